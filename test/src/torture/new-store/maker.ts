import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../random.js'
import { ToldProgram } from '../told-program.js'
import type { MakingTask } from './making-task.js'

/** So much longer than the last time it is waited at most: then it has ended by itself. */
const beyond = 1.05
/** One in so many strikes is at any moment; the others are when there is something in the target. */
const anywhere = 4

/** What making a store took, in milliseconds since it was told to have begun. */
interface Times {
  readonly target: number
  readonly end: number
}

/** A process that was killed. */
export interface Struck {
  readonly pid: number
  /** Whether it told that it is done. */
  readonly isTold: boolean
}

/** Makes stores of others in processes, and kills those. They are started before they are needed. */
export class Maker {
  readonly #how: Omit<MakingTask, 'target'>
  #next = new ToldProgram('make-store')
  #times: Times = { target: 0, end: 0 }

  constructor(how: Omit<MakingTask, 'target'>) {
    this.#how = how
  }

  /** Makes the whole store. @throws What the program says. */
  async make(target: string): Promise<void> {
    const program = await this.#begin(target)
    const beganMs = performance.now()
    await appears(target, program)
    const targetMs = performance.now()
    await program.told(/^made /)
    this.#times = { target: targetMs - beganMs, end: performance.now() - beganMs }
    await program.ended()
    if (program.last('made') === undefined) this.#fail(program)
  }

  /**
   * Kills a process that makes it, at a moment of the time that it took before.
   */
  async strike(target: string, random: Random): Promise<Struck> {
    const program = await this.#begin(target)
    const isAnywhere = random.below(anywhere) === 0
    if (!isAnywhere) await appears(target, program)
    const { target: before, end } = this.#times
    await wait(random.unit() * (end - (isAnywhere ? 0 : before)) * beyond)
    await program.kill()
    if (program.errors !== '') this.#fail(program)
    return { pid: program.pid, isTold: program.last('made') !== undefined }
  }

  /** Ends a process that was not needed. */
  async discard(): Promise<void> {
    await this.#next.kill()
  }

  async #begin(target: string): Promise<ToldProgram> {
    const program = this.#next
    program.endInput(JSON.stringify({ ...this.#how, target } satisfies MakingTask))
    await program.told(/^phase making$/)
    this.#next = new ToldProgram('make-store')
    return program
  }

  #fail({ end, errors }: ToldProgram): never {
    throw new Error(`the ${this.#how.operation} failed, ${end}: ${errors}`)
  }
}

/** Resolves when the folder is there, or the program has ended. */
async function appears(folder: string, program: ToldProgram): Promise<void> {
  while (!existsSync(folder) && !program.hasEnded) await wait(1)
}
