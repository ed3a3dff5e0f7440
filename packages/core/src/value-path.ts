/** A name that a path may go on with, and what is left of it then: nothing where it ends. */
interface Step {
  readonly name: string
  readonly rest: Rest | undefined
}

/** What is left of a path from one of its names on. */
interface Rest {
  readonly from: number
  /** The longest name first. */
  steps: readonly Step[] | undefined
}

/**
 * A path with dots into named values, such as `metrics.loss.last`. Names may have dots themselves: of several things
 * that it leads to, one that is no object comes first, and then the one whose name is longest, from the left. Items
 * of lists are named by their places, from 0. Only what the values themselves have is followed.
 */
export class ValuePath {
  readonly #path: string
  readonly #start: Rest = { from: 0, steps: undefined }
  /** By where they begin. There are as many as dots, each with as many names: only those that are needed are made. */
  readonly #rests = new Map<number, Rest>([[0, this.#start]])

  constructor(path: string) {
    this.#path = path
  }

  /** What it leads to; undefined when that is nothing. */
  valueIn(values: unknown): unknown {
    return this.#valueIn(values, this.#start)
  }

  /**
   * What is in the lists that it leads through, item by item; undefined when there is no list on its way, or when it
   * goes on by the place of an item.
   */
  itemsIn(values: unknown): readonly unknown[] | undefined {
    return this.#itemsIn(values, this.#start)
  }

  #valueIn(values: unknown, rest: Rest | undefined): unknown {
    if (rest === undefined) return values
    if (!isObject(values)) return undefined
    let first: unknown
    for (const { name, rest: next } of this.#stepsOf(rest)) {
      if (!hasName(values, name)) continue
      const found = this.#valueIn(values[name], next)
      if (found !== undefined && !isObject(found)) return found
      first ??= found
    }
    return first
  }

  #itemsIn(values: unknown, rest: Rest | undefined): readonly unknown[] | undefined {
    if (rest === undefined || !isObject(values)) return undefined
    if (Array.isArray(values)) {
      return values.flatMap((item) => this.#itemsIn(item, rest) ?? [this.#valueIn(item, rest)])
    }
    for (const { name, rest: next } of this.#stepsOf(rest)) {
      const items = hasName(values, name) ? this.#itemsIn(values[name], next) : undefined
      if (items !== undefined) return items
    }
    return undefined
  }

  #stepsOf(rest: Rest): readonly Step[] {
    if (rest.steps !== undefined) return rest.steps
    const { from } = rest
    const steps: Step[] = [{ name: this.#path.slice(from), rest: undefined }]
    for (let dot = this.#path.length; dot > from; ) {
      dot = this.#path.lastIndexOf('.', dot - 1)
      if (dot < from) break
      steps.push({ name: this.#path.slice(from, dot), rest: this.#restAt(dot + 1) })
    }
    rest.steps = steps
    return steps
  }

  #restAt(from: number): Rest {
    const known = this.#rests.get(from)
    if (known !== undefined) return known
    const rest: Rest = { from, steps: undefined }
    this.#rests.set(from, rest)
    return rest
  }
}

interface Named {
  readonly [name: string]: unknown
}

function isObject(value: unknown): value is Named {
  return typeof value === 'object' && value !== null
}

function hasName(values: Named, name: string): boolean {
  return Object.hasOwn(values, name) && !(name === 'length' && Array.isArray(values))
}
