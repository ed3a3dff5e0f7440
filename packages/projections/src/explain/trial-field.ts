import {
  type RecordedEvent,
  type StreamId,
  TrackError,
  type TrackEvent,
  type Value,
  ValuePath,
} from '@track/core'
import { forkCreated } from '../fork-past.js'
import { forkedTrial } from '../forked-trial.js'
import { type Json, jsonNumber, jsonValue } from '../json-value.js'
import { addRun, emptyMetric } from '../metric.js'
import { metricsRunAt } from '../metrics-run.js'
import { projectProjection } from '../project-projection.js'
import { initialProject, type ProjectView } from '../project-view.js'
import { metricSummary } from '../query/trial-summary.js'
import { trialProjection } from '../trial-projection.js'
import { initialTrial, type TrialView } from '../trial-view.js'
import { documentPart, type TrialDocument, trialDocument } from './trial-document.js'

/** A field of a trial, folded from the events that may change it. */
export interface TrialField {
  /** Whether events of the trial's project may change it too. */
  readonly isOfProject: boolean
  /** Whether a fork has it from its past. */
  readonly isOfPast: boolean
  /** Whether an event may change it, whatever came before. */
  takes(event: TrackEvent): boolean
  /** What it is after the next event that it takes; undefined while there is none. */
  after(event: RecordedEvent): Json | undefined
}

/** A trial, and what it has from its project, as they are now. */
export interface ExplainedTrial {
  readonly id: StreamId
  readonly trial: TrialView
  readonly project: ProjectView
}

type Events = readonly TrackEvent['type'][]

const starts: Events = ['TrialStarted', 'TrialReserved', 'StatusChanged', 'TrialFinished']

/** What may change a field, by the first part of its path; undefined for whatever there is. */
const changing: Readonly<Record<string, Events | undefined>> = {
  id: ['TrialCreated'],
  uid: ['TrialCreated', 'TrialAdded'],
  hash: ['TrialCreated'],
  revision: ['TrialCreated', 'TrialAdded'],
  name: ['TrialCreated'],
  description: ['TrialCreated'],
  version: ['TrialCreated'],
  project: ['TrialCreated', 'ProjectCreated'],
  groups: ['TrialCreated', 'GroupAdded'],
  tags: ['TagsAdded'],
  parameters: ['ArgumentsLogged'],
  metadata: ['MetadataLogged'],
  metrics: ['MetricsLogged'],
  status: ['TrialCreated', ...starts],
  statusValue: ['TrialCreated', ...starts],
  reserved: ['TrialCreated', ...starts],
  startedAt: starts,
  finishedAt: starts,
  lastSignAt: undefined,
  runtimeSeconds: undefined,
  errors: ['TrialCreated', 'ErrorLogged', 'StatusChanged', 'TrialFinished'],
  chronos: ['ChronoRecorded', 'ChronoSummarized'],
  files: ['FileLogged'],
}

/** Fields that a trial has from its project, or in which both have a part. */
const ofProject: ReadonlySet<string> = new Set(['uid', 'revision', 'project', 'groups', 'tags'])

/** Fields that a fork has from the trial that it starts as. */
const ofPast: ReadonlySet<string> = new Set([
  'tags',
  'parameters',
  'metadata',
  'metrics',
  'chronos',
  'files',
])

/**
 * The field that `path` names.
 * @throws TRACK_FIELD_NOT_FOUND for one that no trial has.
 */
export function trialField(path: string, of: ExplainedTrial): TrialField {
  const [root = '', ...parts] = path.split('.')
  if (!Object.hasOwn(changing, root)) throw fieldNotFound(path, of)
  const metric = root === 'metrics' ? metricOf(parts, of.trial) : undefined
  if (metric === undefined) return new ViewField(of.project.stream, root, path)
  const { name, rest } = metric
  const at = Number(rest)
  if (rest !== '' && String(at) === rest) {
    return of.trial.metrics.get(name)?.stepped === undefined
      ? new ListedPoint(name, at)
      : new SteppedPoint(name, at)
  }
  return new MetricField(name, rest === '' ? 'last' : rest)
}

/** Fields that hold what users name. */
const sections = ['parameters', 'metrics', 'metadata', 'tags', 'chronos', 'files'] as const

/** That a trial has, or ever had, no such field, and which it has: first those that are called so alone. */
export function fieldNotFound(path: string, { trial, project }: ExplainedTrial): TrackError {
  const document = trialDocument(trial, project)
  const [root = ''] = path.split('.')
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
  const within = Object.hasOwn(document, root) ? document[root as keyof TrialDocument] : undefined
  const meant = sections.filter((section) => Object.hasOwn(document[section], path))
  const fields = isObject(within)
    ? Object.keys(within).map((name) => `${root}.${name}`)
    : [...meant.map((section) => `${section}.${path}`), ...Object.keys(changing)]
  return new TrackError('TRACK_FIELD_NOT_FOUND', `The trial has no field ${JSON.stringify(path)}`, {
    details: { path, fields },
  })
}

/** The metric of the longest name that the path begins with, and what follows. */
function metricOf(
  parts: readonly string[],
  { metrics }: TrialView,
): { readonly name: string; readonly rest: string } | undefined {
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join('.')
    if (metrics.has(name)) return { name, rest: parts.slice(length).join('.') }
  }
  return undefined
}

/** A field of what the views say. */
class ViewField implements TrialField {
  readonly isOfProject: boolean
  readonly isOfPast: boolean
  readonly #of: StreamId | undefined
  readonly #root: string
  readonly #types: ReadonlySet<string> | undefined
  readonly #path: ValuePath
  #trial = initialTrial
  #project = initialProject

  /** @param project Whose events are not the trial's. */
  constructor(project: StreamId | undefined, root: string, path: string) {
    this.isOfProject = ofProject.has(root)
    this.isOfPast = ofPast.has(root)
    this.#of = project
    this.#root = root
    const types = changing[root]
    this.#types = types && new Set(types)
    this.#path = new ValuePath(path)
  }

  takes({ type }: TrackEvent): boolean {
    return this.#types === undefined || this.#types.has(type)
  }

  after(recorded: RecordedEvent): Json | undefined {
    if (recorded.stream === this.#of) {
      this.#project = projectProjection.evolve(this.#project, recorded)
    } else {
      const fork = forkCreated(recorded)
      const before = fork === undefined ? this.#trial : forkedTrial(fork, this.#trial)
      this.#trial = trialProjection.settle(trialProjection.evolve(before, recorded))
    }
    // A project and its trials are there before the trial; but its tags are what a trial inherits.
    if (this.#trial.stream === undefined && this.#root !== 'tags') return undefined
    const value = this.#path.valueIn(documentPart(this.#root, this.#trial, this.#project))
    return value === undefined ? undefined : jsonValue(value as Value)
  }
}

/** What a metric came to. */
class MetricField implements TrialField {
  readonly isOfProject = false
  readonly isOfPast = true
  readonly #name: string
  readonly #field: string
  readonly #metric = emptyMetric(0)

  constructor(name: string, field: string) {
    this.#name = name
    this.#field = field
  }

  takes(event: TrackEvent): boolean {
    return event.type === 'MetricsLogged' && event.names.includes(this.#name)
  }

  after(recorded: RecordedEvent): Json | undefined {
    const run = metricsRunAt([recorded], 0)
    run?.names.forEach((name, column) => {
      if (name === this.#name) addRun(this.#metric, run, column)
    })
    const summary: Readonly<Record<string, number>> = { ...metricSummary(this.#metric) }
    const value = Object.hasOwn(summary, this.#field) ? summary[this.#field] : undefined
    return value === undefined ? undefined : jsonNumber(value)
  }
}

/** The value of a metric at a step: the newest one. */
class SteppedPoint implements TrialField {
  readonly isOfProject = false
  readonly isOfPast = true
  readonly #name: string
  readonly #step: number

  constructor(name: string, step: number) {
    this.#name = name
    this.#step = step
  }

  takes(event: TrackEvent): boolean {
    return (
      event.type === 'MetricsLogged' &&
      event.step === this.#step &&
      event.names.includes(this.#name)
    )
  }

  after({ event }: RecordedEvent): Json | undefined {
    return event.type === 'MetricsLogged'
      ? jsonNumber(event.values[event.names.lastIndexOf(this.#name)] as number)
      : undefined
  }
}

/** One of the values of a metric that were logged without a step. */
class ListedPoint implements TrialField {
  readonly isOfProject = false
  readonly isOfPast = true
  readonly #name: string
  readonly #index: number
  #seen = 0
  #value: Json | undefined

  /** @param index From 0. */
  constructor(name: string, index: number) {
    this.#name = name
    this.#index = index
  }

  takes(event: TrackEvent): boolean {
    return (
      event.type === 'MetricsLogged' && event.step === undefined && event.names.includes(this.#name)
    )
  }

  after({ event }: RecordedEvent): Json | undefined {
    if (event.type !== 'MetricsLogged') return this.#value
    event.names.forEach((name, i) => {
      if (name === this.#name && this.#seen++ === this.#index) {
        this.#value = jsonNumber(event.values[i] as number)
      }
    })
    return this.#value
  }
}
