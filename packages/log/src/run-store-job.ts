import { fork } from 'node:child_process'
import { TrackError } from '@track/core/commits'
import type { JobReport, JobResults, StoreJob } from './store-job.js'
import { errorOf } from './thread-protocol.js'

/** How a process that did a job has ended. */
export type JobEnd<J extends StoreJob> =
  | { readonly value: JobResults[J['type']]; readonly damageCount: number }
  /** It ended by a fault of its own, as by an assertion of LevelDB: what it said last, if anything. */
  | { readonly crash: string }

/** With these, somebody else has ended it. */
const sentSignals: ReadonlySet<NodeJS.Signals> = new Set([
  'SIGKILL',
  'SIGTERM',
  'SIGINT',
  'SIGHUP',
  'SIGQUIT',
])
const stderrMax = 1000

/**
 * Does a job in a process of its own.
 * @param onReport Told what the process tells, as it comes. What it throws ends the job.
 * @param program What the process runs; tests bring one that ends badly.
 * @throws The error that the job failed with; TRACK_LOG_FAILED when somebody ended the process; the
 * signal's reason when it aborts.
 */
export function runStoreJob<J extends StoreJob>(
  job: J,
  onReport: (report: JobReport) => void,
  signal: AbortSignal | undefined,
  program: URL = new URL('./store-job-program.js', import.meta.url),
): Promise<JobEnd<J>> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const child = fork(program, {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let last = ''
    let end: JobEnd<J> | { readonly error: unknown } | undefined
    const abort = (): void => {
      child.kill('SIGKILL')
    }
    signal?.addEventListener('abort', abort, { once: true })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      last = (last + text).slice(-stderrMax)
    })
    child.on('message', (report: JobReport) => {
      if (report.type === 'done') {
        const { value, damageCount } = report
        end = { value: value as JobResults[J['type']], damageCount }
      } else if (report.type === 'failed') end = { error: errorOf(report.error) }
      try {
        onReport(report)
      } catch (error) {
        end = { error }
        child.kill('SIGKILL')
      }
    })
    child.on('error', (error) => {
      end ??= { error }
    })
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', abort)
      if (signal?.aborted === true) reject(signal.reason)
      else if (end !== undefined && 'error' in end) reject(end.error)
      else if (end !== undefined) resolve(end)
      else if (killedBy !== null && sentSignals.has(killedBy)) reject(ended(job.path, killedBy))
      else resolve({ crash: last.trim() || `it ended with ${killedBy ?? `exit code ${code}`}` })
    })
    child.send(job, (error) => {
      if (error !== null) end ??= { error }
    })
  })
}

function ended(path: string, signal: string): TrackError {
  return new TrackError(
    'TRACK_LOG_FAILED',
    `The process that read the store ${path} was ended by ${signal}; try again`,
    { details: { path, signal } },
  )
}
