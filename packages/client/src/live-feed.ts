import { type EventLog, resolveMoment } from '@track/core'
import type { ViewReader } from '@track/projections'
import type { Alert, Leader, LiveTrial, LiveTrialsOptions } from '@track/projections/live'
import type { TrialQuery } from '@track/projections/query'
import type { CopiedAlertsOptions } from './alert-options.js'
import { every } from './every.js'
import type { LeaderboardOptions } from './leaderboard-options.js'
import type { Reading } from './reading.js'
import type { ReadingLoader } from './reading-loader.js'
import { type Observable, rxjs, type Subscriber } from './rxjs.js'

/** What is made by `begin` of the module that it is given, which is loaded when somebody subscribes. */
export type BeginLive<T> = (
  live: typeof import('@track/projections/live'),
  log: EventLog,
  options: { readonly until: AbortSignal; readonly reader: ViewReader },
  /** What reads; and where the log ended at subscription. */
  beside: { readonly reading: Reading; readonly head: number },
) => Observable<T> | Promise<Observable<T>>

/** What follows the log of a client, and its end with the client that hands it out. */
export class LiveFeed {
  readonly #log: EventLog
  readonly #reading: ReadingLoader
  readonly #tell: (work: () => void) => void
  readonly #closing = new AbortController()
  /** Each settles when a subscriber has had its last. */
  readonly #lives = new Set<Promise<void>>()

  /** @param tell Runs what calls subscribers. */
  constructor(log: EventLog, reading: ReadingLoader, tell: (work: () => void) => void) {
    this.#log = log
    this.#reading = reading
    this.#tell = tell
  }

  /** The numbers of the trials that `options` selects, for each subscriber from its beginning. */
  numbers(options: Omit<LiveTrialsOptions, 'until' | 'reader'>): Observable<readonly LiveTrial[]> {
    return this.observe(({ liveTrials }, log, own) => liveTrials(log, { ...options, ...own }))
  }

  /** The numbers of the trials that run and that `where` asks for. */
  running(
    where: TrialQuery,
    options: Pick<LiveTrialsOptions, 'intervalMs' | 'totalSteps'>,
  ): Observable<readonly LiveTrial[]> {
    return this.observe(async ({ runningTrials }, log, own, { reading }) => {
      const matches = await reading.filter(where)
      const running = () => reading.running()
      return runningTrials(log, { ...options, ...own, matches, running })
    })
  }

  /** Alerts, for each subscriber from where `options` says. */
  alerts(options: CopiedAlertsOptions): Observable<Alert> {
    const { rules, where, from, checkEveryMs } = options
    return this.observe(async ({ alerts }, log, own, { reading, head }) => {
      const matches = await reading.filter(where)
      const moment = from === undefined ? undefined : await resolveMoment(log, from)
      const hasClock = rules.some(({ clock }) => clock === true)
      return alerts(log, {
        ...own,
        rules,
        matches,
        head,
        from: moment && (await beginOfCommit(log, moment.position)),
        running: () => reading.runningByLog(),
        statuses: () => reading.statuses(),
        checks: hasClock ? every(checkEveryMs) : rxjs().EMPTY,
      })
    })
  }

  /** The board, for each subscriber from what it is then. */
  leaderboard(options: Required<LeaderboardOptions>): Observable<readonly Leader[]> {
    const { where, ...board } = options
    return this.observe(async ({ leaderboard }, log, own, { reading }) => {
      const matches = await reading.filter(where)
      const trials = () => reading.trialsByLog()
      return leaderboard(log, { ...board, ...own, matches, trials })
    })
  }

  /** What `begin` makes, anew for each subscriber. */
  observe<T>(begin: BeginLive<T>): Observable<T> {
    const { Observable: NewObservable } = rxjs()
    return new NewObservable((subscriber) => {
      const ended = this.#follow(subscriber, begin)
        .catch((error: unknown) => subscriber.error(error))
        .finally(() => this.#lives.delete(ended))
      this.#lives.add(ended)
    })
  }

  /** Completes them all, with what the log has by then; resolves when each subscriber has had that. */
  async end(): Promise<void> {
    this.#closing.abort()
    await Promise.all(this.#lives)
  }

  /** Resolves when the subscriber has had its last. */
  async #follow<T>(subscriber: Subscriber<T>, begin: BeginLive<T>): Promise<void> {
    const { finalize } = rxjs()
    // The head is asked for before anything is waited for: what is logged from here on comes after it.
    const [{ position: head }, reading, live] = await Promise.all([
      this.#log.head(),
      this.#reading.load(),
      import('@track/projections/live'),
    ])
    const own = { until: this.#closing.signal, reader: reading.reader }
    const begun = await begin(live, this.#log, own, { reading, head })
    await new Promise<void>((resolve) => {
      subscriber.add(
        begun.pipe(finalize(resolve)).subscribe({
          next: (value) => this.#tell(() => subscriber.next(value)),
          error: (error) => subscriber.error(error),
          complete: () => this.#tell(() => subscriber.complete()),
        }),
      )
    })
  }
}

/** Where the commit begins that holds a position: what it made true may lie before that, and is told at its end. */
async function beginOfCommit(log: EventLog, position: number): Promise<number> {
  for await (const { commits } of log.read({ from: position, to: position + 1, pageBytes: 1 })) {
    const [commit] = commits
    if (commit !== undefined) return commit.position
  }
  return position // the end of the log
}
