import { createHash } from 'node:crypto'
import { type EventLog, MemoryLog, TrackError } from '@track/core'
import { describe, expect, it, vi } from 'vitest'
import { readContent } from './read-content.js'
import { HeldLog } from './testing/held-log.js'
import { failed, memoryLog, metric, several, stepsOf } from './testing/several-logs.js'

describe('a file of several logs', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')
  const disk = new TrackError('TRACK_STORE_UNWRITABLE', 'no space left')
  /** A log that takes a piece, and refuses the file. */
  const refusing = () => {
    const log = memoryLog()
    vi.spyOn(log.files, 'put').mockImplementation(async (content) => {
      for await (const _ of content) throw disk
      return { digest: '', bytes: 0 }
    })
    return log
  }
  const read = async (log: EventLog, text: string) => {
    const pieces: Uint8Array[] = []
    for await (const piece of log.files?.read(digestOf(text)) ?? []) pieces.push(piece)
    return Buffer.concat(pieces).toString()
  }

  it('is kept in each of them, and read from the first that has not failed', async () => {
    const logs = [new MemoryLog({ now: Date.now }), memoryLog()] as const
    const { log, failures } = several(logs)
    await log.files?.put(readContent(bytes('abc')))
    for (const one of logs) expect(await read(one, 'abc')).toBe('abc')
    vi.spyOn(logs[0].backlog, 'failure').mockImplementation(failed)
    expect(await read(log, 'abc')).toBe('abc')
    expect(failures).toHaveLength(1)
  })

  it.each([0, 1])('is kept by the others when log %i refuses it, which is left out', async (i) => {
    const other = memoryLog()
    const { log, failures } = several(i === 0 ? [refusing(), other] : [other, refusing()])
    const stored = await log.files?.put(readContent(bytes('abc')))
    expect(stored).toEqual({ digest: digestOf('abc'), bytes: 3 })
    expect(failures).toMatchObject([{ details: { uri: `log:${i}` }, cause: disk }])
    expect(await read(log, 'abc')).toBe('abc')
  })

  it('is refused when all refuse it, and they go on', async () => {
    const { log, failures } = several([refusing(), refusing()])
    await expect(log.files?.put(readContent(bytes('abc')))).rejects.toBe(disk)
    expect(failures).toEqual([])
    await log.append(metric(0))
  })

  it('is refused when those that took it fail before its event is there: none that goes on has it', async () => {
    const logs = [memoryLog(), refusing()] as const
    const { log } = several(logs)
    const { append } = await log.keepFile(readContent(bytes('abc')))
    vi.spyOn(logs[0].backlog, 'failure').mockImplementation(failed)
    await expect(append(metric(0), metric(1))).rejects.toBe(disk)
    expect(await stepsOf(logs[1]), 'what says that it was left out').toEqual([1])
  })

  it('that a log has no more when its event comes is left out there, in its place, and the log goes on', async () => {
    const keeping = Object.assign(new HeldLog(), { files: memoryLog().files })
    const logs = [memoryLog(), keeping] as const
    const { log, failures } = several(logs)
    const { append } = await log.keepFile(readContent(bytes('abc')))
    logs[1].holds = true
    const appended = append(metric(0), { ...metric(7), origin: metric(0).origin })
    const told: unknown[] = []
    for (const step of [1, 2]) log.quiet?.append(metric(step), (error) => told.push(error))
    const settled = log.quiet?.settled()
    const gone = new TrackError('TRACK_FILE_CORRUPT', 'it was redacted')
    logs[1].refuse(gone)
    logs[1].release()
    await Promise.all([appended, settled])
    expect(told).toEqual([undefined, undefined])
    expect(failures).toMatchObject([
      { code: 'TRACK_EVENTS_DROPPED', details: { uri: 'log:1', bytes: 3 }, cause: gone },
    ])
    expect(log.states.map(({ failure }) => failure)).toEqual([undefined, undefined])
    expect(await stepsOf(logs[0])).toEqual([0, 1, 2])
    expect(await stepsOf(logs[1])).toEqual([7, 1, 2])
  })

  it('that the first log refuses at once when its event comes is in the others, and answered', async () => {
    const first = memoryLog()
    const append = first.append.bind(first)
    const gone = new TrackError('TRACK_FILE_CORRUPT', 'it was redacted')
    vi.spyOn(first, 'append')
      .mockImplementation(append)
      .mockImplementationOnce((_, onSettled) => {
        onSettled?.(gone)
        return Promise.reject(gone)
      })
    const other = memoryLog()
    const { log } = several([first, other])
    const kept = await log.keepFile(readContent(bytes('abc')))
    const instead = { ...metric(7), origin: metric(0).origin }
    await expect(kept.append(metric(0), instead)).resolves.toMatchObject({ position: 0 })
    expect(await stepsOf(first)).toEqual([7])
    expect(await stepsOf(other)).toEqual([0])
  })

  it('is refused when it cannot be read, or reads otherwise the second time: no log is at fault', async () => {
    const { log, failures } = several([memoryLog(), memoryLog()])
    const none = log.files?.put(readContent('/none/of/it'))
    await expect(none).rejects.toMatchObject({ code: 'TRACK_FILE_UNREADABLE' })
    let times = 0
    const growing = {
      [Symbol.asyncIterator]: () => readContent(bytes(`${++times}`))[Symbol.asyncIterator](),
    }
    const changed = log.files?.put(growing)
    await expect(changed).rejects.toMatchObject({ code: 'TRACK_FILE_UNREADABLE' })
    expect(failures).toEqual([])
  })

  it('that is damaged where it is read is told of', async () => {
    const { log, failures } = several([memoryLog(), memoryLog()])
    await expect(read(log, 'abc')).rejects.toMatchObject({ code: 'TRACK_FILE_CORRUPT' })
    expect(failures).toEqual([])
  })
})
