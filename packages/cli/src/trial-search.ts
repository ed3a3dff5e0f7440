import type { LogAsOfOptions, LogMoment, TrialSearch } from '@track/client'
import { InvalidArgumentError } from './command.js'
import { queryOf } from './where.js'

/** How trials are chosen on a command line. */
export interface SearchFlags {
  readonly where?: readonly string[] | undefined
  readonly project?: string | undefined
  readonly group?: string | undefined
  readonly sort?: readonly string[] | undefined
  readonly limit?: number | undefined
  readonly at?: LogMoment | undefined
}

/** How the options of {@link SearchFlags} are declared. */
export const searchFlags = {
  where: [
    '-w, --where <condition>',
    "only those that it holds for, such as 'metrics.loss.min<0.3'; may be repeated",
  ],
  project: ['-p, --project <name>', 'only those of the project'],
  group: ['-g, --group <name>', 'only those of the group'],
  sort: ['-s, --sort <paths>', 'sort by these, such as metrics.loss.min,name; -path descends'],
  limit: ['-n, --limit <count>', 'at most so many'],
} as const

/** What the flags ask the library for. */
export function searchOf(flags: SearchFlags): TrialSearch {
  const { where = [], project, group, sort, limit, at } = flags
  const conditions = [
    ...where,
    ...(project === undefined ? [] : [JSON.stringify({ project })]),
    ...(group === undefined ? [] : [JSON.stringify({ groups: group })]),
  ]
  return {
    ...(conditions.length > 0 && { where: queryOf(conditions) }),
    ...(sort !== undefined && { sort }),
    ...(limit !== undefined && { limit }),
    ...asOfFlag({ at }),
  }
}

/** What a library call takes of `--at`. */
export function asOfFlag({ at }: Pick<SearchFlags, 'at'>): LogAsOfOptions {
  return at === undefined ? {} : { at }
}

/** Takes one of an option that may be repeated. */
export function gather(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text]
}

/**
 * Takes a list with commas of an option that may be repeated.
 * @throws InvalidArgumentError, which the command line tells of.
 */
export function gatherList(text: string, before: readonly string[] | undefined): readonly string[] {
  const items = text.split(',').filter((item) => item !== '')
  if (items.length === 0) throw new InvalidArgumentError('It is a list, with commas between.')
  return [...(before ?? []), ...items]
}

/** @throws InvalidArgumentError, which the command line tells of. */
export function countOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is a count.')
}
