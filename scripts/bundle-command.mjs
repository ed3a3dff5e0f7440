// Bundles packages/cli, which it is run in, from what tsc made into dist/ to dist/bundle/: track.cjs, which starts
// the program, with a chunk for each command, and one of what several of them have, since a file costs half a
// millisecond. All is CommonJS: Node begins sooner with it than with ES modules.
//
// What the package depends on stays an import; of classic-level only the binary does. All else is inlined: the
// libraries that only the command uses, and entries of Track's packages that load nothing else.
//
// listing.cjs is a bundle of its own, with all that reads a store: it shares nothing with the commands, so that none
// of them loads any of it before a store is to be read. start.cjs is one too: it loads the others, with V8's compile
// cache.
import { readFileSync, rmSync } from 'node:fs'
import { rolldown } from 'rolldown'
import { licencesOf } from './bundle-licences.mjs'

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const { 'classic-level': _, ...imported } = dependencies
const listing = '@track/client/listing'

/** Each is a bundle of its own, which another one requires. */
const bundled = ['./track.cjs', './listing.cjs']

const leftOut = '\0left-out'

const changes = {
  name: 'changes',
  /**
   * classic-level finds its binary beside itself. That of msgpackr, which does without one, takes longer to find than
   * it saves.
   * @param {string} source
   * @param {string | undefined} importer
   */
  resolveId: (source, importer) => {
    if (source === 'msgpackr-extract') return leftOut
    return source === './binding' && importer?.includes('/node_modules/classic-level/')
      ? { id: 'classic-level/binding', external: true }
      : undefined
  },
  /** @param {string} id */
  load: (id) => (id === leftOut ? "throw new Error('It is left out')" : undefined),
  /**
   * commander has node:child_process for commands that are programs of their own, of which there are none: with
   * it comes all that Node has for sockets. What an ES module requires when it is needed is inlined too.
   * @param {string} code
   * @param {string} id
   */
  transform: (code, id) =>
    id.includes('/node_modules/commander/')
      ? code.replaceAll("require('node:child_process')", '{}')
      : code
          .replaceAll('createRequire(import.meta.url)(', 'require(')
          .replaceAll(`import('${listing}')`, "require('./listing.cjs')"),
}

/** Scripts of a compile cache have no loader of ES modules, but start.cjs has. */
const importedByStart = {
  name: 'imported-by-start',
  /** @param {string} code */
  renderChunk: (code) => code.replaceAll(/\bimport\(/g, 'require("./start.cjs").imported('),
}

rmSync('dist/bundle', { recursive: true, force: true })
await bundle({ start: 'dist/start.js' }, {})
await bundle(
  { track: 'dist/track.js' },
  {
    plugins: [importedByStart],
    chunkFileNames: '[name].cjs',
    codeSplitting: {
      groups: [
        { name: 'track', tags: ['$initial'] },
        { name: 'shared', minShareCount: 3 },
      ],
    },
  },
)
await bundle(
  { listing },
  {
    plugins: [importedByStart],
    chunkFileNames: 'listing-[name].cjs',
    codeSplitting: { groups: [{ name: 'listing', tags: ['$initial'] }] },
  },
)

/**
 * @param {Record<string, string>} input
 * @param {import('rolldown').OutputOptions} output
 */
async function bundle(input, output) {
  const build = await rolldown({
    input,
    external: (id) => id in imported || id.startsWith('node:') || bundled.includes(id),
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    plugins: [changes],
  })
  await build.write({
    dir: 'dist/bundle',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    banner: licencesOf,
    comments: { jsdoc: false },
    ...output,
  })
  await build.close()
}
