import { StringDecoder } from 'node:string_decoder'
import { isTrackError, type OutputCaptured, TrackError } from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'
import { type OutputName, tapOutput } from './output-tap.js'

/** What of a program's output is kept. */
export type OutputCaptureOptions =
  /** The last so many writes to stdout and stderr together, 1 to 1,000. Default 50. */
  | { readonly last?: number; readonly whole?: false }
  /** All of it goes to the log; the view shows its end. */
  | { readonly whole: true }

const optionNames: OptionNames<OutputCaptureOptions & { readonly last?: number }> = {
  last: true,
  whole: true,
}

/** What a capture needs of its trial. */
export interface OutputCaptureTarget {
  readonly record: (event: OutputCaptured) => void
  /** Told once when the capture has ended. */
  readonly onStop: () => void
}

const lastDefault = 50
const lastMax = 1000
/** UTF-16 code units of one event; of a longer write, the last so many are kept, or it becomes several. */
const textMax = 16 << 10
/** Code units that wait in memory, and that the log gets at once. */
const pendingMax = 64 << 10
/** What was written reaches the log at once after a pause, and then so often. */
const saveEveryMs = 1000

interface PendingWrite {
  readonly name: OutputName
  text: string
}

/**
 * Keeps what the program writes to stdout and stderr, and passes it through untouched. The log has what was
 * written a second ago, so that a killed run keeps its last words.
 */
export class OutputCapture {
  readonly #target: OutputCaptureTarget
  /** 0: everything. */
  readonly #last: number
  readonly #decoders = { stdout: new StringDecoder(), stderr: new StringDecoder() }
  readonly #untap: () => void
  #pending: PendingWrite[] = []
  #pendingChars = 0
  /** Writes before the pending ones that are in no event. */
  #leftOut = 0
  #savedMs = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  /** For Trial: programs call `trial.captureOutput`. */
  constructor(options: OutputCaptureOptions, target: OutputCaptureTarget) {
    checkOptions('captureOutput', options, optionNames)
    this.#last = options.whole === true ? 0 : checkedLast(options.last)
    this.#target = target
    this.#untap = tapOutput({
      after: (name, chunk, encoding) => this.#take(name, chunk, encoding),
    })
  }

  /** Ends the capture; what was captured is logged. It ends by itself when the trial does. */
  stop(): void {
    if (this.#isStopped) return
    this.#isStopped = true
    this.#untap()
    for (const name of ['stdout', 'stderr'] as const) this.#add(name, this.#decoders[name].end())
    clearTimeout(this.#timer)
    this.#save()
    this.#target.onStop()
  }

  /** Ends the capture at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.stop()
  }

  #take(name: OutputName, chunk: string | Uint8Array, encoding: BufferEncoding | undefined): void {
    this.#add(name, this.#textOf(name, chunk, encoding))
    if (this.#pending.length === 0) return
    const dueInMs = this.#savedMs + saveEveryMs - performance.now()
    if (dueInMs <= 0 || (this.#last === 0 && this.#pendingChars >= pendingMax)) this.#save()
    else this.#arm(dueInMs)
  }

  #textOf(
    name: OutputName,
    chunk: string | Uint8Array,
    encoding: BufferEncoding | undefined,
  ): string {
    const decoder = this.#decoders[name]
    if (typeof chunk !== 'string') {
      return decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    }
    const isText = encoding === undefined || /^utf-?8$/i.test(encoding)
    if (!isText) return decoder.write(Buffer.from(chunk, encoding))
    return decoder.end() + chunk.toWellFormed()
  }

  #add(name: OutputName, text: string): void {
    if (text === '') return
    if (this.#last === 0) {
      const before = this.#pending.at(-1)
      if (before?.name === name) before.text += text
      else this.#pending.push({ name, text })
      this.#pendingChars += text.length
      return
    }
    const write = { name, text: endOf(text) }
    this.#pending.push(write)
    this.#pendingChars += write.text.length
    while (this.#pending.length > this.#last || this.#pendingChars > pendingMax) {
      this.#pendingChars -= this.#pending.shift()?.text.length ?? 0
      this.#leftOut++
    }
  }

  #arm(delayMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#save()
    }, delayMs).unref()
  }

  /**
   * Logs what is pending. What cannot be logged now waits: a program may write from within a getter of what
   * it logs, or where the stack is full.
   */
  #save(): void {
    this.#savedMs = performance.now()
    const events = this.#events()
    let logged = 0
    try {
      for (const event of events) {
        this.#target.record(event)
        logged++
      }
    } catch (error) {
      if (!isTrackError(error, 'TRACK_LOG_CLOSED') && !this.#isStopped) this.#arm(saveEveryMs)
    }
    const left = events.slice(logged)
    this.#pending = left.map(({ stream, text }) => ({ name: stream, text }))
    this.#pendingChars = left.reduce((sum, { text }) => sum + text.length, 0)
    this.#leftOut = left[0]?.leftOut ?? 0
  }

  #events(): OutputCaptured[] {
    const keep = this.#last === 0 ? {} : { keep: this.#last }
    const events = this.#pending.flatMap(({ name, text }) =>
      piecesOf(text).map((piece): OutputCaptured => {
        return { type: 'OutputCaptured', stream: name, text: piece, ...keep }
      }),
    )
    const [first, ...rest] = events
    if (first === undefined || this.#leftOut === 0) return events
    return [{ ...first, leftOut: this.#leftOut }, ...rest]
  }
}

function checkedLast(last: number = lastDefault): number {
  if (Number.isInteger(last) && last >= 1 && last <= lastMax) return last
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `last is a whole number from 1 to ${lastMax}, found ${String(last)}`,
    { details: { argument: 'last' } },
  )
}

/** A pair of surrogates that a cut would split goes to one side as a whole. */
function endOf(text: string): string {
  return text.length <= textMax ? text : text.slice(-textMax).replace(/^[\uDC00-\uDFFF]/, '')
}

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = at + textMax
    const splits = end < text.length && /[\uDC00-\uDFFF]/.test(text.charAt(end))
    pieces.push(text.slice(at, splits ? end - 1 : end))
    at = splits ? end - 1 : end
  }
  return pieces
}
