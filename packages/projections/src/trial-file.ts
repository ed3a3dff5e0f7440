import type { FileLogged } from '@track/core'
import { type JsonObject, setOwn } from './json-value.js'
import type { Plain } from './plain.js'
import { doubleBytes, doublesOf, listOf, naturalOf, textOf } from './plain-reader.js'

/** A file that a trial keeps: its content stands beside the log. */
export interface TrialFile {
  /** SHA-256 of the content in lower-case hex. */
  readonly digest: string
  /** Length of the content. */
  readonly bytes: number
  /** Media type. */
  readonly mime: string
  /** When it was logged: milliseconds since 1970. */
  readonly timeMs: number
}

/** The file that an event names. */
export function fileOf({ digest, bytes, mime }: FileLogged, timeMs: number): TrialFile {
  return { digest, bytes, mime, timeMs }
}

/** Files as a report shows them: `{ name: { digest, bytes, mime } }`. */
export function filesReport(files: ReadonlyMap<string, TrialFile>): JsonObject {
  const report: JsonObject = {}
  for (const [name, { digest, bytes, mime }] of files) {
    setOwn(report, name, { digest, bytes, mime })
  }
  return report
}

/** A file as a plain. */
export function freezeFile([name, { digest, bytes, mime, timeMs }]: [string, TrialFile]): Plain {
  return [name, digest, bytes, mime, doubleBytes([timeMs])]
}

/** What {@link freezeFile} wrote. @throws TypeError for anything else. */
export function thawFile(plain: Plain): [string, TrialFile] {
  const [name, digest, bytes, mime, time] = listOf(plain, 5)
  const timeMs = doublesOf(time, 1)[0] as number
  const file = { digest: textOf(digest), bytes: naturalOf(bytes), mime: textOf(mime), timeMs }
  return [textOf(name), file]
}
