// What the built program loads, which is most of the time that a short command takes.
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
const preload = join(cwd, 'preload.cjs')
const said = join(cwd, 'loaded.json')
/** With a cache Node's list of what is required is not of all files. */
const withoutCache = { NODE_DISABLE_COMPILE_CACHE: '1' }
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

const start = ['track.cjs', 'start.cjs', 'track.cjs', 'rolldown-runtime.cjs'] // bin/track.cjs is one
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
/** What start.cjs keeps compiled code with. */
const forCode = ['os', 'vm', 'zlib']

it.each([
  ['--help', start],
  ['ls', listed],
  ['ls -n 1 -c name,parameters', listed],
  ['ls --where name=base', [...listed, 'choose-trials.cjs']],
  ['completion-server -- track show', [...asked, 'show.cjs']],
])('track %s loads what it needs, no client, and no ES module', async (line, files) => {
  const loaded = await loadedBy(line)
  expect(loaded.files.toSorted()).toEqual(files.toSorted())
  expect(loaded.ofNode.toSorted()).toEqual(forCode)
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

it('what was compiled is kept for the next start, and compiled again if it was damaged', async () => {
  const folder = temporaryFolder()
  const env = { NODE_COMPILE_CACHE: folder }
  const list = async (): Promise<string> => (await runTrack(['ls'], { cwd, env })).out
  const without = (await runTrack(['ls'], { cwd, env: withoutCache })).out
  expect(await list()).toBe(without)
  const kept = filesIn(folder)
  expect(kept.size).toBeGreaterThanOrEqual(listed.length - 2) // bin/track.cjs and start.cjs are compiled each time
  expect(await list()).toBe(without)
  expect(filesIn(folder)).toEqual(kept) // nothing was compiled again
  const [damaged = ''] = kept.keys()
  truncateSync(join(folder, damaged), 100)
  expect(await list()).toBe(without)
  expect(statSync(join(folder, damaged)).size).toBe(kept.get(damaged)?.size)
})

it('nothing is kept where the variable of Node says so', async () => {
  const folder = temporaryFolder()
  await runTrack(['ls'], { cwd, env: { ...withoutCache, TMPDIR: folder } })
  expect(readdirSync(folder)).toEqual([])
})

function filesIn(folder: string): Map<string, { size: number; written: number }> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return new Map(
    entries.flatMap((name) => {
      const found = statSync(join(folder, name))
      return found.isFile() ? [[name, { size: found.size, written: found.mtimeMs }]] : []
    }),
  )
}

interface Loaded {
  readonly files: readonly string[]
  readonly ofNode: readonly string[]
}

/** Files, and modules of Node beside those that write. */
async function loadedBy(
  line: string,
  exitCode = 0,
): Promise<{ files: string[]; ofNode: string[] }> {
  const env = { ...withoutCache, NODE_OPTIONS: `--require ${preload}` }
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
