import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Random } from '../random.js'
import type { SystemCall } from './system-call.js'

/** What is in a file, and how much of that is on disk for certain. */
class ModelFile {
  /** The place of its name among the changes of names. */
  readonly made: number
  readonly #chunks: Buffer[] = []
  length = 0
  syncedBytes = 0

  constructor(made: number) {
    this.made = made
  }

  append(bytes: Buffer): void {
    this.#chunks.push(bytes)
    this.length += bytes.length
  }

  bytes(count: number): Buffer {
    return Buffer.concat(this.#chunks, this.length).subarray(0, count)
  }
}

type Entry = ModelFile | 'folder'

/** A change of what a name stands for: an entry comes to be, moves or goes. */
type NameChange =
  | { readonly type: 'make'; readonly path: string; readonly entry: Entry }
  | { readonly type: 'rename'; readonly path: string; readonly to: string }
  | { readonly type: 'unlink'; readonly path: string }

/** What a power cut does to what was written and not synced. */
type Loss = 'all' | 'none' | 'some'

/**
 * A folder as a disk has it, of which a power cut takes what was not synced.
 *
 * The content of a file is certain up to where it was synced. Of what was written since, a cut leaves
 * nothing, all, the beginning, or zeros. Names change in the order of the calls, as journaling file
 * systems keep them (ext4, xfs, btrfs, APFS, NTFS): what a cut leaves is a prefix of the changes. Syncing a
 * folder makes all of them certain; syncing a file makes those certain that led to its name, which POSIX
 * does not promise, and LevelDB relies upon: it syncs a new write-ahead file and not its folder.
 */
export class DiskModel {
  readonly root: string
  readonly #changes: NameChange[] = []
  /** So many changes of names are certain. */
  #certain = 0
  readonly #names = new Map<string, Entry>()
  readonly #handles = new Map<
    number,
    { readonly path: string; readonly entry: Entry; at: number }
  >()

  /** @param root The folder, absolute; what is outside of it is passed over. */
  constructor(root: string) {
    this.root = root
  }

  /** A process ends: its handles are no more. */
  endProcess(): void {
    this.#handles.clear()
  }

  /** The path of an open file, relative to the root; undefined for all others. */
  pathOf(handle: number): string | undefined {
    const path = this.#handles.get(handle)?.path
    return path === undefined ? undefined : relative(this.root, path)
  }

  /** @throws For a call that changes the folder in a way that is not modelled. */
  apply(call: SystemCall): void {
    switch (call.type) {
      case 'open':
        this.#open(call)
        break
      case 'write':
        this.#write(call)
        break
      case 'sync':
        this.#sync(call.handle)
        break
      case 'close':
        this.#handles.delete(call.handle)
        break
      case 'mkdir':
        if (this.#isInside(call.path)) this.#make(call.path, 'folder')
        break
      case 'rename':
      case 'unlink':
        if (this.#isInside(call.path)) this.#change(call)
        break
      case 'other':
        if (call.handle !== undefined && this.#handles.has(call.handle)) {
          throw new Error(`${call.name} of ${this.#handles.get(call.handle)?.path} is not modelled`)
        }
        break
      default:
        call satisfies never
    }
  }

  /** Writes into `target` what would be left of the folder if the power went now. */
  cut(target: string, random: Random): void {
    const losses: readonly [Loss, ...Loss[]] = ['all', 'none', 'some']
    const loss = random.pick(losses)
    const uncertain = this.#changes.length - this.#certain
    const kept = loss === 'all' ? 0 : loss === 'none' ? uncertain : random.below(uncertain + 1)
    const names = new Map<string, Entry>()
    for (const change of this.#changes.slice(0, this.#certain + kept)) applyChange(names, change)
    mkdirSync(target, { recursive: true })
    for (const [path, entry] of names) {
      const place = join(target, relative(this.root, path))
      if (entry === 'folder') mkdirSync(place, { recursive: true })
      else writeFileSync(place, leftOf(entry, loss, random))
    }
  }

  #open({ path, handle, creates, truncates }: Extract<SystemCall, { type: 'open' }>): void {
    if (!this.#isInside(path)) return
    const known = this.#names.get(path)
    // One that is truncated is taken for a new one in its place.
    if (creates && (known === undefined || truncates)) {
      this.#make(path, new ModelFile(this.#changes.length))
    }
    const entry = this.#names.get(path)
    if (entry === undefined) throw new Error(`${path} was opened, and nothing has made it`)
    this.#handles.set(handle, { path, entry, at: 0 })
  }

  #write({ handle, bytes }: Extract<SystemCall, { type: 'write' }>): void {
    const open = this.#handles.get(handle)
    if (open === undefined || open.entry === 'folder') return
    if (open.at !== open.entry.length) throw new Error(`a write into ${open.path} is not modelled`)
    open.entry.append(bytes)
    open.at += bytes.length
  }

  #sync(handle: number): void {
    const entry = this.#handles.get(handle)?.entry
    if (entry === undefined) return
    if (entry === 'folder') this.#certain = this.#changes.length
    else {
      entry.syncedBytes = entry.length
      this.#certain = Math.max(this.#certain, entry.made + 1)
    }
  }

  #make(path: string, entry: Entry): void {
    this.#change({ type: 'make', path, entry })
  }

  #change(change: NameChange): void {
    this.#changes.push(change)
    applyChange(this.#names, change)
  }

  #isInside(path: string): boolean {
    return path === this.root || path.startsWith(`${this.root}/`)
  }
}

function applyChange(names: Map<string, Entry>, change: NameChange): void {
  switch (change.type) {
    case 'make':
      names.set(change.path, change.entry)
      break
    case 'rename': {
      const entry = names.get(change.path)
      if (entry === undefined) throw new Error(`${change.path} was renamed, and is not there`)
      const inside = [...names].filter(([path]) => path.startsWith(`${change.path}/`))
      for (const [path, moved] of [[change.path, entry] as const, ...inside]) {
        names.delete(path)
        names.set(`${change.to}${path.slice(change.path.length)}`, moved)
      }
      break
    }
    case 'unlink':
      names.delete(change.path)
      break
    default:
      change satisfies never
  }
}

function leftOf(file: ModelFile, loss: Loss, random: Random): Buffer {
  const unsynced = file.length - file.syncedBytes
  if (loss !== 'some') return file.bytes(loss === 'all' ? file.syncedBytes : file.length)
  switch (random.below(4)) {
    case 0:
      return file.bytes(file.syncedBytes)
    case 1:
      return file.bytes(file.length)
    case 2:
      return file.bytes(file.syncedBytes + random.below(unsynced + 1))
    default: {
      // Its length was on disk before its content.
      const left = Buffer.alloc(file.syncedBytes + random.below(unsynced + 1))
      file.bytes(file.syncedBytes).copy(left)
      return left
    }
  }
}
