import { readFileSync, statfsSync } from 'node:fs'
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchFolder, rootFolder } from './paths.mjs'
import { pythonVersions } from './python-venv.mjs'

const fileSystems = { 61267: 'ext4', 1481003842: 'xfs', 2435016766: 'btrfs', 16914836: 'tmpfs' }
const own = ['packages/client', 'node_modules/level', 'node_modules/protobufjs']
const peers = ['level', 'better-sqlite3', 'lmdb', '@event-driven-io/emmett']
const sqlitePeers = ['@event-driven-io/emmett-sqlite', 'sqlite3']

/**
 * What the figures are of: hardware, system, Node, and the versions of packages.
 * @param {{ python: boolean }} options Whether Python and its packages are part of it.
 */
export function describeMachine({ python }) {
  const processors = cpus()
  const ofPython = python ? pythonVersions() : undefined
  const { type } = statfsSync(tmpdir())
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${process.arch}`,
    stores: `${tmpdir()} (${fileSystems[type] ?? `file system 0x${type.toString(16)}`})`,
    loadAverage: Number(loadavg()[0]?.toFixed(2)),
    time: new Date().toISOString(),
    node: process.version,
    ...(ofPython && { python: ofPython.python }),
    packages: {
      ...Object.fromEntries(own.map((path) => versionOf(join(rootFolder, path)))),
      ...Object.fromEntries(
        [...peers, ...sqlitePeers].map((name) => {
          const [, version] = versionOf(join(benchFolder, 'node_modules', name))
          return [name === 'level' ? 'level (peer)' : name, version]
        }),
      ),
      ...ofPython?.packages,
    },
  }
}

/**
 * @param {string} folder
 * @returns {[name: string, version: string]}
 */
function versionOf(folder) {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return [name, version]
  } catch {
    return [folder, 'absent']
  }
}
