import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './percentile.mjs'
import { runContender } from './run-contender.mjs'

/**
 * @typedef {object} Measure
 * @property {string} name Of the row: the case's name, or it and what else is said.
 * @property {string} unit
 * @property {'higher' | 'lower'} better
 *
 * @typedef {object} Contender
 * @property {string} promise What holds of the data when the clock stops.
 * @property {(run: Run) => Promise<Record<string, number>>} run Measures once; resolves to a value
 * by the name of each measure that it has.
 * @property {boolean} [slow] Left out when quick.
 * @property {boolean} [python] Left out unless the Python peers are asked for.
 * @property {string} [rowName] What its rows call it. Default: its key.
 *
 * @typedef {object} Run
 * @property {any} size What the case's `size` gave, and `quick`.
 * @property {string} folder Empty, the run's own.
 * @property {string} prepared What the case's `prepare` filled.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} about One line.
 * @property {(quick: boolean) => object} size How much data; handed to each run.
 * @property {readonly Measure[]} measures
 * @property {Record<string, Contender>} contenders In order; the first is Track's.
 * @property {(run: Run) => Promise<object>} [prepare] Fills the folder that all runs share.
 * @property {boolean} [slow] Left out when quick, unless it is asked for by its name.
 *
 * @typedef {object} Row
 * @property {string} case
 * @property {string} contender
 * @property {string} unit
 * @property {number | null} median
 * @property {number | null} min
 * @property {number | null} max
 * @property {number} runs
 * @property {number | null} ratio How many times better Track did.
 * @property {string} [absent] Why there are no numbers.
 */

/**
 * Runs all contenders of a case, alternating, and sums up.
 * @param {Case} benchCase
 * @param {{ quick: boolean, runs: number, folder: string, onRun: (text: string) => void }} options
 * @returns {Promise<Row[]>}
 */
export async function runCase(benchCase, { quick, runs, folder, onRun }) {
  const { name, contenders } = benchCase
  const own = join(folder, name)
  mkdirSync(own)
  const size = { quick, ...benchCase.size(quick) }
  /** @type {Map<string, { values: Record<string, number>[], absent?: string }>} */
  const results = new Map()
  if (benchCase.prepare !== undefined) {
    onRun(`${name}: preparing`)
    const result = await runContender(name, 'prepare', size, own)
    if (!('values' in result)) {
      const absent = `failed: its data could not be prepared: ${result.failed ?? result.absent}`
      for (const contender of Object.keys(contenders))
        results.set(contender, { values: [], absent })
    }
  }
  for (let run = 0; run < runs; run++) {
    for (const [contender, { slow = false }] of Object.entries(contenders)) {
      if (slow && quick) continue
      const known = results.get(contender) ?? { values: [] }
      results.set(contender, known)
      if (known.absent !== undefined) continue
      onRun(`${name}: ${contender}, run ${run + 1} of ${runs}`)
      const result = await runContender(name, contender, size, own)
      if ('values' in result) known.values.push(result.values)
      else known.absent = 'absent' in result ? result.absent : `failed: ${result.failed}`
    }
  }
  rmSync(own, { recursive: true, force: true })
  return benchCase.measures.flatMap((measure) => rowsOf(measure, benchCase, results))
}

/**
 * @param {Measure} measure
 * @param {Case} benchCase
 * @param {Map<string, { values: Record<string, number>[], absent?: string }>} results
 * @returns {Row[]}
 */
function rowsOf({ name, unit, better }, { contenders }, results) {
  /** @type {Row[]} */
  const rows = []
  /** @type {number | undefined} */
  let own
  for (const [key, { values, absent }] of results) {
    const contender = contenders[key]?.rowName ?? key
    const row = { case: name, contender, unit }
    const numbers = values.map((value) => value[name]).filter((value) => value !== undefined)
    if (absent !== undefined) {
      rows.push({ ...row, median: null, min: null, max: null, runs: 0, ratio: null, absent })
    } else if (numbers.length > 0) {
      const middle = median(numbers)
      if (contender === 'track') own = middle
      rows.push({
        ...row,
        median: middle,
        min: Math.min(...numbers),
        max: Math.max(...numbers),
        runs: numbers.length,
        ratio: own === undefined ? null : better === 'higher' ? own / middle : middle / own,
      })
    }
  }
  return rows
}
