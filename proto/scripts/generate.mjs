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
replace(
  'track.js',
  'import $protobuf from "protobufjs/minimal.js";',
  'import $protobuf from "../protobufjs.js";',
)
// Numbers are forced, so no type is a Long, and the package does not depend on long.
replace('track.d.ts', 'import Long = require("long");\n', '')

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

/**
 * @param {string} name Of what pbjs wrote.
 * @param {string} written It must have it.
 * @param {string} instead
 */
function replace(name, written, instead) {
  const file = join(out, name)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(written)) throw new Error(`pbjs did not write ${written}`)
  writeFileSync(
    file,
    text.replace(written, () => instead),
  )
}
