import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type Collection, isTrackError, type TrackClient, type Trial } from '@track/client'
import { buildAppend, groupStreamId, projectStreamId, saltBytes } from '@track/core'
import { Random } from '../torture/random.js'

const projects = ['p', 'q'] as const
const groups = ['g', 'h'] as const

/**
 * A store that grows by random steps that follow from a seed: trials of equal and of other parameters in two
 * projects and their groups, metrics few and many, laps, tags of trials and of projects, metadata of groups, files, errors, ends,
 * forks, resumed trials and deleted ones. Each step is one commit or several, of one stream or of more.
 */
export class GrowingStore {
  readonly #client: TrackClient
  readonly #random: Random
  readonly #writer = randomBytes(16).toString('hex')
  #appended = 0
  readonly #trials: Trial[] = []
  /** Ids of trials that were deleted. */
  readonly deleted: Set<string> = new Set()

  constructor(client: TrackClient, seed: number) {
    this.#client = client
    this.#random = new Random(seed)
  }

  /** Every trial that was ever made. */
  get trials(): readonly Trial[] {
    return this.#trials
  }

  /** The projects and groups, whether they were made or not. */
  get collections(): { readonly projects: readonly Collection[]; groups: readonly Collection[] } {
    const made = projects.map((name) => ({ id: projectStreamId(name), name }))
    const inThem = made.flatMap(({ id }) => {
      return groups.map((name) => ({ id: groupStreamId(id, name), name }))
    })
    return { projects: made, groups: inThem }
  }

  /** Grows by some events, and resolves when they are durable and the clock has gone on since. */
  async step(): Promise<void> {
    for (let left = 1 + this.#random.below(4); left > 0; left--) {
      const there = this.#trials.filter(({ id }) => !this.deleted.has(id))
      if (there.length < 2 || this.#random.below(5) === 0) await this.#makeTrial()
      else await this.#change(there[this.#random.below(there.length)] as Trial)
      if (this.#random.below(2) === 0) await this.#client.flush()
    }
    await this.#client.flush()
    const { committedAtMs = 0 } = await this.#client.log.head()
    while (Date.now() <= committedAtMs) await setImmediate() // the next step is of a later time
  }

  async #makeTrial(): Promise<void> {
    await this.#client.setProject({ name: this.#random.pick(projects), force: true })
    const trial = await this.#client.newTrial({
      name: 'equal',
      version: 'v',
      parameters: { lr: this.#random.below(3), 'opt.name': 'sgd' },
      tags: { stage: this.#random.below(2) },
      groups: groups.filter(() => this.#random.below(2) === 0),
      force: true,
    })
    this.#trials.push(trial)
  }

  async #change(trial: Trial): Promise<void> {
    const random = this.#random
    const actions: readonly [() => unknown, ...(() => unknown)[]] = [
      () => this.#logMetrics(trial, 1 + random.below(30)),
      () => this.#logMetrics(trial, 1 + random.below(30)),
      () => this.#logMetrics(trial, random.below(12) === 0 ? 4500 : 100),
      () => trial.chrono('lap', { aggregator: 'series' }).stop(),
      () => trial.addTags({ stage: random.below(9), own: 'x' }),
      () => trial.logMetadata({ note: random.below(9) }),
      () => trial.addToGroup({ name: random.pick(groups) }),
      () => trial.logError(new Error('one that ends nothing')),
      () => trial.logFile(randomBytes(8), { name: random.pick(['a', 'b']) }),
      () => trial.finish(),
      () => this.#resume(trial),
      () => this.#delete(trial),
      () => this.#changeCollection(),
      () => this.#changeCollection(),
      () => this.#fork(trial),
    ]
    await random.pick(actions)()
  }

  #logMetrics(trial: Trial, count: number): void {
    const first = this.#random.below(50)
    for (let i = 0; i < count; i++) {
      const value = this.#random.unit()
      trial.logMetrics({ loss: value, [`m${i % 3}`]: i }, i % 7 === 0 ? {} : { step: first + i })
    }
  }

  async #resume(trial: Trial): Promise<void> {
    await this.#client.setProject({ name: this.#nameOf(trial), force: true })
    await this.#client.setTrial({ uid: await trial.uid() })
    trial.start()
  }

  async #fork(trial: Trial): Promise<void> {
    const { asOf } = await trial.view()
    const revision = this.#random.below((asOf?.streamRevision ?? 0) + 1)
    await this.#client.setProject({ name: this.#nameOf(trial), force: true })
    this.#trials.push(await this.#client.forkTrial(trial, { at: { revision } }))
  }

  async #delete(trial: Trial): Promise<void> {
    if (trial.isRunning) await trial.finish()
    try {
      await this.#client.deleteTrial(trial, { reason: 'at random' })
      this.deleted.add(trial.id)
    } catch (error) {
      if (!isTrackError(error, 'TRACK_TRIAL_NOT_FOUND')) throw error
    }
  }

  /** Adds a tag to a project, which its trials inherit, or metadata to a group, if it is there. */
  async #changeCollection(): Promise<void> {
    const { projects, groups } = this.collections
    const isProject = this.#random.below(2) === 0
    const among = isProject ? projects : groups
    const { id } = among[this.#random.below(among.length)] as Collection
    if ((await this.#client.log.streamHead(id)) === undefined) return
    const values = { team: this.#random.below(9) }
    const event = isProject
      ? ({ type: 'TagsAdded', tags: values } as const)
      : ({ type: 'MetadataLogged', metadata: values } as const)
    const origin = { writer: this.#writer, sequence: this.#appended++ }
    const salt = randomBytes(saltBytes)
    await this.#client.log.append(
      buildAppend([{ stream: id, event, timeMs: Date.now() }], { origin, salt }),
    )
  }

  #nameOf({ project }: Trial): string {
    return this.collections.projects.find(({ id }) => id === project)?.name ?? ''
  }
}
