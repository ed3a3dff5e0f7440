import { createHash } from 'node:crypto'
import { type CommitPage, type EventLog, hexOf, projectStreamId, type StreamId } from '@track/core'
import { LevelLog, verifyStore } from '@track/log'
import {
  projectProjection,
  trialProjection,
  type View,
  type ViewProjection,
  ViewReader,
  viewDigest,
} from '@track/projections'
import { eventsIn, type Session, SessionCheck } from './session-check.js'

/** What the log was found to be: whatever happens, it goes on from there. */
interface Landmark {
  readonly position: number
  readonly digest: string
}

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

/** How the sessions of a store were. */
export interface StoreCheckOptions {
  /** Whether several were at once. Default: one came after the other. */
  readonly atOnce?: boolean
}

/** Holds a store against the sessions that have logged to it. */
export class StoreCheck {
  readonly path: string
  readonly #atOnce: boolean
  /** Sessions that ended since the last check. */
  readonly #sessions: Session[] = []
  #landmark: Landmark = { position: 0, digest: '' }
  readonly #trials: StreamId[] = []

  constructor(path: string, { atOnce = false }: StoreCheckOptions = {}) {
    this.path = path
    this.#atOnce = atOnce
  }

  /** Notes that a session has ended. */
  add(session: Session): void {
    this.#sessions.push(session)
  }

  /**
   * Opens the store, reads all of it and its views, and closes it.
   * @throws When something that was acknowledged, or seen by an earlier check, is not there once and
   * in order, when something follows that is no prefix, or when a view is not what its events come to.
   */
  async check(): Promise<void> {
    const log = new LevelLog(this.path)
    try {
      const trials = await this.#checkEvents(log)
      await checkViews(log, trials)
      this.#trials.push(...trials)
    } finally {
      await log.close()
    }
  }

  /** Like {@link check}, with the views of all trials that ever were, the index, and every file's content. */
  async checkAll(): Promise<void> {
    await this.check()
    const { isSound, damage } = await verifyStore(this.path)
    if (!isSound) throw new Error(`the store is damaged: ${damage[0]?.message}`)
    const log = new LevelLog(this.path)
    try {
      await checkViews(log, this.#trials)
    } finally {
      await log.close()
    }
  }

  async #checkEvents(log: EventLog): Promise<readonly StreamId[]> {
    const waiting = this.#sessions.map((session) => ({ session, check: new SessionCheck(session) }))
    /** Each client of a session is a writer of its own, which begins with a trial. */
    const writers = new Map<number, number>()
    let latest = -1
    let next = 0
    let digest = ''
    // From the beginning: that holds every record against its checksum and the chain of digests.
    for await (const { commits } of log.read()) {
      for (const commit of commits) {
        if (commit.position !== next) throw new Error(`position ${next} is missing`)
        if (next === this.#landmark.position) this.#holdLandmark(digest)
        digest = hexOf(commit.digest)
        next += commit.count
        if (commit.position < this.#landmark.position) continue
        const events = eventsIn(commit)
        const seed = SessionCheck.beginsTrialOf(events)
        if (seed !== undefined) {
          const begun = waiting.findIndex(({ session }) => session.seed === seed)
          if (begun < latest && !this.#atOnce) {
            throw new Error(`position ${commit.position}: session ${seed} is out of turn`)
          }
          latest = Math.max(latest, begun)
          writers.set(commit.writer, begun)
        }
        waiting[writers.get(commit.writer) ?? -1]?.check.take(events)
      }
    }
    if (next < this.#landmark.position) {
      throw new Error(`the log ends at ${next}, and ended at ${this.#landmark.position} before`)
    }
    if (next === this.#landmark.position) this.#holdLandmark(digest)
    for (const { check } of waiting) check.end()
    await checkFiles(
      log,
      waiting.flatMap(({ check }) => check.files),
    )
    this.#sessions.length = 0
    this.#landmark = { position: next, digest }
    // Large events are there for LevelDB: folding them again and again would take most of the time.
    return waiting.flatMap(({ session, check }) => (session.isBulky ? [] : check.trials))
  }

  #holdLandmark(digest: string): void {
    if (digest === this.#landmark.digest) return
    throw new Error(`what was before position ${this.#landmark.position} is not what it was`)
  }
}

/** @throws When a content that an event names is not there, or not what it was. */
async function checkFiles({ files }: EventLog, digests: readonly string[]): Promise<void> {
  if (files === undefined) throw new Error('the log keeps no files')
  for (const digest of digests) {
    for await (const _ of files.read(digest)) {
      // Reading it checks it.
    }
  }
}

/** @throws When a view that is read from snapshots is not the one that is folded from the log alone. */
async function checkViews(log: EventLog, trials: readonly StreamId[]): Promise<void> {
  const kept = new ViewReader(log)
  const rebuilt = new ViewReader(withoutDerived(log))
  const compare = async <State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
  ): Promise<void> => {
    const views = [await kept.read(projection, stream), await rebuilt.read(projection, stream)]
    const [found, expected] = views.map((view) => hexOf(viewDigest(projection, view, sha256)))
    if (found === expected) return
    throw new Error(`the view of stream ${stream} is not what its events come to`)
  }
  for (const trial of trials) await compare(trialProjection, trial)
  await compare(projectProjection, projectStreamId('torture'))
}

/** The same log, for a reader that shall not see what was derived. */
function withoutDerived(log: EventLog): EventLog {
  return {
    derived: undefined,
    backlog: log.backlog,
    append: (request, onSettled) => log.append(request, onSettled),
    read: (options) => log.read(options),
    readStream: (stream, options): AsyncIterable<CommitPage> => log.readStream(stream, options),
    subscribe: (options) => log.subscribe(options),
    head: () => log.head(),
    streamHead: (stream) => log.streamHead(stream),
    close: () => log.close(),
  }
}
