import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedPythonPeers, pythonFolder, venvFolder, venvPython } from './python-venv.mjs'

/** Says which pins were installed, so that the next run has nothing to do. */
const stamp = join(venvFolder, 'installed.json')

/**
 * Makes bench/.venv and installs what bench/python/requirements.txt pins, unless it is there. A peer
 * that pip could not install is reported as absent, and tried again by the next run.
 */
export function installPython() {
  const wanted = ['requirements.txt', 'constraints.txt']
    .map((name) => readFileSync(join(pythonFolder, name), 'utf8'))
    .join('')
  const known = readStamp()
  if (known?.wanted !== wanted && !makeVenv()) return
  const before = known?.wanted === wanted ? known.installed : []
  const installed = pinnedPythonPeers().filter(
    ({ pin }) => before.includes(pin) || installPeer(pin),
  )
  const pins = installed.map(({ pin }) => pin)
  writeFileSync(stamp, JSON.stringify({ wanted, installed: pins }, undefined, 2))
}

/** @returns {{ wanted: string, installed: string[] } | undefined} */
function readStamp() {
  if (!existsSync(stamp) || !existsSync(venvPython)) return undefined
  return JSON.parse(readFileSync(stamp, 'utf8'))
}

/** Makes it anew: what other pins had installed is no part of the measurement. */
function makeVenv() {
  process.stderr.write('Installing the Python peers: over a gigabyte, some minutes.\n')
  rmSync(venvFolder, { recursive: true, force: true })
  if (run('python3', ['-m', 'venv', venvFolder])) return true
  process.stderr.write('python3 could not make a virtual environment.\n')
  return false
}

/** @param {string} pin */
function installPeer(pin) {
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input']
  const constraints = join(pythonFolder, 'constraints.txt')
  const args = ['-m', 'pip', 'install', ...quiet, '--constraint', constraints, pin]
  const isInstalled = run(venvPython, args)
  if (!isInstalled) process.stderr.write(`pip could not install ${pin}.\n`)
  return isInstalled
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}
