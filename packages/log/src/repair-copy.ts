import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Commit, hexOf, isTrackError, type TombstoneWriter } from '@track/core/commits'
import { readCommitRecord } from './commit-record.js'
import { copyFiles } from './copy-files.js'
import { damagedIdentity } from './damaged-identity.js'
import { DerivedDamage } from './derived-database.js'
import { carryErasure } from './erasure.js'
import { genesisOf } from './genesis.js'
import { IndexFacts } from './index-facts.js'
import type { LevelDatabase } from './leveldb.js'
import { eventsOf, type LostSlices, lostStreams } from './lost-streams.js'
import { makeLogFolder } from './make-log-folder.js'
import { openDamagedLog, openSalvagedLog } from './open-damaged-log.js'
import { RedactionAudit } from './redaction-audit.js'
import { soundEvents } from './replaced-bodies.js'
import { SalvagePlan } from './salvage-plan.js'
import { type GapContent, SalvageWriter } from './salvage-writer.js'
import { copyStore } from './store-copy.js'
import { formatVersion, storeFiles } from './store-format.js'
import { makeStoreFolder, type StoreIdentity, writeStoreIdentity } from './store-identity.js'
import type { Repaired, RepairJob } from './store-job.js'
import { commitsIn, type StoreListener } from './verify-copy.js'
import { walkRecords } from './walk-records.js'

/**
 * Copies a store, and makes a new one of what is intact in the copy.
 * @throws TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID, TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_LOCKED,
 * TRACK_STORE_UNAVAILABLE
 */
export async function repairCopy(job: RepairJob, listener: StoreListener): Promise<Repaired> {
  const { path, scratch, withIndex, isSalvaged } = job
  const identity = damagedIdentity(path, listener.onDamage)
  const databases = withIndex ? [storeFiles.log, storeFiles.derived] : [storeFiles.log]
  await copyStore(path, scratch, databases, { ...listener, leftOut: job.leftOut })
  const open = isSalvaged ? openSalvagedLog : openDamagedLog
  const log = await open(join(scratch, storeFiles.log), listener.onDamage)
  const index = withIndex ? await openFacts(scratch, identity) : undefined
  try {
    const unreplaced = await unreplacedIn(log)
    const plan = new SalvagePlan()
    let damagedAt = -1
    for await (const { position, commit } of intactCommits(log, unreplaced, listener)) {
      damagedAt = commit === undefined ? position : -1
      if (commit === undefined) continue
      plan.take(commit)
      listener.onProgress({ phase: 'commits', done: plan.next, total: undefined })
    }
    plan.finish(index?.checkpoint)
    const lost = await lostSlices(plan, index)
    const writers = await lostWriters(plan, index)
    const known = newIdentity(identity, index, plan.genesis)
    const gaps = gapContents(plan, lost, writers)
    const records = intactCommits(log, unreplaced, { onDamage: () => {} })
    const counts = await write(job, known, gaps, records, listener, plan.next)
    return {
      ...counts,
      lost: plan.gaps.map(({ from, to }, i) => ({ from, to, streams: lost[i]?.known ?? [] })),
      lostFrom: damagedAt >= plan.next ? plan.next : undefined,
    }
  } finally {
    await index?.close()
    await log?.close()
  }
}

interface SalvagedRecord {
  readonly position: number
  /** Undefined when the record is damaged. */
  readonly commit: Commit | undefined
  readonly bytes: Uint8Array
}

/**
 * Commits whose values are gone, as events say, and are there: what had replaced their bodies is lost, and LevelDB
 * gives what stood there before. That shall not come back.
 */
async function unreplacedIn(log: LevelDatabase | undefined): Promise<ReadonlySet<number>> {
  const audit = new RedactionAudit()
  for await (const { commit } of intactCommits(log, new Set(), { onDamage: () => {} })) {
    if (commit !== undefined) audit.take(commit, soundEvents(commit))
  }
  return new Set(await audit.unreplaced(commitsIn(log)))
}

/**
 * The records of the log in the order of their keys.
 * @param without Positions of commits that count as damaged.
 */
async function* intactCommits(
  log: LevelDatabase | undefined,
  without: ReadonlySet<number>,
  { onDamage }: Pick<StoreListener, 'onDamage'>,
): AsyncGenerator<SalvagedRecord> {
  if (log === undefined) return
  const corrupt = ({ message }: Error): void => {
    onDamage({ kind: 'database', file: storeFiles.log, message })
  }
  for await (const records of walkRecords(log, corrupt)) {
    for (const { position, bytes } of records) {
      if (position === undefined) continue
      yield { position, commit: without.has(position) ? undefined : intact(position, bytes), bytes }
    }
  }
}

function intact(position: number, bytes: Uint8Array): Commit | undefined {
  try {
    return readCommitRecord(bytes, position)
  } catch (error) {
    if (isTrackError(error, 'TRACK_COMMIT_CORRUPT')) return undefined
    throw error
  }
}

async function openFacts(
  scratch: string,
  identity: StoreIdentity | undefined,
): Promise<IndexFacts | undefined> {
  const folder = join(scratch, storeFiles.derived)
  if (!existsSync(folder)) return undefined
  try {
    return await IndexFacts.open(folder, identity?.id)
  } catch (error) {
    if (error instanceof DerivedDamage) return undefined // the commits say less, and no index more
    throw error
  }
}

async function lostSlices(
  { gaps, jumps }: SalvagePlan,
  index: IndexFacts | undefined,
): Promise<readonly LostSlices[]> {
  const indexed = gaps.filter(({ to }) => to <= (index?.checkpoint.position ?? 0))
  try {
    const found = (await index?.slicesIn(indexed)) ?? []
    const isWhole = found.every((slices, i) => {
      const gap = indexed[i]
      return gap !== undefined && eventsOf(slices) === gap.to - gap.from
    })
    return lostStreams(gaps, jumps, isWhole ? found : [])
  } catch (error) {
    if (!(error instanceof DerivedDamage)) throw error
    return lostStreams(gaps, jumps, [])
  }
}

/** The writers that the index knows, and adds those to the plan whose commits are all lost. */
async function lostWriters(
  plan: SalvagePlan,
  index: IndexFacts | undefined,
): Promise<ReadonlyMap<number, TombstoneWriter>> {
  const survivors = plan.writers
  try {
    const known = (await index?.writers()) ?? new Map<number, TombstoneWriter>()
    if (index !== undefined) plan.loseWriters(known.size, index.checkpoint.position)
    return new Map(
      [...known].map(([number, { id, lastSequence }]) => {
        // Of one that has commits left, they say where its sequence is.
        return [number, { number, id, lastSequence: number < survivors ? 0 : lastSequence }]
      }),
    )
  } catch (error) {
    if (!(error instanceof DerivedDamage)) throw error
    return new Map()
  }
}

/**
 * What the new store is: the old one, if anything tells which that was. Otherwise its log begins with
 * what the first commit names.
 */
function newIdentity(
  identity: StoreIdentity | undefined,
  index: IndexFacts | undefined,
  genesis: Uint8Array | undefined,
): StoreIdentity {
  const id = identity?.id ?? index?.checkpoint.store ?? hexOf(randomBytes(16))
  const known = identity ?? { id, formatVersion }
  const isOther = genesis !== undefined && Buffer.compare(genesis, genesisOf(known)) !== 0
  return isOther ? { id, formatVersion, genesis } : known
}

function gapContents(
  { gaps }: SalvagePlan,
  lost: readonly LostSlices[],
  writers: ReadonlyMap<number, TombstoneWriter>,
): GapContent[] {
  // Of events whose stream nobody knows: a stream of their own keeps their places.
  const nobody = hexOf(randomBytes(16))
  let next = 0
  return gaps.map(({ from, to, digest, writers: numbers }, i) => {
    const { known = [], unknown = 0 } = lost[i] ?? {}
    const rest = unknown > 0 ? [{ id: nobody, firstRevision: next, count: unknown }] : []
    next += unknown
    return {
      from,
      to,
      digest,
      streams: [...known, ...rest],
      writers: numbers.map(
        (number) => writers.get(number) ?? { number, id: hexOf(randomBytes(16)), lastSequence: 0 },
      ),
    }
  })
}

/** Writes the new store; store.json comes last, when its log is there. */
async function write(
  { path, target }: RepairJob,
  identity: StoreIdentity,
  gaps: readonly GapContent[],
  records: AsyncIterable<SalvagedRecord>,
  listener: StoreListener,
  total: number,
): Promise<{ readonly commits: number; readonly events: number }> {
  makeStoreFolder(target)
  await makeLogFolder(target)
  const writer = await SalvageWriter.open(join(target, storeFiles.log), genesisOf(identity))
  let [commits, events, next, gap] = [0, 0, 0, 0]
  const bury = async (atMs: number | undefined): Promise<void> => {
    const content = gaps[gap]
    if (content?.from !== next) return
    await writer.bury(content, atMs)
    next = content.to
    gap++
  }
  try {
    for await (const { commit, bytes } of records) {
      if (commit === undefined || commit.position < next) continue
      if (commit.position >= (gaps[gap]?.to ?? Number.POSITIVE_INFINITY)) {
        await bury(commit.committedAtMs)
      }
      // In a gap, or within another: the plan has left it out.
      if (commit.position !== next || gaps[gap]?.from === next) continue
      await writer.add(commit, bytes)
      next += commit.count
      if (commit.tombstone === undefined) {
        commits++
        events += commit.count
      }
      listener.onProgress({ phase: 'writing', done: next, total })
    }
    await bury(undefined)
    await writer.finish()
  } catch (error) {
    await writer.close()
    throw error
  }
  carryErasure(path, target) // before: who finishes it meanwhile removes the contents first
  await copyFiles(path, target, { onDamage: listener.onDamage })
  writeStoreIdentity(target, identity)
  return { commits, events }
}
