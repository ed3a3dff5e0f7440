// Generates gen/track.js and gen/track.d.ts from track/v1/*.proto.
// With --check it writes nothing and fails if what is committed is not what would be generated.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const check = process.argv.includes('--check')
const out = check ? mkdtempSync(join(tmpdir(), 'track-proto-')) : join(root, 'gen')
const pbjs = createRequire(import.meta.url).resolve('protobufjs-cli/bin/pbjs')

const sources = readdirSync(join(root, 'track/v1'))
  .filter((name) => name.endsWith('.proto'))
  .sort()
  .map((name) => `track/v1/${name}`)

execFileSync(
  process.execPath,
  [
    pbjs,
    ...['--target', 'static-module', '--wrap', 'esm', '--dependency', 'protobufjs/minimal.js'],
    ...['--no-create', '--no-verify', '--no-convert', '--no-delimited', '--no-typeurl'],
    ...['--no-service', '--force-number', '--dts', '--path', '.', '--root', 'track'],
    ...['--out', join(out, 'track.js')],
    ...sources,
  ],
  { cwd: root, stdio: 'inherit' },
)

// protobufjs has one importer, which says why.
const code = join(out, 'track.js')
const imported = 'import $protobuf from "protobufjs/minimal.js";'
const text = readFileSync(code, 'utf8')
if (!text.includes(imported)) throw new Error(`pbjs did not write ${imported}`)
writeFileSync(
  code,
  text.replace(imported, () => 'import $protobuf from "../protobufjs.js";'),
)

if (check) {
  const stale = ['track.js', 'track.d.ts'].filter(
    (name) => !readFileSync(join(out, name)).equals(readFileSync(join(root, 'gen', name))),
  )
  rmSync(out, { recursive: true })
  if (stale.length > 0) {
    console.error(`proto/gen is not current: ${stale.join(', ')}. Run: npm run generate -w proto`)
    process.exit(1)
  }
  console.log('proto/gen is current')
}
