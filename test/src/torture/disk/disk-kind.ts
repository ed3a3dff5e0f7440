import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../random.js'
import { StoreCheck } from '../store-check.js'
import { ToldProgram } from '../told-program.js'
import type { Round, TortureKind } from '../torture-kind.js'
import { meetObstacle } from './obstacles.js'
import type { OutageTask } from './outage-task.js'
import { plainUid, type Trouble, troubles, whyNoPlainUser } from './trouble.js'

/** A trouble lasts at most so long once it was met. */
const troubleMaxMs = 800

/**
 * Programs that log go on while the disk refuses writes. When it takes them again, what waited is
 * written; what was dropped meanwhile is told in the log, and nothing is half written. A store that cannot
 * be used at all is refused with a code.
 */
export const diskKind: TortureKind = {
  name: 'disk',
  about: 'full disks, limits and missing permissions, met by a program that logs',
  absent: () => (process.platform === 'linux' ? undefined : 'it is written for Linux'),
  run: async (random, round) => {
    const noUser = whyNoPlainUser()
    if (noUser !== undefined) round.count(`obstacles: absent, ${noUser}`)
    else await meetObstacle(random, round)
    const trouble = random.pick(troubles)
    const reason = trouble.absent()
    if (reason !== undefined) round.count(`${trouble.name}: absent, ${reason}`)
    else await meetTrouble(trouble, random, round)
  },
}

async function meetTrouble(trouble: Trouble, random: Random, round: Round): Promise<void> {
  const folder = join(round.folder, 'disk')
  mkdirSync(folder)
  trouble.prepare(folder)
  // A small disk goes with this process.
  const remove = (): void => trouble.remove(folder)
  process.once('exit', remove)
  try {
    await logThrough(trouble, folder, random, round)
  } catch (error) {
    cpSync(folder, join(round.folder, 'as-it-was'), { recursive: true })
    throw error
  } finally {
    process.off('exit', remove)
    remove()
  }
}

async function logThrough(
  trouble: Trouble,
  folder: string,
  random: Random,
  round: Round,
): Promise<void> {
  const path = join(folder, 'store')
  const isBulky = trouble.needsRotation
  const task: OutageTask = {
    path,
    isBulky,
    seed: random.below(0x7fffffff),
    whenFull: !isBulky && random.below(2) === 0 ? 'drop' : 'wait',
    // The backlog is full soon in some, and never in others.
    backlogBytesMax: random.below(2) === 0 ? 1 << 16 : 8 << 20,
    stepsAtOnce: isBulky ? 40 : 30,
  }
  const uid = trouble.sparesRoot ? plainUid : undefined
  const program = new ToldProgram('log-through-outage', { args: [JSON.stringify(task)], uid })
  const target = { folder, path, pid: program.pid }
  let isTroubled = false
  try {
    await program.told(/^acknowledged \d{2,}$/)
    await wait(random.unit() * 50)
    trouble.begin(target)
    isTroubled = true
    // A call that is blocked tells nothing more, but on standard error why.
    const isMet = (): boolean =>
      program.last('outage') !== undefined || program.errors.includes('track: calls wait')
    await program.until(isMet)
    await wait(random.unit() * troubleMaxMs)
    const isKilled = task.whenFull === 'wait' && random.below(4) === 0
    if (isKilled) await program.kill()
    trouble.end(target)
    isTroubled = false
    if (!isKilled) await endWell(program)
    const how = isKilled ? 'then SIGKILL' : `whenFull '${task.whenFull}'`
    round.count(`${trouble.name}, ${how}`)
    await checkStore(task, program, isKilled)
  } finally {
    await program.kill()
    if (isTroubled) trouble.end(target)
  }
}

/** Lets it log a little more, and end. @throws When that is not as it should be. */
async function endWell(program: ToldProgram): Promise<void> {
  const acknowledged = (): number => Number(program.last('acknowledged'))
  const before = acknowledged()
  await program.until(() => acknowledged() > before)
  program.endInput()
  await program.ended()
  const outage = 'TRACK_STORE_UNWRITABLE'
  const others = [...program.all('outage'), ...program.all('error')].filter(
    (code) => code !== outage && code !== 'TRACK_EVENTS_DROPPED',
  )
  const stderr = program.errors.split('\n').filter((line) => !/^(track: .*)?$/.test(line))
  if (program.end === 0 && others.length === 0 && stderr.length === 0) return
  throw new Error(`the program ended with ${program.end}, ${others}: ${program.errors}`)
}

async function checkStore(
  { path, seed, isBulky, whenFull }: OutageTask,
  program: ToldProgram,
  isKilled: boolean,
): Promise<void> {
  const logged = Number(program.last('logged') ?? 0)
  const dropped = Number(program.last('dropped') ?? 0)
  if (whenFull === 'wait' && dropped > 0) throw new Error(`${dropped} events were dropped`)
  const refused = program.all('refused').filter((code) => code !== 'TRACK_EVENTS_DROPPED')
  if (refused.length > 0) throw new Error(`the program was refused with ${refused}`)
  const check = new StoreCheck(path)
  check.add({
    seed,
    isBulky,
    acknowledged: Number(program.last('acknowledged') ?? 0),
    flushed: isKilled ? 0 : logged - dropped,
    ...(!isKilled && { loggedOrDropped: logged }),
  })
  await check.check()
}
