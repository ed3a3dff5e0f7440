import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { folderBytes } from '../folder-bytes.mjs'
import { runPython } from './python.mjs'

/** What a slow loop waits after each event, as its clock says for the others. */
const pauseMs = 25
const eventsBusy = { quick: 2000, full: 10_000 }
/** None when quick: it takes its time. */
const eventsSlow = { quick: 0, full: 400 }

/**
 * The Python peers of the case disk.
 * @param {readonly { name: string, metrics: number, single: boolean, slow: boolean }[]} loads
 * @returns {Record<string, import('../run-case.mjs').Contender>}
 */
export function pythonDisk(loads) {
  const peers = [
    {
      name: 'W&B, offline',
      module: 'wandb_offline',
      what: 'the .wandb file and the logs beside it',
    },
    {
      name: 'MLflow',
      module: 'mlflow_log_batch',
      what: 'mlflow.db after VACUUM; log_batch, and log_metric in the slow loop',
      slowModule: 'mlflow_log_metric',
      slow: true,
    },
    { name: 'tensorboardX', module: 'tensorboardx_writer', what: 'the event file' },
    {
      name: 'Aim',
      module: 'aim_repo',
      what: 'the folder .aim as the process leaves it, not compacted',
      slow: true,
    },
    { name: 'Trackio', module: 'trackio_local', what: "the project's SQLite file, compacted" },
  ]
  return Object.fromEntries(
    peers.map(({ name, module, what, slowModule = module, slow = false }) => [
      name,
      {
        python: true,
        slow,
        promise: `${what}, less what a run of one event takes; by its own clock, fewer events, and in the slow loop a call every ${pauseMs} ms or more`,
        run: async ({ size, folder }) =>
          bytesOf(loads, { module, slowModule, quick: size.quick, folder }),
      },
    ]),
  )
}

/**
 * Bytes an event of each load; each is a process of its own, for some write their last when it ends.
 * @param {readonly { name: string, metrics: number, single: boolean, slow: boolean }[]} loads
 * @param {{ module: string, slowModule: string, quick: boolean, folder: string }} how
 */
function bytesOf(loads, { module, slowModule, quick, folder }) {
  const kind = quick ? 'quick' : 'full'
  const one = filledBytes(
    module,
    { events: 1, metrics: 1, single: false, pauseMs: 0 },
    join(folder, 'one'),
  )
  /** @type {Record<string, number>} */
  const bytes = {}
  for (const { name, metrics, single, slow } of loads) {
    const events = (slow ? eventsSlow : eventsBusy)[kind]
    if (events === 0) continue
    const order = { events, metrics, single, pauseMs: slow ? pauseMs : 0 }
    const filled = filledBytes(slow ? slowModule : module, order, join(folder, name))
    bytes[name] = (filled - one) / (events - 1)
  }
  return bytes
}

/**
 * @param {string} peer
 * @param {{ events: number, metrics: number, single: boolean, pauseMs: number }} order
 * @param {string} folder
 */
function filledBytes(peer, order, folder) {
  mkdirSync(folder)
  return folderBytes(runPython('disk', { peer, ...order }, folder).store)
}
