import { resolve } from 'node:path'
import { type Commit, type CommitPage, hexOf, TrackError } from '@track/core/commits'
import { LevelLog } from './level-log.js'
import type { LaterRedactions } from './replaced-bodies.js'
import type { Store } from './store.js'
import { identityOf, readStoreIdentity } from './store-identity.js'
import type { ThreadProgram } from './thread-protocol.js'

/** How to copy a store. */
export interface BackupOptions {
  /** Told after each page how far it is. */
  readonly onProgress?: (progress: BackupProgress) => void
  /**
   * Stops it between two pages, or two contents of files; what is copied by then is a backup of an earlier
   * moment.
   */
  readonly signal?: AbortSignal
  /** What the thread of the store runs, if it is not open in this thread already. */
  readonly program?: ThreadProgram
}

/** How far a backup is: positions of the log. */
export interface BackupProgress {
  readonly done: number
  readonly total: number
}

/** What a backup came to. */
export interface BackupSummary {
  /** Commits and events that were copied now. */
  readonly commits: number
  readonly events: number
  /** Contents of logged files that were copied now, and their bytes. */
  readonly files: number
  readonly fileBytes: number
  /** The position up to which the target was a copy already. */
  readonly from: number
  /** Where the copy ends: keep the digest elsewhere, and nobody can change the history unnoticed. */
  readonly head: { readonly position: number; readonly digest: Uint8Array }
}

/**
 * Copies the store at `path` into the folder `target`, as it is at the call, or, if something is redacted meanwhile,
 * later, while it may be written to. The copy is a store of its own with the same commits, bit for bit, and the same identity: it can
 * be opened, reported from, verified, and copied back. A target that is a copy of an earlier moment is
 * brought up to now, and nothing that it has is copied again, but for commits that lost a value by a redaction since:
 * it goes from the copy too. Each page is on disk before the next is
 * read; one that is cut off is a copy of an earlier moment.
 *
 * Every commit is checked on the way: its checksum, its digest, and that it follows the one before; and
 * every content of a logged file that the target does not have yet, against its digest.
 * What is derived is not copied, but for the index of streams, which is made anew.
 * @throws TRACK_STORE_NOT_FOUND when there is no store at `path`; TRACK_STORE_INVALID when the target
 * holds something else, or a store that went another way; TRACK_COMMIT_CORRUPT; TRACK_FILE_CORRUPT;
 * the stores' errors; the signal's reason.
 */
export async function backupStore(
  path: string,
  target: string,
  options: BackupOptions = {},
): Promise<BackupSummary> {
  const identity = identityOf(path)
  const there = readStoreIdentity(target)
  if (resolve(path) === resolve(target)) throw notACopy(target, 'it is the store itself')
  if (there !== undefined && there.id !== identity.id) throw notACopy(target, 'it is another store')
  const [{ Store }, { copyFiles }, { redactedLater }] = await Promise.all([
    import('./store.js'),
    import('./copy-files.js'),
    import('./replaced-bodies.js'),
  ])
  const log = new LevelLog(path, options.program)
  try {
    const { position: total } = await log.head()
    let store = await Store.open(target, { identity })
    try {
      const from = store.head.position
      if (from > total) throw notACopy(target, 'it is longer')
      if (from > 0) checkSame(await commitBefore(log, from), store.head.digest, target)
      let [commits, files, fileBytes] = [0, 0, 0]
      for (let end = total; ; ) {
        const at = store.head.position
        if (at > 0) store = await redacted(store, log, await redactedLater(log, at, end))
        else await removeUncopied(store)
        // Before the events that name them: whatever cuts the copy off, it lacks none that it names.
        const copied = await copyFiles(log.path, target, { signal: options.signal })
        files += copied.files
        fileBytes += copied.bytes
        for await (const page of pagesOf(log, at, end)) {
          options.signal?.throwIfAborted()
          await store.adopt(page.commits)
          commits += page.commits.length
          options.onProgress?.({ done: store.head.position, total: end })
        }
        // What was redacted as it was copied is only whole with the event that says so.
        const now = (await log.head()).position
        if ((await redactedLater(log, end, now)).positions.size === 0) break
        end = now
      }
      const { position, digest } = store.head
      const head = { position, digest: new Uint8Array(digest) }
      return { commits, events: position - from, files, fileBytes, from, head }
    } finally {
      await store.close()
    }
  } finally {
    await log.close()
  }
}

/**
 * Takes over what was redacted. Before the events that tell of it: a copy that is cut off is brought up to now by
 * the next one.
 * @returns The store, which was opened again if need be.
 */
async function redacted(store: Store, log: LevelLog, later: LaterRedactions): Promise<Store> {
  let copy = store
  if (later.positions.size > 0) {
    const { commitsAt } = await import('./replaced-bodies.js')
    for await (const commit of commitsAt(log, later.positions)) await store.adoptInPlace(commit)
    copy = await store.reopen()
  }
  if (later.ofFiles) await removeUncopied(copy)
  return copy
}

/** Removes contents whose events a copy that was cut off has not: those that are still named come again. */
async function removeUncopied({ path, commits }: Store): Promise<void> {
  const { removeUnnamed } = await import('./unnamed-contents.js')
  await removeUnnamed(path, commits)
}

function pagesOf(
  log: LevelLog,
  from: number,
  to: number,
): Iterable<CommitPage> | AsyncIterable<CommitPage> {
  return from < to ? log.read({ from, to }) : []
}

async function commitBefore(log: LevelLog, position: number): Promise<Commit | undefined> {
  for await (const { commits } of log.read({ from: position - 1, to: position })) return commits[0]
  return undefined
}

/** The copy ends with the very commit that the store has there, and so all before it is the same. */
function checkSame(commit: Commit | undefined, digest: Uint8Array, target: string): void {
  if (commit !== undefined && hexOf(commit.digest) === hexOf(digest)) return
  throw notACopy(target, 'its history is another')
}

function notACopy(target: string, why: string): TrackError {
  return new TrackError(
    'TRACK_STORE_INVALID',
    `The folder ${target} is no earlier copy of the store: ${why}; use another folder`,
    { details: { path: target } },
  )
}
