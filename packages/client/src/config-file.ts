// lilconfig's one importer.
import { createRequire } from 'node:module'
import { parse } from 'node:path'
import { TrackError } from '@track/core/light'

/** What a configuration file holds: JSON. */
export type ConfigValue =
  | null
  | boolean
  | number
  | string
  | readonly ConfigValue[]
  | { readonly [key: string]: ConfigValue }

/** A configuration file. */
export interface ConfigFile {
  readonly path: string
  readonly values: { readonly [key: string]: ConfigValue }
}

const fileName = 'track.config.json'

const known = new Map<string, ConfigFile | undefined>()

/**
 * The nearest track.config.json: of `folder`, or else of the folders that it is in, up to the root. It is
 * read once; a change shows in the next program.
 * @throws TRACK_CONFIG_INVALID when the file cannot be read, or holds no JSON object; `details.file`.
 */
export function configFile(folder: string): ConfigFile | undefined {
  if (!known.has(folder)) known.set(folder, findConfigFile(folder))
  return known.get(folder)
}

function findConfigFile(folder: string): ConfigFile | undefined {
  // Loaded when it is first asked for: who names a store and no option needs no file.
  const { lilconfigSync } = createRequire(import.meta.url)(
    'lilconfig',
  ) as typeof import('lilconfig')
  const searcher = lilconfigSync('track', {
    searchPlaces: [fileName],
    stopDir: parse(folder).root,
    cache: false,
    ignoreEmptySearchPlaces: false,
    loaders: { '.json': (path, text) => ({ path, values: parsed(path, text) }) },
  })
  try {
    const found = searcher.search(folder)
    if (found === null) return undefined
    if (found.isEmpty === true) throw invalid(found.filepath, 'it is empty')
    return found.config as ConfigFile
  } catch (cause) {
    if (cause instanceof TrackError) throw cause
    const { path = folder, message } = cause as NodeJS.ErrnoException
    throw invalid(path, message, cause)
  }
}

function parsed(path: string, text: string): ConfigFile['values'] {
  let values: unknown
  try {
    values = JSON.parse(text)
  } catch (cause) {
    throw invalid(path, cause instanceof Error ? cause.message : String(cause), cause)
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw invalid(path, 'it is not an object')
  }
  return values as ConfigFile['values']
}

function invalid(file: string, reason: string, cause?: unknown): TrackError {
  return new TrackError('TRACK_CONFIG_INVALID', `${file} is a JSON object of options: ${reason}`, {
    details: { file },
    cause,
  })
}
