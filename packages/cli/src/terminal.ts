import { once } from 'node:events'

/** What a command writes to, and what it knows of where it runs. */
export interface Terminal {
  /** Writes to standard output. */
  readonly out: (text: string) => void
  /** Resolves when the reader of standard output has taken enough that more may be written. */
  readonly drained: () => Promise<void>
  /** Writes to standard error. */
  readonly err: (text: string) => void
  /** Whether standard output is a terminal that says how wide it is: on that things may be drawn. */
  readonly isTerminal: boolean
  /** Whether standard error is one. */
  readonly isErrTerminal: boolean
  /** Whether somebody sits at standard input, who can be asked. */
  readonly isInTerminal: boolean
  /** Whether what is written to standard output may have colours. */
  readonly hasColors: boolean
  /** Characters in a line; undefined where standard output is no terminal: nothing is cut then. */
  readonly columns: number | undefined
  /** Lines that it shows at once; undefined like `columns`. */
  readonly rows: number | undefined
  /** Standard output, for what draws by itself. */
  readonly stream: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Sets what happens when a reader of a pipe goes away. Default: the program ends quietly. */
  readonly onReaderGone: (action: () => void) => void
  /** Sets what happens when standard output takes nothing more, as on a full disk. Default: nothing. */
  readonly onOutFailed: (action: (error: Error) => void) => void
  /** The working directory; it throws where that was deleted. */
  readonly folder: string
  /** What the program ends with, when nothing keeps it running any more. Default 0. */
  readonly setExitCode: (code: number) => void
}

/** The terminal of this process. A reader of a pipe that goes away ends the program quietly. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process
  let readerGone: () => void = () => process.exit(0)
  let outFailed: (error: Error) => void = () => {}
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') readerGone()
      else if (stream === stdout) outFailed(error) // where standard error fails nobody can be told
    })
  }
  const isTerminal = stdout.isTTY === true && stdout.columns > 0 // a container's may say no width
  return {
    out: (text) => void stdout.write(text),
    drained: async () => {
      if (stdout.writableNeedDrain) await once(stdout, 'drain')
    },
    err: (text) => void stderr.write(text),
    isTerminal,
    isErrTerminal: stderr.isTTY === true,
    get isInTerminal() {
      return process.stdin.isTTY === true // Node makes the stream when it is asked for
    },
    hasColors: hasColors(isTerminal, env),
    get columns() {
      return isTerminal ? stdout.columns : undefined // it changes with the window
    },
    get rows() {
      return isTerminal ? stdout.rows : undefined
    },
    stream: stdout,
    env,
    onReaderGone: (action) => {
      readerGone = action
    },
    onOutFailed: (action) => {
      outFailed = action
    },
    get folder() {
      return process.cwd() // whoever asks can tell that it is gone
    },
    setExitCode: (code) => {
      process.exitCode = code
    },
  }
}

/** As https://no-color.org and https://force-color.org have it. */
function hasColors(isTerminal: boolean, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0'
  return isTerminal && env.TERM !== 'dumb'
}
