import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { newToken, openLog } from '@track/client'
import type { PlannedHow, PlannedServer, PlannedTask } from '../planned-task.js'
import type { Random } from '../random.js'
import { StoreCheck } from '../store-check.js'
import { ToldProgram } from '../told-program.js'
import { Victim } from '../victim.js'

/** Not closing and opening: what a client left is sent on by any other, and not in its order. */
const hows: readonly [PlannedHow, ...PlannedHow[]] = ['never-yield', 'trickle', 'flush']
/** All that waits in spools is with the server by then. */
const sentWithinMs = 60_000

/** A process that logs to the server. */
interface Member {
  readonly victim: Victim
  readonly task: PlannedTask
}

/** A store that a server has, and processes that log to it through that, with spools. */
export class ServedGroup {
  readonly #path: string
  readonly #spools: string
  readonly #token: string
  readonly #random: Random
  readonly #members = new Set<Member>()
  readonly #check: StoreCheck
  #server: ToldProgram
  #port: number
  /** Where clients come. Default: to the server itself. */
  #door: number | undefined

  private constructor(folder: string, random: Random, token: string) {
    this.#path = join(folder, 'store')
    this.#spools = join(folder, 'spools')
    this.#random = random
    this.#token = token
    this.#check = new StoreCheck(this.#path, { atOnce: true })
    this.#port = 0
    this.#server = this.#startServer()
  }

  /** @param folder The round's. */
  static async begin(folder: string, random: Random): Promise<ServedGroup> {
    const group = new ServedGroup(folder, random, await newToken())
    await group.served()
    return group
  }

  get members(): readonly Member[] {
    return [...this.#members]
  }

  /** Of the server. */
  get port(): number {
    return this.#port
  }

  /** Sets the port to which clients come from now on. */
  set door(port: number) {
    this.#door = port
  }

  /** Begins processes until there are so many, and waits until all log. */
  async fill(count: number): Promise<void> {
    while (this.#members.size < count) {
      const victim = new Victim()
      const seed = this.#random.below(0x7fffffff)
      const how = this.#random.pick(hows)
      // Large events make spools that take some requests to send on.
      const isBulky = how === 'never-yield'
      const task = { path: this.#path, how, isBulky, seed, server: this.#way }
      victim.begin(task)
      this.#members.add({ victim, task })
    }
    await Promise.all([...this.#members].map(({ victim }) => victim.reached('appending', 1)))
  }

  /** Starts the server again, at its port. */
  start(): void {
    this.#server = this.#startServer()
  }

  /** Resolves when the server takes clients. */
  async served(): Promise<void> {
    if (!(await this.#server.told(/^serving /))) {
      throw new Error(`the server ended with ${this.#server.end}: ${this.#server.errors}`)
    }
    this.#port = Number(this.#server.last('serving'))
  }

  /** Resolves when a client tells that it sends its spool on, or after so long. */
  async sending(withinMs: number): Promise<void> {
    const isSending = (): boolean =>
      this.members.some(({ victim }) => victim.phase === 'sending on')
    for (const end = performance.now() + withinMs; performance.now() < end; await wait(1)) {
      if (isSending()) return
    }
  }

  /** Kills the server. @returns Where that struck, as it and its clients tell. */
  async killServer(): Promise<string> {
    const place = this.#placeOfServer
    await this.#server.kill()
    const { end, errors } = this.#server
    if (end === 'SIGKILL' && errors === '') return place
    throw new Error(`the server failed, ${end}: ${errors}`)
  }

  /** Kills one of the processes that log. @returns Where that struck, as it tells. */
  async kill(member: Member): Promise<string> {
    this.#members.delete(member)
    const end = await member.victim.kill(member.task)
    this.#check.add(end)
    return `client: ${end.phase}`
  }

  /** Sends what is left in spools to the server, kills that, and looks at its store. */
  async end(): Promise<void> {
    const { uri, token, spools } = this.#way
    const log = openLog(uri, { token, spool: { folder: spools } })
    try {
      const isSent = await Promise.race([
        log.spool?.sent().then(() => true),
        wait(sentWithinMs, false, { ref: false }),
      ])
      if (isSent !== true)
        throw new Error('a server that is there is not sent the spools: it hangs')
    } finally {
      await log.close()
    }
    await this.killServer()
    await this.#check.check()
    const left = filesIn(this.#spools)
    if (left.length > 0) throw new Error(`spools were sent, and there is left: ${left}`)
  }

  async discard(): Promise<void> {
    const victims = this.members.map(({ victim }) => victim.discard())
    await Promise.all([...victims, this.#server.kill()])
  }

  get #way(): PlannedServer {
    const uri = `track://127.0.0.1:${this.#door ?? this.#port}`
    return { uri, token: this.#token, spools: this.#spools }
  }

  #startServer(): ToldProgram {
    return new ToldProgram('serve', { args: [this.#path, String(this.#port), this.#token] })
  }

  get #placeOfServer(): string {
    if (this.#server.last('serving') === undefined) return 'server: opening'
    const phases = this.members.map(({ victim }) => victim.phase)
    if (phases.length === 0) return 'server: nobody logs'
    if (phases.includes('sending on')) return 'server: spools are sent to it'
    if (phases.includes('appending')) return 'server: appending'
    return 'server: nobody has come back yet'
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  } catch {
    return [] // nothing was ever spooled
  }
}
