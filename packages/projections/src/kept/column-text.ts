import { type Guard, isAny, isNumber } from './column-items.js'
import { escaped, unescaped } from './escaped-json.js'
import type { SharedColumn } from './shared-column.js'

// A text of columns: lines of JSON, so that who wants few columns reads few lines. Of values that many rows
// share each stands once, with the places where rows have it. A line with numbers that JSON does not have
// begins with a mark, and has them as texts.

const escapedMark = '*'
const lineEnd = 0x0a
const utf8 = new TextDecoder()

/** The line of a column: of texts, or of numbers, with null for those that are undefined. */
export function columnLine(values: readonly unknown[]): string {
  return jsonLine(values)
}

/** The line of a column of values of which many are equal. */
export function sharedLine(values: readonly unknown[]): string {
  const items: unknown[] = []
  const placesOf = new Map<string, number>()
  const places = values.map((value) => {
    const key = jsonLine(value)
    const known = placesOf.get(key)
    if (known !== undefined) return known
    placesOf.set(key, items.length)
    return items.push(value) - 1
  })
  return jsonLine([items, places])
}

function jsonLine(value: unknown): string {
  let isEscaped = false
  const json = JSON.stringify(value, (_name, inner: unknown) => {
    const text = escaped(inner)
    if (text === undefined) return inner
    isEscaped = true
    return text
  })
  return isEscaped ? `${escapedMark}${json}` : json
}

/** A text that is none of such columns. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText'
}

/** The lines of a text, of which each is looked for, read and checked when it is asked for. */
export class ColumnText {
  readonly #text: Uint8Array
  /** Where the first lines end. */
  readonly #ends: number[] = []

  /** @param text In UTF-8. */
  constructor(text: Uint8Array) {
    this.#text = text
  }

  /**
   * A column.
   * @param count How many there are, if that is known.
   * @throws UnreadableText
   */
  column<Item>(line: number, isItem: Guard<Item>, count?: number): readonly Item[] {
    return listOf(this.#json(line), isItem, count)
  }

  /**
   * A column of values that rows share.
   * @throws UnreadableText
   */
  shared<Item>(line: number, isItem: Guard<Item>, count: number): SharedColumn<Item> {
    const [found, at] = listOf(this.#json(line), isAny, 2)
    const items = listOf(found, isItem)
    const places = listOf(at, isNumber, count)
    if (places.every((place) => place in items)) return { items, places }
    throw new UnreadableText('There is no such item')
  }

  /**
   * The lines [from, to) as they are.
   * @throws UnreadableText
   */
  lines(from: number, to: number): Uint8Array {
    const end = this.#endOf(to - 1)
    if (end === undefined) throw new UnreadableText(`There is no line ${to - 1}`)
    return this.#text.subarray((this.#ends[from - 1] ?? -1) + 1, end)
  }

  #json(line: number): unknown {
    const text = utf8.decode(this.lines(line, line + 1))
    try {
      return text.startsWith(escapedMark)
        ? JSON.parse(text.slice(escapedMark.length), unescaped)
        : JSON.parse(text)
    } catch (cause) {
      throw new UnreadableText(`Line ${line} is no JSON`, { cause })
    }
  }

  #endOf(line: number): number | undefined {
    while (this.#ends.length <= line) {
      const last = this.#ends.at(-1) ?? -1
      if (last === this.#text.length) return undefined
      const end = this.#text.indexOf(lineEnd, last + 1)
      this.#ends.push(end < 0 ? this.#text.length : end)
    }
    return this.#ends[line]
  }
}

function listOf<Item>(value: unknown, isItem: Guard<Item>, count?: number): readonly Item[] {
  if (!Array.isArray(value) || !value.every(isItem))
    throw new UnreadableText('No list of such items')
  if (value.length === (count ?? value.length)) return value
  throw new UnreadableText(`${value.length} items where there should be ${count}`)
}
