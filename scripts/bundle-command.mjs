// Bundles packages/cli, which it is run in, from what tsc made into dist/ to dist/bundle/: track.cjs, which starts
// the program, with a chunk for each command, and one of what several of them have, since a file costs half a
// millisecond. All is CommonJS: Node begins sooner with it than with ES modules.
//
// What the package depends on stays an import. All else is inlined: the libraries that only the command uses, and
// entries of Track's packages that load nothing else.
import { readFileSync, rmSync } from 'node:fs'
import { rolldown } from 'rolldown'
import { licencesOf } from './bundle-licences.mjs'

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))

const changes = {
  name: 'changes',
  /**
   * commander has node:child_process for commands that are programs of their own, of which there are none: with
   * it comes all that Node has for sockets. What an ES module requires when it is needed is inlined too.
   * @param {string} code
   * @param {string} id
   */
  transform: (code, id) =>
    id.includes('/node_modules/commander/')
      ? code.replaceAll("require('node:child_process')", '{}')
      : code.replaceAll('createRequire(import.meta.url)(', 'require('),
}

rmSync('dist/bundle', { recursive: true, force: true })
const build = await rolldown({
  input: 'dist/track.js',
  external: (id) => id in dependencies || id.startsWith('node:'),
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  plugins: [changes],
})
await build.write({
  dir: 'dist/bundle',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  banner: licencesOf,
  comments: { jsdoc: false },
  codeSplitting: {
    groups: [
      { name: 'track', tags: ['$initial'] },
      { name: 'shared', minShareCount: 3 },
    ],
  },
})
await build.close()
