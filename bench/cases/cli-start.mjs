import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const track = fileURLToPath(new URL('../../packages/cli/bin/track.cjs', import.meta.url))
const stepsPerTrial = 20

/**
 * Three stores: one of which the trials were never listed, what of it is there when its program is killed, and a copy
 * in which they were listed.
 * @param {import('../run-case.mjs').Run} run
 */
async function prepare({ size, prepared }) {
  const never = join(prepared, 'never listed')
  await logTrials(never, size.trials, join(prepared, 'killed'))
  cpSync(never, join(prepared, 'store'), { recursive: true })
  await timed([track, '--store', join(prepared, 'store'), 'ls'])
  return {}
}

/** @param {string} store @param {number} trials @param {string} [killed] Where its files go as they are before the end. */
async function logTrials(store, trials, killed) {
  const { TrackClient } = await import('@track/client')
  const client = new TrackClient(`file:${store}`)
  await client.setGroup({ name: 'sweep' })
  for (let i = 0; i < trials; i++) {
    const parameters = { lr: (i % 37) / 100, seed: i }
    const trial = await client.newTrial({ name: `trial ${i}`, parameters, force: true })
    trial.start()
    for (let step = 0; step < stepsPerTrial; step++) {
      trial.logMetrics({ loss: Math.exp(-step / 5), accuracy: step / 20 }, { step })
    }
    await trial.finish()
  }
  await client.flush()
  if (killed !== undefined) cpSync(store, killed, { recursive: true })
  await client.close()
}

/**
 * Milliseconds until the rows of a store are there that was never listed.
 * @param {import('../run-case.mjs').Run} run
 * @param {string} name
 */
async function firstRows({ prepared, folder }, name) {
  const store = join(folder, name)
  cpSync(join(prepared, name), store, { recursive: true })
  const { rows } = await timed([track, '--store', store, 'ls'])
  rmSync(store, { recursive: true })
  return rows
}

const client = import.meta.resolve('@track/client')

/** A program that logs twenty metrics a second, until it is ended. It says a line when it has begun. */
const logging = `
import { TrackClient } from '${client}'
const client = new TrackClient('file:' + process.argv[1])
const trial = await client.newTrial({ name: 'runs', force: true, parameters: {} })
let step = 0
setInterval(() => trial.logMetrics({ loss: 1 / step }, { step: step++ }), 50)
await client.flush()
console.log('begun')
`

/**
 * What `work` measures while another program logs into a store.
 * @template Measured
 * @param {string} store
 * @param {() => Promise<Measured>} work
 */
async function whileLogged(store, work) {
  const args = ['--input-type=module', '-e', logging, store]
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await once(program.stdout, 'data')
    return await work()
  } finally {
    const closed = once(program, 'close')
    program.kill()
    await closed
  }
}

/**
 * Milliseconds until the last that a program prints is there, and until it has ended.
 * @param {readonly string[]} args
 */
async function timed(args) {
  const start = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = start
  child.stdout.on('data', () => {
    said = performance.now()
  })
  const [status] = await once(child, 'close')
  const end = performance.now()
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  return { rows: said - start, end: end - start }
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'cli-start',
  about:
    'milliseconds of a whole process: track --help; and of 10,000 trials (quick: 1,000) track ls -n 20 and track ls, track ls when one more was logged, and until its rows are there: of that, while a program logs twenty metrics a second, for the very first time after the program that logged them has closed its client, and after it was killed; beside a node that does nothing',
  slow: true,
  size: (quick) => ({ trials: quick ? 1000 : 10_000 }),
  measures: [
    { name: 'cli-start, --help', unit: 'ms', better: 'lower' },
    { name: 'cli-start, ls -n 20', unit: 'ms', better: 'lower' },
    { name: 'cli-start, ls', unit: 'ms', better: 'lower' },
    { name: 'cli-start, ls of what is new', unit: 'ms', better: 'lower' },
    { name: 'cli-start, its rows', unit: 'ms', better: 'lower' },
    { name: 'cli-start, rows while logged', unit: 'ms', better: 'lower' },
    { name: 'cli-start, very first rows', unit: 'ms', better: 'lower' },
    { name: 'cli-start, first rows after a kill', unit: 'ms', better: 'lower' },
  ],
  prepare,
  contenders: {
    track: {
      promise: 'all that was logged is in the list',
      run: async (run) => {
        const store = join(run.prepared, 'store')
        const ls = [track, '--store', store, 'ls']
        const help = await timed([track, '--help'])
        const first20 = await timed([...ls, '-n', '20'])
        const all = await timed(ls)
        await logTrials(store, 1)
        const news = await timed(ls)
        const beside = await whileLogged(store, () => timed(ls))
        await timed(ls) // of the trial that ended with its program; it keeps the list
        const first = await firstRows(run, 'never listed')
        const killed = await firstRows(run, 'killed')
        return {
          'cli-start, --help': help.end,
          'cli-start, ls -n 20': first20.end,
          'cli-start, ls': all.end,
          'cli-start, ls of what is new': news.end,
          'cli-start, its rows': news.rows,
          'cli-start, rows while logged': beside.rows,
          'cli-start, very first rows': first,
          'cli-start, first rows after a kill': killed,
        }
      },
    },
    'node -e 0': {
      promise: 'nothing',
      run: async () => {
        const names = ['--help', 'ls -n 20', 'ls', 'ls of what is new', 'its rows']
        names.push('rows while logged', 'very first rows', 'first rows after a kill')
        const times = []
        for (const name of names) times.push([`cli-start, ${name}`, (await timed(['-e', '0'])).end])
        return Object.fromEntries(times)
      },
    },
  },
}
