import { checkText, type EventLog, type Status, type TrackError } from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'
import { ClientSession } from './client-session.js'
import {
  type Collection,
  copyCollectionOptions,
  type GroupOptions,
  type ProjectOptions,
} from './collection.js'
import { copyStatus } from './copy-status.js'
import { copyReason, type DeleteOptions } from './delete-trial.js'
import { checkFlushOptions, type FlushOptions, sentToServer } from './flush-options.js'
import { copyForkOptions, type ForkOptions } from './fork-options.js'
import {
  type Checked,
  copyTrialOptions,
  type NewTrialOptions,
  type ProgramVersion,
} from './new-trial-options.js'
import { ownProgramVersion } from './program-version.js'
import { ReadingClient } from './reading-client.js'
import type { RecorderStats } from './recorder-options.js'
import type { RedactOptions, RedactSummary } from './redact.js'
import { reserved } from './reserve-trial.js'
import type { Observable } from './rxjs.js'
import type { ParameterSearch } from './search/parameter-search.js'
import {
  copySearchOptions,
  type ParameterSearchOptions,
} from './search/parameter-search-options.js'
import type { Space } from './search/space.js'
import type { TrackClientOptions } from './track-client-options.js'
import { Trial, trialControl } from './trial.js'
import { trialIdOf } from './trial-id.js'
import { type TrialName, uidOf } from './trial-name.js'
import { copySearch, type TrialSearch } from './trial-search-options.js'

const redactOptions: OptionNames<RedactOptions> = {
  trial: true,
  path: true,
  position: true,
  reason: true,
  by: true,
}

/**
 * What a program tracks its trials with. It opens its store with the first call that needs it.
 * Calls that create or look something up return promises, and take effect in the order in which they
 * are made, awaited or not; the first of them sets what ORION_PROJECT, ORION_EXPERIMENT and
 * ORION_TRIAL_ID in the environment name; calls that log do not. Every call reads its arguments before it returns:
 * what is changed later changes nothing. After close() each fails with TRACK_LOG_CLOSED.
 */
export class TrackClient extends ReadingClient {
  readonly uri: string
  readonly #session: ClientSession
  #version: ProgramVersion = ownProgramVersion

  /**
   * @param uri `file:PATH` for a store in that folder, `track://HOST:PORT` for that of a server,
   * `memory:`, or a scheme of registerLog's. Default what TRACK_STORE or `store` in the nearest
   * track.config.json says, or else `file:./runs`. A list of several: all that is logged goes to each;
   * should one fail, the others go on, which `errors$`, `stats()`, the next flush and standard error
   * tell. The first that goes on is read from.
   * @throws TRACK_URI_INVALID, TRACK_ARGUMENT_INVALID, TRACK_CONFIG_INVALID;
   * TRACK_TOKEN_REFUSED without a token for a server.
   */
  constructor(uri?: string | readonly string[], options: TrackClientOptions = {}) {
    const session = new ClientSession(uri, options)
    super(session)
    this.uri = session.uri
    this.#session = session
  }

  /** The log, for reading it oneself. Do not close it. */
  get log(): EventLog {
    return this.#session.log
  }

  /**
   * Every refusal of the store and every drop, told when the event loop turns, or at the end of the
   * process; it never errors. A subscriber may log.
   */
  get errors$(): Observable<TrackError> {
    return this.#session.errors.errors$
  }

  /** What has become of the calls so far. */
  stats(): RecorderStats {
    return this.#session.stats()
  }

  /**
   * Sets the project that groups and trials belong to, and creates it if need be. One that is set
   * stays unless `force` is given.
   * @throws TRACK_PROJECT_NOT_FOUND with `getOnly`; TRACK_VALUE_INVALID; the store's errors.
   */
  setProject<const T extends ProjectOptions>(
    options: T & Checked<T, ProjectOptions>,
  ): Promise<Collection> {
    return this.#session.inTurn(
      () => copyCollectionOptions('project', options),
      (copied) => {
        if (copied.getOnly) this.#session.reading.begin() // who creates nothing is about to read
        return this.#session.current.setProject(copied)
      },
    )
  }

  /**
   * Sets the group that new trials belong to, in the current project, and creates it if need be.
   * @throws TRACK_GROUP_NOT_FOUND with `getOnly`; TRACK_VALUE_INVALID; the store's errors.
   */
  setGroup<const T extends GroupOptions>(
    options: T & Checked<T, GroupOptions>,
  ): Promise<Collection> {
    return this.#session.inTurn(
      () => copyCollectionOptions('group', options),
      (copied) => this.#session.current.setGroup(copied),
    )
  }

  /**
   * Sets the version of the code that trials made from here on run, or what tells it each time that a
   * trial is made. A version of the trial's own goes before. Default: a hash of the program's own sources,
   * its entry file and what that imports by relative paths.
   * @throws TRACK_VALUE_INVALID
   */
  setVersion(version: ProgramVersion): void {
    if (typeof version !== 'function') checkText(version, 'version')
    this.#version = version
  }

  /**
   * A new trial in the current project and group. Without `parameters` it is created by its first
   * logArguments. While the last one has not finished, that one is returned, unless `force` is given.
   * @throws TRACK_VALUE_INVALID; what the function throws that setVersion was given; the store's errors
   * when a project must be created.
   */
  newTrial<const T extends NewTrialOptions>(options: T & Checked<T>): Promise<Trial> {
    return this.#session.inTurn(
      () => copyTrialOptions(options, this.#version),
      (copied) => this.#session.trials.make(copied),
    )
  }

  /**
   * Sets an existing trial, to go on with it; it starts again with its first metric, or `start()`.
   * It is looked up in the current project, or in all of them if none is set.
   * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID when several projects have such a trial.
   */
  setTrial(name: TrialName): Promise<Trial> {
    return this.#session.inTurn(
      () => uidOf(name),
      (uid) => this.#session.trials.set(uid),
    )
  }

  /**
   * A new trial that starts as another was at a moment, to go on from a checkpoint: with its parameters,
   * metadata, tags, groups, files, metrics and chronos, none of which is copied. Steps that it logs again
   * override; the other trial stays as it is. Its version is this program's. Its status, process, times,
   * errors, output and numbers of the system are its own. It is the client's trial from then on.
   * @throws TRACK_TRIAL_NOT_FOUND, also for a deleted one; TRACK_MOMENT_NOT_FOUND, also for a step that the trial
   * did not log itself; TRACK_FORK_TOO_DEEP, TRACK_FORK_PAST_MISSING; what {@link newTrial} throws.
   */
  forkTrial<const T extends ForkOptions>(
    trial: Trial | TrialName,
    options?: T & Checked<T, ForkOptions>,
  ): Promise<Trial> {
    return this.#session.inTurn(
      () => {
        if (trial instanceof Trial) trialControl(trial).ensureCreated('forkTrial')
        const named = trial instanceof Trial ? trial : uidOf(trial)
        return {
          named,
          copied: copyForkOptions(options === undefined ? {} : options, this.#version),
        }
      },
      ({ named, copied }) => this.#session.trials.fork(named, copied),
    )
  }

  /**
   * Deletes a trial, and resolves when that is durable: it is in no list any more, and its uid names
   * nothing; the uids of others stay as they are. Its events stay in the log, where they can be read by
   * the trial's id; what is still logged to it goes there too.
   * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID for a trial that this client runs;
   * TRACK_VALUE_INVALID; the store's errors.
   */
  deleteTrial(trial: Trial | TrialName, options: DeleteOptions = {}): Promise<void> {
    return this.#session.inTurn(
      () => ({ named: trial instanceof Trial ? trial : uidOf(trial), reason: copyReason(options) }),
      ({ named, reason }) => this.#session.trials.delete(named, reason),
    )
  }

  /**
   * Removes a value for good, such as a secret that was logged by mistake: the events stay with a mark in its
   * place, and a `Redacted` event says who did it, when and why. All that is derived is made anew, the files of
   * the store are written again without the value, and searched for it. What others have read, and copies of the
   * store, it cannot reach: see the summary, and docs/time-travel.md. A crash leaves it undone or lets the
   * next opening finish it.
   * @throws TRACK_VALUE_NOT_FOUND when no event has it; TRACK_REDACTION_UNSUPPORTED while another process has the
   * store open, and by logs that are no folder of this machine; TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID; the
   * store's errors.
   */
  redact(options: RedactOptions): Promise<RedactSummary> {
    return this.#session.inTurn(
      () => {
        checkOptions('redact', options, redactOptions)
        return { ...options, trial: { id: trialIdOf(options.trial) } }
      },
      async (copied) => {
        const { checkedRedact, redact } = await import('./redact.js')
        const asked = checkedRedact(copied)
        const { log, recorder, reading } = this.#session
        await recorder.flush()
        const summary = await redact({ log, recorder }, asked)
        reading.forget() // what was read may hold it
        return summary
      },
    )
  }

  /**
   * Takes one trial for this process, the first that `search` asks for and that no living process has,
   * and sets it; resolves to undefined when there is none. A search that says nothing of `status` finds
   * trials that were never started; to go on with others, ask for their status. Of any number of
   * processes that reserve at once, each gets another one. It has `status` until it starts; should this
   * process die before that, the trial is again what it was.
   * @throws TRACK_ARGUMENT_INVALID; the store's errors.
   */
  reserve(
    search: Pick<TrialSearch, 'where' | 'sort'> = {},
    status: Status = reserved,
  ): Promise<Trial | undefined> {
    return this.#session.inTurn(
      () => ({ copied: copySearch(search), taken: copyStatus(status) }),
      ({ copied, taken }) => this.#session.trials.reserve(copied, taken),
    )
  }

  /**
   * A search of parameters in a group, by asking and telling; the trials that it suggests are of that
   * group. Any number of processes can share one.
   * @throws TRACK_ARGUMENT_INVALID; TRACK_GROUP_NOT_FOUND when no group is set and none is named; the
   * store's errors.
   */
  search<const S extends Space>(options: ParameterSearchOptions<S>): Promise<ParameterSearch<S>> {
    return this.#session.inTurn(
      () => copySearchOptions(options, this.#version),
      (copied) => this.#session.trials.search(copied),
    )
  }

  /**
   * Resolves when everything logged so far is on disk: of a log on a server, on the server's, or in the
   * spool here while the server is away; with `onServer` on the server's, as late as that is.
   * @throws The first refusal of the store since the last flush; the signal's reason.
   */
  async flush(options: FlushOptions = {}): Promise<void> {
    checkFlushOptions(options)
    await this.#session.recorder.flush()
    if (options.onServer === true) await sentToServer(this.#session.log, options.signal)
  }

  /**
   * Makes everything durable and releases the store. Trials that run go on running in the log. If
   * events were lost ever, a line on stderr says so. Who reads the store next has less to read: the list of trials that it
   * keeps is brought up to date where thousands of events are not in it, which after hundreds of thousands takes seconds.
   * @throws The first refusal of the store since the last flush, through the promise; nobody need
   * await it.
   */
  close(): Promise<void> {
    return this.#session.close()
  }

  /** Closes the client at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}
