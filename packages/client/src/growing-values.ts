import type { Values } from '@track/core'

/** Values that calls add to. They are copied where somebody looks at them, and not by each call. */
export class GrowingValues {
  readonly #all: Record<string, Values[string]> = dictionary()
  #copy: Values | undefined

  constructor(values: Values = {}) {
    this.add(values)
  }

  /** A value of a name that is there replaces the one before. */
  add(values: Values): void {
    Object.assign(this.#all, values)
    this.#copy = undefined
  }

  /** As they are now: what is added later is not in them. */
  get now(): Values {
    this.#copy ??= Object.assign(dictionary(), this.#all)
    return this.#copy
  }
}

/** So that `__proto__` is a name as any other. */
function dictionary(): Record<string, Values[string]> {
  return Object.create(null) as Record<string, Values[string]>
}
