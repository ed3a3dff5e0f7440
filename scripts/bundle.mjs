// Bundles the package that it is run in, from what tsc made into dist/ or from `--from FOLDER`, to
// dist/bundle/: a module of its own costs half a millisecond where a program starts, and a package of
// CommonJS more.
//
// - Each entry of the package's exports becomes a file, with chunks that entries share or import later.
//   Other packages stay imports, but for those that `--inline` names.
// - Each program that is named as an argument, which threads and processes are started with, becomes a file
//   with all of Track that it starts with: it shares nothing with who starts it. Of other packages, those on which
//   this one depends stay imports; where another's dependencies are to be found, only that one knows.
//
// The command has `bundle-command.mjs`.
import { readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'
import { licencesOf } from './bundle-licences.mjs'

const { values, positionals: programs } = parseArgs({
  options: {
    from: { type: 'string', default: 'dist' },
    inline: { type: 'string', multiple: true, default: [] },
  },
  allowPositionals: true,
})
const { exports, dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'))
const entries = Object.values(exports)
  .filter((entry) => entry.types !== undefined)
  .map((entry) => entry.default.replace('./dist/bundle/', ''))

rmSync('dist/bundle', { recursive: true, force: true })
await bundle(entries, (name) => !values.inline.includes(name))
for (const program of programs) {
  await bundle([program], (name) => name in dependencies && !name.startsWith('@track/'), {
    // Or what it starts with and imports later has in common would be files of their own.
    codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
  })
}

/**
 * @param {readonly string[]} files
 * @param {(name: string) => boolean} staysImport Of a package.
 * @param {import('rolldown').OutputOptions} output
 */
async function bundle(files, staysImport, output = {}) {
  const build = await rolldown({
    input: Object.fromEntries(
      files.map((file) => [file.replace(/\.js$/, ''), resolve(values.from, file)]),
    ),
    external: (id) => id.startsWith('node:') || (/^[^./]/.test(id) && staysImport(nameOf(id))),
    platform: 'node',
  })
  // Programs are found beside the code that starts them, so no chunk has a folder.
  await build.write({
    dir: 'dist/bundle',
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    banner: licencesOf,
    ...output,
  })
  await build.close()
}

/** @param {string} id of a module of a package */
function nameOf(id) {
  return /^(@[^/]+\/)?[^/]+/.exec(id)[0]
}
