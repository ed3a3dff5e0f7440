import { randomBytes } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import {
  type Append,
  type Appended,
  buildAppend,
  checkFileName,
  type EventLog,
  isTrackError,
  mimeDefault,
  type StoredFile,
  type StreamId,
  saltBytes,
  TrackError,
} from '@track/core'
import type { TrialFile } from '@track/projections'
import { checkOptions, type OptionNames } from './check-options.js'
import type { Recorder } from './recorder.js'
import { SeveralLogs } from './several-logs.js'

/** What a file is kept as. */
export interface LogFileOptions {
  /**
   * What it is called in the trial: relative, with "/" between folders. Default the last part of its
   * path; bytes need one. A file that is logged under a known name takes its place in the view.
   */
  readonly name?: string
  /** Its media type. Default `application/octet-stream`. */
  readonly mime?: string
}

const optionNames: OptionNames<LogFileOptions> = { name: true, mime: true }

/** A file that was logged. */
export interface LoggedFile extends StoredFile {
  readonly name: string
  readonly mime: string
}

/** A path, relative to the working directory, a `file:` URL, or the bytes themselves. */
export type FileContent = string | URL | Uint8Array

/** A media type (RFC 6838), and what may follow it. */
const mimePattern = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(;[\x20-\x7e]{0,255})?$/

/** A content is put so often, should it be redacted elsewhere each time before its event is there. */
const putsMax = 5

/** Files of trials: their contents go beside the log, and then an event that names them into it. */
export class TrialFiles {
  readonly #log: EventLog
  readonly #recorder: Recorder

  constructor(log: EventLog, recorder: Recorder) {
    this.#log = log
    this.#recorder = recorder
  }

  /**
   * Keeps a file.
   * @param create Called when the arguments are good: the trial must be there before its file.
   */
  async log(
    trial: StreamId,
    content: FileContent,
    options: LogFileOptions,
    create: () => void,
  ): Promise<LoggedFile> {
    checkOptions('logFile', options, optionNames)
    this.#files() // throws when there are none
    const source = content instanceof Uint8Array ? new Uint8Array(content) : pathOf(content)
    const { name = nameOf(source), mime = mimeDefault } = options
    checkFileName(name)
    checkMime(mime)
    create()
    return this.#recorder.beforeClose(async (commit) => {
      const { readContent } = await import('./read-content.js')
      for (let puts = 1; ; puts++) {
        const { stored, append } = await this.#keep(readContent(source), trial, name)
        // A commit of its own: a vacuum that takes out the trial takes out this one too.
        const event = { type: 'FileLogged', name, ...stored, mime } as const
        try {
          await commit([{ stream: trial, event }], {}, append)
          return { name, ...stored, mime }
        } catch (error) {
          // The content is gone again: somebody redacted an equal one between the two.
          if (puts >= putsMax || !isTrackError(error, 'TRACK_FILE_CORRUPT')) throw error
        }
      }
    })
  }

  /** Opens a file of a trial's view. */
  open(name: string, file: TrialFile | undefined): Readable {
    if (file === undefined) {
      throw new TrackError(
        'TRACK_FILE_NOT_FOUND',
        `The trial has no file ${JSON.stringify(name)}; its view lists those that it has`,
        { details: { name } },
      )
    }
    const content = noLongerThan(file, this.#files().read(file.digest))
    return Readable.from(content, { objectMode: false })
  }

  /** Keeps a content, and says how to append its event where that is not as any other. */
  async #keep(
    content: AsyncIterable<Uint8Array>,
    stream: StreamId,
    name: string,
  ): Promise<{ stored: StoredFile; append?: (request: Append) => Promise<Appended> }> {
    if (!(this.#log instanceof SeveralLogs)) return { stored: await this.#files().put(content) }
    const { stored, append } = await this.#log.keepFile(content)
    const reason = `the file ${JSON.stringify(name)} was not taken, and other logs have it`
    const event = { type: 'EventsDropped', count: 1, reason } as const
    return {
      stored,
      append: (request) => {
        const salt = new Uint8Array(randomBytes(saltBytes))
        const events = [{ stream, event, timeMs: request.baseTimeMs }]
        return append(request, buildAppend(events, { origin: request.origin, salt }))
      },
    }
  }

  #files(): NonNullable<EventLog['files']> {
    if (this.#log.files !== undefined) return this.#log.files
    throw new TrackError(
      'TRACK_FILES_UNSUPPORTED',
      'This log keeps no files; a store in a folder of this machine does',
    )
  }
}

/**
 * The pieces of a content, up to the length that its event says: what a server sends beyond that is not read.
 * @throws TRACK_FILE_CORRUPT with `details.digest` and `details.bytes` when there are more; what `content` throws.
 */
async function* noLongerThan(
  { digest, bytes }: StoredFile,
  content: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  let read = 0
  for await (const piece of content) {
    read += piece.length
    if (read > bytes) {
      const message = `The content ${digest} is damaged: there is more of it than its ${bytes} bytes`
      throw new TrackError('TRACK_FILE_CORRUPT', message, { details: { digest, bytes } })
    }
    yield piece
  }
}

function pathOf(path: string | URL): string {
  if (typeof path === 'string') return resolve(path)
  if (path instanceof URL && path.protocol === 'file:') return fileURLToPath(path)
  throw invalid('content', `expected a path, a file: URL or bytes, found ${String(path)}`)
}

function nameOf(source: string | Uint8Array): string {
  if (typeof source === 'string') return basename(source)
  throw invalid('name', 'bytes need a name to be logged as a file')
}

function checkMime(mime: unknown): void {
  if (typeof mime === 'string' && mimePattern.test(mime)) return
  throw invalid('mime', `${JSON.stringify(mime)} is no media type; image/png is one`)
}

function invalid(argument: string, message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument } })
}
