import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../random.js'
import { ToldProgram } from '../told-program.js'
import type { Round } from '../torture-kind.js'
import type { OutageTask } from './outage-task.js'
import { plainUid } from './trouble.js'

/** What stands where a store should be made or opened, so that it cannot. */
interface Obstacle {
  readonly name: string
  readonly code: string
  /** Puts it there; gives the store's folder. */
  readonly make: (folder: string) => string
}

const obstacles: readonly [Obstacle, ...Obstacle[]] = [
  {
    name: 'a folder that is no store',
    code: 'TRACK_STORE_INVALID',
    make: (folder) => {
      writeFileSync(join(folder, 'thesis.tex'), 'precious')
      return folder
    },
  },
  {
    name: 'a store of a newer format',
    code: 'TRACK_FORMAT_UNSUPPORTED',
    make: (folder) => {
      mkdirSync(join(folder, 'log'))
      const identity = { kind: 'track-store', formatVersion: 99, id: '0'.repeat(32) }
      writeFileSync(join(folder, 'store.json'), JSON.stringify(identity))
      return folder
    },
  },
  {
    name: 'a store.json that is cut off',
    code: 'TRACK_STORE_INVALID',
    make: (folder) => {
      writeFileSync(join(folder, 'store.json'), '{"kind": "track-st')
      return folder
    },
  },
  {
    name: 'a file in its place',
    code: 'TRACK_STORE_UNAVAILABLE',
    make: (folder) => {
      writeFileSync(join(folder, 'file'), 'precious')
      return join(folder, 'file', 'store')
    },
  },
  {
    name: 'a folder that is read-only',
    code: 'TRACK_STORE_UNAVAILABLE',
    make: (folder) => {
      chmodSync(folder, 0o555)
      return join(folder, 'store')
    },
  },
  {
    name: 'a folder without permission',
    code: 'TRACK_STORE_UNAVAILABLE',
    make: (folder) => {
      mkdirSync(join(folder, 'store'), { mode: 0o000 })
      chmodSync(folder, 0o711)
      return join(folder, 'store')
    },
  },
]

/** Has a program meet one of them: it is told a code, goes on to its end, and changes nothing. */
export async function meetObstacle(random: Random, round: Round): Promise<void> {
  const { name, code, make } = random.pick(obstacles)
  const folder = join(round.folder, 'obstacle')
  mkdirSync(folder)
  chmodSync(folder, 0o777)
  const path = make(folder)
  const before = contentOf(folder)
  const plan = { path, seed: 1, isBulky: false, stepsAtOnce: 1 }
  const task: OutageTask = { ...plan, whenFull: 'wait', backlogBytesMax: 1 << 16 }
  const args = [JSON.stringify(task)]
  const program = new ToldProgram('log-through-outage', { args, uid: plainUid })
  program.endInput()
  await program.ended()
  round.count(name)
  const refused = program.all('refused')
  if (program.end !== 0 || refused.length === 0 || refused.some((found) => found !== code)) {
    throw new Error(`${name}: it ended with ${program.end}, ${refused}: ${program.errors}`)
  }
  if (contentOf(folder) !== before) throw new Error(`${name}: the folder was changed`)
  chmodSync(folder, 0o700)
}

/** All that is in a folder, in one text. */
function contentOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names
    .map((name) => {
      const path = join(folder, name)
      return statSync(path).isFile() ? `${name}: ${readFileSync(path, 'utf8')}` : name
    })
    .join('\n')
}
