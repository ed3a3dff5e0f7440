import type { LogAsOfOptions, Moment, TrackClient } from '@track/client'
import { InvalidArgumentError, Option } from './command.js'
import { asOfFlag } from './trial-search.js'

/** How `--at` is declared. The library says which times are none. */
export const atFlag = {
  /** Of a command that reads the store as a whole. */
  ofStore: [
    '--at <moment>',
    'as it was then: a time, such as 2026-11-20T10:00Z, or when the log had so many events',
    (text: string): number | string => {
      if (text.startsWith('@')) {
        throw new InvalidArgumentError(
          'A revision is one of a single trial, and this reads the store.',
        )
      }
      return positionOf(text) ?? text
    },
  ],
  /** Of a command that reads one trial. */
  ofTrial: [
    '--at <moment>',
    'as it was then: a time, such as 2026-11-20T10:00Z, @REVISION of it, or when the log had so many events',
    (text: string): Moment => {
      const revision = text.startsWith('@') ? positionOf(text.slice(1)) : undefined
      return revision === undefined ? (positionOf(text) ?? text) : { revision }
    },
  ],
} as const

/** `--at` of a command to which it says nothing: refused with the reason. */
export function noAtFlag(reason: string): Option<'--at <moment>'> {
  return new Option('--at <moment>').hideHelp().argParser(() => {
    throw new InvalidArgumentError(reason)
  })
}

/**
 * The moment of the store that is asked for: of a revision, when the trial that is called so had no more.
 * The trial is looked up as of now then, and otherwise not at all.
 */
export async function storeMoment(
  client: TrackClient,
  name: string,
  at: Moment | undefined,
): Promise<LogAsOfOptions> {
  if (!isRevision(at)) return asOfFlag({ at })
  const { trialNamed } = await import('./choose-trial.js')
  const trial = trialNamed(await client.trialIds(), name)
  const { asOf } = await client.trialView(trial, { at })
  return { at: (asOf?.position ?? -1) + 1 }
}

/** Whether a moment is named by a revision of a stream. */
export function isRevision(at: Moment | undefined): at is { readonly revision: number } {
  return typeof at === 'object' && 'revision' in at
}

function positionOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
