import type { MetricsColumns } from './metrics-columns.js'
import type { StreamId } from './stream-id.js'

/**
 * Writes runs of rows into columns that all runs of a commit share. It can serve one commit after
 * another: the runs of the one before are overwritten then.
 */
export class ColumnsWriter {
  #places = new Float64Array()
  #positions = new Float64Array()
  #timesMs = new Float64Array()
  #steps = new Float64Array()
  #values = new Float64Array()
  #row = 0
  #valueAt = 0
  #stream: StreamId = ''
  #names: readonly string[] | undefined
  #stepped = false
  #from = 0
  #firstRevision = 0
  #valuesFrom = 0
  /** The last names that were asked for, and whether each stands there once. */
  #asked: readonly string[] | undefined
  #distinct = false

  /** Begins anew, for at most so many rows. */
  restart(rows: number): void {
    this.#row = 0
    this.#valueAt = 0
    this.#names = undefined
    this.#asked = undefined
    if (rows <= this.#places.length) return
    this.#places = new Float64Array(rows)
    this.#positions = new Float64Array(rows)
    this.#timesMs = new Float64Array(rows)
    this.#steps = new Float64Array(rows)
    if (rows > this.#values.length) this.#values = new Float64Array(rows)
  }

  /** Room for the position of each event of the commit, for whoever writes rows. */
  get places(): Float64Array {
    return this.#places
  }

  /** Whether events of these names can be rows: the points of a name that stands twice keep its order. */
  takes(names: readonly string[]): boolean {
    if (names === this.#asked) return this.#distinct
    this.#asked = names
    this.#distinct = names.length === 1 || new Set(names).size === names.length
    return this.#distinct
  }

  /** Whether a row of these goes on where the run at hand is. */
  continues(names: readonly string[], stepped: boolean): boolean {
    return names === this.#names && stepped === this.#stepped
  }

  /** Begins a run, whose first row has that revision. */
  begin(stream: StreamId, names: readonly string[], stepped: boolean, revision: number): void {
    this.#stream = stream
    this.#names = names
    this.#stepped = stepped
    this.#from = this.#row
    this.#firstRevision = revision
    this.#valuesFrom = this.#valueAt
  }

  /** Adds a row; its values are to be written from the index that it returns on. */
  add(position: number, timeMs: number, step: number): number {
    const row = this.#row++
    this.#positions[row] = position
    this.#timesMs[row] = timeMs
    this.#steps[row] = step
    const at = this.#valueAt
    this.#valueAt += this.#names?.length ?? 0
    if (this.#valueAt > this.#values.length) this.#grow()
    return at
  }

  get values(): Float64Array {
    return this.#values
  }

  /** Ends the run at hand; undefined when there is none. */
  end(): MetricsColumns | undefined {
    const names = this.#names
    if (names === undefined) return undefined
    this.#names = undefined
    return {
      stream: this.#stream,
      names,
      from: this.#from,
      to: this.#row,
      firstRevision: this.#firstRevision,
      positions: this.#positions,
      timesMs: this.#timesMs,
      steps: this.#stepped ? this.#steps : undefined,
      values: this.#values,
      valuesFrom: this.#valuesFrom,
    }
  }

  // Runs that ended keep the array that they have.
  #grow(): void {
    const values = new Float64Array(Math.max(2 * this.#values.length, this.#valueAt))
    values.set(this.#values)
    this.#values = values
  }
}
