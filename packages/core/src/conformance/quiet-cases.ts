import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual } from './expect.js'
import { SampleWriter, sampleStream } from './sample-writer.js'

const a = sampleStream('a')
const appends = 30

/** Quiet appends, of a log that has them. */
export const quietCases: readonly ConformanceCase[] = [
  logCase(
    'quiet appends are durable in their order, and told, when settled resolves',
    async (log) => {
      if (log.quiet === undefined) return
      const writer = new SampleWriter()
      const told: [number, unknown][] = []
      for (let i = 0; i < appends; i++) {
        log.quiet.append(writer.append(writer.events(a)), (error) => told.push([i, error]))
      }
      await log.quiet.settled()
      expectEqual(
        told,
        Array.from({ length: appends }, (_, i) => [i, undefined]),
        'what was told',
      )
      expectEqual((await log.head()).position, appends, 'position')
      await log.quiet.settled()
      expectEqual(told.length, appends, 'appends told')
    },
  ),

  logCase('quiet appends are told by waiting for the backlog', async (log) => {
    if (log.quiet === undefined) return
    const writer = new SampleWriter()
    let told = 0
    for (let i = 0; i < appends; i++) {
      log.quiet.append(writer.append(writer.events(a)), () => told++)
    }
    expectEqual(log.backlog.wait(0, 30_000), true, 'whether the backlog was worked off')
    expectEqual(told, appends, 'appends told')
    expectEqual(log.backlog.bytes(), 0, 'bytes in the backlog')
  }),

  logCase('a quiet append that is refused is told so, and those around it are not', async (log) => {
    if (log.quiet === undefined) return
    const { quiet } = log
    const writer = new SampleWriter()
    const told: [string, unknown][] = []
    const hand = (name: string, expected: 'any' | 'no-stream'): void => {
      const append = writer.append(writer.events(a), { expected: { [a]: expected } })
      quiet.append(append, (error) => told.push([name, (error as { code?: unknown })?.code]))
    }
    hand('first', 'no-stream')
    hand('second', 'no-stream')
    hand('third', 'any')
    await quiet.settled()
    expectEqual(
      told.sort(([x], [y]) => (x < y ? -1 : 1)),
      [
        ['first', undefined],
        ['second', 'TRACK_REVISION_CONFLICT'],
        ['third', undefined],
      ],
      'what was told',
    )
    expectEqual((await log.head()).position, 2, 'position')
  }),

  logCase(
    'quiet and other appends keep their order, and an answer implies those before it',
    async (log) => {
      if (log.quiet === undefined) return
      const writer = new SampleWriter()
      let told = 0
      const answers: Promise<{ position: number }>[] = []
      for (let i = 0; i < appends; i++) {
        const append = writer.append(writer.events(a))
        if (i % 2 === 0) log.quiet.append(append, () => told++)
        else answers.push(log.append(append))
      }
      const positions = (await Promise.all(answers)).map(({ position }) => position)
      const odd = Array.from({ length: appends / 2 }, (_, i) => 2 * i + 1)
      expectEqual(positions, odd, 'positions of those in between')
      expectEqual(log.backlog.bytes(), 0, 'bytes in the backlog')
      expectEqual(told, appends / 2, 'quiet appends told')
    },
  ),

  logCase('closing leaves no quiet append behind, and refuses what comes later', async (log) => {
    if (log.quiet === undefined) return
    const writer = new SampleWriter()
    const told: unknown[] = []
    for (let i = 0; i < appends; i++) {
      log.quiet.append(writer.append(writer.events(a)), (error) => told.push(error))
    }
    await log.close()
    expectEqual(told, Array(appends).fill(undefined), 'what was told')
    log.quiet.append(writer.append(writer.events(a)), (error) => told.push(error))
    expectEqual((told.at(-1) as { code?: unknown })?.code, 'TRACK_LOG_CLOSED', 'code')
  }),
]
