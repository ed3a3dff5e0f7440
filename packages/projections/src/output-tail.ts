import type { OutputCaptured } from '@track/core'

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
export function appendOutput(tail: OutputTail, added: readonly OutputWrite[]): OutputTail {
  const all = [...tail.writes]
  for (const { stream, text } of added) {
    if (text !== '') all.push({ stream, text: endOf(text) })
  }
  let first = all.length
  let chars = 0
  while (first > 0 && all.length - first < outputWritesMax) {
    chars += all[first - 1]?.text.length ?? 0
    if (chars > outputCharsMax) break
    first--
  }
  return { writes: all.slice(first), leftOut: tail.leftOut + first }
}

function endOf(text: string): string {
  if (text.length <= outputCharsMax) return text
  // A pair of surrogates that the cut would split goes as a whole.
  return text.slice(-outputCharsMax).replace(/^[\uDC00-\uDFFF]/, '')
}
