import { join } from 'node:path'
import { importPeer } from '../import-peer.mjs'

const stepsPerTrial = 20

/** @param {number} i */
function parametersOf(i) {
  return {
    lr: (i % 37) / 100,
    batch_size: 32 << (i % 4),
    optimizer: ['sgd', 'adam'][i % 2],
    seed: i,
  }
}

/** @param {number} i @param {number} step */
function metricsOf(i, step) {
  return { loss: Math.exp(-step / 5) + (i % 11) / 100, accuracy: step / 20 - (i % 13) / 100 }
}

/** @param {import('../run-case.mjs').Run} run */
async function prepare({ size, prepared }) {
  const { TrackClient } = await import('@track/client')
  const client = new TrackClient(`file:${join(prepared, 'store')}`)
  await client.setProject({ name: 'bench' })
  await client.setGroup({ name: 'sweep' })
  for (let i = 0; i < size.trials; i++) {
    const parameters = parametersOf(i)
    const trial = await client.newTrial({ name: 'trial', version: '1', parameters, force: true })
    trial.start()
    for (let step = 0; step < stepsPerTrial; step++) trial.logMetrics(metricsOf(i, step), { step })
    await trial.finish()
  }
  await client.trials()
  await client.close()
  const database = await openTable(prepared)
  database.exec(
    'CREATE TABLE trials (id INTEGER, status TEXT, lr REAL, batch_size INTEGER, optimizer TEXT, seed INTEGER, loss_last REAL, loss_min REAL, accuracy_max REAL)',
  )
  const insert = database.prepare('INSERT INTO trials VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  database.transaction(() => {
    for (let i = 0; i < size.trials; i++) {
      const { lr, batch_size, optimizer, seed } = parametersOf(i)
      const { loss, accuracy } = metricsOf(i, stepsPerTrial - 1)
      insert.run(i, 'Completed', lr, batch_size, optimizer, seed, loss, loss, accuracy)
    }
  })()
  database.close()
  return {}
}

/** @param {string} folder */
async function openTable(folder) {
  const { default: Database } = await importPeer('better-sqlite3')
  return new Database(join(folder, 'trials.db'))
}

/** @param {() => Promise<readonly { readonly seed: number }[]>} query */
async function timed(query) {
  const start = performance.now()
  const found = await query()
  const milliseconds = performance.now() - start
  if (found.length !== 10) throw new Error(`found ${found.length} trials in place of 10`)
  return milliseconds
}

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'query-trials',
  about:
    'milliseconds until a fresh process, after its imports, has the table of 10,000 trials (quick: 1,000); and to filter it by four conditions, sort it by two and take ten: the first time, and the tenth',
  slow: true,
  size: (quick) => ({ trials: quick ? 1000 : 10_000 }),
  measures: [
    { name: 'query-trials, load', unit: 'ms', better: 'lower' },
    { name: 'query-trials, first', unit: 'ms', better: 'lower' },
    { name: 'query-trials, tenth', unit: 'ms', better: 'lower' },
  ],
  prepare,
  contenders: {
    track: {
      promise: 'whatever was logged; the log was looked at for what is new',
      run: async ({ prepared, size }) => {
        const { TrackClient } = await import('@track/client')
        const start = performance.now()
        const client = new TrackClient(`file:${join(prepared, 'store')}`)
        const all = await client.trials()
        const load = performance.now() - start
        if (all.length !== size.trials) throw new Error(`there are ${all.length} trials`)
        const query = async () => {
          const found = await client.trials({
            where: {
              status: 'Completed',
              'parameters.lr': { $lt: 0.2 },
              'parameters.optimizer': { $in: ['adam', 'lamb'] },
              'metrics.loss.min': { $lt: 0.08 },
            },
            sort: ['-metrics.accuracy.max', 'parameters.seed'],
            limit: 10,
          })
          return found.map(({ parameters }) => ({ seed: Number(parameters.seed) }))
        }
        const first = await timed(query)
        for (let i = 2; i < 10; i++) await query()
        const tenth = await timed(query)
        await client.close()
        return named(load, first, tenth)
      },
    },
    'better-sqlite3, a column each': {
      promise:
        'a table that has a column for each parameter and summary that is asked for, as no tracker can know them; load reads all rows',
      run: async ({ prepared, size }) => {
        await importPeer('better-sqlite3')
        const start = performance.now()
        const database = await openTable(prepared)
        const all = database.prepare('SELECT * FROM trials').all()
        const load = performance.now() - start
        if (all.length !== size.trials) throw new Error(`there are ${all.length} trials`)
        const query = async () =>
          database
            .prepare(
              "SELECT * FROM trials WHERE status = 'Completed' AND lr < 0.2 AND optimizer IN ('adam', 'lamb') AND loss_min < 0.08 ORDER BY accuracy_max DESC, seed LIMIT 10",
            )
            .all()
        const first = await timed(query)
        for (let i = 2; i < 10; i++) await query()
        const tenth = await timed(query)
        database.close()
        return named(load, first, tenth)
      },
    },
  },
}

/** @param {number} load @param {number} first @param {number} tenth */
function named(load, first, tenth) {
  return {
    'query-trials, load': load,
    'query-trials, first': first,
    'query-trials, tenth': tenth,
  }
}
