/** Work that is done one after the other, in the order in which it was asked for. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Begins `work` when all before it is done, whatever became of that. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.then(
      () => {},
      () => {}, // the caller hears of it
    )
    return done
  }

  /** Resolves when all is done that was asked for by now. */
  done(): Promise<void> {
    return this.#last
  }
}
