import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from './random.js'
import type { TortureKind } from './torture-kind.js'

/** What to try, and for how long. */
export interface TortureOptions {
  readonly kinds: readonly TortureKind[]
  /** Of the first round, 32 bits; the next round has the next one. */
  readonly seed: number
  /** Seconds, about: a round ends where it can. */
  readonly seconds: number
  /** Rounds of all kinds together. Default: as many as there is time for. */
  readonly rounds?: number
  /** Ends when so many processes were killed. Default: when the time is up. */
  readonly kills?: number
  /** Rounds under way at once. */
  readonly jobs: number
  /** Where stores are made; those of failed rounds stay. */
  readonly folder: string
  /** Told of each thing that was tried. */
  readonly onCount?: (results: readonly KindResult[]) => void
}

/** A promise that was broken. */
export interface TortureFailure {
  readonly kind: string
  readonly seed: number
  /** What was broken, and the stack of who found it. */
  readonly reason: string
  /** The folder of the round, as it was left. */
  readonly folder: string
}

/** What was tried of a kind. */
export interface KindResult {
  readonly kind: string
  readonly about: string
  /** Why it could not be tried. */
  readonly absent: string | undefined
  readonly rounds: number
  readonly seconds: number
  /** How often, by where it struck. */
  readonly counts: Readonly<Record<string, number>>
  /** What was measured, all of it, ascending. */
  readonly measures: Readonly<Record<string, readonly number[]>>
  /** At most one: a kind that has failed is not tried again. */
  readonly failure: TortureFailure | undefined
}

interface Running {
  readonly kind: TortureKind
  readonly absent: string | undefined
  rounds: number
  seconds: number
  readonly counts: Map<string, number>
  readonly measures: Map<string, number[]>
  failure: TortureFailure | undefined
}

/** Runs rounds of the kinds, an equal time of each, until the time is up. */
export async function torture(options: TortureOptions): Promise<readonly KindResult[]> {
  const { seed, folder, jobs, rounds = Number.POSITIVE_INFINITY } = options
  const running = options.kinds.map(
    (kind): Running => ({
      kind,
      absent: kind.absent(),
      rounds: 0,
      seconds: 0,
      counts: new Map(),
      measures: new Map(),
      failure: undefined,
    }),
  )
  const deadline = performance.now() + options.seconds * 1000
  const isOver = (): boolean =>
    performance.now() >= deadline || killsOf(running) >= (options.kills ?? Number.POSITIVE_INFINITY)
  let begun = 0

  const work = async (): Promise<void> => {
    while (begun < rounds && !(isOver() && running.every(isDone))) {
      const next = leastTried(running.filter((known) => !isOver() || !isDone(known)))
      if (next === undefined) return
      next.rounds++
      await runRound(next, seed + begun++, { folder, isOver, tell })
    }
  }
  const tell = (): void => options.onCount?.(running.map(resultOf))
  await Promise.all(Array.from({ length: jobs }, work))
  return running.map(resultOf)
}

/** Each kind is tried once, however little time there is. */
function isDone({ rounds, absent, failure }: Running): boolean {
  return rounds > 0 || absent !== undefined || failure !== undefined
}

function leastTried(running: readonly Running[]): Running | undefined {
  return running
    .filter(({ absent, failure }) => absent === undefined && failure === undefined)
    .sort((a, b) => a.seconds - b.seconds || a.rounds - b.rounds)[0]
}

async function runRound(
  running: Running,
  seed: number,
  { folder, isOver, tell }: { folder: string; isOver: () => boolean; tell: () => void },
): Promise<void> {
  const { kind, counts, measures } = running
  const own = join(folder, `${kind.name}-${seed}`)
  mkdirSync(own)
  for (const path of [folder, own]) chmodSync(path, 0o711) // for programs that run as nobody
  const count = (where: string): void => {
    counts.set(where, (counts.get(where) ?? 0) + 1)
    tell()
  }
  const measure = (what: string, value: number): void => {
    measures.set(what, [...(measures.get(what) ?? []), value])
  }
  const began = performance.now()
  try {
    await kind.run(new Random(seed), { folder: own, isOver, count, measure })
    rmSync(own, { recursive: true, force: true })
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    running.failure ??= { kind: kind.name, seed, reason, folder: own }
  } finally {
    running.seconds += (performance.now() - began) / 1000
  }
}

function killsOf(running: readonly Running[]): number {
  const killing = running.filter(({ kind }) => kind.kills === true)
  return killing.flatMap(({ counts }) => [...counts.values()]).reduce((sum, n) => sum + n, 0)
}

function resultOf(running: Running): KindResult {
  const { kind, absent, rounds, seconds, counts, measures, failure } = running
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  const ascending = [...measures].map(([what, all]) => [what, all.sort((a, b) => a - b)] as const)
  return {
    kind: kind.name,
    about: kind.about,
    absent,
    rounds,
    seconds,
    counts: Object.fromEntries(sorted),
    measures: Object.fromEntries(ascending),
    failure,
  }
}
