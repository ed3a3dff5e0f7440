import type { RecordedEvent } from '@track/client'
import { colorsOf } from './colors.js'
import { plainText } from './plain-text.js'
import { jsonText } from './print-json.js'
import type { Terminal } from './terminal.js'
import { eventTime, figure } from './words.js'

/** Digits of a hash or an id that fit a line of a terminal. */
const digitsShown = 12

/** An event of a stream that is called `name`, in one line. On a terminal hashes and ids are cut. */
export function eventText(
  { position, streamRevision, timeMs, event }: RecordedEvent,
  name: string,
  terminal: Pick<Terminal, 'hasColors' | 'isTerminal'>,
): string {
  const colors = colorsOf(terminal)
  const { type, ...rest } = event
  const content = event.type === 'MetricsLogged' ? metricsText(event) : contentText(rest)
  return [
    colors.dim(String(position)),
    eventTime(timeMs),
    colors.cyan(plainText(`${name}@${streamRevision}`)),
    colors.bold(type),
    plainText(terminal.isTerminal ? brief(content) : content),
  ]
    .join('  ')
    .trimEnd()
}

function brief(content: string): string {
  return content.replaceAll(/\b[0-9a-f]{32,}\b/g, (hex) => `${hex.slice(0, digitsShown)}…`)
}

function metricsText({ names, values, step }: Metrics): string {
  const pairs = names.map((name, i) => `${name}=${figure(values[i] ?? Number.NaN)}`)
  return [...pairs, ...(step === undefined ? [] : [`step=${figure(step)}`])].join(' ')
}

type Metrics = Extract<RecordedEvent['event'], { type: 'MetricsLogged' }>

function contentText(content: object): string {
  const known = Object.entries(content).filter(([, value]) => value !== undefined && value !== '')
  return known
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : jsonText(value)}`)
    .join(' ')
}
