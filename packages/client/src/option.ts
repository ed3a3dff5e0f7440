import { TrackError } from '@track/core'
import type { ConfigValue } from './config-file.js'
import { type ConfigPlace, type Configured, configured } from './configured.js'

/**
 * An option of the program's: `option('loader.workers', 4)` is what the environment variable
 * TRACK_LOADER_WORKERS says, or else `loader.workers` in the nearest track.config.json, or else 4. It is of
 * the same kind as `fallback`: a variable's text is read as such, as JSON for lists and objects.
 * @throws TRACK_CONFIG_INVALID when it is of another kind: `details.key`, and `details.variable` or
 * `details.file`. TRACK_ARGUMENT_INVALID for an empty key.
 */
export function option(key: string, fallback: string, place?: ConfigPlace): string
export function option(key: string, fallback: number, place?: ConfigPlace): number
export function option(key: string, fallback: boolean, place?: ConfigPlace): boolean
export function option(
  key: string,
  fallback: readonly ConfigValue[],
  place?: ConfigPlace,
): readonly ConfigValue[]
export function option(
  key: string,
  fallback: { readonly [key: string]: ConfigValue },
  place?: ConfigPlace,
): { readonly [key: string]: ConfigValue }
export function option(key: string, fallback: ConfigValue, place: ConfigPlace = {}): ConfigValue {
  if (typeof key !== 'string' || key === '') {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'An option has a key, such as loader.workers')
  }
  const found = configured(key, place)
  if (found === undefined) return fallback
  const kind = kindOf(fallback)
  const value = 'text' in found ? valueOfText(found.text, kind) : found.value
  if (value === undefined || kindOf(value) !== kind) throw notOfKind(key, found, kind)
  return value
}

type Kind = 'string' | 'number' | 'boolean' | 'list' | 'object'

function kindOf(value: ConfigValue): Kind | 'null' {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  return typeof value as Exclude<Kind, 'list'>
}

/** What a variable's text says, as a value of that kind; undefined or of another kind where it is none. */
function valueOfText(text: string, kind: Kind | 'null'): ConfigValue | undefined {
  if (kind === 'string') return text
  if (kind === 'boolean') return booleans.get(text.toLowerCase())
  if (kind === 'number') {
    const number = Number(text)
    return text.trim() === '' || Number.isNaN(number) ? undefined : number
  }
  try {
    return JSON.parse(text) as ConfigValue
  } catch {
    return undefined
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

function notOfKind(key: string, found: Configured, kind: Kind | 'null'): TrackError {
  const where = 'text' in found ? found.variable : `${JSON.stringify(key)} in ${found.file}`
  const value = 'text' in found ? found.text : found.value
  const place = 'text' in found ? { variable: found.variable } : { file: found.file }
  return new TrackError(
    'TRACK_CONFIG_INVALID',
    `${where} is a ${kind}, found ${JSON.stringify(value)}`,
    { details: { key, ...place } },
  )
}
