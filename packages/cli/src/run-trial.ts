import { StringDecoder } from 'node:string_decoder'
import type { TrackClient, Trial } from '@track/client'
import type { Assignments } from './assignments.js'
import { briefUid } from './brief-uid.js'
import { endingSignal, exitCodeOf, type ProgramEnd, runProgram } from './child-program.js'
import type { GlobalFlags } from './command.js'
import { LineSplitter, metricsInLine } from './output-metrics.js'
import { plainText } from './plain-text.js'
import { jsonText } from './print-json.js'
import { programOf } from './program-of.js'
import { storePlace } from './store-place.js'
import type { Terminal } from './terminal.js'
import { duration } from './words.js'

/** What becomes of a program's output, beside being passed through. */
type KeptOutput = 'all' | 'last' | 'none'

/** How a program is tracked. */
export interface RunFlags extends GlobalFlags {
  readonly name?: string | undefined
  readonly project?: string | undefined
  readonly group?: string | undefined
  readonly tag?: Assignments | undefined
  readonly param?: Assignments | undefined
  readonly output: KeptOutput
  /** False with --no-metrics. */
  readonly metrics: boolean
  readonly join?: true | undefined
}

/** Runs a program as a trial, and ends with its exit code. What goes wrong with the store is told, and that is all. */
export async function runTrial(
  command: readonly string[],
  flags: RunFlags,
  terminal: Terminal,
): Promise<void> {
  // The program's own writes fail then.
  terminal.onReaderGone(() => {})
  terminal.onOutFailed(() => {})
  const { uri } = storePlace(flags, terminal)
  const { measureProgram } = await import('@track/client')
  const tracking = await Tracking.begin(uri, command, flags, terminal)
  const startedMs = performance.now()
  let end: ProgramEnd
  try {
    end = await runProgram(command, {
      folder: terminal.folder,
      env: environment(uri, tracking, flags, terminal),
      stdout: process.stdout,
      stderr: process.stderr,
      onStart: measureProgram,
      onOutput: (name, chunk) => tracking.take(name, chunk),
      onSignalRefused: ({ message }) =>
        terminal.err(`track: a signal could not be passed on: ${plainText(message)}\n`),
    })
  } catch (error) {
    await tracking.finish(error)
    throw error
  }
  terminal.setExitCode(exitCodeOf(end))
  const status = await tracking.finishAs(end)
  const runtimeSeconds = (performance.now() - startedMs) / 1000
  const { signal, code } = end
  if (flags.json) {
    const trial = tracking.names
    terminal.err(`${jsonText({ trial, status, exitCode: code, signal, runtimeSeconds })}\n`)
    return
  }
  if (signal === 'SIGKILL') {
    terminal.err(
      `track: ${plainText(command[0] ?? '')} was killed by SIGKILL: by hand, or for want of memory\n`,
    )
  }
  const { uid, name } = tracking.names ?? {}
  if (!terminal.isErrTerminal || uid === undefined || name === undefined) return
  terminal.err(
    `track: ${plainText(`${briefUid(uid)}  ${name}`)}: ${status} after ${duration(runtimeSeconds)}\n`,
  )
}

/** What the program finds in its environment. */
function environment(
  uri: string,
  { names }: Tracking,
  { project, group, join }: RunFlags,
  { env, hasColors }: Terminal,
): Readonly<Record<string, string | undefined>> {
  return {
    PYTHONUNBUFFERED: '1', // a pipe would hold its lines back
    ...(hasColors && { FORCE_COLOR: '1', CLICOLOR_FORCE: '1' }), // as on the terminal that is there
    ...env,
    TRACK_STORE: uri,
    ...(join && project !== undefined && { ORION_PROJECT: project }),
    ...(join && group !== undefined && { ORION_EXPERIMENT: group }),
    ...(join && names !== undefined && { ORION_TRIAL_ID: names.uid }),
  }
}

/** How a trial is named. */
interface TrialNames {
  readonly uid: string
  readonly id: string
  readonly name: string
}

/** The trial of a program, as far as the store lets it be one. */
class Tracking {
  readonly #terminal: Terminal
  readonly #client: TrackClient
  readonly #lines = { stdout: this.#reader(), stderr: this.#reader() }
  readonly #readsMetrics: boolean
  #trial: Trial | undefined
  #names: TrialNames | undefined

  private constructor(client: TrackClient, flags: RunFlags, terminal: Terminal) {
    this.#client = client
    this.#terminal = terminal
    this.#readsMetrics = flags.metrics
  }

  /** Makes the trial and starts it. */
  static async begin(
    uri: string,
    command: readonly string[],
    flags: RunFlags,
    terminal: Terminal,
  ): Promise<Tracking> {
    const { env, folder } = terminal
    // The program that is run is another than this one, and so is its repository.
    const config = { env: { ...env, ...noSelection, TRACK_GIT: 'false' }, folder }
    const { TrackClient } = await import('@track/client')
    const client = new TrackClient(uri, { config, whenFull: 'drop' })
    const tracking = new Tracking(client, flags, terminal)
    await tracking.#attempt(() => tracking.#start(command, flags, folder))
    return tracking
  }

  /** Undefined when there is no trial, or its uid is not known yet. */
  get names(): TrialNames | undefined {
    return this.#names
  }

  /** Takes what the program wrote. */
  take(name: 'stdout' | 'stderr', chunk: Uint8Array): void {
    if (!this.#readsMetrics || this.#trial === undefined) return
    const { decoder, splitter } = this.#lines[name]
    splitter.add(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)))
  }

  /** Ends the trial as the program has ended, and gives the name of that status. */
  async finishAs(end: ProgramEnd): Promise<string> {
    for (const { splitter } of Object.values(this.#lines)) splitter.end()
    const { statuses } = await import('@track/client')
    const signal = endingSignal(end)
    const { code } = end
    const status =
      signal !== undefined
        ? statuses.interrupted
        : code === 0
          ? statuses.completed
          : statuses.exception
    if (signal !== undefined)
      this.#trial?.setStatus(statuses.interrupted, errorOf('Signal', signal))
    const isError = status === statuses.exception
    await this.finish(isError ? errorOf('ExitCode', `exit code ${code}`) : undefined)
    return status.name
  }

  /** Ends the trial, with an error if one is given, and releases the store. */
  async finish(error: unknown): Promise<void> {
    await this.#attempt(async () => {
      try {
        await this.#trial?.finish(error)
        if (this.#names === undefined && this.#trial !== undefined)
          await this.#learnNames(this.#trial)
      } finally {
        await this.#client.close()
      }
    })
  }

  async #start(command: readonly string[], flags: RunFlags, folder: string): Promise<void> {
    const { name, version } = programOf(command, folder)
    const { project, group, tag = {}, param = {} } = flags
    const client = this.#client
    if (project !== undefined) await client.setProject({ name: project })
    if (group !== undefined) await client.setGroup({ name: group })
    const trial = await client.newTrial({
      name: flags.name ?? name,
      version,
      parameters: param,
      tags: tag,
      metadata: { command, folder },
    })
    trial.start()
    if (flags.output !== 'none') {
      trial.captureOutput(flags.output === 'all' ? { whole: true } : {})
    }
    this.#trial = trial
    if (flags.join) await this.#learnNames(trial)
  }

  async #learnNames(trial: Trial): Promise<void> {
    this.#names = { uid: await trial.uid(), id: trial.id, name: trial.name }
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#terminal.err(`track: the trial is not kept as a whole: ${plainText(message)}\n`)
    }
  }

  #reader(): { readonly decoder: StringDecoder; readonly splitter: LineSplitter } {
    const splitter = new LineSplitter((line) => {
      const printed = metricsInLine(line)
      if (printed === undefined) return
      const { metrics, step } = printed
      this.#trial?.logMetrics(metrics, step === undefined ? {} : { step })
    })
    return { decoder: new StringDecoder(), splitter }
  }
}

/** What the environment selects is for the program, if for anybody. */
const noSelection = {
  ORION_PROJECT: undefined,
  ORION_EXPERIMENT: undefined,
  ORION_TRIAL_ID: undefined,
}

/** An error without a stack: it would tell of this program. */
function errorOf(name: string, message: string): Error {
  const error = new Error(message)
  error.name = name
  Object.defineProperty(error, 'stack', { value: undefined })
  return error
}
