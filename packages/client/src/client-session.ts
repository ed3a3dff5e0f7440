import { randomBytes } from 'node:crypto'
import { type EventLog, hexOf, TrackError } from '@track/core'
import { AlreadySetWarnings } from './already-set-warnings.js'
import { ClientTrials } from './client-trials.js'
import { copyCollectionOptions } from './collection.js'
import { CurrentCollections } from './current-collections.js'
import { ErrorFeed } from './error-feed.js'
import { foundText } from './found-text.js'
import { keepList } from './keep-list.js'
import { keepViews } from './keep-views.js'
import { LiveFeed } from './live-feed.js'
import { type OpenedLogs, openLogs } from './open-logs.js'
import { OrionSelection, type SelectionActions } from './orion-selection.js'
import {
  type EndingListener,
  listenToEndings,
  listenToSignals,
  tellLoss,
  unlistenToEndings,
  unlistenToSignals,
} from './process-endings.js'
import { ProgramRepository } from './program-repository.js'
import { randomPool } from './random-pool.js'
import type { Reading } from './reading.js'
import { ReadingLoader } from './reading-loader.js'
import { Recorder } from './recorder.js'
import type { RecorderStats } from './recorder-options.js'
import { say } from './say.js'
import { configuredUris } from './store-uri.js'
import { systemFeed } from './system-feed.js'
import { clientOptions, type TrackClientOptions } from './track-client-options.js'
import { TurnTaking } from './turn-taking.js'

/**
 * What the calls of a client stand on, from its first call to its close: the log, what records into it and
 * what reads it, and the order in which calls take effect.
 */
export class ClientSession {
  readonly uri: string
  readonly log: EventLog
  readonly recorder: Recorder
  readonly reading: ReadingLoader
  readonly live: LiveFeed
  readonly current: CurrentCollections
  readonly trials: ClientTrials
  readonly errors: ErrorFeed = new ErrorFeed((work) => this.recorder.tell(work))
  readonly #logs: OpenedLogs
  readonly #turns = new TurnTaking()
  readonly #endings: EndingListener
  readonly #selection: OrionSelection
  readonly #selectionActions: SelectionActions = {
    setProject: (name) => this.current.setProject(copyCollectionOptions('project', { name })),
    setGroup: (name) => this.current.setGroup(copyCollectionOptions('group', { name })),
    setTrial: (uid) => this.trials.set(uid),
  }
  #closed: Promise<void> | undefined

  /** @throws What TrackClient's constructor throws, whose arguments these are. */
  constructor(uri: string | readonly string[] | undefined, options: TrackClientOptions) {
    const { config, ...checked } = clientOptions(options)
    const uris = uri === undefined ? configuredUris(config) : givenUris(uri)
    this.uri = uris.join(', ')
    this.#logs = openLogs(uris, {
      backlogBytesMax: checked.backlogBytesMax,
      log: options,
      onFailure: (error) => {
        this.reading.forget()
        this.recorder.noteFailure(error)
        say(error.message)
      },
    })
    this.log = this.#logs.log
    this.#selection = new OrionSelection(config)
    this.reading = new ReadingLoader(this.log)
    this.live = new LiveFeed(this.log, this.reading, (work) => this.recorder.tell(work))
    this.recorder = new Recorder({
      ...checked,
      log: this.log,
      writer: hexOf(randomBytes(16)),
      random: randomPool(),
      elapsedMs: () => performance.now(),
      onError: (error) => this.errors.add(error),
      onBlocked: ({ message }) => say(`calls wait: ${message}`),
      onStall: unlistenToSignals,
      onLook: () => systemFeed.look(),
      onTurn: listenToSignals,
    })
    const warnings = new AlreadySetWarnings()
    this.current = new CurrentCollections(this.#logs.has, this.recorder, this.uri, warnings)
    this.trials = new ClientTrials({
      log: this.log,
      recorder: this.recorder,
      reading: this.reading,
      collections: this.current,
      repository: new ProgramRepository(config),
      warnings,
      hasSystemNumbers: checked.systemMetrics,
      inTurn: (read, work) => this.inTurn(read, work),
    })
    this.#endings = {
      end: (endingOf) => {
        this.recorder.abandon()
        if (this.#closed !== undefined) return // trials that run go on running in the log
        this.trials.end(endingOf)
      },
      drain: (timeoutMs) => {
        const deadlineMs = performance.now() + timeoutMs
        this.recorder.drain(timeoutMs)
        this.errors.deliver()
        // Once more, for what its subscribers logged.
        return this.recorder.drain(Math.max(0, deadlineMs - performance.now()))
      },
    }
    listenToEndings(this.#endings)
  }

  /** What has become of the calls so far. */
  stats(): RecorderStats {
    const logs = this.#logs.states()
    return { ...this.recorder.stats, ...(logs !== undefined && { logs }) }
  }

  /** Reads what there is, everything that was logged before among it. */
  async read<T>(work: (reading: Reading) => Promise<T>): Promise<T> {
    this.checkOpen()
    await this.recorder.flush()
    return work(await this.reading.load())
  }

  /** Reads options now, and works with them when its turn comes. */
  inTurn<Options, T>(read: () => Options, work: (options: Options) => Promise<T>): Promise<T> {
    let options: Options
    try {
      options = read()
    } catch (error) {
      return Promise.reject(error)
    }
    return this.#turns.next(async () => {
      this.checkOpen()
      await this.#selection.make(this.#selectionActions)
      return work(options)
    })
  }

  /** @throws TRACK_LOG_CLOSED */
  checkOpen(): void {
    if (this.#closed !== undefined) {
      throw new TrackError('TRACK_LOG_CLOSED', `The client of ${this.uri} is closed`)
    }
  }

  /** Makes everything durable and releases the store; the same promise each time. */
  close(): Promise<void> {
    if (this.#closed === undefined) this.errors.deliver() // while their subscribers can still log
    if (this.#closed === undefined) {
      this.#closed = this.#close()
      this.#closed.catch(() => {}) // a close that nobody awaits must not end the process
    }
    return this.#closed
  }

  async #close(): Promise<void> {
    this.trials.detach()
    let isWell = false
    try {
      await this.recorder.close()
      isWell = true
    } finally {
      // Before the log goes: what follows it catches up, and keeps its snapshots.
      await this.live.end()
      this.errors.deliver()
      unlistenToEndings(this.#endings)
      tellLoss(this.recorder.loss)
      if (isWell) await this.#keepForOthers() // else who closes would wait once more for a log that does not answer
      try {
        await this.log.close()
      } finally {
        this.errors.complete()
      }
    }
  }

  /** What the next program has to read then is little. */
  async #keepForOthers(): Promise<void> {
    await keepViews(this.log, this.reading, this.current)
    const { recorded } = this.recorder.stats
    for (const log of this.#logs.stores) {
      const reading = log === this.log ? this.reading : new ReadingLoader(log)
      await keepList(log, reading, recorded)
    }
  }
}

/** @throws TRACK_ARGUMENT_INVALID for what is neither a URI nor a list. */
function givenUris(given: string | readonly string[]): readonly string[] {
  const uris = Array.isArray(given) ? [...given] : [given]
  if (uris.every((uri) => typeof uri === 'string')) return uris
  const message = `A client is given the URI of its store, or a list of some, found ${foundText(given)}`
  throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'uri' } })
}
