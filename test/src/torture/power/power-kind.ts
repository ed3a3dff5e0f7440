import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PlannedHow, PlannedTask } from '../planned-task.js'
import type { Random } from '../random.js'
import type { Session } from '../session-check.js'
import { StoreCheck } from '../store-check.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { DiskModel } from './disk-model.js'
import type { SystemCall } from './system-call.js'
import { tracedCalls, tracingIsAbsent } from './traced-program.js'

/** How a program goes about it, and how long. */
interface Workload {
  readonly how: PlannedHow
  readonly isBulky: boolean
  readonly steps: number
}

/** The large ones make LevelDB rotate its write-ahead file (8 MiB) once or twice. */
const workloads: readonly [Workload, ...Workload[]] = [
  { how: 'flush', isBulky: false, steps: 400 },
  { how: 'yield', isBulky: false, steps: 4_000 },
  { how: 'reopen', isBulky: false, steps: 150 },
  { how: 'report', isBulky: false, steps: 9_000 },
  { how: 'yield', isBulky: true, steps: 6_000 },
]
const programsMax = 3
/** In one of so many rounds the power goes before and after each sync of one of these. */
const thorough = 4
const thoroughWorkloads: readonly [Workload, ...Workload[]] = [
  { how: 'flush', isBulky: false, steps: 60 },
  { how: 'reopen', isBulky: false, steps: 60 },
]
/** One in so many cuts is at any call; the others are as a sync returns, or just before. */
const anywhere = 4
const cutsMax = 24

/**
 * Traces the system calls of programs that log to one store, one after the other, and takes from the
 * disk what was not synced at moments between them. What was acknowledged before is there, and what
 * follows is a prefix.
 */
export const powerKind: TortureKind = {
  name: 'power',
  about: 'power cuts: what was not synced is gone, at any moment of a program that logs',
  absent: tracingIsAbsent,
  run: async (random, round) => {
    const path = join(round.folder, 'store')
    const runs: { readonly task: PlannedTask; readonly calls: readonly SystemCall[] }[] = []
    const isThorough = random.below(thorough) === 0
    const programs = isThorough ? 1 : 1 + random.below(programsMax)
    for (let i = 0; i < programs && (i === 0 || !round.isOver()); i++) {
      const workload = random.pick(isThorough ? thoroughWorkloads : workloads)
      const task = { path, seed: random.below(0x7fffffff), ...workload }
      const trace = join(round.folder, 'trace')
      runs.push({ task, calls: await tracedCalls(task, trace) })
      rmSync(trace)
    }
    const disk = new DiskModel(path)
    const ended: Session[] = []
    let cuts = 0
    for (const { task, calls } of runs) {
      const syncs = syncMoments(calls)
      const moments = isThorough
        ? new Set(syncs)
        : cutMoments({ calls, syncs }, random, Math.ceil(cutsMax / runs.length))
      let session: Session = { seed: task.seed, isBulky: task.isBulky, acknowledged: 0, flushed: 0 }
      for (const [i, call] of calls.entries()) {
        const isMoment = moments.has(i)
        if (isMoment && !round.isOver()) {
          round.count(placeOf(call, calls[i - 1], disk))
          await checkCut(disk, [...ended, session], random, { round, cut: cuts++ })
        }
        disk.apply(call)
        session = told(session, call)
      }
      ended.push(session)
      disk.endProcess()
    }
    round.count('after the last call')
    await checkCut(disk, ended, random, { round, cut: cuts })
  },
}

/** Before and after each sync: the calls before which the power goes. */
function syncMoments(calls: readonly SystemCall[]): readonly number[] {
  return calls.flatMap(({ type }, i) => (type === 'sync' ? [i, i + 1] : []))
}

/** Some calls before which the power goes. */
function cutMoments(
  { calls, syncs }: { readonly calls: readonly SystemCall[]; readonly syncs: readonly number[] },
  random: Random,
  count: number,
): Set<number> {
  const moments = new Set<number>()
  for (let i = 0; i < count; i++) {
    const sync = syncs[random.below(syncs.length || 1)]
    const isAnywhere = sync === undefined || random.below(anywhere) === 0
    moments.add(isAnywhere ? random.below(calls.length) : sync)
  }
  return moments
}

async function checkCut(
  disk: DiskModel,
  sessions: readonly Session[],
  random: Random,
  { round, cut }: { readonly round: Round; readonly cut: number },
): Promise<void> {
  const path = join(round.folder, `cut-${cut}`)
  disk.cut(path, random)
  const check = new StoreCheck(path)
  for (const session of sessions) check.add(session)
  await check.check()
  rmSync(path, { recursive: true, force: true })
}

/** A session after it has told this on standard output. */
function told(session: Session, call: SystemCall): Session {
  if (call.type !== 'write' || call.handle !== 1) return session
  const [word, number] = call.bytes.toString().trimEnd().split(' ')
  if (word === 'acknowledged') return { ...session, acknowledged: Number(number) }
  return word === 'flushed' ? { ...session, flushed: Number(number) } : session
}

/** Where the power goes: before or after a sync of which file, or between. */
function placeOf(call: SystemCall, before: SystemCall | undefined, disk: DiskModel): string {
  if (call.type === 'sync') return `before a sync of ${nameOf(disk.pathOf(call.handle))}`
  if (before?.type === 'sync') return `after a sync of ${nameOf(disk.pathOf(before.handle))}`
  return 'between'
}

/** A file's name, the same for all files of its kind. */
function nameOf(path: string | undefined): string {
  if (path === undefined) return 'another file'
  if (path === '') return 'the store'
  return path
    .replace(/[0-9a-f]{12,}/, '*')
    .replace(/\d+\.(log|ldb|dbtmp)$/, '*.$1')
    .replace(/MANIFEST-\d+$/, 'MANIFEST')
    .replace(/\.json\.\d+\.tmp$/, '.json')
}
