// Which file may import what, held against biome.json: each import below is linted where it stands.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from './testing/run-program.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ways: readonly ((name: string) => string)[] = [
  (name) => `import '${name}'`,
  (name) => `import { it } from '${name}'`,
  (name) => `import type { It } from '${name}'`,
  (name) => `export * from '${name}'`,
  (name) => `export type { It } from '${name}'`,
  (name) => `void import('${name}')`,
]

const libraries = [
  'sift',
  'fast-json-patch',
  'lilconfig',
  'rxjs',
  'rxjs/operators',
  'level',
  'msgpackr',
  'canonicalize',
  '@noble/hashes',
]
libraries.push(
  '@noble/hashes/sha2.js',
  'protobufjs',
  'protobufjs/minimal.js',
  'vitest',
  'fast-check',
  '@grpc/grpc-js',
  'pure-rand/generator/xoroshiro128plus',
  'cli-progress',
  'systeminformation',
)
libraries.push('@commander-js/extra-typings', 'fast-text-table', 'fast-string-truncated-width')
libraries.push(
  '@pnpm/tabtab',
  'picocolors',
  'simple-ascii-chart',
  'd3-array',
  'sparkly',
  'hyparquet-writer',
)
libraries.push('csv-stringify', 'csv-stringify/sync', 'log-update')
// Those that come with the others, and one that is nowhere.
libraries.push(
  'classic-level',
  'commander',
  'abstract-level',
  'long',
  'msgpackr-extract',
  'left-pad',
  '@a/b',
  'fs',
)
const defined = '../defined/beside.js'
const ours = ['@track/proto', '@track/core', '@track/log', '@track/projections', '@track/remote']
ours.push('@track/client')
const deep = ours.flatMap((name) => [`${name}/dist/index.js`, `${name}/src/index.js`])
deep.push('@track/proto/protobufjs', '@track/core/conformance', '@track/core/light')
const quick = ['find-stores', 'glance', 'listing'].map((name) => `@track/client/${name}`)
deep.push(...quick, '@track/client/projections', '@track/client/testing', defined)
const live = '@track/projections/live'
const light = [
  'choose-trials',
  'define-projection',
  'report-json',
  'status-at',
  'worth-keeping',
].map((name) => `@track/projections/${name}`)
const serving = ['serve-store', 'shared-reader', 'token'].map((name) => `@track/remote/${name}`)
const logs = ['backup-store', 'glance', 'level-log', 'store-checks', 'store-identity'].map(
  (name) => `@track/log/${name}`,
)
deep.push(
  '@track/core/commits',
  '@track/core/envelope',
  '@track/log/hosting',
  '@track/log/store-thread',
  live,
  ...light,
  ...logs,
  ...serving,
)
const away = [
  '../../log/src/store.js',
  '../../core/src/wire.js',
  '../../../packages/log/src/store.js',
]
away.push('../../../node_modules/level/index.js', '/packages/core/src/wire.js', '..', '.')
const node = ['node:fs', 'node:fs/promises', 'node:crypto']
const own = ['./beside.js', '../above.js', './live/below.js', './testing/below.js']
const everything = [...libraries, ...ours, ...deep, ...away, ...node, ...own]

const forCore = ['@track/core', '@track/core/light']
const forClient = [...own, ...forCore, ...logs, '@track/projections', live, ...light, ...node]
forClient.push('@track/remote', ...serving)
const forCli = [...own, '@track/client', ...quick, ...node]
const forRemote = [...own, '@track/core/commits', '@track/log/hosting', ...node]

/** What each file may import of {@link everything}. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'packages/core/src/commit.ts': own,
  'packages/core/src/messages.ts': [...own, '@track/proto'],
  'packages/core/src/wire.ts': [...own, '@track/proto/protobufjs'],
  'packages/core/src/sha256.ts': [...own, '@noble/hashes/sha2.js'],
  'packages/core/src/canonical-json.ts': [...own, 'canonicalize'],
  'packages/core/src/conformance/case.ts': own,
  'packages/core/src/testing/any.ts': [...own, 'fast-check'],
  'packages/log/src/store.ts': [...own, '@track/core/commits', '@track/core/light', ...node],
  'packages/log/src/log-audit.ts': [...own, ...forCore, '@track/core/commits', ...node],
  'packages/log/src/log-without.ts': [...own, ...forCore, '@track/core/commits', ...node],
  'packages/log/src/redaction-audit.ts': [...own, ...forCore, '@track/core/commits', ...node],
  'packages/log/src/replaced-bodies.ts': [...own, ...forCore, '@track/core/commits', ...node],
  'packages/log/src/unnamed-contents.ts': [...own, ...forCore, '@track/core/commits', ...node],
  'packages/log/src/leveldb.ts': [
    ...own,
    '@track/core/commits',
    '@track/core/light',
    'level',
    ...node,
  ],
  'packages/remote/src/shared-store.ts': forRemote,
  'packages/remote/src/append-message.ts': [...forRemote, '@track/core/envelope'],
  'packages/remote/src/wire.ts': [...forRemote, '@track/proto'],
  'packages/remote/src/grpc.ts': [...forRemote, '@grpc/grpc-js'],
  'packages/remote/src/testing/any.ts': [
    ...forRemote,
    '@track/core',
    '@track/log/level-log',
    'vitest',
  ],
  'packages/projections/src/view.ts': [...own, ...forCore],
  'packages/projections/src/snapshot-codec.ts': [...own, ...forCore, 'msgpackr'],
  'packages/projections/src/query/trial-filter.ts': [...own, ...forCore, 'sift'],
  'packages/projections/src/explain/diff-reports.ts': [...own, ...forCore, 'fast-json-patch'],
  'packages/projections/src/live/conflate.ts': [...own, ...forCore, 'rxjs', defined],
  'packages/client/src/trial.ts': forClient,
  'packages/client/src/rxjs.ts': [...forClient, 'rxjs'],
  'packages/client/src/config-file.ts': [...forClient, 'lilconfig'],
  'packages/client/src/search/seeded-draws.ts': [
    ...forClient,
    'pure-rand/generator/xoroshiro128plus',
  ],
  'packages/cli/src/ls.ts': forCli,
  'packages/cli/src/command.ts': [...forCli, '@commander-js/extra-typings'],
  'packages/cli/src/table.ts': [...forCli, 'fast-text-table', 'fast-string-truncated-width'],
  'packages/cli/src/colors.ts': [...forCli, 'picocolors'],
  'packages/cli/src/chart.ts': [...forCli, 'simple-ascii-chart', 'd3-array'],
  'packages/cli/src/sparkline.ts': [...forCli, 'sparkly'],
  'packages/cli/src/csv.ts': [...forCli, 'csv-stringify/sync'],
  'packages/cli/src/completion-script.ts': [...forCli, '@pnpm/tabtab'],
  'packages/cli/src/parquet.ts': [...forCli, 'hyparquet-writer'],
  'packages/cli/src/live-screen.ts': [...forCli, 'log-update'],
  'packages/cli/src/testing/any.ts': [...forCli, 'vitest'],
  'packages/client/src/progress-bar.ts': [...forClient, 'cli-progress'],
  'packages/client/src/machine-numbers.ts': [...forClient, 'systeminformation'],
}

interface Diagnostic {
  readonly category: string
  readonly location: { readonly path: string; readonly start: { readonly line: number } }
}

const rules = new Set(['lint/style/noRestrictedImports', 'lint/correctness/noNodejsModules'])

/** `<file>: <import as it is written>` of all that Biome refuses. */
function refusedBy(biomeJson: string): Set<string> {
  const folder = temporaryFolder()
  const { vcs: _, ...config } = JSON.parse(biomeJson)
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(config))
  const lines = everything.flatMap((name) => ways.map((way) => way(name)))
  for (const file of Object.keys(allowed)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), lines.join('\n'))
  }
  const biome = join(root, 'node_modules', '.bin', 'biome')
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '.']
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }
  return new Set(
    diagnostics
      .filter(({ category }) => rules.has(category))
      .map(({ location: { path, start } }) => `${path}: ${lines[start.line - 1]}`),
  )
}

it('lint lets each file import what it may, and nothing else', () => {
  const refused = refusedBy(readFileSync(join(root, 'biome.json'), 'utf8'))
  const wrong = Object.entries(allowed).flatMap(([file, may]) =>
    everything.flatMap((name) =>
      ways
        .map((way) => `${file}: ${way(name)}`)
        .filter((line) => refused.has(line) === may.includes(name)),
    ),
  )
  expect(wrong).toEqual([])
})
