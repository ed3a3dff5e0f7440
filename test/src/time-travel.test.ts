// Every TypeScript program of docs/time-travel.md compiles, and runs on a store like that of the demo.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { TrackClient } from '@track/client'
import { expect, it, onTestFinished } from 'vitest'
import { compilePrograms, programsOf } from './testing/page-programs.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const programs = programsOf(readFileSync(join(root, 'docs', 'time-travel.md'), 'utf8'))

/** What the page says that is there before each of its programs. */
const declarations = `
import type { Trial, TrackClient } from '@track/client'
declare global {
  const client: TrackClient
  const trial: Trial
}`

/** What makes it so. */
const prelude = `
import { TrackClient } from '@track/client'
globalThis.client = new TrackClient('file:runs/mnist')
const [{ hash, revision }] = await client.trialIds()
globalThis.trial = await client.setTrial({ hash, revision })
try {
  await import(process.argv[2])
} finally {
  await client.close()
}
`

/** A folder with a store of two trials of a grid, as the demo logs them. */
async function demoFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'track-page-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await using client = new TrackClient(`file:${join(folder, 'runs', 'mnist')}`)
  await client.setProject({ name: 'mnist-demo' })
  await client.setGroup({ name: 'grid' })
  for (const lr of [0.05, 0.2]) {
    const parameters = { lr, hidden: 32, momentum: 0.5, batch_size: 32, epochs: 6, seed: 1 }
    const trial = await client.newTrial({ name: 'grid', parameters, force: true })
    await trial.run(async () => {
      for (let step = 0; step < 40; step++) {
        trial.chrono('batch_time', () => {})
        trial.logMetrics({ batch_loss: 1 / (1 + lr * step) }, { step })
      }
      trial.logMetrics({ accuracy: 0.9 + lr / 10 })
    })
  }
  return folder
}

it('every program of the page compiles', () => {
  expect(programs.length).toBeGreaterThan(0)
  expect(compilePrograms(programs, declarations).problems).toEqual([])
})

it.each([...new Set(programs.map(({ heading }) => heading))])(
  '%s: its programs run',
  async (of) => {
    const { files } = compilePrograms(
      programs.filter(({ heading }) => heading === of),
      declarations,
    )
    const folder = await demoFolder()
    for (const file of files) {
      const start = file.replace(/\.js$/, '-start.mjs')
      writeFileSync(start, prelude)
      const child = spawn(process.execPath, [start, pathToFileURL(file).href], { cwd: folder })
      let said = ''
      child.stderr.on('data', (text) => {
        said += text
      })
      child.stdout.resume()
      const [code] = await once(child, 'close')
      expect({ code, said }).toEqual({ code: 0, said: '' })
    }
  },
)
