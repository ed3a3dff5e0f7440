import type { LogAsOfOptions, RecordedEvent, TrackClient, TrialIds } from '@track/client'
import { shortIds, trialNamed } from './choose-trial.js'
import { CliError } from './failure.js'

/** What streams are called: projects, groups and trials, and the store's own. */
export class StreamNames {
  readonly #client: TrackClient
  readonly #asOf: LogAsOfOptions
  readonly #trials: readonly TrialIds[]
  readonly #names: Map<string, string>
  #hasCollections = false

  private constructor(client: TrackClient, asOf: LogAsOfOptions, trials: readonly TrialIds[]) {
    this.#client = client
    this.#asOf = asOf
    this.#trials = trials
    const ids = shortIds(trials)
    this.#names = new Map(trials.map(({ id, name }) => [id, `${ids.get(id)} ${name}`]))
  }

  /** The names of the trials, now or as of a moment; of the rest when it is asked for, which takes longer. */
  static async read(client: TrackClient, asOf: LogAsOfOptions): Promise<StreamNames> {
    return new StreamNames(client, asOf, await client.trialIds(asOf))
  }

  /** Takes in what an event tells of names. */
  learn({ stream, event }: RecordedEvent): void {
    const { type } = event
    if (type !== 'TrialCreated' && type !== 'ProjectCreated' && type !== 'GroupCreated') return
    if (!this.#names.has(stream)) this.#names.set(stream, event.name)
  }

  /** What to call a stream; the beginning of its id when it has no name. */
  async nameOf(stream: string): Promise<string> {
    if (/^0+$/.test(stream)) return 'store'
    if (!this.#names.has(stream)) await this.#readCollections()
    return this.#names.get(stream) ?? stream.slice(0, 8)
  }

  /**
   * The stream that is called so: that of a trial, or else of the only project or group of that name.
   * @throws CliError TRACK_TRIAL_NOT_FOUND, TRACK_TRIAL_AMBIGUOUS
   */
  async streamOf(name: string): Promise<string> {
    if (this.#names.has(name)) return name
    try {
      return trialNamed(this.#trials, name, this.#asOf).id
    } catch (error) {
      await this.#readCollections()
      if (this.#names.has(name)) return name
      const called = Array.from(this.#names).filter(([, one]) => one === name)
      const [only] = called
      if (error instanceof CliError && only !== undefined && called.length === 1) return only[0]
      throw error
    }
  }

  async #readCollections(): Promise<void> {
    if (this.#hasCollections) return
    this.#hasCollections = true
    const [projects, groups] = await Promise.all([
      this.#client.projects(this.#asOf),
      this.#client.groups(this.#asOf),
    ])
    for (const { id, name } of [...projects, ...groups]) this.#names.set(id, name)
  }
}
