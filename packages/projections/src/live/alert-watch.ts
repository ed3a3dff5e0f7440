import type { Commit, CommitPage, EventLog, StreamId } from '@track/core'
import type { AlertRule } from '../alert-rules.js'
import type { ProjectView } from '../project-view.js'
import type { TrialFilter } from '../query/trial-filter.js'
import type { TrialSummary } from '../query/trial-summary.js'
import type { StatusAt } from '../status-at.js'
import { isRunning, type TrialView } from '../trial-view.js'
import type { ViewReader } from '../view-reader.js'
import { type Alert, type FoundAlert, foundAlert } from './alert.js'
import { type Answer, askRules } from './ask-rule.js'
import {
  followedSummary,
  type TrialChange,
  TrialChanges,
  type TrialSources,
} from './trial-changes.js'

/** What alerts are made of. */
export interface AlertWatchOptions {
  readonly rules: readonly AlertRule[]
  /** Which trials rules are asked about; of the others nothing is so. */
  readonly matches: TrialFilter
  /** Where the log ended at subscription. */
  readonly head: number
  /** An earlier position to go on from, at which a commit begins. Default `head`. */
  readonly from?: number | undefined
  /** The trials that run by what the log says: asked once, and only if there are rules with a clock. */
  readonly running: () => Promise<readonly StreamId[]>
  /** What tells the status of a trial as of now. */
  readonly statuses: () => Promise<(view: TrialView) => StatusAt>
  readonly reader: ViewReader
}

/** What was last said of a trial that is followed. */
interface Said {
  view: TrialView | undefined
  project: ProjectView | undefined
  /** By the rules without a clock, of that view and project. */
  answers: readonly Answer[]
  /** By those with one. */
  clock: readonly Answer[]
}

/**
 * Asks rules about trials, commit by commit, and tells when one has become true. What is told of a commit
 * hangs on the log before its end and on nothing else: neither on pages, nor on what is in memory.
 */
export class AlertWatch {
  readonly #options: AlertWatchOptions
  readonly #rules: readonly AlertRule[]
  readonly #clockRules: readonly AlertRule[]
  readonly #trials: TrialChanges
  /** Tells an alert; returns whether to go on. */
  readonly #tell: (alert: Alert) => boolean
  readonly #said = new Map<StreamId, Said>()
  #hasChecked = false
  #last: Promise<unknown> = Promise.resolve()

  constructor(log: EventLog, options: AlertWatchOptions, tell: (alert: Alert) => boolean) {
    const { rules, reader, head, from = head } = options
    this.#options = options
    this.#rules = rules.filter(({ clock }) => clock !== true)
    this.#clockRules = rules.filter(({ clock }) => clock === true)
    this.#trials = new TrialChanges(log, reader, from)
    this.#tell = tell
  }

  get position(): number {
    return this.#trials.position
  }

  /** Returns the position to subscribe from. */
  start(): Promise<number> {
    return this.#trials.start()
  }

  /** Takes in the next page of the log. */
  apply({ commits, head }: CommitPage): Promise<void> {
    return this.#inTurn(async () => {
      if (commits.length === 0) await this.#trials.apply({ commits, head }) // has caught up
      for (const commit of commits) if (!(await this.#take(commit, head))) return
    })
  }

  /** Asks the rules with a clock, once the end of the log was reached. */
  check(): Promise<void> {
    return this.#inTurn(() => this.#check())
  }

  /** Keeps snapshots of where it stands. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#trials.close())
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {}) // the caller hears of it
    return done
  }

  async #take(commit: Commit, head: number): Promise<boolean> {
    const begin = this.#trials.position
    const changes = await this.#trials.apply({ commits: [commit], head })
    const found = changes.flatMap((change) => this.#turned(change))
    const end = this.#trials.position
    return found.every((alert, i) => {
      const checkpoint = i < found.length - 1 ? begin : end
      return this.#tell({ ...alert, checkpoint, again: end <= this.#options.head })
    })
  }

  /** What has become true of a trial with a commit. */
  #turned({ id, before, after }: TrialChange): readonly FoundAlert[] {
    const said = this.#said.get(id)
    const isKnown = said?.view === before?.view && said?.project === before?.project
    const was = isKnown ? said?.answers : before && this.#ask(id, before)
    const answers = this.#ask(id, after)
    if (isRunning(after.view.status) && !after.view.deleted) {
      const clock = said?.clock ?? []
      this.#said.set(id, { view: after.view, project: after.project, answers, clock })
    } else this.#letGo(id)
    return turns(this.#rules, was, answers, () => followedSummary(id, after))
  }

  #ask(id: StreamId, sources: TrialSources): readonly Answer[] {
    const summary = followedSummary(id, sources)
    return askRules(this.#rules, this.#options.matches, { summary, view: sources.view })
  }

  async #check(): Promise<void> {
    if (!this.#trials.caughtUp || this.#clockRules.length === 0) return
    const isFirst = !this.#hasChecked
    if (isFirst) for (const id of await this.#options.running()) await this.#bring(id)
    this.#hasChecked = true
    const statusOf = await this.#options.statuses()
    const again = isFirst && this.#options.from !== undefined
    const checkpoint = this.#trials.position
    for (const [id, { view, project }] of await this.#trials.now()) {
      const now = statusOf(view)
      const summary = summaryNow(followedSummary(id, { view, project }), now)
      const asked = { summary, view, lost: lossOf(view, now) }
      const clock = askRules(this.#clockRules, this.#options.matches, asked)
      const said = this.#said.get(id)
      const sign = asked.lost === undefined ? undefined : now.lastSignMs
      const found = turns(this.#clockRules, said?.clock, clock, () => summary, sign)
      if (said === undefined) {
        this.#said.set(id, { view: undefined, project: undefined, answers: [], clock })
      } else said.clock = clock
      for (const alert of found) if (!this.#tell({ ...alert, checkpoint, again })) return
    }
  }

  async #bring(id: StreamId): Promise<void> {
    const sources = await this.#trials.bring(id)
    if (sources !== undefined && !isRunning(sources.view.status)) this.#letGo(id)
  }

  #letGo(id: StreamId): void {
    this.#trials.letGo(id)
    this.#said.delete(id)
  }
}

function summaryNow(summary: TrialSummary, { status, isReserved }: StatusAt): TrialSummary {
  return { ...summary, status: status.name, statusValue: status.value, reserved: isReserved }
}

/** Why a trial that says it runs is lost; undefined when it is not. */
function lossOf(view: TrialView, { status, reason }: StatusAt): string | undefined {
  return isRunning(view.status) && !isRunning(status) ? reason : undefined
}

/** The rules whose answer has become one that says that it is so. */
function turns(
  rules: readonly AlertRule[],
  was: readonly Answer[] | undefined,
  answers: readonly Answer[],
  summary: () => TrialSummary,
  lastSignMs?: number,
): readonly FoundAlert[] {
  return rules.flatMap((rule, i) => {
    const said = answers[i]
    return said && !was?.[i] ? [foundAlert(rule, said, summary(), lastSignMs)] : []
  })
}
