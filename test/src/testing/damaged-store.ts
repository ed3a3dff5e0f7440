// Damages the files of stores at places that follow from a seed.
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Append, buildAppend, type StoredFile } from '@track/core'
import { LevelLog } from '@track/log'

/** Draws a number in [0, 1). */
export type Random = () => number

const faults = ['flipped bit', 'zeroed block', 'cut off', 'deleted'] as const

/** What was done to a store. */
export interface DoneDamage {
  readonly fault: (typeof faults)[number]
  /** In the store's folder. */
  readonly file: string
  /** Of the first byte that is concerned. */
  readonly offset: number
}

const blockBytes = 512
const contentBytes = 3_000

/**
 * Makes a store of some sessions, so that its log has tables and a write-ahead file, with commits of one
 * stream and of several, and logged files.
 */
export async function makeStore(path: string, random: Random): Promise<void> {
  for (let session = 0; session < 4; session++) {
    const log = new LevelLog(path)
    const appends = Array.from({ length: 150 }, (_, i) =>
      log.append(someAppend(session, i, random)),
    )
    await Promise.all(appends)
    const content = randomBytes(contentBytes, random)
    const stored = await log.files?.put(Readable.from([content]))
    if (stored === undefined) throw new Error('the log keeps no files')
    await log.append(fileAppend(session, stored, random))
    await log.derived.write([[`snapshot ${session}`, randomBytes(3000, random)]])
    await log.close()
  }
}

function fileAppend(session: number, file: StoredFile, random: Random): Append {
  const stream = '1'.padStart(32, '0')
  const event = { type: 'FileLogged', name: `${session}`, mime: 'text/plain', ...file } as const
  const origin = { writer: writerOf(session), sequence: 1000 * session + 999 }
  const timeMs = 1_700_000_000_000
  return buildAppend([{ stream, event, timeMs }], { origin, salt: randomBytes(12, random) })
}

function writerOf(session: number): string {
  return (session % 2).toString(16).padStart(32, 'a')
}

function someAppend(session: number, sequence: number, random: Random): Append {
  const streams = sequence % 5 === 4 ? [1, 2, 3 + Math.floor(8 * random())] : [1 + (sequence % 2)]
  const events = streams.flatMap((stream) =>
    Array.from({ length: 1 + Math.floor(6 * random()) }, () => ({
      stream: stream.toString(16).padStart(32, '0'),
      timeMs: 1_700_000_000_000 + sequence,
      event: {
        type: 'MetricsLogged' as const,
        names: ['loss', 'accuracy'],
        values: [random(), random()],
        step: sequence,
      },
    })),
  )
  const origin = { writer: writerOf(session), sequence: 1000 * session + sequence }
  return buildAppend(events, { origin, salt: randomBytes(12, random) })
}

function randomBytes(length: number, random: Random): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(256 * random()))
}

/** Does one damage to one file of the store. Each file is as likely as any other, whatever its length. */
export function damageStore(path: string, random: Random): DoneDamage {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort()
  const file = pick(files, random)
  const length = statSync(join(path, file)).size
  const fault = length === 0 ? 'deleted' : pick(faults, random)
  const offset = Math.floor(length * random())
  switch (fault) {
    case 'deleted':
      rmSync(join(path, file))
      break
    case 'cut off':
      truncateSync(join(path, file), offset)
      break
    default: {
      const bytes = readFileSync(join(path, file))
      if (fault === 'zeroed block') bytes.fill(0, offset, Math.min(offset + blockBytes, length))
      else bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << Math.floor(8 * random())), offset)
      writeFileSync(join(path, file), bytes)
    }
  }
  return { fault, file, offset }
}

function pick<T>(list: readonly T[], random: Random): T {
  const found = list[Math.floor(list.length * random())]
  if (found === undefined) throw new Error('there is nothing to choose from')
  return found
}
