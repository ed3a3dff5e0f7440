import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { benchFolder } from './paths.mjs'

/**
 * Installs what bench/package-lock.json pins, unless it is there. Every peer is an optional
 * dependency: one that cannot be built is left out, and reported as absent.
 */
export function installPeers() {
  const lock = join(benchFolder, 'package-lock.json')
  const installed = join(benchFolder, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  process.stderr.write('Installing the peers; those without a binary for this Node are compiled.\n')
  const args = ['ci', '--prefix', benchFolder, '--no-fund', '--no-audit', '--loglevel=error']
  const npm = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (npm.status !== 0) process.stderr.write('npm could not install the peers.\n')
}
