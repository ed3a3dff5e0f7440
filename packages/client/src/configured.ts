import { ValuePath } from '@track/core/light'
import { type ConfigValue, configFile } from './config-file.js'

/** Where options are looked up. */
export interface ConfigPlace {
  /** Environment variables. Default those of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The folder from which on a track.config.json is looked for. Default the working directory. */
  readonly folder?: string
}

/** An option as it was found: a text of an environment variable, or a value of a file. */
export type Configured =
  | { readonly variable: string; readonly text: string }
  | { readonly file: string; readonly value: ConfigValue }

/**
 * What `a.b` is configured to be: by the environment variable TRACK_A_B unless that is empty, or else by
 * the nearest track.config.json, as `{ "a": { "b": … } }` or `{ "a.b": … }`. Undefined where neither says.
 * @throws TRACK_CONFIG_INVALID
 */
export function configured(key: string, place: ConfigPlace): Configured | undefined {
  const variable = `TRACK_${key.toUpperCase().replaceAll(/[^A-Z0-9_]/g, '_')}`
  const text = (place.env ?? process.env)[variable]
  if (text !== undefined && text !== '') return { variable, text }
  const file = configFile(place.folder ?? process.cwd())
  const value = file && (new ValuePath(key).valueIn(file.values) as ConfigValue | undefined)
  return file === undefined || value === undefined ? undefined : { file: file.path, value }
}
