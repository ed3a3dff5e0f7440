import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Commit, isTrackError } from '@track/core/commits'
import { readCommitRecord } from './commit-record.js'
import { damagedIdentity } from './damaged-identity.js'
import { DerivedDamage, DerivedDatabase } from './derived-database.js'
import { genesisOf } from './genesis.js'
import { IndexAudit } from './index-audit.js'
import { indexDamage } from './index-damage.js'
import { KeptDigest } from './kept-digest.js'
import { type LevelDatabase, levelReason } from './leveldb.js'
import { LogAudit } from './log-audit.js'
import { openDamagedLog, openSalvagedLog } from './open-damaged-log.js'
import type { CommitsAgain } from './redaction-audit.js'
import { copyStore } from './store-copy.js'
import type { OnDamage, StoreDamage } from './store-damage.js'
import { commitKey, positionOfKey, storeFiles } from './store-format.js'
import type { Verified, VerifyJob } from './store-job.js'
import type { StoreProgress } from './store-progress.js'
import { walkRecords } from './walk-records.js'

/** Whom the check of a store tells what. */
export interface StoreListener {
  readonly onDamage: OnDamage
  readonly onProgress: (progress: StoreProgress) => void
}

/**
 * Copies a store and checks all of the copy.
 * @throws TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID, TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_LOCKED,
 * TRACK_STORE_UNAVAILABLE
 */
export async function verifyCopy(job: VerifyJob, listener: StoreListener): Promise<Verified> {
  const { path, scratch, withIndex, leftOut } = job
  let isLogWhole = true
  const onDamage: OnDamage = (damage) => {
    if (concernsLog(damage)) isLogWhole = false
    listener.onDamage(damage)
  }
  const identity = damagedIdentity(path, onDamage)
  const databases = withIndex ? [storeFiles.log, storeFiles.derived] : [storeFiles.log]
  await copyStore(path, scratch, databases, { ...listener, onDamage, leftOut })
  const open = leftOut.length > 0 ? openSalvagedLog : openDamagedLog
  const log = await open(join(scratch, storeFiles.log), onDamage)
  let index: OpenIndex | undefined
  if (withIndex && identity !== undefined) index = await openIndex(scratch, identity.id, onDamage)
  try {
    const genesis = identity === undefined ? undefined : genesisOf(identity)
    const audit = new LogAudit({ genesis, onDamage })
    const kept = job.kept === undefined ? undefined : new KeptDigest(job.kept, genesis)
    const total = log === undefined ? undefined : await endOf(log)
    for await (const commits of log === undefined ? [] : auditedPages(log, audit, onDamage)) {
      for (const commit of commits) kept?.take(commit)
      index = await checked(index, (known) => known.check(commits), onDamage)
      listener.onProgress({ phase: 'commits', done: audit.position, total })
    }
    const head = { position: audit.position, digest: audit.digest }
    audit.endAt(index?.audit.checkpoint?.position ?? 0)
    const keptPosition = kept?.finish(head.position, onDamage)
    const finish = (known: IndexAudit): Promise<void> =>
      known.finish(isLogWhole, commitsIn(log).at, (done) => {
        listener.onProgress({ phase: 'index', done, total: undefined })
      })
    index = await checked(index, finish, onDamage)
    const redactions = await audit.redactions.finish(commitsIn(log), onDamage)
    const files = await audit.files.finish(path, onDamage, (done) => {
      listener.onProgress({ phase: 'files', done, total: undefined })
    })
    const { commits, events, gone, bytes, streams } = audit
    return {
      commits,
      events,
      gone,
      bytes,
      streams: streams.count,
      files,
      redactions,
      head,
      keptPosition,
    }
  } finally {
    await index?.database.close()
    await log?.close()
  }
}

interface OpenIndex {
  readonly database: DerivedDatabase
  readonly audit: IndexAudit
}

/** Whether events may be lost by it: what is in derived/ can be made anew. */
function concernsLog({ kind }: StoreDamage): boolean {
  return kind !== 'index' && kind !== 'derived' && kind !== 'content' && kind !== 'head-digest'
}

/** The sound commits of a log by pages, as the audit takes them. */
async function* auditedPages(
  log: LevelDatabase,
  audit: LogAudit,
  onDamage: OnDamage,
): AsyncGenerator<readonly Commit[]> {
  const corrupt = (error: Error): void => {
    const message = `LevelDB cannot read all of the log: ${levelReason(error)}`
    onDamage({ kind: 'database', file: storeFiles.log, message })
  }
  for await (const records of walkRecords(log, corrupt)) {
    yield records.map((record) => audit.take(record)).filter((commit) => commit !== undefined)
  }
}

/** About where the log ends, for who is told of progress. */
async function endOf(log: LevelDatabase): Promise<number | undefined> {
  try {
    const [key] = await log.keys({ reverse: true, limit: 1 }).all()
    const last = key === undefined ? undefined : positionOfKey(key)
    return last === undefined ? undefined : last + 1
  } catch {
    return undefined // the walk comes to it and says so
  }
}

/** Reads commits again that a walk has come to: of those that are not sound it has told. */
export function commitsIn(log: LevelDatabase | undefined): CommitsAgain {
  return {
    at: async (position) => {
      try {
        const bytes = await log?.get(commitKey(position))
        return bytes === undefined ? undefined : readCommitRecord(bytes, position)
      } catch {
        return undefined
      }
    },
    all: async function* () {
      if (log === undefined) return
      for await (const records of walkRecords(log, () => {})) {
        for (const { position = -1, bytes } of records) {
          try {
            yield readCommitRecord(bytes, position)
          } catch (error) {
            if (!isTrackError(error, 'TRACK_COMMIT_CORRUPT')) throw error
          }
        }
      }
    },
  }
}

async function openIndex(
  scratch: string,
  store: string,
  onDamage: OnDamage,
): Promise<OpenIndex | undefined> {
  const folder = join(scratch, storeFiles.derived)
  if (!existsSync(folder)) return undefined // it is made when the store is opened
  try {
    const database = await DerivedDatabase.openAsIs(folder)
    const audit = await IndexAudit.open(database, store, onDamage)
    if (audit !== undefined) return { database, audit }
    await database.close()
  } catch (error) {
    if (!(error instanceof DerivedDamage)) throw error
    onDamage(indexDamage(error))
  }
  return undefined
}

/** Lets the index be checked. One that turns out to be damaged is done with. */
async function checked(
  index: OpenIndex | undefined,
  check: (audit: IndexAudit) => Promise<void>,
  onDamage: OnDamage,
): Promise<OpenIndex | undefined> {
  if (index === undefined) return undefined
  try {
    await check(index.audit)
    return index
  } catch (error) {
    if (!(error instanceof DerivedDamage)) throw error
    onDamage(indexDamage(error))
    await index.database.close()
    return undefined
  }
}
