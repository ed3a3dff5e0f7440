/**
 * Bytes by which the process's memory grows from look to look, outside and inside of V8's heap; less
 * when garbage was collected in between. Runs under Node.js only.
 */
export class MemoryGrowth {
  #bytes: number = memoryBytes()

  /** Since the look before. */
  look(): number {
    const before = this.#bytes
    this.#bytes = memoryBytes()
    return this.#bytes - before
  }
}

function memoryBytes(): number {
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}
