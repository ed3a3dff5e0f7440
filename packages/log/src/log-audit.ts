import {
  type Commit,
  type CommitHeader,
  decodeHeader,
  eventsOf,
  isTrackError,
  originDigest,
} from '@track/core'
import { readCommitRecord } from './commit-record.js'
import { FileAudit } from './file-audit.js'
import { OriginChains } from './origin-chains.js'
import { RedactionAudit } from './redaction-audit.js'
import { sha256 } from './sha256.js'
import type { OnDamage, StoreDamage } from './store-damage.js'
import { StreamAudit } from './stream-audit.js'
import type { RawRecord } from './walk-records.js'
import { WriterAudit } from './writer-audit.js'

/** What a {@link LogAudit} needs to know beforehand. */
export interface LogAuditOptions {
  /** What the first commit must name as the one before it; undefined when the identity is not known. */
  readonly genesis: Uint8Array | undefined
  readonly onDamage: OnDamage
}

/**
 * Holds the commits of a log against what docs/log-format.md says of them, one after the other from
 * the first on. It goes on after damage: what comes behind is held against itself.
 */
export class LogAudit {
  readonly streams: StreamAudit = new StreamAudit()
  readonly writers: WriterAudit = new WriterAudit()
  readonly files: FileAudit = new FileAudit()
  readonly redactions: RedactionAudit = new RedactionAudit()
  commits = 0
  events = 0
  /** Positions of events that are gone: a tombstone stands there, or a body without them. */
  gone = 0
  bytes = 0
  readonly #onDamage: OnDamage
  readonly #origins = new OriginChains()
  #next = 0
  #digest: Uint8Array | undefined
  #committedAtMs = Number.NEGATIVE_INFINITY
  /** Whether damaged records were met since the last intact one: they are in the gap that follows. */
  #metDamage = false

  constructor({ genesis, onDamage }: LogAuditOptions) {
    this.#digest = genesis
    this.#onDamage = onDamage
  }

  /** One past the last position of the last intact commit. */
  get position(): number {
    return this.#next
  }

  /** Digest of the last intact commit; undefined when there is none and the identity is not known. */
  get digest(): Uint8Array | undefined {
    return this.#digest
  }

  /** Whether what stands behind the last intact commit is damaged. */
  get isEndDamaged(): boolean {
    return this.#metDamage
  }

  /** The commit of the next record of the log, undefined when it is damaged. */
  take({ position, bytes }: RawRecord): Commit | undefined {
    this.bytes += bytes.length
    const commit = this.#read(position, bytes)
    if (commit === undefined) {
      this.#metDamage = true
      return undefined
    }
    if (commit.position < this.#next) {
      this.#tell('order', commit, `begins within or before the one that ends at ${this.#next}`)
      return undefined
    }
    if (commit.position > this.#next) this.#pass(commit.position)
    else this.#checkLink(commit)
    this.#metDamage = false
    if (commit.committedAtMs < this.#committedAtMs) {
      this.#tell('time', commit, 'is earlier than the one before')
    }
    for (const fault of this.streams.take(commit)) this.#tell('revision', commit, fault)
    for (const fault of this.writers.take(commit)) this.#tell('writer', commit, fault)
    this.#checkOrigin(commit)
    const events = this.#checkBody(commit)
    this.#next = commit.position + commit.count
    this.#digest = commit.digest
    this.#committedAtMs = commit.committedAtMs
    if (commit.tombstone === undefined) this.commits++
    this.events += events
    this.gone += commit.count - events
    return commit
  }

  /**
   * Says that the log went on to `position`, as somebody knows who saw it. What stands there is lost.
   */
  endAt(position: number): void {
    if (position > this.#next) this.#pass(position)
  }

  /** Positions up to `to` are lost: what comes behind may go on anywhere. */
  #pass(to: number): void {
    const from = this.#next
    if (!this.#metDamage) {
      this.#onDamage({
        kind: 'missing',
        position: from,
        end: to,
        message: `The commits of the positions ${from} to ${to - 1} are missing`,
      })
    }
    this.streams.pass(to - from)
    this.writers.pass()
    this.#origins.pass()
    this.#next = to
    this.#digest = undefined
  }

  #read(position: number | undefined, bytes: Uint8Array): Commit | undefined {
    if (position === undefined) {
      const message = `An entry after position ${this.#next} has a key that is no position`
      this.#onDamage({ kind: 'commit', position: this.#next, message })
      return undefined
    }
    try {
      return readCommitRecord(bytes, position)
    } catch (error) {
      if (!isTrackError(error)) throw error
      this.#onDamage({ kind: 'commit', position, commit: position, message: error.message })
      return undefined
    }
  }

  #checkLink(commit: Commit): void {
    if (this.#digest === undefined || Buffer.compare(commit.previous, this.#digest) === 0) return
    const before = commit.position === 0 ? 'the identity in store.json' : 'the one before it'
    this.#tell('chain', commit, `does not follow ${before}: its digest differs`)
  }

  /** Holds what a merged store says of a commit's origin against the commit, and against its store's others. */
  #checkOrigin(commit: Commit): void {
    const { origin, position, count, tombstone } = commit
    const isTombstone = tombstone !== undefined
    if (origin === undefined) {
      if (isTombstone) this.#origins.pass() // what was merged may be among what is gone
      return
    }
    try {
      const there = decodeHeader(origin.header, position)
      if (!isSameCommit(there, commit)) this.#tell('origin', commit, 'is another one at its origin')
      const { previous } = there
      const digest = originDigest(commit, sha256)
      const link = { ...origin, count, digest, previous, isTombstone }
      const fault = this.#origins.take(link)
      if (fault !== undefined) this.#tell('origin', commit, `is of a store, and ${fault.message}`)
    } catch (error) {
      if (!isTrackError(error)) throw error
      this.#onDamage({ kind: 'origin', position, commit: position, message: error.message })
    }
  }

  /** @returns Events that are there; also those of a body that is damaged. */
  #checkBody(commit: Commit): number {
    if (commit.tombstone !== undefined && commit.body.length > 0) {
      this.#tell('event', commit, 'is a tombstone and has a body')
    }
    try {
      const events = eventsOf(commit)
      this.redactions.take(commit, events)
      for (const { event, position } of events) {
        if (event.type === 'FileLogged') this.files.take({ digest: event.digest, position })
      }
      return events.length
    } catch (error) {
      if (!isTrackError(error)) throw error
      const { position } = commit
      this.#onDamage({ kind: 'event', position, commit: position, message: error.message })
      return commit.count
    }
  }

  #tell(kind: StoreDamage['kind'], { position }: Commit, what: string): void {
    const message = `The commit at position ${position} ${what}`
    this.#onDamage({ kind, position, commit: position, message })
  }
}

/** Whether two headers are of the same commit, in two stores. */
function isSameCommit(a: CommitHeader, b: CommitHeader): boolean {
  return (
    a.baseTimeMs === b.baseTimeMs &&
    a.committedAtMs === b.committedAtMs &&
    a.sequence === b.sequence &&
    a.streams.length === b.streams.length &&
    a.streams.every(({ id, count }, i) => id === b.streams[i]?.id && count === b.streams[i]?.count)
  )
}
