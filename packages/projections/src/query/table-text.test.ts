import { type EventLog, MemoryDerivedStore, statuses } from '@track/core'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { KeptTable, tableText } from '../kept/kept-table.js'
import type { Plain } from '../plain.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { eventAt, type TestLog, withDerived } from '../testing/make-log.js'
import {
  added,
  counted,
  logged,
  longStoreOfThree,
  project,
  storeOfThree,
  trialId,
} from '../testing/store-of-three.js'
import { ViewReader } from '../view-reader.js'
import { tableOfText } from './table-text.js'
import { TrialTable } from './trial-table.js'

const tableOf = (log: EventLog, earlier?: Uint8Array): TrialTable =>
  new TrialTable(log, new ViewReader(log), () => earlier)

/** So much is new that it is better kept again. */
const many = Array.from({ length: 5001 }, (_, i) => i)

/** The text of a table that has read all of a log. */
async function textOf(log: TestLog): Promise<Uint8Array> {
  const table = tableOf(withDerived(log, undefined))
  await table.trials()
  return (await table.text(true))?.text ?? expect.fail('no text')
}

/** Makes another seam for a text. */
function resewn(text: Uint8Array, seamOf: (seam: string) => string): Uint8Array {
  const lines = Buffer.from(text).toString().split('\n')
  const { seam } = new KeptTable(text)
  return Buffer.from(lines.with(5, JSON.stringify([seamOf(seam)])).join('\n'))
}

const finished = {
  type: 'TrialFinished',
  status: statuses.completed,
  error: undefined,
  runtimeSeconds: 9,
} as const
const runs = (n: number) => eventAt(trialId(n), { type: 'TrialStarted', process: undefined })

describe('the text of a table', () => {
  test('is what the next one goes on from: it asks the log for what came since, and for nothing derived', async () => {
    const log = await longStoreOfThree()
    const text = await textOf(log)
    await log.commit(...logged(2, [-1], 2000))
    const derived = new MemoryDerivedStore()
    const asked = vi.spyOn(derived, 'get')
    const { log: counting, read } = counted(log, derived)
    const table = tableOf(counting, text)
    await table.query((rows) => rows.ids())
    expect(asked.mock.calls.flat(2).filter((key) => key.startsWith('table/'))).toEqual([])
    expect(read).toEqual([trialId(2)])
    expect(await table.trials()).toEqual(await tableOf(withDerived(log, undefined)).trials())
  })

  test('has what becomes of trials that run', async () => {
    const log = await storeOfThree()
    await log.commit(runs(0), runs(1))
    const table = tableOf(withDerived(log, undefined))
    await table.trials()
    const before = await table.text(true)
    expect(before?.isLasting).toBe(false)
    await log.commit(...logged(1, [-5], 7))
    const lost = { status: statuses.interrupted, reason: 'lost', isReserved: false }
    const options = { statusOf: () => lost }
    const next = tableOf(withDerived(log, undefined), before?.text)
    expect(await next.trials(options)).toEqual(await table.trials(options))
    const [silent, other] = await next.trials(options)
    expect(silent).toMatchObject({ status: 'Interrupted' })
    expect(other).toMatchObject({ status: 'Interrupted', metrics: { loss: { min: -5 } } })
  })

  test('lasts if no trial runs that its project still has', async () => {
    const log = await storeOfThree()
    const isLasting = async (isAtRest: boolean) => {
      const table = tableOf(withDerived(log, undefined))
      await table.trials()
      return (await table.text(isAtRest))?.isLasting
    }
    expect(await isLasting(true)).toBe(true)
    expect(await isLasting(false)).toBe(false)
    await log.commit(runs(1))
    expect(await isLasting(true)).toBe(false)
    await log.commit(eventAt(project, { type: 'TrialRemoved', trial: trialId(1) }))
    expect(await isLasting(true)).toBe(true)
  })

  test('is made again when much has come, or when it can last, and not before', async () => {
    const log = await storeOfThree()
    await log.commit(runs(1))
    const goesOn = async (text: Uint8Array, isAtRest: boolean) => {
      const table = tableOf(withDerived(log, undefined), text)
      await table.trials()
      return table.text(isAtRest)
    }
    const text = await textOf(log)
    await log.commit(...logged(1, [-5], 7))
    expect(await goesOn(text, false)).toBeUndefined()
    expect(await goesOn(text, true)).toBeUndefined()
    await log.commit(...logged(1, many, 8))
    const later = await goesOn(text, false)
    expect(later?.isLasting).toBe(false)
    expect(await goesOn(later?.text ?? text, false)).toBeUndefined()
    await log.commit(eventAt(trialId(1), finished))
    expect(await goesOn(later?.text ?? text, true)).toMatchObject({ isLasting: true })
  })

  test('is made again when the log was made to keep the table: or each that goes on would have it written whole', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    for (let n = 3; n < 600; n++) await log.commit(...added(n))
    await log.commit(runs(1))
    let text: Uint8Array | undefined
    const written = vi.spyOn(derived, 'write')
    for (const first of [0, 70, 140]) {
      written.mockClear()
      for (let n = first; n < first + 70; n++) await log.commit(...logged(n, [-5], 7))
      const table = tableOf(withDerived(log, derived), text)
      await table.trials()
      text = (await table.text(false))?.text ?? expect.fail('no text')
    }
    const keys = written.mock.calls.flat(2).map(([key]) => key.replace(/^.*?\/.*?\//, ''))
    expect(keys).toEqual(['rows/0', 'checkpoint'])
  })

  test('is as of now of a log to which nobody appends, and else as of what was read', async () => {
    const log = await storeOfThree()
    const table = tableOf(withDerived(log, undefined))
    expect(await table.text(false), 'nobody asked for anything').toBeUndefined()
    await table.trials()
    await log.commit(...added(3))
    const counts: number[] = []
    for (const isAtRest of [false, true]) {
      const { text } = (await table.text(isAtRest)) ?? expect.fail('no text')
      counts.push(new KeptTable(text).listed().trials().length)
    }
    expect(counts).toEqual([3, 4])
  })

  test('is passed over where much came since, and the log keeps a later table', async () => {
    const log = await storeOfThree()
    const text = await textOf(log)
    await log.commit(...logged(1, many, 8))
    const derived = new MemoryDerivedStore()
    const other = tableOf(withDerived(log, derived))
    const whole = await other.trials()
    await other.keep()
    for (const [kept, streams] of [
      [derived, []],
      [undefined, [trialId(1)]],
    ] as const) {
      const { log: counting, read } = counted(log, kept)
      expect(await tableOf(withDerived(counting, kept), text).trials()).toEqual(whole)
      expect(read).toEqual(streams)
    }
  })

  test('and what the log keeps go on together: of that no more is written than has changed', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    for (let n = 3; n < 600; n++) await log.commit(...added(n))
    const first = tableOf(withDerived(log, derived))
    await first.trials()
    const { text } = (await first.text(true)) ?? expect.fail('no text')
    await log.commit(...logged(590, [-7], 7))
    const written = vi.spyOn(derived, 'write')
    const next = tableOf(withDerived(log, derived), text)
    const trials = await next.trials()
    await next.text(true)
    const keys = written.mock.calls.flat(2).map(([key]) => key.replace(/^.*?\/.*?\//, ''))
    expect(keys).toEqual(['rows/1', 'checkpoint'])
    expect(await tableOf(withDerived(log, derived)).trials()).toEqual(trials)
  })

  test('is of what the log keeps, also where another program kept the same table', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    const table = tableOf(withDerived(log, derived))
    await table.trials()
    await table.keep()
    const [key = ''] = await derived.keys({ from: 'table/', to: 'table0' })
    expect(key).toMatch(/checkpoint$/)
    await derived.write([[key, Buffer.from('of another')]])
    const { text } = (await table.text(true)) ?? expect.fail('no text')
    const asked = vi.spyOn(derived, 'write')
    const next = tableOf(withDerived(log, derived), text)
    await next.trials()
    await next.text(true)
    expect(asked, 'all chunks are there').not.toHaveBeenCalled()
  })

  test('is none where the log has a place for the table and does not take it', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    vi.spyOn(derived, 'write').mockResolvedValue()
    const table = tableOf(withDerived(log, derived))
    await table.trials()
    expect(await table.text(true)).toBeUndefined()
    vi.mocked(derived.write).mockRestore()
    expect(await table.text(true)).toMatchObject({ position: (await log.head()).position })
  })

  test('is not believed when the log went another way, or lost its end', async () => {
    const one = await storeOfThree()
    await one.commit(...logged(0, [-100]))
    const text = await textOf(one)
    const other = await storeOfThree()
    for (const value of [6, 7, 8]) {
      const fresh = await tableOf(withDerived(other, undefined)).trials()
      expect(await tableOf(withDerived(other, undefined), text).trials()).toEqual(fresh)
      await other.commit(...logged(0, [value]))
    }
  })

  test('is read anew, and made anew, when it turns out to be none', async () => {
    const log = await storeOfThree()
    await log.commit(runs(1)) // so that it would be as good as it was
    const whole = await tableOf(withDerived(log, undefined)).trials()
    const text = await textOf(log)
    const lines = Buffer.from(text).toString().split('\n')
    const unread: string[] = []
    for (const [i, line] of lines.entries()) {
      const table = tableOf(withDerived(log, undefined), Buffer.from(lines.with(i, '?').join('\n')))
      expect(await table.trials(), `line ${i}`).toEqual(whole)
      const again = await table.text(false)
      if (again === undefined) unread.push(line)
      else expect(Buffer.from(again.text).equals(text), `line ${i}`).toBe(true)
    }
    expect(unread, 'the hashes that a project lists trials by').toEqual(['[[""],[0,0,0]]'])
  })

  test('is not believed under another version, or with a seam of another table', async () => {
    const log = await storeOfThree()
    const text = await textOf(log)
    const version = '5.1'
    const seam = (plain: Plain) => resewn(text, () => Buffer.from(packPlain(plain)).toString('hex'))
    const made = unpackPlain(Buffer.from(new KeptTable(text).seam, 'hex')) as readonly Plain[]
    const [own, checkpoint, held] = made as [string, readonly Plain[], Plain]
    expect(tableOfText(seam(made), own)?.table.rows.count).toBe(3)
    expect(tableOfText(text, version)).toBeUndefined()
    for (const other of [
      [own, checkpoint],
      [own, null, held],
      [own, checkpoint, []],
      [own, checkpoint, [[[0, 0]]]],
      null,
    ]) {
      expect(tableOfText(seam(other), own)).toBeUndefined()
    }
    const [numbers, digest, projects] = checkpoint
    for (const seals of [[new Uint8Array(8)], [new Uint8Array(8), new Uint8Array(8)]]) {
      const sealed = seam([own, [numbers, digest, projects, seals] as Plain, held])
      expect(tableOfText(sealed, own)?.checkpoint.seals.length).toBe(
        seals.length === 1 ? 1 : undefined,
      )
    }
    for (const bad of ['', 'x', 'ABC', `${new KeptTable(text).seam}00`]) {
      expect(
        tableOfText(
          resewn(text, () => bad),
          own,
        ),
      ).toBeUndefined()
    }
    await log.commit(...added(3))
    expect(
      tableOfText(
        resewn(await textOf(log), () => new KeptTable(text).seam),
        own,
      ),
    ).toBeUndefined()
    const short = tableText({
      count: 0,
      projects: new Map(),
      blocks: [],
      seam: new KeptTable(text).seam,
    })
    expect(tableOfText(short, own)).toBeUndefined()
  })

  test('that somebody altered is a table or none, and no error', async () => {
    const log = await storeOfThree()
    await log.commit(runs(1))
    const text = await textOf(log)
    const whole = await tableOf(withDerived(log, undefined)).trials()
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.nat(255), async (at, byte) => {
        const found = await tableOf(withDerived(log, undefined), text.with(at, byte)).trials()
        expect(found).toHaveLength(whole.length)
      }),
    )
  })
})
