// Bundles the package that it is run in, from what tsc made into dist/ to dist/bundle/: a file for each
// entry of the package's exports, a file for each program named as an argument, which threads and
// processes are started with, and chunks that they share or import later. A module of its own costs
// half a millisecond where a program starts, so a package of one program has all that it starts with in
// one file. Other packages stay imports.
import { readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { rolldown } from 'rolldown'

/** @param {string} file in dist/ */
const entryOf = (file) => [file.replace(/\.js$/, ''), resolve('dist', file)]

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'))
const entries = Object.values(exports)
  .filter((entry) => entry.types !== undefined)
  .map((entry) => entryOf(entry.default.replace('./dist/bundle/', '')))
const programs = process.argv.slice(2).map(entryOf)

const inputs = [...entries, ...programs]
const isOneProgram = inputs.length === 1

const bundle = await rolldown({
  input: Object.fromEntries(inputs),
  external: /^[^./]/,
  platform: 'node',
})
rmSync('dist/bundle', { recursive: true, force: true })
// Programs are found beside the code that starts them, so no chunk has a folder.
await bundle.write({
  dir: 'dist/bundle',
  format: 'esm',
  chunkFileNames: '[name]-[hash].js',
  ...(isOneProgram && { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } }),
})
await bundle.close()
