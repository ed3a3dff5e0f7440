import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const track = fileURLToPath(new URL('../../packages/cli/bin/track.cjs', import.meta.url))
const stepsPerTrial = 20

/**
 * Two stores: one of which the trials were never listed, and a copy in which they were.
 * @param {import('../run-case.mjs').Run} run
 */
async function prepare({ size, prepared }) {
  const never = join(prepared, 'never listed')
  await logTrials(never, size.trials)
  cpSync(never, join(prepared, 'store'), { recursive: true })
  timed([track, '--store', join(prepared, 'store'), 'ls'])
  return {}
}

/** @param {string} store @param {number} trials */
async function logTrials(store, trials) {
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
  await client.close()
}

/** @param {readonly string[]} args */
function timed(args) {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const milliseconds = performance.now() - start
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  return milliseconds
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'cli-start',
  about:
    'milliseconds of a whole process: track --help; and of 10,000 trials (quick: 1,000) track ls -n 20 and track ls, track ls when one more was logged, and the very first track ls; beside a node that does nothing',
  slow: true,
  size: (quick) => ({ trials: quick ? 1000 : 10_000 }),
  measures: [
    { name: 'cli-start, --help', unit: 'ms', better: 'lower' },
    { name: 'cli-start, ls -n 20', unit: 'ms', better: 'lower' },
    { name: 'cli-start, ls', unit: 'ms', better: 'lower' },
    { name: 'cli-start, ls of what is new', unit: 'ms', better: 'lower' },
    { name: 'cli-start, very first ls', unit: 'ms', better: 'lower' },
  ],
  prepare,
  contenders: {
    track: {
      promise: 'all that was logged is in the list',
      run: async ({ prepared, folder }) => {
        const [store, never] = [join(prepared, 'store'), join(folder, 'never listed')]
        const ls = [track, '--store', store, 'ls']
        const results = {
          'cli-start, --help': timed([track, '--help']),
          'cli-start, ls -n 20': timed([...ls, '-n', '20']),
          'cli-start, ls': timed(ls),
        }
        await logTrials(store, 1)
        const news = timed(ls)
        cpSync(join(prepared, 'never listed'), never, { recursive: true })
        const first = timed([track, '--store', never, 'ls'])
        rmSync(never, { recursive: true })
        return {
          ...results,
          'cli-start, ls of what is new': news,
          'cli-start, very first ls': first,
        }
      },
    },
    'node -e 0': {
      promise: 'nothing',
      run: async () => {
        const names = ['--help', 'ls -n 20', 'ls', 'ls of what is new', 'very first ls']
        return Object.fromEntries(names.map((name) => [`cli-start, ${name}`, timed(['-e', '0'])]))
      },
    },
  },
}
