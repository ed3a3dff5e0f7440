import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), 'utf8')
const page = read('docs/guarantees.md')

interface Section {
  readonly title: string
  /** Rows of its table and its bullets. */
  readonly promises: number
  readonly tested: readonly string[]
}

const sections = page
  .split(/^##+ /m)
  .slice(1)
  .map((text): Section => {
    const [title = ''] = text.split('\n', 1)
    const [promised = '', list = ''] = text.split(/^Tested by:$/m)
    const rows = promised.match(/^\| .*$/gm)?.length ?? 0
    const bullets = promised.match(/^- /gm)?.length ?? 0
    const tested = list.split(/^- /m).slice(1)
    return { title, promises: Math.max(0, rows - 1) + bullets, tested: tested.map(oneLine) }
  })
  .filter(({ title }) => title !== 'What is not guaranteed')

/** The tests that an item names: `"title" (file)`. */
function named(item: string): { title: string; file: string }[] {
  return Array.from(item.matchAll(/"([^"]+)" \(`([^`]+)`\)/g), ([, title = '', file = '']) => ({
    title,
    file,
  }))
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}

describe('docs/guarantees.md', () => {
  it.each(sections)('names a test for each promise: $title', ({ promises, tested }) => {
    expect(tested.length).toBeGreaterThanOrEqual(Math.max(1, promises))
    expect(tested.filter((item) => named(item).length === 0)).toEqual([])
  })

  it.each(sections)('names tests that there are: $title', ({ tested }) => {
    const missing = tested.flatMap(named).filter(({ title, file }) => {
      return !existsSync(new URL(file, root)) || !read(file).includes(title)
    })
    expect(missing).toEqual([])
  })
})
