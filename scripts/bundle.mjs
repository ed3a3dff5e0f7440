// Bundles the package that it is run in, from what tsc made into dist/ or from `--from FOLDER`, to
// dist/bundle/: a module of its own costs half a millisecond where a program starts, and a package of
// CommonJS more.
//
// - Each entry of the package's exports becomes a file, with chunks that entries share or import later.
//   Other packages stay imports, but for those that `--inline` names.
// - Each program that is named as an argument, which threads and processes are started with, becomes a file
//   with all of Track that it starts with: it shares nothing with who starts it.
//
// The command has `bundle-command.mjs`.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'

const { values, positionals: programs } = parseArgs({
  options: {
    from: { type: 'string', default: 'dist' },
    inline: { type: 'string', multiple: true, default: [] },
  },
  allowPositionals: true,
})
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'))
const entries = Object.values(exports)
  .filter((entry) => entry.types !== undefined)
  .map((entry) => entry.default.replace('./dist/bundle/', ''))

rmSync('dist/bundle', { recursive: true, force: true })
await bundle(entries, values.inline)
for (const program of programs) await bundle([program], ['@track'])

/**
 * @param {readonly string[]} files
 * @param {readonly string[]} inlined packages, or scopes of packages
 */
async function bundle(files, inlined) {
  const isInlined = (id) => inlined.some((name) => id === name || id.startsWith(`${name}/`))
  const build = await rolldown({
    input: Object.fromEntries(
      files.map((file) => [file.replace(/\.js$/, ''), resolve(values.from, file)]),
    ),
    external: (id) => /^[^./]/.test(id) && !isInlined(id),
    platform: 'node',
  })
  // Programs are found beside the code that starts them, so no chunk has a folder.
  await build.write({
    dir: 'dist/bundle',
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    banner: licencesOf(inlined.filter((name) => !name.startsWith('@'))),
    ...(files.length === 1 && {
      codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] },
    }),
  })
  await build.close()
}

/** What the licences of packages ask a copy of their code to carry. */
function licencesOf(packages) {
  const places = createRequire(resolve('package.json')).resolve.paths('protobufjs')
  return packages
    .map((name) => {
      const files = places.map((place) => join(place, name, 'LICENSE'))
      const file = files.find((path) => existsSync(path))
      return `/*! ${name}\n\n${readFileSync(file, 'utf8').trim()}\n*/\n`
    })
    .join('')
}
