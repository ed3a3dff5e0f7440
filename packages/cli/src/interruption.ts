import { constants } from 'node:os'
import { CliError } from './failure.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does work that can be ended in order: Ctrl-C and its like abort the signal that it is given, and it
 * takes away what it had begun. Once more, and the process ends.
 * @throws What the work throws; CliError TRACK_INTERRUPTED, with the exit code that shells give such an end.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const abort = (name: NodeJS.Signals): void => {
    const code = 128 + constants.signals[name]
    controller.abort(new CliError('TRACK_INTERRUPTED', 'interrupted', { exitCode: code }))
  }
  for (const name of signals) process.once(name, abort)
  try {
    return await work(controller.signal)
  } finally {
    for (const name of signals) process.off(name, abort)
  }
}
