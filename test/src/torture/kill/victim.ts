import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PlannedTask } from '../planned-task.js'
import type { Session } from '../session-check.js'

/** How a victim has ended. */
export interface VictimEnd extends Session {
  /** What it said last that it was about; undefined when it had not begun. */
  readonly phase: string | undefined
}

/** A process that logs by a plan, until it is killed. It is started before it is needed. */
export class Victim {
  readonly #process: ChildProcess
  readonly #closed: Promise<void>
  #output = ''
  #errors = ''
  #isEnded = false
  #isKilled = false
  #onOutput: () => void = () => {}

  constructor() {
    const program = fileURLToPath(new URL('../../programs/log-planned.js', import.meta.url))
    this.#process = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text
      this.#onOutput()
    })
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text
    })
    this.#process.stdin?.on('error', () => {}) // it was killed before it had read
    this.#closed = new Promise((resolve) => {
      this.#process.on('close', () => {
        this.#isEnded = true
        this.#onOutput()
        resolve()
      })
    })
  }

  /** Lets it begin. */
  begin(task: PlannedTask): void {
    this.#process.stdin?.end(JSON.stringify(task))
  }

  /** Resolves when it has said `line` so many times, or has ended. */
  async said(line: string, times: number): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#onOutput = () => {
        const found = this.#output.split('\n').filter((text) => text === line).length
        if (found >= times || this.#isEnded) resolve()
      }
      this.#onOutput()
    })
    this.#onOutput = () => {}
  }

  get hasEnded(): boolean {
    return this.#isEnded
  }

  /**
   * Kills it, and tells what it had said.
   * @throws When it had ended before, or said anything on standard error.
   */
  async kill(task: PlannedTask): Promise<VictimEnd> {
    this.#isKilled = this.#process.kill('SIGKILL')
    await this.#closed
    if (!this.#isKilled || this.#process.signalCode !== 'SIGKILL' || this.#errors !== '') {
      throw new Error(`the program that logs failed: ${this.#errors}`)
    }
    const { seed, isBulky } = task
    return {
      seed,
      isBulky,
      phase: this.#last('phase'),
      acknowledged: Number(this.#last('acknowledged') ?? 0),
      flushed: Number(this.#last('flushed') ?? 0),
    }
  }

  /** Ends one that was never needed. */
  async discard(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#closed
  }

  /** What stands behind `word` in the last whole line that begins with it. */
  #last(word: string): string | undefined {
    const lines = this.#output.split('\n').slice(0, -1)
    return lines.findLast((line) => line.startsWith(`${word} `))?.slice(word.length + 1)
  }
}
