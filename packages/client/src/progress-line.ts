import { type OutputName, tapOutput, withoutTap } from './output-tap.js'
import { progressBar } from './progress-bar.js'

const barMin = 10
const barMax = 40
const columnsDefault = 80

/** Where the line is erased, and whatever is too long for it is not put on the next. */
const erase = '\r\x1b[2K'
const noWrap = '\x1b[?7l'
const wrap = '\x1b[?7h'

/** How far something is, in words. */
export interface Progress {
  /** 0 to 1. */
  readonly done: number
  /** `[ 1/10][ 3/99]` */
  readonly steps: string
  /** `ETA 1.20 min` and a message. */
  readonly rest: string
}

/**
 * Shows progress on standard output: on a terminal in one line, with a bar, below whatever else the program
 * prints; elsewhere in a line for each time.
 */
export class ProgressLine {
  #line = ''
  #untap: (() => void) | undefined

  /** Whether what is shown is drawn over. */
  get isBar(): boolean {
    return process.stdout.isTTY === true
  }

  show({ done, steps, rest }: Progress): void {
    if (!this.isBar) {
      this.#write(`${steps} | ${rest}\n`)
      return
    }
    const columns = process.stdout.columns || columnsDefault
    const room = columns - steps.length - rest.length - ' '.length - ' | '.length
    const width = Math.min(barMax, Math.max(barMin, room))
    this.#line = `${steps} ${progressBar(done, width)} | ${rest}`
    this.#untap ??= tapOutput({
      before: () => this.#write(erase),
      after: (name, chunk) => this.#redraw(name, chunk),
    })
    this.#draw()
  }

  /** Leaves what is shown where it is: what follows is below it. */
  end(): void {
    if (this.#untap === undefined) return
    this.#untap()
    this.#untap = undefined
    this.#write('\n')
  }

  #draw(): void {
    this.#write(`${erase}${noWrap}${this.#line}${wrap}`)
  }

  /** A line that is not whole yet is left alone: the next whole one, or the next step, draws. */
  #redraw(_: OutputName, chunk: string | Uint8Array): void {
    const last = chunk.at(-1)
    if (last === '\n' || last === 0x0a) this.#draw()
  }

  #write(text: string): void {
    withoutTap(() => process.stdout.write(text))
  }
}
