import { jsonText } from './print-json.js'

/** A number as a person reads it: four digits, and no more than it has; of a large one all before the point. */
export function figure(value: number): string {
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1e15) return value.toString()
  if (size >= 1000 && size < 1e15) return Math.round(value).toString()
  const text = value.toPrecision(4)
  if (text.includes('e') || !text.includes('.')) return Number(text).toString()
  // The same without reading the text again: a large table has 100,000 figures.
  let end = text.length
  while (text[end - 1] === '0') end--
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end)
}

/** A value of any kind in one line; '-' for what is not there. */
export function valueText(value: unknown): string {
  if (value === undefined) return '-'
  if (typeof value === 'number') return figure(value)
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return value.toString()
  const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string')
  return isTexts ? value.join(', ') : jsonText(value)
}

/** How long something took. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-'
  if (seconds !== 0 && seconds < 0.1) return `${Number((seconds * 1000).toPrecision(3))} ms`
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? `${hours} h ${minutes % 60} min`
    : `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** A moment in the local time zone, to the minute; '-' for none. */
export function moment(timeMs: number | undefined): string {
  const date = new Date(timeMs ?? Number.NaN)
  if (Number.isNaN(date.getTime())) return '-'
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

function two(part: number): string {
  return part < 10 ? `0${part}` : `${part}`
}

/** The time of an event, to the millisecond and as `--at` takes it; '-' for none that is one. */
export function eventTime(timeMs: number): string {
  const time = new Date(timeMs)
  return Number.isNaN(time.getTime()) ? '-' : time.toISOString()
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A count of bytes as a person reads it. */
export function bytesText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3)
  const index = Math.min(power, byteUnits.length - 1)
  // Made when it is needed: each takes milliseconds.
  const format = new Intl.NumberFormat('en', {
    style: 'unit',
    unit: byteUnits[index] ?? 'byte',
    unitDisplay: 'narrow',
    maximumSignificantDigits: 3,
  })
  return format.format(bytes / 1000 ** index)
}
