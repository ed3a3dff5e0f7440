import { checkText, TrackError, ValuePath, type Values } from '@track/core'
import type { SummaryValues } from '@track/projections/query'
import { copyValues } from '../copy-values.js'
import type { Dimension } from './dimension.js'

/** What the parameters of a search may be, by name. */
export interface Space {
  readonly [name: string]: Dimension<unknown>
}

/** One value for each parameter of a space. */
export type Point<S extends Space> = {
  readonly [Name in keyof S]: S[Name] extends Dimension<infer T> ? T : never
}

/** Draws for the coordinates of a point. */
export interface Draws {
  /** A number in [0, 1). */
  unit(): number
  /** An integer from 0 to `bound` - 1. */
  below(bound: number): number
}

/** The points of a space, of which the order in which it was declared changes nothing. */
export class Points {
  /** How many there are; Infinity when they are without number. */
  readonly count: number
  /** The names of the dimensions that are without number. */
  readonly unnumbered: readonly string[]
  readonly declared: Values
  readonly #names: readonly string[]
  readonly #inOrder: readonly (readonly [name: string, Dimension<unknown>, path: ValuePath])[]

  /** @throws TRACK_ARGUMENT_INVALID for what is no space, or has over 2^53 points. */
  constructor(space: Space) {
    const dimensions = Object.entries(space)
    if (dimensions.length === 0) throw invalid('A search has one parameter at least')
    for (const [name, dimension] of dimensions) {
      checkText(name, 'parameter name')
      if (typeof dimension?.from !== 'function') {
        const ways = 'uniform, logUniform, integer, choice or fixed'
        throw invalid(`The parameter ${JSON.stringify(name)} is none of ${ways}`)
      }
    }
    this.#names = dimensions.map(([name]) => name)
    this.#inOrder = dimensions
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, dimension]) => [name, dimension, new ValuePath(name)])
    this.unnumbered = this.#names.filter((name) => space[name]?.count === Number.POSITIVE_INFINITY)
    this.count = dimensions.reduce((product, [, { count }]) => product * count, 1)
    if (Number.isFinite(this.count) && !Number.isSafeInteger(this.count)) {
      throw invalid(`A space has 2^53 points at most, and this one ${this.count}`)
    }
    const declared = dimensions.map(([name, { declared: as }]) => [name, as] as const)
    this.declared = copyValues(Object.fromEntries(declared), 'space')
  }

  /** The point of that index, from 0 to `count` - 1: the last of the names, sorted, changes first. */
  at(index: number): Values {
    let rest = index
    const values = new Map<string, unknown>()
    for (const [name, dimension] of this.#inOrder.toReversed()) {
      values.set(name, dimension.at(rest % dimension.count))
      rest = Math.floor(rest / dimension.count)
    }
    return this.#point(values)
  }

  /** A point that is drawn. */
  drawn(draws: Draws): Values {
    const values = new Map<string, unknown>()
    for (const [name, dimension] of this.#inOrder) {
      const isNumbered = Number.isFinite(dimension.count)
      const value = isNumbered
        ? dimension.at(draws.below(dimension.count))
        : dimension.from(draws.unit())
      values.set(name, value)
    }
    return this.#point(values)
  }

  /**
   * A point that somebody else has made, read completely.
   * @throws TRACK_ARGUMENT_INVALID when it is none of this space.
   */
  checked(point: unknown): Values {
    const values = copyValues(point, 'point')
    for (const name of Object.keys(values)) {
      if (!this.#names.includes(name)) throw notIn(`has no parameter ${JSON.stringify(name)}`)
    }
    for (const [name, dimension] of this.#inOrder) {
      if (Object.hasOwn(values, name) && dimension.has(values[name])) continue
      throw notIn(`does not have ${String(values[name])} as its ${JSON.stringify(name)}`)
    }
    return this.#point(new Map(Object.entries(values)))
  }

  /**
   * The point of this space among parameters as queries see them, where names with dots are nested;
   * undefined when there is none.
   */
  among(parameters: SummaryValues): Values | undefined {
    const values = new Map<string, unknown>()
    for (const [name, dimension, path] of this.#inOrder) {
      const value = path.valueIn(parameters)
      if (!dimension.has(value)) return undefined
      values.set(name, value)
    }
    return this.#point(values)
  }

  /** In the order declared. */
  #point(values: ReadonlyMap<string, unknown>): Values {
    return copyValues(
      Object.fromEntries(this.#names.map((name) => [name, values.get(name)])),
      'point',
    )
  }
}

function notIn(what: string): TrackError {
  return invalid(`An optimiser made a point of another space: the search ${what}`)
}

function invalid(message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'space' } })
}
