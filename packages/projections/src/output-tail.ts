import type { OutputCaptured } from '@track/core'
import type { Json } from './json-value.js'

/** The most writes that an {@link OutputTail} keeps. */
export const outputWritesMax = 1000
/** The most text that an {@link OutputTail} keeps, in UTF-16 code units. */
export const outputCharsMax: number = 64 * 1024

/** One write to stdout or stderr. */
export interface OutputWrite {
  readonly stream: OutputCaptured['stream']
  readonly text: string
}

/** The end of what a program wrote: the log has all of it. */
export interface OutputTail {
  /** Oldest first. */
  readonly writes: readonly OutputWrite[]
  /** Writes that came before these. Of a write longer than what is kept, the end is. */
  readonly leftOut: number
}

/** The tail of no output. */
export const noOutput: OutputTail = { writes: [], leftOut: 0 }

/** The tail after `added`, in order: equal however they are cut into calls. */
export function appendOutput(tail: OutputTail, added: readonly OutputCaptured[]): OutputTail {
  const all = [...tail.writes]
  let first = 0
  let leftOut = tail.leftOut
  for (const { stream, text, keep = 0, leftOut: before = 0 } of added) {
    leftOut += before
    if (text !== '') all.push({ stream, text: endOf(text) })
    if (keep > 0) first = Math.max(first, all.length - keep)
  }
  const last = lastThatFit(all, first)
  return { writes: all.slice(last), leftOut: leftOut + last }
}

/** Index of the first of the writes that there is room for. */
function lastThatFit(writes: readonly OutputWrite[], from: number): number {
  let first = writes.length
  let chars = 0
  while (first > from && writes.length - first < outputWritesMax) {
    chars += writes[first - 1]?.text.length ?? 0
    if (chars > outputCharsMax) break
    first--
  }
  return first
}

/** The tail as a report shows it. */
export function outputReport({ writes, leftOut }: OutputTail): Json {
  return { leftOut, writes: writes.map(({ stream, text }) => ({ stream, text })) }
}

function endOf(text: string): string {
  if (text.length <= outputCharsMax) return text
  // A pair of surrogates that the cut would split goes as a whole.
  return text.slice(-outputCharsMax).replace(/^[\uDC00-\uDFFF]/, '')
}
