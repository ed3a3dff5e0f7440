import { inspect } from 'node:util'
import type { Values } from '@track/core'

const nameWidth = 30
const rule = '-'.repeat(80)

/** Arguments for people: a line for each, between two rules, the names flush with the colons. */
export function showArguments(values: Values): string {
  const lines = Object.keys(values).map((name) => {
    const value = values[name]
    const shown = typeof value === 'string' ? value : inspect(value, { breakLength: Infinity })
    return `${name.padStart(nameWidth)}: ${shown}`
  })
  return `${[rule, ...lines, rule].join('\n')}\n`
}
