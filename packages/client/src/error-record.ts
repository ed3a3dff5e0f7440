import type { ErrorRecord } from '@track/core'

/** What is kept of a thrown value, whatever it is. Reading it never throws. */
export function errorRecord(thrown: unknown): ErrorRecord {
  try {
    if (thrown instanceof Error) {
      const { name, message, stack } = thrown
      const record = { name: String(name), message: String(message) }
      return typeof stack === 'string' ? { ...record, stack } : record
    }
    return { name: typeof thrown, message: String(thrown) }
  } catch {
    return { name: typeof thrown, message: 'a thrown value that cannot be read' }
  }
}
