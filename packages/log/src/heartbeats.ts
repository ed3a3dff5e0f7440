import {
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Heartbeat, hexOf, type ProcessRecord } from '@track/core/commits'
import { sha256 } from './sha256.js'
import { storeFiles } from './store-format.js'

/** So often a process says that it lives. */
export const beatEveryMs = 15_000

/** A process that was heard of so long ago is not worth a file any more. */
const keptMs = 30 * 86_400_000
/** What a file holds at the most, and how many are read: whoever writes there may write anything. */
const fileBytesMax = 4096
const filesMax = 10_000

const ending = '.json'

/**
 * Says every few seconds that this process lives: in a file of its own in the store, replaced each
 * time. A beat that cannot be written is one that is missed. Nothing is synced: after a power cut the
 * process is dead.
 */
export class HeartbeatWriter {
  readonly #folder: string
  readonly #everyMs: number
  #timer: NodeJS.Timeout | undefined
  #file: string | undefined

  /** @param path The store's folder. */
  constructor(path: string, everyMs: number = beatEveryMs) {
    this.#folder = join(path, storeFiles.beats)
    this.#everyMs = everyMs
  }

  /** Beats from now on; does nothing if it does already. */
  start(process: ProcessRecord): void {
    if (this.#timer !== undefined) return
    const file = join(this.#folder, nameOf(process))
    this.#file = file
    const beat = (): void => ifPossible(() => writeBeat(file, { process, beatMs: Date.now() }))
    ifPossible(() => {
      mkdirSync(this.#folder, { mode: 0o700, recursive: true })
      removeOld(this.#folder)
    })
    beat()
    this.#timer = setInterval(beat, this.#everyMs).unref()
  }

  /** Ends in order: what ends so has said all there is to say in the log. */
  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    const file = this.#file
    this.#file = undefined
    if (file !== undefined) ifPossible(() => rmSync(file, { force: true }))
  }
}

/** Where the disk is full, or read-only, a beat is missed: readers see the silence. */
function ifPossible(work: () => void): void {
  try {
    work()
  } catch {
    // Nothing that is logged depends on it.
  }
}

/**
 * Keeps the beat of a process that reaches the store over a network; without a beat, of one that ended in
 * order. What cannot be kept is a beat that is missed.
 */
export function keepHeartbeat(path: string, process: ProcessRecord, beatMs?: number): void {
  const folder = join(path, storeFiles.beats)
  const file = join(folder, nameOf(process))
  ifPossible(() => {
    if (beatMs === undefined) return rmSync(file, { force: true })
    mkdirSync(folder, { mode: 0o700, recursive: true })
    if (!existsSync(file)) {
      removeOld(folder)
      if (readdirSync(folder).length >= filesMax) return
    }
    writeBeat(file, { process, beatMs })
  })
}

/** The last beat of each process of the store in `path`. Files that are none are passed over. */
export async function readHeartbeats(path: string): Promise<Heartbeat[]> {
  const folder = join(path, storeFiles.beats)
  const names = await readdir(folder).catch(() => [])
  const beats: Heartbeat[] = []
  for (const name of names.filter((one) => one.endsWith(ending)).slice(0, filesMax)) {
    const beat = parse(await readStart(join(folder, name)))
    if (beat !== undefined) beats.push(beat)
  }
  return beats
}

/** One name for one process: a process that starts beating anew replaces its own file. */
function nameOf({ host, boot, pid, startedMs }: ProcessRecord): string {
  const digest = sha256(new TextEncoder().encode(JSON.stringify([host, boot, pid, startedMs])))
  return `${hexOf(digest.subarray(0, 16))}${ending}`
}

function writeBeat(file: string, beat: Heartbeat): void {
  const temporary = `${file}.tmp`
  writeFileSync(temporary, JSON.stringify(beat), { mode: 0o600 })
  renameSync(temporary, file)
}

function removeOld(folder: string): void {
  const oldMs = Date.now() - keptMs
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? oldMs) < oldMs) rmSync(file)
  }
}

async function readStart(file: string): Promise<string> {
  try {
    // Not to wait where somebody put a pipe.
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(fileBytesMax), 0, fileBytesMax, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } catch {
    return '' // it has just been replaced or removed
  }
}

function parse(text: string): Heartbeat | undefined {
  let content: { process?: Record<keyof ProcessRecord, unknown>; beatMs?: unknown } | null
  try {
    content = JSON.parse(text)
  } catch {
    return undefined
  }
  const { host, boot, pid, startedMs } = content?.process ?? {}
  const beatMs = content?.beatMs
  const isNamed = typeof host === 'string' && typeof boot === 'string'
  if (!isNamed || !isNumber(pid) || !isNumber(startedMs) || !isNumber(beatMs)) return undefined
  return { process: { host, boot, pid, startedMs }, beatMs }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
