import { spawn } from 'node:child_process'
import { Console } from 'node:console'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { eventsOf } from '@track/core'
import { type TrialView, ViewReader } from '@track/projections'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { tapOutput, withoutTap } from './output-tap.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

type Write = typeof process.stdout.write

/** What the streams were given, in place of writing it: tests' own output must not be among it. */
let passed: unknown[][] = []

beforeEach(() => {
  passed = []
  for (const name of ['stdout', 'stderr'] as const) {
    const stream = process[name]
    const write = stream.write
    const fake = (...args: unknown[]): boolean => {
      passed.push([name, ...args])
      const callback = args.findLast((arg) => typeof arg === 'function') as (() => void) | undefined
      callback?.()
      return args[0] !== 'full'
    }
    stream.write = fake as Write
    onTestFinished(() => {
      stream.write = write
    })
  }
})

afterEach(() => {
  vi.useRealTimers()
})

async function newTrial() {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 'chatty', parameters: {} })
  return { client, trial }
}

function textsOf({ output }: TrialView): string[] {
  return output.writes.map(({ stream, text }) => `${stream}: ${text}`)
}

describe('captureOutput', () => {
  it('capture_output: keeps the last n writes of stdout and stderr, passing them through', async () => {
    const { client, trial } = await newTrial()
    await trial.run(() => {
      trial.captureOutput({ last: 3 })
      for (let i = 0; i < 5; i++) process.stdout.write(`out ${i}\n`)
      process.stderr.write('err\n')
    })
    process.stdout.write('after\n')
    expect(passed.map(([name, text]) => `${name}: ${text}`)).toEqual([
      ...[0, 1, 2, 3, 4].map((i) => `stdout: out ${i}\n`),
      'stderr: err\n',
      'stdout: after\n',
    ])
    const { output } = await trial.view()
    expect(output.writes.map(({ text }) => text)).toEqual(['out 3\n', 'out 4\n', 'err\n'])
    expect(output.leftOut).toBe(3)
    expect((await client.report({ full: true, print: false })).output).toEqual(output)
    expect(await client.report({ print: false })).not.toHaveProperty('output')
  })

  it('hands on arguments and answers as they are', async () => {
    const { trial } = await newTrial()
    using _ = trial.captureOutput()
    const written = vi.fn()
    const bytes = Uint8Array.of(0xff, 0)
    expect(process.stdout.write('full', 'latin1', written)).toBe(false)
    expect(process.stdout.write(bytes, written)).toBe(true)
    expect(passed).toEqual([
      ['stdout', 'full', 'latin1', written],
      ['stdout', bytes, written],
    ])
    expect(passed[1]?.[1]).toBe(bytes)
    expect(written).toHaveBeenCalledTimes(2)
  })

  it('lets what a write throws through, and captures nothing of it', async () => {
    const { trial } = await newTrial()
    const failing = vi.spyOn(process.stdout, 'write').mockImplementation(() => {
      throw new TypeError('no chunk')
    })
    const capture = trial.captureOutput()
    expect(() => process.stdout.write('x')).toThrow('no chunk')
    capture.stop()
    failing.mockRestore()
    expect(textsOf(await trial.view())).toEqual([])
  })

  it('joins bytes that are cut within a character, and takes other encodings', async () => {
    const { trial } = await newTrial()
    using _ = trial.captureOutput()
    const bytes = Buffer.from('é\u{1F600}')
    for (const byte of bytes) process.stdout.write(Uint8Array.of(byte))
    process.stdout.write(new Uint16Array([0x6161]) as never)
    process.stdout.write('6263', 'hex')
    process.stdout.write('\ud800')
    await trial.finish()
    expect(textsOf(await trial.view())).toEqual(
      ['é', '\u{1F600}', 'aa', 'bc', '\ufffd'].map((text) => `stdout: ${text}`),
    )
  })

  it('captures console.log and worker threads', async () => {
    const { trial } = await newTrial()
    using _ = trial.captureOutput()
    const console = new Console(process.stdout, process.stderr) // the global one is the runner's
    console.log('%s of the console', 'a line')
    const worker = new Worker(`console.log('a line of a thread')`, { eval: true })
    await once(worker, 'exit')
    await vi.waitFor(() => expect(passed).toHaveLength(2)) // a thread's output comes with later turns
    await trial.finish()
    expect(textsOf(await trial.view())).toEqual([
      'stdout: a line of the console\n',
      'stdout: a line of a thread\n',
    ])
  })

  it('sends all of it to the log when it is asked to, in pieces that are bounded', async () => {
    const { client, trial } = await newTrial()
    const text = `\u{1F600}${'x'.repeat(40_000)}`
    await trial.run(() => {
      trial.captureOutput({ whole: true })
      for (let i = 0; i < 10; i++) process.stdout.write(text)
      process.stderr.write('end\n')
    })
    await client.flush()
    const pieces: string[] = []
    for await (const { commits } of client.log.read()) {
      for (const commit of commits) {
        for (const { event } of eventsOf(commit)) {
          if (event.type === 'OutputCaptured') pieces.push(event.text)
        }
      }
    }
    expect(pieces.join('')).toBe(`${text.repeat(10)}end\n`)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(16 << 10)
    expect(pieces.length).toBeLessThan(40)
  })

  it('is one of two trials at once, and ends with each of them', async () => {
    const before = process.stdout.write
    const { client, trial } = await newTrial()
    const other = await client.newTrial({ name: 'other', parameters: {}, force: true })
    trial.captureOutput()
    other.captureOutput()
    process.stdout.write('both')
    await trial.finish()
    process.stdout.write('one')
    await other.finish()
    expect(process.stdout.write).toBe(before)
    process.stdout.write('none')
    expect(textsOf(await trial.view())).toEqual(['stdout: both'])
    expect(textsOf(await other.view())).toEqual(['stdout: both', 'stdout: one'])
    expect(passed).toHaveLength(3)
  })

  it('is replaced by another one of the same trial, and ends with a using block', async () => {
    const { trial } = await newTrial()
    trial.captureOutput({ last: 1 })
    process.stdout.write('1')
    {
      using _ = trial.captureOutput({ last: 2 })
      process.stdout.write('2')
    }
    process.stdout.write('3')
    expect(textsOf(await trial.view())).toEqual(['stdout: 1', 'stdout: 2'])
  })

  it('records nothing of what Track itself writes', async () => {
    const { client, trial } = await newTrial()
    const capture = trial.captureOutput()
    await client.report()
    withoutTap(() => process.stderr.write('track: a line of its own\n'))
    capture.stop()
    expect(passed).toHaveLength(2)
    expect(textsOf(await trial.view())).toEqual([])
  })

  it('keeps what is written from within a getter of what is logged', async () => {
    const { trial } = await newTrial()
    using capture = trial.captureOutput()
    const metrics = {
      get loss() {
        process.stdout.write('looked at')
        return 1
      },
    }
    trial.logMetrics(metrics)
    process.stdout.write('then')
    capture.stop()
    const view = await trial.view()
    expect(view.metrics.get('loss')?.count).toBe(1)
    expect(textsOf(view)).toEqual(['stdout: looked at', 'stdout: then'])
  })

  it('reaches the log at once after a pause, then once a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const { trial } = await newTrial()
    using _ = trial.captureOutput()
    process.stdout.write('first')
    process.stdout.write('second')
    process.stdout.write('third')
    expect(textsOf(await trial.view())).toEqual(['stdout: first'])
    vi.advanceTimersByTime(1001)
    expect(textsOf(await trial.view())).toHaveLength(3)
  })

  it('ends with the client, and leaves the streams as they were', async () => {
    const before = process.stdout.write
    const uri = `file:${join(temporaryFolder(), 'store')}`
    const client = new TrackClient(uri)
    const trial = await client.newTrial({ name: 'chatty', parameters: {} })
    const capture = trial.captureOutput()
    process.stdout.write('one')
    process.stdout.write('two')
    await client.close()
    expect(process.stdout.write).toBe(before)
    const again = new TrackClient(uri)
    onTestFinished(() => again.close())
    const view = await new ViewReader(again.log).trial(trial.id)
    expect(textsOf(view)).toEqual(['stdout: one', 'stdout: two'])
    capture.stop()
  })

  it.each([0, 1001, 1.5, Number.NaN, '3'])(
    'refuses %j writes, and starts nothing',
    async (last) => {
      const { trial } = await newTrial()
      expect(() => trial.captureOutput({ last: last as number })).toThrow(/from 1 to 1000/)
      expect(trial.isRunning).toBe(false)
    },
  )

  it('is refused for a trial that has finished', async () => {
    const { trial } = await newTrial()
    trial.start()
    await trial.finish()
    expect(() => trial.captureOutput()).toThrow(
      expect.objectContaining({ code: 'TRACK_TRIAL_ENDED' }),
    )
  })
})

describe('the tap', () => {
  it('stays inert below a write that somebody has put on top, and comes on top again', () => {
    const heard: unknown[] = []
    const first = tapOutput({ after: (_, chunk) => heard.push(chunk) })
    const tapped = process.stdout.write
    process.stdout.write = ((...args: Parameters<Write>) =>
      tapped.apply(process.stdout, args)) as Write
    first()
    process.stdout.write('unheard')
    const second = tapOutput({ after: (_, chunk) => heard.push(chunk) })
    process.stdout.write('heard once')
    second()
    expect(heard).toEqual(['heard once'])
    expect(passed).toHaveLength(2)
  })

  it('lets no failure of a listener into the program', () => {
    const fault = (): void => {
      throw new Error('a fault')
    }
    const untap = tapOutput({ before: fault, after: fault })
    expect(process.stdout.write('x')).toBe(true)
    untap()
  })
})

describe('a process that is killed while it never yields', () => {
  it.each(['last', 'whole'])('keeps what it wrote up to a second before: %s', async (how) => {
    const store = join(temporaryFolder(), 'store')
    const program = fileURLToPath(new URL('./testing/write-until-killed.js', import.meta.url))
    const child = spawn(process.execPath, [program, `file:${store}`, how], {
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    })
    const lines: string[] = []
    child.stdout?.setEncoding('utf8').on('data', (text: string) => lines.push(text))
    await once(child.stdio[3] as Readable, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    const client = new TrackClient(`file:${store}`)
    onTestFinished(() => client.close())
    const [found] = await client.trials()
    const { output } = await new ViewReader(client.log).trial(found?.id ?? '')
    const kept = output.writes.map(({ text }) => text).join('')
    expect(kept).not.toBe('')
    expect(lines.join('')).toContain(kept)
    if (how === 'last') expect(output.leftOut).toBeGreaterThan(0)
    else expect(lines.join('').startsWith(kept)).toBe(true)
  })
})
