/** Runs asynchronous work one piece after the other, in the order in which it was given. */
export class TurnTaking {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` when all that was given before has settled; settles as it does. */
  next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => {})
    return result
  }
}
