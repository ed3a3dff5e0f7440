import type { QueriedTrial } from './kept-summary.js'
import type { TrialSummary } from './trial-summary.js'

/** Fields of a trial that a query may name, and whether they hold named values. */
const fields: ReadonlyMap<string, boolean> = new Map<keyof TrialSummary, boolean>([
  ['id', false],
  ['uid', false],
  ['hash', false],
  ['revision', false],
  ['name', false],
  ['description', false],
  ['version', false],
  ['project', false],
  ['forkedFrom', false],
  ['groups', false],
  ['tags', true],
  ['parameters', true],
  ['metadata', true],
  ['metrics', true],
  ['status', false],
  ['statusValue', false],
  ['reserved', false],
  ['startedAt', false],
  ['finishedAt', false],
  ['lastSignAt', false],
  ['runtimeSeconds', false],
  ['errors', false],
])

/** The names that a path may go on with, and how it goes on after each: none where it ends. */
type Steps = readonly { readonly name: string; readonly rest: Steps }[]

const partsMax = 64

/** A path with dots into a trial, of which only what a trial itself has is ever followed. */
export class TrialPath {
  /** Whether what it leads to may be an object, and so be asked for by one. */
  readonly mayBeObject: boolean
  readonly #field: keyof TrialSummary
  readonly #steps: Steps

  private constructor(field: keyof TrialSummary, parts: readonly string[]) {
    this.#field = field
    this.#steps = stepsOf(parts)
    const isOfMetric = field === 'metrics' && parts.length > 1
    this.mayBeObject = fields.get(field) === true && !isOfMetric
  }

  /** The path; undefined when trials have no such field, or it has over 64 parts. */
  static of(path: string): TrialPath | undefined {
    const [field = '', ...parts] = path.split('.')
    const hasNames = fields.get(field)
    if (hasNames === undefined || (parts.length > 0 && !hasNames)) return undefined
    if (parts.length > partsMax) return undefined
    return new TrialPath(field as keyof TrialSummary, parts)
  }

  /**
   * What is there; undefined when nothing is. Of several that the path leads to, since names may have
   * dots, what can be ordered comes first, and then what has the longest name.
   */
  valueIn(trial: QueriedTrial): unknown {
    return valueAt(trial[this.#field], this.#steps)
  }

  /**
   * What is in the lists that the path leads through, item by item; undefined when there is no list on
   * its way, or when it goes on by the place of an item.
   */
  itemsIn(trial: QueriedTrial): readonly unknown[] | undefined {
    return itemsAt(trial[this.#field], this.#steps)
  }
}

/** What finds what a path leads to, as {@link TrialPath.valueIn} does, in whatever it is given. */
export function leadsTo(parts: readonly string[]): (from: unknown) => unknown {
  const steps = stepsOf(parts)
  return (from) => valueAt(from, steps)
}

/** The longest names first, at each place. */
function stepsOf(parts: readonly string[]): Steps {
  const steps: Steps[] = Array.from({ length: parts.length + 1 }, () => [])
  for (let from = parts.length - 1; from >= 0; from--) {
    const names = []
    for (let to = parts.length; to > from; to--) {
      names.push({ name: parts.slice(from, to).join('.'), rest: steps[to] as Steps })
    }
    steps[from] = names
  }
  return steps[0] as Steps
}

function valueAt(from: unknown, steps: Steps): unknown {
  if (steps.length === 0) return from
  if (typeof from !== 'object' || from === null) return undefined
  let first: unknown
  for (const { name, rest } of steps) {
    if (!Object.hasOwn(from, name)) continue
    const found = valueAt((from as { readonly [name: string]: unknown })[name], rest)
    if (found !== undefined && (typeof found !== 'object' || found === null)) return found
    first ??= found
  }
  return first
}

function itemsAt(from: unknown, steps: Steps): readonly unknown[] | undefined {
  if (steps.length === 0 || typeof from !== 'object' || from === null) return undefined
  if (Array.isArray(from)) {
    return from.flatMap((item) => itemsAt(item, steps) ?? [valueAt(item, steps)])
  }
  for (const { name, rest } of steps) {
    if (!Object.hasOwn(from, name)) continue
    const items = itemsAt((from as { readonly [name: string]: unknown })[name], rest)
    if (items !== undefined) return items
  }
  return undefined
}
