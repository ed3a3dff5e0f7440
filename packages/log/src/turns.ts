/** Work that is done one after the other, in the order in which it was asked for. */
export class Turns {
  #last: Promise<void> = Promise.resolve()
  /** Work that was asked for and is not done. */
  #open = 0
  readonly #ended = (): void => {
    this.#open--
  }

  /** Begins `work` when all before it is done, whatever became of that: at once if nothing is. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#open++ === 0 ? work() : this.#last.then(work)
    this.#last = done.then(this.#ended, this.#ended) // the caller hears of what went wrong
    return done
  }

  /** Resolves when all is done that was asked for by now. */
  done(): Promise<void> {
    return this.#last
  }
}
