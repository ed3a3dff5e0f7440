import type { Terminal } from './terminal.js'

/** Prints a value as JSON: indented on a terminal, in one line elsewhere. */
export function printJson(value: unknown, terminal: Terminal): void {
  terminal.out(`${jsonText(value, terminal.isTerminal ? 2 : undefined)}\n`)
}

/**
 * A value as JSON, what JSON does not have as text, as in a report: "NaN", "Infinity", "-Infinity", the digits
 * of a bigint, dates in ISO 8601, bytes in base64. What a terminal would take for a command is escaped.
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, plain, indent) ?? 'null'
  // JSON itself escapes those below U+0020. Without the u flag: code unit by code unit.
  return text.replaceAll(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    escaped,
  )
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function plain(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
