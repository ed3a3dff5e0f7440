import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Eta } from './eta.js'
import { memoryClient } from './testing/memory-client.js'

/** What is written to standard output from here on, which is a terminal of so many columns, or none. */
function watchOutput(columns?: number): { readonly texts: string[] } {
  const texts: string[] = []
  const { stdout } = process
  const { write, isTTY, columns: before } = stdout
  stdout.write = ((chunk: unknown) => texts.push(String(chunk)) > 0) as typeof write
  Object.assign(stdout, { isTTY: columns !== undefined, columns })
  onTestFinished(() => {
    Object.assign(stdout, { write, isTTY, columns: before })
  })
  return { texts }
}

/** An ETA whose clock stands still until it is moved. */
function etaOf(...totals: number[]): {
  readonly eta: Eta
  readonly wait: (seconds: number) => void
} {
  let nowMs = 0
  const eta = new Eta(totals, () => nowMs)
  return {
    eta,
    wait: (seconds) => {
      nowMs += 1000 * seconds
    },
  }
}

describe('showEta', () => {
  it('set_eta_total, show_eta: prints as the original does', async () => {
    const { texts } = watchOutput()
    const trial = await memoryClient().newTrial({ name: 'slow', parameters: {} })
    trial.setEtaTotal(10, 99)
    for (let i = 0; i < 3; i++) {
      const lap = trial.chrono('batch_time')
      lap.stop()
    }
    trial.showEta([0, 2], { timer: 'batch_time', msg: 'loss 0.5' })
    await trial.finish()
    const line = /^\[ 1\/10\]\[ 3\/99\] \| ETA \d+\.\d\d min loss 0\.5\n$/
    expect(texts).toEqual([expect.stringMatching(line)])
  })

  it('multiplies the mean lap of the timer by the steps that are left', () => {
    const { texts } = watchOutput()
    const { eta } = etaOf(10, 99)
    for (const seconds of [9, 0.05, 0.1]) eta.lap('batch_time', seconds, 1)
    eta.show([0, 2], { timer: 'batch_time', msg: 'msg' })
    expect(texts).toEqual([`[ 1/10][ 3/99] | ETA ${((987 * 0.075) / 60).toFixed(2)} min msg\n`])
  })

  it('without a timer takes what steps took since the first one shown', () => {
    const { texts } = watchOutput()
    const { eta, wait } = etaOf(5)
    eta.show(0, {})
    wait(60)
    eta.show(2, {})
    expect(texts).toEqual(['[1/5] | ETA ? min\n', '[3/5] | ETA 1.00 min\n'])
  })

  it('says of the last step that nothing is left, also where it is not known how long one takes', () => {
    const { texts } = watchOutput()
    etaOf(1).eta.show(0, {})
    etaOf(3).eta.show(2, { timer: 'none' })
    expect(texts).toEqual(['[1/1] | ETA 0.00 min\n', '[3/3] | ETA 0.00 min\n'])
  })

  it('shows a step beyond the total as the last one', () => {
    const { texts } = watchOutput()
    const { eta, wait } = etaOf(5)
    eta.show(0, {})
    wait(60)
    eta.show(5, {})
    expect(texts.at(-1)).toBe('[6/5] | ETA 0.00 min\n')
  })

  it('prints plain lines no oftener than throttle says, every so many steps, and the last', () => {
    const { texts } = watchOutput()
    const { eta, wait } = etaOf(100)
    for (let i = 0; i < 100; i++) {
      eta.show(i, { throttle: 2, every: 5, timer: 'none' })
      wait(0.1)
    }
    const shown = texts.map((text) => Number(/\[ *(\d+)\//.exec(text)?.[1]))
    expect(shown).toEqual([5, 25, 45, 65, 85, 100])
    const lines = watchOutput()
    const byDefault = etaOf(100)
    for (let i = 0; i < 100; i++) {
      byDefault.eta.show(i, {})
      byDefault.wait(0.1)
    }
    expect(lines.texts).toHaveLength(3)
  })

  it.each([100, 40, 20, 0])('draws one line with a bar on a terminal of %i columns', (columns) => {
    const { texts } = watchOutput(columns)
    const { eta, wait } = etaOf(10, 99)
    eta.show([0, 2], { msg: 'a\nmessage' })
    wait(1)
    eta.show([4, 98], { msg: 'a message' })
    eta.end()
    eta.end()
    const [first = '', second = '', ...end] = texts
    for (const text of [first, second]) {
      expect(text.startsWith('\r\x1b[2K\x1b[?7l') && text.endsWith('\x1b[?7h')).toBe(true)
      expect(text).not.toContain('\n')
    }
    const line = second.slice('\r\x1b[2K\x1b[?7l'.length, -'\x1b[?7h'.length)
    expect(line).toMatch(/^\[ 5\/10\]\[99\/99\] (█+)(░+) \| ETA 0\.02 min a message$/)
    const bar = line.replace(/[^█░]/g, '')
    const room = (columns || 80) - line.length + bar.length // a terminal may not know how wide it is
    expect(bar.length).toBe(Math.max(10, Math.min(40, room)))
    expect(bar.indexOf('░')).toBe(bar.length / 2)
    expect(end).toEqual(['\n'])
  })

  it('keeps the bar below what the program prints, and out of what is captured', async () => {
    const { texts } = watchOutput(80)
    const trial = await memoryClient().newTrial({ name: 'both', parameters: {} })
    trial.captureOutput()
    trial.setEtaTotal(2)
    trial.showEta(0)
    const [bar] = texts
    process.stdout.write('a line\n')
    process.stdout.write(Buffer.from('bytes\n'))
    process.stdout.write('half ')
    await trial.finish()
    process.stdout.write('after\n')
    const erase = '\r\x1b[2K'
    const lines = ['a line\n', 'bytes\n'].flatMap((line) => [erase, line, bar])
    expect(texts).toEqual([bar, ...lines, erase, 'half ', '\n', 'after\n'])
    const { output } = await trial.view()
    expect(output.writes.map(({ text }) => text)).toEqual(['a line\n', 'bytes\n', 'half '])
  })

  it('leaves standard output as it was, once, with a new total as at the end', async () => {
    const { texts } = watchOutput(80)
    const { write } = process.stdout
    const trial = await memoryClient().newTrial({ name: 'twice', parameters: {} })
    trial.setEtaTotal(2)
    trial.showEta(0)
    expect(process.stdout.write).not.toBe(write)
    trial.setEtaTotal(3)
    expect(process.stdout.write).toBe(write)
    trial.showEta(0)
    await trial.finish()
    await trial.finish()
    expect(process.stdout.write).toBe(write)
    expect(texts.filter((text) => text === '\n')).toHaveLength(2)
  })

  it('refuses what is no step, no total, and a step before there is a total', async () => {
    const trial = await memoryClient().newTrial({ name: 'wrong', parameters: {} })
    const write = vi.spyOn(process.stdout, 'write')
    const invalid = { code: 'TRACK_ARGUMENT_INVALID' }
    const refused = (call: () => void): void => {
      expect(call).toThrow(expect.objectContaining(invalid))
    }
    refused(() => trial.showEta(0))
    for (const totals of [[], [0], [1.5], [3, Number.NaN]]) {
      refused(() => trial.setEtaTotal(...totals))
    }
    trial.setEtaTotal(3, 4)
    for (const step of [0, [0], [0, -1], [0, 0.5], [0, 0, 0]]) refused(() => trial.showEta(step))
    refused(() => trial.showEta([0, 0], { every: 0 }))
    refused(() => trial.showEta([0, 0], { throttle: Number.NaN }))
    expect(write).not.toHaveBeenCalled()
    write.mockRestore()
  })
})
