import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const track = fileURLToPath(new URL('../../packages/cli/bin/track.cjs', import.meta.url))
const stepsPerTrial = 20

/** @param {import('../run-case.mjs').Run} run */
async function prepare({ size, prepared }) {
  const { TrackClient } = await import('@track/client')
  const client = new TrackClient(`file:${join(prepared, 'store')}`)
  await client.setGroup({ name: 'sweep' })
  for (let i = 0; i < size.trials; i++) {
    const parameters = { lr: (i % 37) / 100, seed: i }
    const trial = await client.newTrial({ name: `trial ${i}`, parameters, force: true })
    trial.start()
    for (let step = 0; step < stepsPerTrial; step++) {
      trial.logMetrics({ loss: Math.exp(-step / 5), accuracy: step / 20 }, { step })
    }
    await trial.finish()
  }
  await client.trials() // the table is kept, as any command that lists trials keeps it
  await client.close()
  return {}
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

/** @param {readonly string[][]} commands: for the help, the first trials, all trials */
function measured([help, some, all]) {
  return {
    'cli-start, --help': timed(help),
    'cli-start, ls -n 20': timed(some),
    'cli-start, ls': timed(all),
  }
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'cli-start',
  about:
    'milliseconds of a whole process: track --help; track ls -n 20 and track ls on 10,000 trials (quick: 1,000), beside a node that does nothing',
  slow: true,
  size: (quick) => ({ trials: quick ? 1000 : 10_000 }),
  measures: [
    { name: 'cli-start, --help', unit: 'ms', better: 'lower' },
    { name: 'cli-start, ls -n 20', unit: 'ms', better: 'lower' },
    { name: 'cli-start, ls', unit: 'ms', better: 'lower' },
  ],
  prepare,
  contenders: {
    track: {
      promise: 'all that was logged is in the list',
      run: async ({ prepared }) => {
        const store = ['--store', join(prepared, 'store')]
        return measured([
          [track, '--help'],
          [track, ...store, 'ls', '-n', '20'],
          [track, ...store, 'ls'],
        ])
      },
    },
    'node -e 0': {
      promise: 'nothing',
      run: async () =>
        measured([
          ['-e', '0'],
          ['-e', '0'],
          ['-e', '0'],
        ]),
    },
  },
}
