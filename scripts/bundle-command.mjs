// Bundles packages/cli, which it is run in, from what tsc made into dist/ to dist/bundle/:
//
// - track.cjs, which starts the program, and commander.cjs, which is commander in one file. They are CommonJS:
//   Node begins sooner with it than with ES modules.
// - commands.js, which track.cjs imports where there is a command to run, with chunks for each command. What
//   several of them have is one chunk, since a file costs half a millisecond and more. Other packages
//   stay imports.
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { licencesOf } from './bundle-licences.mjs'

const require = createRequire(resolve('package.json'))

/** Both sides require the same file, so there is one commander. */
const sharesCommander = {
  name: 'shares-commander',
  /** @param {string} code */
  transform: (code) => code.replaceAll("require('commander')", "require('./commander.cjs')"),
}

/** An import that stays as it is: the file stands beside. */
const commandsStandBeside = {
  name: 'commands-stand-beside',
  /** @param {string} source */
  resolveId: (source) => (source === './commands.js' ? { id: source, external: true } : undefined),
}

// commander has it for commands that are programs of their own, of which there are none; with it comes all
// that Node has for sockets.
const unused = 'node:child_process'
const leavesUnused = {
  name: 'leaves-unused',
  /** @param {string} id */
  resolveId: (id) => (id === unused ? id : undefined),
  /** @param {string} id */
  load: (id) => (id === unused ? 'module.exports = {}' : undefined),
}

const isPackage = /^[^./]/

rmSync('dist/bundle', { recursive: true, force: true })
await bundle(
  { input: 'dist/commands.js', external: isPackage, plugins: [sharesCommander] },
  {
    dir: 'dist/bundle',
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
  },
)
await bundle(
  {
    input: 'dist/track.js',
    external: isPackage,
    plugins: [sharesCommander, commandsStandBeside],
  },
  { file: 'dist/bundle/track.cjs', format: 'cjs' },
)
await bundle(
  {
    input: require.resolve('commander'),
    external: (id) => id.startsWith('node:') && id !== unused,
    plugins: [leavesUnused],
  },
  { file: 'dist/bundle/commander.cjs', format: 'cjs', banner: licencesOf },
)

/**
 * @param {import('rolldown').InputOptions} input
 * @param {import('rolldown').OutputOptions} output
 */
async function bundle(input, output) {
  const build = await rolldown({ platform: 'node', ...input })
  await build.write(output)
  await build.close()
}
