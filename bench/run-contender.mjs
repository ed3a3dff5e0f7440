import { fork } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { benchFolder } from './paths.mjs'

const timeoutMs = 15 * 60_000

/** As for the peers, no samples of the machine's load, and nothing that is known of a repository. */
const env = { ...process.env, TRACK_SYSTEM_METRICS: '0', TRACK_GIT: '0' }

/**
 * Runs one contender once, in a process of its own with an empty folder.
 * @param {string} caseName
 * @param {string} contender
 * @param {object} size What the case makes of --quick.
 * @param {string} folder Of the case: the run's own is in it.
 * @returns {Promise<{ values: Record<string, number> } | { absent: string } | { failed: string }>}
 */
export async function runContender(caseName, contender, size, folder) {
  const own = join(folder, 'run')
  mkdirSync(own, { recursive: true })
  try {
    return await resultOf(
      fork(
        join(benchFolder, 'contender-process.mjs'),
        [caseName, contender, own, JSON.stringify(size), join(folder, 'prepared')],
        {
          stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
          timeout: timeoutMs,
          env,
        },
      ),
    )
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function resultOf(child) {
  return new Promise((resolve) => {
    let result
    let complaints = ''
    child.stderr.on('data', (text) => {
      complaints = `${complaints}${text}`.slice(-2000)
    })
    child.on('message', (message) => {
      result = message
    })
    child.on('error', (error) => resolve({ failed: error.message }))
    child.on('close', (code, signal) => {
      resolve(result ?? { failed: `it ended with ${signal ?? code}: ${complaints}` })
    })
  })
}
