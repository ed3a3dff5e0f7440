import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PeerAbsent } from '../import-peer.mjs'
import { pythonFolder, venvPython } from '../python-venv.mjs'

/** Under the limit of the process that waits for it, which then still can say why. */
const timeoutMs = 14 * 60_000
const outputBytesMax = 256 << 20
/** Nothing that a person set for their own work reaches a peer: it could name a server. */
const settings = /^(WANDB|MLFLOW|TRACKIO|HF|AIM|__AIM|PYTHON)_?/

/**
 * Runs a module of bench/python with one peer, in a process of its own, and waits for its end.
 * @param {'append' | 'disk' | 'call_cost'} work
 * @param {{ peer: string }} order What the work reads, and a module of bench/python/peers.
 * @param {string} folder
 * @returns {{ values: any, store: string }} What the work answers, and the folder that it filled.
 * @throws {PeerAbsent}
 */
export function runPython(work, order, folder) {
  if (!existsSync(venvPython)) throw new PeerAbsent('the Python peers have no bench/.venv')
  const store = join(folder, 'store')
  const kept = Object.entries(process.env).filter(([name]) => !settings.test(name))
  const program = [join(pythonFolder, 'run.py'), work, JSON.stringify(order), store]
  const { status, signal, stdout, stderr, error } = spawnSync(venvPython, program, {
    cwd: folder,
    env: { ...Object.fromEntries(kept), HOME: folder },
    encoding: 'utf8',
    timeout: timeoutMs,
    maxBuffer: outputBytesMax,
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`Python ended with ${signal ?? status}: ${stderr.slice(-1500)}`)
  const { values, absent } = JSON.parse(stdout)
  if (absent !== undefined) throw new PeerAbsent(`bench/.venv lacks a Python peer: ${absent}`)
  return { values, store }
}
