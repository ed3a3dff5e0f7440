// What a program loads: each module takes time before the first event is on disk.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from './testing/run-program.js'

/**
 * Files that each thread of a program has loaded, by V8's own account of what it has compiled; in the
 * place of a bundle, the modules that are in it.
 */
interface Loaded {
  readonly program: readonly string[]
  readonly store: readonly string[]
}

interface Coverage {
  readonly result: readonly { readonly url: string }[]
}

function loadedBy(what: string): Loaded {
  const folder = temporaryFolder()
  const program = fileURLToPath(new URL('./programs/look-at.js', import.meta.url))
  const coverage = join(folder, 'coverage')
  const { status, stderr } = spawnSync(process.execPath, [program, join(folder, 'store'), what], {
    encoding: 'utf8',
    env: { ...process.env, TRACK_SYSTEM_METRICS: '1', NODE_V8_COVERAGE: coverage },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const threads = readdirSync(coverage).map((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as Coverage
    return result.flatMap(({ url }) => modulesOf(url))
  })
  const threadOf = (file: string): readonly string[] =>
    threads.find((files) => files.some((url) => url.endsWith(file))) ?? []
  return { program: threadOf('/look-at.js'), store: threadOf('/shared-thread.js') }
}

/** A bundle says in a comment where each of its modules begins; one of them may be another bundle. */
function modulesOf(url: string): string[] {
  const [folder, file] = url.split('/dist/bundle/')
  if (file === undefined) return [url]
  const modules = readFileSync(fileURLToPath(url), 'utf8').matchAll(/^\/\/ (\S+\.js)$/gm)
  return Array.from(modules, ([, module = '']) => new URL(module, `${folder}/`).href).flatMap(
    modulesOf,
  )
}

/** Which of the parts that are not always needed are among `files`. */
function partsIn(files: readonly string[]): string[] {
  const parts = {
    rxjs: '/node_modules/rxjs/',
    msgpackr: '/node_modules/msgpackr/',
    projections: '/projections/dist/report.js',
    live: '/projections/dist/live/',
    verify: '/log/dist/verify-store.js',
    files: '/log/dist/file-folder.js',
    system: '/node_modules/systeminformation/',
    bar: '/node_modules/cli-progress/',
  }
  return Object.entries(parts)
    .filter(([, path]) => files.some((url) => url.includes(path)))
    .map(([part]) => part)
}

it.each([
  ['nothing', []],
  ['errors$', ['rxjs']],
  ['getOnly', ['msgpackr', 'projections']],
  ['report', ['msgpackr', 'projections']],
  ['live', ['rxjs', 'msgpackr', 'projections', 'live']],
])('a program that logs loads what it looks at, and no more: %s', (what, parts) => {
  const { program } = loadedBy(what)
  expect(program.some((url) => url.endsWith('/client/dist/recorder.js'))).toBe(true)
  expect(partsIn(program)).toEqual(parts)
})

it("the store's thread loads what keeps commits, and nothing of events", () => {
  const { program, store } = loadedBy('nothing')
  const core = store.filter((url) => url.includes('/core/dist/'))
  expect(core.some((url) => url.endsWith('/header-codec.js'))).toBe(true)
  expect(core.filter((url) => /encode-event|decode-event|value-codec/.test(url))).toEqual([])
  expect(store.filter((url) => /@noble|canonicalize/.test(url))).toEqual([])
  expect(program.filter((url) => url.endsWith('/proto/gen/track.js'))).toHaveLength(1)
  expect(store.filter((url) => url.includes('/proto/gen/'))).toEqual([])
})

it("the store's thread loads gRPC and the service when there is a guest, and not before", () => {
  const { store } = loadedBy('nothing')
  expect(store.some((url) => url.endsWith('/remote/dist/guest-door.js'))).toBe(true)
  const service = /@grpc|host-connection|guest-server|event-log-handlers/
  expect(store.filter((url) => service.test(url))).toEqual([])
})
