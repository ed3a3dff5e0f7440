import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { storeHost } from '../../testing/store-host.js'
import type { PlannedHow, PlannedTask } from '../planned-task.js'
import type { Random } from '../random.js'
import { StoreCheck } from '../store-check.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { Victim } from '../victim.js'
import { freeze, holdersAreUnknown, lockHolder } from './lock-holder.js'
import { placeOfStrike } from './place-of-strike.js'

/** Of the processes that use a store at once. */
const processesMin = 3
const processesMax = 5
const spares = 2
const strikesMin = 4
const strikesMax = 9
/** Who has the store next has taken the lock by then. */
const patienceMs = 10_000

const hows: readonly [PlannedHow, ...PlannedHow[]] = [
  ...(['yield', 'never-yield', 'trickle', 'flush', 'report', 'reopen'] as const),
]

/** Who is struck: whoever takes the host's place as soon as it has come so far, a guest, or the host. */
type Aim = 'next host, by its lock' | 'next host, as it lets guests in' | 'guest' | 'host'
/** In turn, so that the first ones are tried however little time there is. */
const aims: readonly Aim[] = [
  ...(['next host, by its lock', 'host', 'next host, as it lets guests in', 'guest'] as const),
]

interface Member {
  readonly victim: Victim
  readonly task: PlannedTask
}

/**
 * Kills processes that log to one store at once: its host, its guests, and the guest that takes the place
 * of a host that was killed, and that of that one. What any of them was told to be on disk is there once
 * and in order, and what follows of each is a prefix of what it logged.
 */
export const shareKind: TortureKind = {
  name: 'share',
  about:
    'SIGKILL of a host, of its guests, and of who takes its place, while several log to a store',
  kills: true,
  absent: holdersAreUnknown,
  run: async (random, round) => {
    const group = new Group(join(round.folder, 'store'), random, round)
    try {
      const processes = processesMin + random.below(processesMax - processesMin)
      const strikes = strikesMin + random.below(strikesMax - strikesMin)
      for (const aim of aims.concat(aims, aims)) {
        while (group.size < processes) group.begin()
        await group.allAtWork()
        await group.strike(aim)
        if (group.strikes >= strikes || round.isOver()) break
      }
      await group.end()
    } finally {
      await group.discard()
    }
  },
}

class Group {
  readonly #path: string
  readonly #random: Random
  readonly #round: Round
  readonly #members = new Set<Member>()
  readonly #check: StoreCheck
  /** Started before they are needed. */
  readonly #spare: Victim[] = Array.from({ length: spares }, () => new Victim())
  #strikes = 0

  constructor(path: string, random: Random, round: Round) {
    this.#path = path
    this.#random = random
    this.#round = round
    this.#check = new StoreCheck(path, { atOnce: true })
  }

  get size(): number {
    return this.#members.size
  }

  get strikes(): number {
    return this.#strikes
  }

  begin(): void {
    const how = this.#random.pick(hows)
    const seed = this.#random.below(0x7fffffff)
    const victim = this.#spare.shift() ?? new Victim()
    const member = { victim, task: { path: this.#path, how, isBulky: false, seed } }
    victim.begin(member.task)
    this.#spare.push(new Victim())
    this.#members.add(member)
  }

  async allAtWork(): Promise<void> {
    await Promise.all([...this.#members].map(({ victim }) => victim.reached('appending', 1)))
  }

  async strike(aim: Aim): Promise<void> {
    const random = this.#random
    const first = await this.#awaitHost((pid) => pid)
    await wait(random.unit() * 100)
    if (aim === 'guest') {
      const guests = [...this.#members].filter((member) => member !== first)
      return this.#kill(guests[random.below(guests.length)] ?? first)
    }
    const died = performance.now()
    await this.#kill(first)
    if (aim === 'host') return this.#measurePause(died)
    // Its successor, and sometimes also the successor of that, each as it takes over.
    const times = 1 + random.below(2)
    for (let i = 0; i < times && this.size > 1; i++) {
      const isByLock = aim === 'next host, by its lock'
      const next = await this.#awaitHost((pid) =>
        isByLock || storeHost(this.#path)?.pid === pid ? pid : undefined,
      )
      await wait(random.unit() * (isByLock ? 8 : 25))
      await this.#kill(next)
    }
  }

  /** Kills all that are left, and looks at the store. */
  async end(): Promise<void> {
    for (const member of this.#members) await this.#kill(member)
    await this.#check.check()
  }

  async discard(): Promise<void> {
    const victims = [...this.#members].map(({ victim }) => victim)
    await Promise.all([...victims, ...this.#spare].map((victim) => victim.discard()))
  }

  /** Waits for the member that holds the lock, and of which `look` gives something. */
  async #awaitHost(look: (pid: number) => number | undefined): Promise<Member> {
    for (const end = performance.now() + patienceMs; performance.now() < end; await wait(1)) {
      const pid = lockHolder(this.#path)
      const found = pid === undefined ? undefined : look(pid)
      const member = [...this.#members].find(({ victim }) => victim.pid === found)
      if (member !== undefined) return member
    }
    throw new Error(`nobody has taken the store within ${patienceMs} ms`)
  }

  async #kill(member: Member): Promise<void> {
    const { victim, task } = member
    this.#members.delete(member)
    freeze(victim.pid)
    const place = placeOfStrike(this.#path, victim)
    this.#check.add(await victim.kill(task))
    this.#strikes++
    this.#round.count(place)
  }

  /** How long those that are left were told of nothing new on disk. */
  async #measurePause(diedMs: number): Promise<void> {
    const left = [...this.#members].filter(({ victim }) => victim.isAtWork)
    if (left.length === 0) return // they only come in
    await Promise.race(left.map(({ victim }) => victim.acknowledgesMore()))
    this.#round.measure('pause at failover, ms', performance.now() - diedMs)
  }
}
