import type { TrialQuery } from '@track/client'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'

const operators = new Map([
  ['=', '$eq'],
  ['!=', '$ne'],
  ['<', '$lt'],
  ['<=', '$lte'],
  ['>', '$gt'],
  ['>=', '$gte'],
  ['~', '$regex'],
])

/**
 * The query that conditions of a command line make, all of which must hold: `status=Completed`,
 * `metrics.loss.min<0.3`, `name~^base`, or a query as JSON. What reads as JSON is that value, `lr=0.1` a
 * number; anything else is text.
 * @throws CliError TRACK_CONDITION_INVALID
 */
export function queryOf(conditions: readonly string[]): TrialQuery {
  const queries = conditions.map(conditionOf)
  const entries = queries.flatMap((query) => Object.entries(query))
  const isOneQuery = new Set(entries.map(([name]) => name)).size === entries.length
  // One query if it can be: what the library says of it then names no $and that nobody wrote.
  return isOneQuery ? (Object.fromEntries(entries) as TrialQuery) : { $and: queries }
}

function conditionOf(text: string): TrialQuery {
  if (text.trimStart().startsWith('{')) {
    const query = jsonOr(text)
    if (typeof query === 'object' && query !== null) return query as TrialQuery // checked by the library
    throw noCondition(text)
  }
  const [, path, operator, value] = /^([^=!<>~]+)(=|!=|<=?|>=?|~)(.*)$/s.exec(text) ?? []
  const name = operators.get(operator ?? '')
  if (path === undefined || value === undefined || name === undefined) throw noCondition(text)
  if (name === '$regex') checkPattern(value, text)
  return { [path.trim()]: { [name]: name === '$regex' ? value : jsonOr(value) } }
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text.trim()
  }
}

/** @throws CliError TRACK_CONDITION_INVALID with what the engine says of it. */
function checkPattern(pattern: string, condition: string): void {
  try {
    new RegExp(pattern)
  } catch (error) {
    throw badCondition(condition, [`  ${(error as Error).message}`])
  }
}

function noCondition(text: string): CliError {
  return badCondition(text, [
    "  conditions are such as status=Completed, 'metrics.loss.min<0.3', name~^base, or a query as JSON",
  ])
}

function badCondition(text: string, hints: readonly string[]): CliError {
  return new CliError('TRACK_CONDITION_INVALID', `${JSON.stringify(text)} is no condition`, {
    exitCode: exitCode.usage,
    hints,
  })
}
