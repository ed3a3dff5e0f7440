import { stripVTControlCharacters } from 'node:util'

/** Numbers that a program printed in one line. */
export interface PrintedMetrics {
  readonly metrics: Readonly<Record<string, number>>
  readonly step: number | undefined
}

/** UTF-16 code units; a longer line is no line of metrics. */
const lineMax = 16 << 10

const stepName = 'step'

/**
 * The metrics in a line that a program printed; undefined where there are none. A line has metrics when it
 * is a JSON object, or consists of pairs `name=number` and nothing else; docs/cli.md has the grammar.
 */
export function metricsInLine(line: string): PrintedMetrics | undefined {
  if (line.length > lineMax) return undefined
  const text = stripVTControlCharacters(line).trim()
  const numbers = text.startsWith('{') ? numbersInJson(text) : numbersInPairs(text)
  if (numbers === undefined) return undefined
  const step = numbers.get(stepName)
  numbers.delete(stepName)
  if (numbers.size === 0) return undefined
  return {
    // Not by assignment: a name may be __proto__.
    metrics: Object.fromEntries(numbers),
    step: Number.isFinite(step) ? step : undefined,
  }
}

function numbersInJson(text: string): Map<string, number> | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  return new Map(
    Object.entries(value).filter(
      (entry): entry is [string, number] =>
        typeof entry[1] === 'number' && entry[0] !== '' && entry[0].isWellFormed(),
    ),
  )
}

const pair = /^([A-Za-z_][\w./@%-]*)=(.+)$/
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const special = /^([+-]?)(nan|inf|infinity)$/i

function numbersInPairs(text: string): Map<string, number> | undefined {
  const numbers = new Map<string, number>()
  for (const word of text.split(/[\s,;]+/)) {
    const [, name, written] = pair.exec(word) ?? []
    const number = written === undefined ? undefined : numberOf(written)
    if (name === undefined || number === undefined) return undefined
    numbers.set(name, number)
  }
  return numbers
}

function numberOf(text: string): number | undefined {
  if (decimal.test(text)) return Number(text)
  const [, sign, what] = special.exec(text) ?? []
  if (what === undefined) return undefined
  if (what.toLowerCase() === 'nan') return Number.NaN
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

/** Cuts what a program writes into lines: they end with a line feed, or a carriage return as progress bars do. */
export class LineSplitter {
  readonly #onLine: (line: string) => void
  #rest = ''
  /** Whether the line that has begun is too long to be of use. */
  #isSkipping = false

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  add(text: string): void {
    const [first = '', ...others] = text.split(/\r\n|\n|\r/)
    this.#extend(first)
    for (const part of others) {
      this.end()
      this.#extend(part)
    }
  }

  /** The line that has begun is all that there is. */
  end(): void {
    if (!this.#isSkipping && this.#rest !== '') this.#onLine(this.#rest)
    this.#rest = ''
    this.#isSkipping = false
  }

  #extend(part: string): void {
    if (this.#rest.length + part.length <= lineMax) this.#rest += part
    else this.#isSkipping = true
  }
}
