import { checkText, type StreamId, trialHash, type Values } from '@track/core'
import type { Collection } from './collection.js'
import { copyValues } from './copy-values.js'
import { GrowingValues } from './growing-values.js'
import type { RecordableEvent } from './recorder-options.js'
import type { TrialContext, TrialOptions } from './trial-options.js'

/**
 * What a trial is made of. It waits here until the trial is created, by its first arguments or the first
 * call that needs it in the log; what comes after that is logged as it comes.
 */
export class TrialCreation {
  readonly name: string
  readonly description: string
  readonly version: string
  readonly #context: TrialContext
  #hash: string | undefined
  #parameters: GrowingValues
  #groups: readonly StreamId[]
  readonly #waitingTags: GrowingValues
  readonly #waitingMetadata: GrowingValues

  /** @throws TRACK_VALUE_INVALID */
  constructor(context: TrialContext, options: TrialOptions & { readonly version: string }) {
    const { name, description = '', version } = options
    checkText(name, 'trial name')
    checkText(description, 'trial description')
    checkText(version, 'trial version')
    this.name = name
    this.description = description
    this.version = version
    this.#context = context
    this.#hash = context.hash
    this.#parameters = new GrowingValues(context.parameters)
    this.#groups = context.groups
    this.#waitingTags = new GrowingValues(copyValues(options.tags ?? {}, 'tags'))
    this.#waitingMetadata = new GrowingValues(copyValues(options.metadata ?? {}, 'metadata'))
  }

  /** Undefined until the trial is created. */
  get hash(): string | undefined {
    return this.#hash
  }

  get parameters(): Values {
    return this.#parameters.now
  }

  /** Creates the trial with these, or adds them to one that is created. */
  logArguments(values: Values): void {
    if (this.#hash === undefined) this.#create(values)
    else {
      this.#record({ type: 'ArgumentsLogged', arguments: values })
      this.#parameters.add(values)
    }
  }

  logMetadata(values: Values): void {
    if (this.#hash === undefined) this.#waitingMetadata.add(values)
    else this.#record({ type: 'MetadataLogged', metadata: values })
  }

  addTags(values: Values): void {
    if (this.#hash === undefined) this.#waitingTags.add(values)
    else this.#record({ type: 'TagsAdded', tags: values })
  }

  /** Adds the trial to a group; one that belongs to it stays as it is. */
  addToGroup({ id: group, name }: Collection): void {
    if (this.#groups.includes(group)) return
    this.#groups = [...this.#groups, group]
    if (this.#hash === undefined) return // it is created in its groups
    const { id, recorder } = this.#context
    recorder.recordTogether([
      { stream: id, event: { type: 'GroupAdded', group, name } },
      { stream: group, event: { type: 'TrialAdded', trial: id, hash: this.#hash } },
    ])
  }

  /** Creates the trial if it still waits for its arguments, with a warning that names `call`. */
  ensure(call: string): void {
    if (this.#hash !== undefined) return
    this.#create({})
    process.emitWarning(
      `The trial ${JSON.stringify(this.name)} is created without parameters, because ${call} came before logArguments`,
      { type: 'TrackWarning', code: 'TRACK_TRIAL_WITHOUT_ARGUMENTS' },
    )
  }

  #record(event: RecordableEvent): void {
    this.#context.recorder.record(this.#context.id, event)
  }

  #create(parameters: Values): void {
    const { name, description, version } = this
    const { id, project, recorder, forkedFrom } = this.#context
    const groups = this.#groups
    const all = new GrowingValues(this.#parameters.now) // the trial's own only when the log has them
    all.add(parameters)
    const hash = trialHash({ name, version, parameters: all.now })
    const created = { name, description, version, hash, project, groups }
    const own: RecordableEvent[] = [
      { type: 'TrialCreated', ...created, ...(forkedFrom !== undefined && { forkedFrom }) },
    ]
    if (!isEmpty(parameters)) own.push({ type: 'ArgumentsLogged', arguments: parameters })
    const [tags, metadata] = [this.#waitingTags.now, this.#waitingMetadata.now]
    if (!isEmpty(tags)) own.push({ type: 'TagsAdded', tags })
    if (!isEmpty(metadata)) own.push({ type: 'MetadataLogged', metadata })
    const added: RecordableEvent = { type: 'TrialAdded', trial: id, hash }
    recorder.recordTogether([
      ...own.map((event) => ({ stream: id, event })),
      ...[project, ...groups].map((stream) => ({ stream, event: added })),
    ])
    this.#hash = hash
    this.#parameters = all
  }
}

function isEmpty(values: Values): boolean {
  return Object.keys(values).length === 0
}
