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
  return { $and: conditions.map(conditionOf) }
}

function conditionOf(text: string): TrialQuery {
  if (text.trimStart().startsWith('{')) {
    const query = jsonOr(text)
    if (typeof query === 'object' && query !== null) return query as TrialQuery // checked by the library
    throw badCondition(text)
  }
  const [, path, operator, value] = /^([^=!<>~]+)(=|!=|<=?|>=?|~)(.*)$/s.exec(text) ?? []
  const name = operators.get(operator ?? '')
  if (path === undefined || value === undefined || name === undefined) throw badCondition(text)
  return { [path.trim()]: { [name]: name === '$regex' ? value : jsonOr(value) } }
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text.trim()
  }
}

function badCondition(text: string): CliError {
  return new CliError('TRACK_CONDITION_INVALID', `${JSON.stringify(text)} is no condition`, {
    exitCode: exitCode.usage,
    hints: [
      "  conditions are such as status=Completed, 'metrics.loss.min<0.3', name~^base, or a query as JSON",
    ],
  })
}
