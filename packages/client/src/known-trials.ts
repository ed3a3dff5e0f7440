import type { StreamId } from '@track/core'
import type { Trial } from './trial.js'

/**
 * The trials that a client has handed out and that somebody may still hold: one object for each, or
 * two would both start and finish it.
 */
export class KnownTrials {
  readonly #trials = new Map<StreamId, WeakRef<Trial>>()
  readonly #collected = new FinalizationRegistry((id: StreamId) => {
    if (this.#trials.get(id)?.deref() === undefined) this.#trials.delete(id)
  })

  /** The trial with that id, if it is known. */
  get(id: StreamId): Trial | undefined {
    return this.#trials.get(id)?.deref()
  }

  /** Takes a new trial; returns it. */
  add(trial: Trial): Trial {
    this.#trials.set(trial.id, new WeakRef(trial))
    this.#collected.register(trial, trial.id)
    return trial
  }
}
