import { importOwn } from '../import-peer.mjs'

/** Track's libraries, but for canonicalize: one small file. */
const libraries = [
  ['protobufjs/minimal.js', 'core'],
  ['@noble/hashes/sha2.js', 'core'],
  ['level', 'log'],
  ['msgpackr', 'projections'],
  ['rxjs', 'projections'],
]

/** @type {import('../run-case.mjs').Case} */
export default {
  name: 'start',
  about: 'milliseconds from the import to the first event on disk, in a new store',
  size: () => ({}),
  measures: [{ name: 'start', unit: 'ms', better: 'lower' }],
  contenders: {
    track: {
      promise: 'project, trial, parameters and one metric are on disk',
      run: async ({ folder }) => {
        const start = performance.now()
        const { TrackClient } = await import('@track/client')
        const client = new TrackClient(`file:${folder}/store`)
        await client.setProject({ name: 'bench' })
        const trial = await client.newTrial({ name: 'trial', parameters: { lr: 0.01 } })
        trial.logMetrics({ loss: 0.5 }, { step: 0 })
        await trial.flush()
        const milliseconds = performance.now() - start
        await client.close()
        return { start: milliseconds }
      },
    },
    'the same libraries, level opened': {
      promise: "Track's own libraries imported, level opened, one put with sync: true",
      run: async ({ folder }) => {
        const start = performance.now()
        const modules = []
        for (const [name, from] of libraries) modules.push(await importOwn(name, from))
        const { Level } = modules[2]
        const database = new Level(`${folder}/level`, { valueEncoding: 'json' })
        await database.put('0', { loss: 0.5, step: 0 }, { sync: true })
        const milliseconds = performance.now() - start
        await database.close()
        return { start: milliseconds }
      },
    },
  },
}
