import type { LogAsOfOptions, RecordedEvent, TrackClient, TrialIds } from '@track/client'
import { shortIds, trialNamed } from './choose-trial.js'
import { CliError } from './failure.js'

/** What streams are called: projects, groups and trials, and the store's own. */
export class StreamNames {
  readonly #trials: readonly TrialIds[]
  readonly #names: Map<string, string>

  private constructor(trials: readonly TrialIds[], names: Map<string, string>) {
    this.#trials = trials
    this.#names = names
  }

  /** The names of what is in the store, now or as of a moment. */
  static async read(client: TrackClient, asOf: LogAsOfOptions): Promise<StreamNames> {
    const trials = await client.trialIds(asOf)
    const ids = shortIds(trials)
    const collections = [...(await client.projects(asOf)), ...(await client.groups(asOf))]
    return new StreamNames(
      trials,
      new Map([
        ...collections.map(({ id, name }) => [id, name] as const),
        ...trials.map(({ id, name }) => [id, `${ids.get(id)} ${name}`] as const),
      ]),
    )
  }

  /** Takes in what an event tells of names. */
  learn({ stream, event }: RecordedEvent): void {
    const { type } = event
    if (type !== 'TrialCreated' && type !== 'ProjectCreated' && type !== 'GroupCreated') return
    if (!this.#names.has(stream)) this.#names.set(stream, event.name)
  }

  /** What to call a stream; the beginning of its id when it has no name. */
  nameOf(stream: string): string {
    if (/^0+$/.test(stream)) return 'store'
    return this.#names.get(stream) ?? stream.slice(0, 8)
  }

  /**
   * The stream that is called so: that of a trial, or else of the only project or group of that name.
   * @throws CliError TRACK_TRIAL_NOT_FOUND, TRACK_TRIAL_AMBIGUOUS
   */
  streamOf(name: string): string {
    if (this.#names.has(name)) return name
    try {
      return trialNamed(this.#trials, name).id
    } catch (error) {
      const called = Array.from(this.#names).filter(([, one]) => one === name)
      const [only] = called
      if (error instanceof CliError && only !== undefined && called.length === 1) return only[0]
      throw error
    }
  }
}
