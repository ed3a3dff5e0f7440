import { isNativeError } from 'node:util/types'
import type { ErrorRecord } from '@track/core'

/** Characters of a message or stack that are kept: an error must never be too large to log. */
const textLengthMax = 100_000

/** What is kept of a thrown value, whatever it is. Reading it never throws. */
export function errorRecord(thrown: unknown): ErrorRecord {
  try {
    // An error of another realm (a vm, a test runner) is no instance of this one's Error.
    if (thrown instanceof Error || isNativeError(thrown)) {
      const { name, message, stack } = thrown
      const record = { name: cut(String(name)), message: cut(String(message)) }
      return typeof stack === 'string' ? { ...record, stack: cut(stack) } : record
    }
    return { name: typeof thrown, message: cut(String(thrown)) }
  } catch {
    return { name: typeof thrown, message: 'a thrown value that cannot be read' }
  }
}

function cut(text: string): string {
  if (text.length <= textLengthMax) return text
  return `${text.slice(0, textLengthMax)}… (${text.length - textLengthMax} more characters)`
}
