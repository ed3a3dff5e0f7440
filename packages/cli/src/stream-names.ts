import type { LogAsOfOptions, RecordedEvent, TrackClient, TrialIds } from '@track/client'
import { shortIds, trialNamed } from './choose-trial.js'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'

/** Of streams that a name may mean, so many are shown. */
const shownMax = 10

/** A project, or a group of one. */
interface Collection {
  readonly id: string
  readonly name: string
  /** Undefined for a project itself. */
  readonly project: string | undefined
}

/** What streams are called: projects, groups and trials, and the store's own. */
export class StreamNames {
  readonly #client: TrackClient
  readonly #asOf: LogAsOfOptions
  readonly #trials: readonly TrialIds[]
  readonly #names: Map<string, string>
  #collections: Promise<readonly Collection[]> | undefined

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
   * @throws CliError TRACK_TRIAL_NOT_FOUND, TRACK_TRIAL_AMBIGUOUS, TRACK_STREAM_AMBIGUOUS
   */
  async streamOf(name: string): Promise<string> {
    if (this.#names.has(name)) return name
    try {
      return trialNamed(this.#trials, name, this.#asOf).id
    } catch (error) {
      if (!(error instanceof CliError)) throw error
      return this.#collectionNamed(name, error)
    }
  }

  /** @param noTrial Why the name means no trial. */
  async #collectionNamed(name: string, noTrial: CliError): Promise<string> {
    const all = await this.#readCollections()
    const found = all.filter((one) => one.id === name || one.name === name)
    const [first] = found
    if (first !== undefined && found.length === 1) return first.id
    if (noTrial.code !== 'TRACK_TRIAL_NOT_FOUND') throw noTrial
    throw first === undefined ? noStream(name, this.#asOf) : severalStreams(name, found)
  }

  #readCollections(): Promise<readonly Collection[]> {
    this.#collections ??= this.#askForCollections()
    return this.#collections
  }

  async #askForCollections(): Promise<readonly Collection[]> {
    const [projects, groups] = await Promise.all([
      this.#client.projects(this.#asOf),
      this.#client.groups(this.#asOf),
    ])
    const all = [...projects.map(({ id, name }) => ({ id, name, project: undefined })), ...groups]
    for (const { id, name } of all) this.#names.set(id, name)
    return all
  }
}

function noStream(name: string, { at }: LogAsOfOptions): CliError {
  const isNow = at === undefined
  const what = `no trial, project or group ${name}`
  const lists = ['', ' groups', ' projects'].map((kind) => `track ls${kind}${isNow ? '' : ' --at'}`)
  return new CliError(
    'TRACK_TRIAL_NOT_FOUND',
    isNow ? `there is ${what}` : `there was ${what} then`,
    {
      exitCode: exitCode.notFound,
      details: { name },
      hints: [`  ${lists.join(', ')} list what there ${isNow ? 'is' : 'was'}`],
    },
  )
}

function severalStreams(name: string, found: readonly Collection[]): CliError {
  const shown = found.slice(0, shownMax).map(({ id, project }) => {
    return project === undefined ? `  ${id}  project` : `  ${id}  group of ${project}`
  })
  const message = `${found.length} projects and groups are meant by ${name}: name one by its id`
  return new CliError('TRACK_STREAM_AMBIGUOUS', message, {
    exitCode: exitCode.notFound,
    details: { name, streams: found.map(({ id, project }) => ({ id, project })) },
    hints: [
      ...shown,
      ...(found.length > shownMax ? [`  and ${found.length - shownMax} more`] : []),
    ],
  })
}
