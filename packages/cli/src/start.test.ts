// What the built program loads, which is most of the time that a short command takes.
import { readFileSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
const preload = join(cwd, 'preload.cjs')
const said = join(cwd, 'loaded.json')
const saysWhatIsLoaded = `
const before = new Set(process.moduleLoadList)
process.on('exit', () => {
  const ofNode = process.moduleLoadList.filter((name) => !before.has(name))
  const files = Object.keys(require.cache).filter((file) => file !== __filename)
  require('node:fs').writeFileSync(${JSON.stringify(said)}, JSON.stringify({ ofNode, files }))
})
`

beforeAll(async () => {
  writeFileSync(preload, saysWhatIsLoaded)
  await makeStore(cwd)
  await runTrack(['ls'], { cwd }) // keeps the list
})

const start = ['track.cjs', 'track.cjs', 'rolldown-runtime.cjs'] // bin/track.cjs is one
const listed = [...start, 'shared.cjs', 'ls.cjs']
const asked = [...start, 'shared.cjs', 'completion-server.cjs']
/** What Node makes standard output of, which is a pipe here. */
const forOutput = [
  'diagnostics_channel',
  'net',
  'process',
  'stream',
  'stream/promises',
  'string_decoder',
]
/** What lilconfig looks for a configuration with, and what tells whether the list is as it was written. */
const forList = ['os', 'zlib']

it.each([
  ['--help', start, []],
  ['ls', listed, forList],
  ['ls -n 1 -c name,parameters', listed, forList],
  ['ls --where name=base', [...listed, 'choose-trials.cjs'], forList],
  ['completion-server -- track show', [...asked, 'show.cjs'], forList],
])('track %s loads what it needs, no client, and no ES module', async (line, files, ofNode) => {
  const loaded = await loadedBy(line)
  expect(loaded.files.toSorted()).toEqual(files.toSorted())
  expect(loaded.ofNode.toSorted()).toEqual(ofNode.toSorted())
})

/** LevelDB, and what finds it. */
const binary = ['binding.js', 'index.js', 'node-gyp-build.js', 'package.json', 'classic-level.node']

it('track ls of a store that was logged to loads what opens it, then what folds it, and nothing of gRPC', async () => {
  await runTrack(['tag', 'base', 'since=then'], { cwd })
  const loaded = await loadedBy('ls')
  const folding = loaded.files.filter((file) => file.startsWith('listing-'))
  const others = loaded.files.filter((file) => !folding.includes(file))
  expect(others.toSorted()).toEqual([...listed, 'listing.cjs', ...binary].toSorted())
  expect(folding.filter((file) => /guest|grpc|host-connection|file-folder/.test(file))).toEqual([])
  expect(loaded.ofNode).not.toContain('http2') // that is gRPC, for who reads from another process
})

it('what asks a client beside the trials has closed the store before, and is no guest of itself', async () => {
  await runTrack(['tag', 'base', 'since=later'], { cwd })
  const { files } = await loadedBy('best nobody --metric loss', 3)
  expect(files).toContain('listing.cjs')
  expect(files.filter((file) => file.includes('guest'))).toEqual([])
})

interface Loaded {
  readonly files: readonly string[]
  readonly ofNode: readonly string[]
}

/** Files, and modules of Node beside those that write. */
async function loadedBy(
  line: string,
  exitCode = 0,
): Promise<{ files: string[]; ofNode: string[] }> {
  const env = { NODE_OPTIONS: `--require ${preload}` }
  const { code, out, err } = await runTrack(line.split(' '), { cwd, env })
  expect({ code, text: out + err }).toEqual({ code: exitCode, text: expect.stringMatching(/./) })
  const { files, ofNode } = JSON.parse(readFileSync(said, 'utf8')) as Loaded
  return {
    files: files.map((file) => basename(file)),
    ofNode: ofNode
      .map((name) => name.replace('NativeModule ', ''))
      .filter((name) => isBuiltin(name) || name.startsWith('internal/modules/esm/'))
      .filter((name) => !forOutput.includes(name)),
  }
}
