import type { Terminal } from './terminal.js'
import { bytesText } from './words.js'

/** How far something is. */
export interface Progress {
  /** What is being done. */
  readonly phase: string
  readonly done: number
  readonly total?: number | undefined
  /** Whether bytes are counted. */
  readonly isBytes?: boolean
}

const eraseLine = '\r\u001b[2K'

/** Shows how far something is, in one line of standard error, if that is a terminal. */
export class ProgressLine {
  readonly #terminal: Terminal
  #isDrawn = false

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  show({ phase, done, total, isBytes = false }: Progress): void {
    if (!this.#terminal.isErrTerminal) return
    const amount = isBytes ? bytesText : (count: number) => count.toLocaleString('en')
    const percent =
      total === undefined || total === 0 ? '' : ` of ${amount(total)} (${percentOf(done, total)})`
    this.#terminal.err(`${eraseLine}${phase}: ${amount(done)}${percent}`)
    this.#isDrawn = true
  }

  /** Takes the line away. */
  end(): void {
    if (this.#isDrawn) this.#terminal.err(eraseLine)
    this.#isDrawn = false
  }
}

function percentOf(done: number, total: number): string {
  return `${Math.floor((100 * done) / total)} %`
}
