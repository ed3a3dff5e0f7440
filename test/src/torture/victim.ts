import type { PlannedTask } from './planned-task.js'
import type { Session } from './session-check.js'
import { ToldProgram, type ToldProgramOptions } from './told-program.js'

/** How a victim has ended. */
export interface VictimEnd extends Session {
  /** What it said last that it was about; undefined when it had not begun. */
  readonly phase: string | undefined
}

/** A process that logs by a plan, until it is killed. It is started before it is needed. */
export class Victim {
  readonly #program: ToldProgram

  /** @param how How its program is started. */
  constructor(how?: Pick<ToldProgramOptions, 'syncMs'>) {
    this.#program = new ToldProgram('log-planned', how)
  }

  /** Lets it begin. */
  begin(task: PlannedTask): void {
    this.#program.endInput(JSON.stringify(task))
  }

  /** Resolves when it has come to `phase` so many times, or has ended. */
  async reached(phase: string, times: number): Promise<void> {
    await this.#program.told(new RegExp(`^phase ${phase}$`), times)
  }

  /** Resolves when it has told that something it logged is on disk, or has ended. */
  async flushed(): Promise<void> {
    await this.#program.told(/^flushed /)
  }

  get pid(): number {
    return this.#program.pid
  }

  /** What it said last that it is about; undefined when it has not begun. */
  get phase(): string | undefined {
    return this.#program.last('phase')
  }

  /** Whether it has come as far as to log. */
  get isAtWork(): boolean {
    return this.#program.hasTold('phase appending')
  }

  /** Resolves when it tells that more is acknowledged than it has told so far, or has ended. */
  async acknowledgesMore(): Promise<void> {
    const before = this.#program.last('acknowledged')
    await this.#program.until(() => this.#program.last('acknowledged') !== before)
  }

  get hasEnded(): boolean {
    return this.#program.hasEnded
  }

  /**
   * Kills it, and tells what it had said.
   * @throws When it had ended before, or said anything on standard error.
   */
  async kill({ seed, isBulky }: PlannedTask): Promise<VictimEnd> {
    const program = this.#program
    await program.kill()
    if (program.end !== 'SIGKILL' || program.errors !== '') {
      throw new Error(`the program that logs failed, ${program.end}: ${program.errors}`)
    }
    return {
      seed,
      isBulky,
      phase: this.phase,
      acknowledged: Number(program.last('acknowledged') ?? 0),
      flushed: Number(program.last('flushed') ?? 0),
      kept: Number(program.last('kept') ?? 0),
    }
  }

  /** Resolves when it has ended by itself. */
  async ended(): Promise<void> {
    await this.#program.ended()
  }

  /** Ends one that was never needed. */
  async discard(): Promise<void> {
    await this.#program.kill()
  }
}
