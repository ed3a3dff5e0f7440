import type { RecordedEvent } from '@track/client'
import { colorsOf } from './colors.js'
import { plainText } from './plain-text.js'
import { jsonText } from './print-json.js'
import type { StreamNames } from './stream-names.js'
import type { Terminal } from './terminal.js'
import { figure } from './words.js'

/** An event in one line. */
export function eventText(
  { position, stream, streamRevision, timeMs, event }: RecordedEvent,
  names: Pick<StreamNames, 'nameOf'>,
  terminal: Pick<Terminal, 'hasColors'>,
): string {
  const colors = colorsOf(terminal)
  const time = new Date(timeMs)
  const { type, ...rest } = event
  return [
    colors.dim(String(position)),
    Number.isNaN(time.getTime()) ? '-' : time.toISOString(),
    colors.cyan(plainText(`${names.nameOf(stream)}@${streamRevision}`)),
    colors.bold(type),
    plainText(event.type === 'MetricsLogged' ? metricsText(event) : contentText(rest)),
  ]
    .join('  ')
    .trimEnd()
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
