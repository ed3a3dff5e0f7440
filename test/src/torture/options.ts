import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

export const help: string = `npm run torture -- [options]

Tries to break what docs/guarantees.md states, for as long as it is told, and says what it tried, where
in the code that struck, and what it found. The exit code is 1 if a promise was broken.

  --minutes N   how long. Default 5
  --quick       20 seconds, or as long as one round of each kind takes
  --kills N     ends when so many processes were killed, in place of a time
  --only KIND   only this kind; may be given several times
  --seed N      what the choices follow from. Default: another one each time. The moments at which
                processes are met are those of the machine, and differ
  --rounds N    ends after so many rounds
  --jobs N      rounds under way at once. Default: one a processor
  --json FILE   also writes the results to FILE
  --list        lists the kinds and ends
  --help        prints this and ends

Stores are made in the system's folder for temporary files; TMPDIR names another. The store of a round
that failed stays there.`

/** What the command line asks for. */
export interface Options {
  readonly seconds: number
  readonly kills: number | undefined
  readonly only: readonly string[]
  readonly seed: number
  readonly rounds: number | undefined
  readonly jobs: number
  readonly json: string | undefined
  readonly list: boolean
  readonly help: boolean
}

const quickSeconds = 20
const minutesDefault = 5
const seedsEnd = 2 ** 31

/**
 * Reads the options of the command line.
 * @throws TypeError for an option or a kind that there is not, or that says no number.
 */
export function readOptions(args: readonly string[], kinds: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string' },
      quick: { type: 'boolean', default: false },
      kills: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string' },
      rounds: { type: 'string' },
      jobs: { type: 'string' },
      json: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  for (const name of values.only) {
    if (kinds.includes(name)) continue
    throw new TypeError(`There is no kind ${name}; the kinds are ${kinds.join(', ')}`)
  }
  const minutes = positive('minutes', values.minutes)
  const { kills, rounds, jobs, seed } = values
  const hasOtherEnd = kills !== undefined || rounds !== undefined
  const secondsDefault = hasOtherEnd ? Number.POSITIVE_INFINITY : 60 * minutesDefault
  return {
    ...values,
    seconds: values.quick ? quickSeconds : minutes === undefined ? secondsDefault : 60 * minutes,
    kills: positive('kills', kills),
    rounds: positive('rounds', rounds),
    jobs: positive('jobs', jobs) ?? availableParallelism(),
    seed: seed === undefined ? Date.now() % seedsEnd : (positive('seed', seed) ?? 0) % seedsEnd,
    json: values.json,
  }
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!(value > 0)) throw new TypeError(`--${name} takes a number above 0, and not ${text}`)
  return value
}
