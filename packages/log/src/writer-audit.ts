import type { Commit, TombstoneWriter } from '@track/core/commits'

/** What the log says of a writer. */
export interface AuditedWriter {
  /** 16 bytes in hex; undefined when its first commit is lost. */
  readonly id: string | undefined
  lastSequence: number
}

/** Holds that writers are numbered as they come, say their ids once, and that their sequences ascend. */
export class WriterAudit {
  readonly #writers = new Map<number, AuditedWriter>()
  #isComplete = true

  /** By number. */
  get all(): ReadonlyMap<number, AuditedWriter> {
    return this.#writers
  }

  /** What is wrong with the origin of the next commit. */
  take({ store, writer, writerId, sequence, tombstone }: Commit): string[] {
    const faults: string[] = []
    if (tombstone !== undefined) {
      for (const gone of tombstone.writers) faults.push(...this.#takeGone(gone))
      return faults
    }
    if (store !== 0) faults.push(`is of the store ${store}, of which nothing is known`)
    const known = this.#writers.get(writer)
    if (known !== undefined) {
      if (writerId !== undefined) faults.push(`names the writer ${writer} once more`)
      if (sequence <= known.lastSequence) {
        faults.push(`has the sequence ${sequence} of a writer that was at ${known.lastSequence}`)
      }
      known.lastSequence = sequence
      return faults
    }
    if (this.#isComplete) {
      if (writerId === undefined) faults.push(`is of a writer ${writer} that nothing names`)
      if (writer !== this.#writers.size) {
        faults.push(`numbers its writer ${writer} instead of ${this.#writers.size}`)
      }
    }
    this.#writers.set(writer, { id: writerId, lastSequence: sequence })
    return faults
  }

  #takeGone({ number, id, lastSequence }: TombstoneWriter): string[] {
    const known = this.#writers.get(number)
    this.#writers.set(number, { id, lastSequence })
    if (known === undefined) {
      if (!this.#isComplete || number === this.#writers.size - 1) return []
      return [`numbers a writer ${number} instead of ${this.#writers.size - 1}`]
    }
    const faults: string[] = []
    if (known.id !== undefined && known.id !== id) faults.push(`has another id of writer ${number}`)
    if (lastSequence <= known.lastSequence) {
      faults.push(`has the writer ${number} at ${lastSequence}, that was at ${known.lastSequence}`)
    }
    return faults
  }

  /** Some commits are lost: writers may have come with them. */
  pass(): void {
    this.#isComplete = false
  }
}
