import { type JsonObject, jsonNumber, setOwn } from './json-value.js'
import type { Points } from './series.js'

/** Numbers of the system in a report: `{ name: { time: value } }`, times in ISO 8601. */
export function systemReport(system: ReadonlyMap<string, Points>): JsonObject {
  const report: JsonObject = {}
  for (const [name, { times, values }] of system) {
    const byTime: JsonObject = {}
    times.forEach((timeMs, i) => {
      setOwn(byTime, isoTime(timeMs), jsonNumber(values[i] as number))
    })
    setOwn(report, name, byTime)
  }
  return report
}

/** A time in ISO 8601; one that a Date cannot be stays a number. */
export function isoTime(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString()
}
