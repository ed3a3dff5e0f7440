import { valueDepthMax } from '@track/core'
import { describe, expect, test, vi } from 'vitest'
import { textOf } from '../query/table-chunk.js'
import { type TableRow, tableRow } from '../query/table-row.js'
import type { TrialSummary } from '../query/trial-summary.js'
import { streamId } from '../testing/make-log.js'
import { initialTrial, type TrialView } from '../trial-view.js'
import { isText } from './column-items.js'
import { ColumnText, UnreadableText } from './column-text.js'
import { plainSummary } from './kept-summary.js'
import { KeptTable, tableText } from './kept-table.js'
import type { ProjectFacts } from './project-facts.js'
import { columnsOf } from './trial-rows.js'

const facts: ProjectFacts = {
  name: 'p',
  tags: new Map<string, string | Date | Uint8Array>([
    ['team', 'a'],
    ['key', new Uint8Array([1, 2])],
    ['own.since', new Date(0)],
  ]),
  groups: new Map([[streamId(9), 'g']]),
}
const other: ProjectFacts = { name: 'q', tags: new Map(), groups: new Map() }
const projects = new Map([
  [streamId(6), other],
  [streamId(7), other],
  [streamId(8), facts],
])
const strange: TrialView = {
  ...initialTrial,
  name: 'strange',
  hash: 'ab',
  groups: [streamId(9), streamId(3)],
  startedAtMs: 5,
  asOf: { position: 7, streamRevision: 2, timeMs: 9 },
  parameters: new Map<string, number | string | bigint | Date>([
    ['opt.lr', 0.1],
    ['__proto__', 'x'],
    ['big', 2n ** 80n],
    ['zero', -0],
    ['when', new Date(0)],
    ['text', '\0d1'],
  ]),
  tags: new Map([['own', 1]]),
}
const place = { project: streamId(8), facts, hash: 'other', revision: 3, removed: false }
const whole = tableRow(streamId(1), strange, place)
const odd = {
  count: 1,
  last: Number.NaN,
  lastStep: 2,
  min: -0,
  max: Number.NEGATIVE_INFINITY,
  mean: 1,
}
const row: TableRow = { ...whole, summary: { ...plainSummary(whole.summary), metrics: { odd } } }

function textWith(rows: readonly TableRow[] = [row]): string {
  const blocks = Array.from({ length: Math.ceil(rows.length / 512) }, (_, i) =>
    textOf(rows.slice(i * 512, (i + 1) * 512)),
  )
  return Buffer.from(tableText({ count: rows.length, projects, blocks, seam: '' })).toString()
}

/** The trials of a text; undefined where it cannot be read. */
function read(text: string): readonly TrialSummary[] | undefined {
  try {
    return new KeptTable(Buffer.from(text)).listed().trials().map(plainSummary)
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableText)
    return undefined
  }
}

describe('a table that was kept', () => {
  test('has its trials as they were, with what their projects give them', () => {
    expect(read(textWith())).toEqual([row.summary])
    expect(row.summary.tags).toEqual({
      own: 1,
      team: 'a',
      key: 'AQI=',
      'own.since': '1970-01-01T00:00:00.000Z',
    })
    expect(row.summary.groups).toEqual(['g', streamId(3)])
    expect(Object.is(read(textWith())?.[0]?.parameters.zero, -0)).toBe(true)
  })

  test('has them project by project, without those that were removed', () => {
    const rows = [
      tableRow(streamId(1), strange, place),
      tableRow(streamId(2), strange, { ...place, project: streamId(7), facts: other }),
      tableRow(streamId(4), strange, { ...place, removed: true }),
      tableRow(streamId(5), strange, place),
    ]
    const rowsListed = new KeptTable(Buffer.from(textWith(rows))).listed()
    const listed = rowsListed.trials()
    expect(listed.map(({ id }) => id)).toEqual([2, 1, 5].map(streamId))
    expect(rowsListed.ids()[0]).toEqual({
      id: streamId(2),
      uid: 'ab_3',
      hash: 'ab',
      revision: 3,
      name: 'strange',
      project: 'q',
    })
  })

  test('has what each project gives to trials that have the same, and to others', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name, i): [string, ProjectFacts] => {
      return [streamId(i), { name, tags: new Map([['team', name]]), groups: new Map() }]
    })
    const three = new Map([a, b, c].filter((one) => one !== undefined))
    const rows = Array.from(three, ([project, facts]) =>
      [1, 2].map((own, revision) => {
        const view = { ...strange, tags: new Map([['own', own]]) }
        return tableRow(streamId(10 + own), view, {
          project,
          facts,
          hash: 'ab',
          revision,
          removed: false,
        })
      }),
    ).flat()
    const text = tableText({ count: 6, projects: three, blocks: [textOf(rows)], seam: '' })
    const listed = new KeptTable(text).listed().trials()
    expect(listed.map(({ tags }) => tags)).toEqual(rows.map(({ summary }) => summary.tags))
  })

  test('is read over all of its blocks, in their order', () => {
    const rows = Array.from({ length: 1025 }, (_, i) => {
      const view = { ...strange, name: `${i}` }
      return tableRow(streamId(i), i % 3 === 0 ? view : { ...view, startedAtMs: undefined }, place)
    })
    const rowsListed = new KeptTable(Buffer.from(textWith(rows))).listed()
    const listed = rowsListed.trials()
    const paths = ['name', 'startedAt', 'tags.team', 'parameters.opt.lr']
    const summaries = rows.map(({ summary }) => summary)
    for (const [from, to] of [
      [0, 1025],
      [511, 513],
      [1024, 1025],
    ]) {
      const some = listed.slice(from, to).toReversed()
      const same = summaries.slice(from, to).toReversed()
      expect(columnsOf(some, () => paths)).toEqual(columnsOf(same, () => paths))
    }
    expect(listed.map(plainSummary)).toEqual(summaries)
    expect(rowsListed.trials()[600], 'it keeps what it has made').toBe(listed[600])
    expect(rowsListed.columns(() => paths)).toEqual(columnsOf(summaries, () => paths))
    for (const limit of [0, 1, 511, 512, 513, 1024, 1025, 2000]) {
      const some = columnsOf(summaries.slice(0, limit), () => paths)
      expect(rowsListed.first(limit).columns(() => paths)).toEqual(some)
    }
  })

  test('has values that nest as deep as they may, and none that nest deeper', () => {
    const value = JSON.parse('['.repeat(valueDepthMax) + ']'.repeat(valueDepthMax))
    const name = 'a.'.repeat(valueDepthMax).concat('a')
    const deepest = tableRow(
      streamId(1),
      { ...strange, parameters: new Map([[name, value]]), tags: new Map([[name, value]]) },
      place,
    )
    expect(read(textWith([deepest]))).toEqual([deepest.summary])
    const lines = textWith().split('\n')
    const line = lines.findIndex((text) => text.includes('"when"'))
    const tags = lines.findIndex((text) => text.startsWith('[[[["own"'))
    for (const levels of [65, 1_000_000]) {
      for (const [open, close] of [
        ['[', ']'],
        ['{"a":', '}'],
      ] as const) {
        const deep = `${open.repeat(levels)}0${close.repeat(levels)}`
        expect(read(lines.with(line, `[[{"deep":${deep}}],[0]]`).join('\n'))).toBeUndefined()
        expect(read(lines.with(tags, `[[[["own",${deep}]]],[0]]`).join('\n'))).toBeUndefined()
      }
    }
  })
})

/** Which hash a project lists a trial by is asked where trials come to it, and never here. */
const listedAsLine = textWith().split('\n').indexOf('[["other"],[0]]')
/** It is for who goes on from the table, and nobody else reads it. */
const seamLine = 5

describe('a text of a table', () => {
  const lines = textWith().split('\n')

  test('that is none is told', () => {
    const bad = ['', '{', '{}', 'null', '[]', '[{}]', '[[]]', '[null,null]', '[["x"],[1]]']
    bad.push('[[null],[0]]', '[[{}],["0"]]', '[["x",[]],[0]]', '[[],[0]]', '[[0],[0.5]]')
    bad.push('["x","x"]', '[0,0]', '[-1]', '[1e300]', '*["\\u0000nX"]')
    for (const i of lines.keys()) {
      if (i === listedAsLine || i === seamLine) continue
      for (const part of bad) {
        // Of no time there is nothing to say, and a number may be below nothing, or large.
        const isNumber = part === '[-1]' || part === '[1e300]'
        if (!isNumber)
          expect([i, part, read(lines.with(i, part).join('\n'))]).toEqual([i, part, undefined])
      }
    }
    for (const count of ['[-1]', '[1e300]', '[0.5]', '[2]', '[5000]', '[9007199254740991]']) {
      expect(read(lines.with(0, count).join('\n'))).toBeUndefined()
    }
    expect(read(lines.slice(0, -1).join('\n'))).toBeUndefined()
    const stranger = lines.map((line) => line.replace(streamId(8), streamId(5)))
    expect(read(lines.with(1, stranger[1] ?? '').join('\n'))).toBeUndefined()
    expect(read(stranger.join('\n'))).toHaveLength(1)
  })

  test('has null for no number that every trial has', () => {
    const readable = lines.filter(
      (_, i) =>
        i !== listedAsLine &&
        i !== seamLine &&
        read(lines.with(i, '[null]').join('\n')) !== undefined,
    )
    expect(readable).toHaveLength(8) // two times, the moment that it is of, and three steps
  })

  test('has its blocks, and what others go on from, as they were given', () => {
    const rows = Array.from({ length: 513 }, () => row)
    const blocks = [textOf(rows.slice(0, 512)), textOf([row])]
    const table = new KeptTable(tableText({ count: 513, projects, blocks, seam: 'a seam' }))
    expect(table.seam).toBe('a seam')
    expect(table.blocks.map(({ text }) => Buffer.from(text))).toEqual(
      blocks.map((text) => Buffer.from(text)),
    )
    expect(table.blocks.map(({ block }) => block.count)).toEqual([512, 1])
    const short = new TextEncoder().encode(textWith(rows).split('\n').slice(0, -1).join('\n'))
    expect(() => new KeptTable(short).blocks).toThrow(UnreadableText)
  })

  test('is looked through as far as it is asked for', () => {
    const text = new TextEncoder().encode('[]\n'.repeat(300))
    const indexOf = vi.spyOn(text, 'indexOf')
    expect(new ColumnText(text).column(1, isText)).toEqual([])
    expect(indexOf).toHaveBeenCalledTimes(2)
  })

  test('is read no further than its columns, the names of metrics, and which trials are there', () => {
    const always = (text: string): boolean => {
      try {
        new KeptTable(Buffer.from(text)).listed()
        return true
      } catch {
        return false
      }
    }
    const needed = (path: string): number =>
      lines.filter((_, i) => {
        const text = lines.with(i, '?').join('\n')
        if (!always(text)) return false
        try {
          new KeptTable(Buffer.from(text)).listed().columns(() => [path])
          return false
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableText)
          return true
        }
      }).length
    expect(lines.filter((_, i) => !always(lines.with(i, '?').join('\n')))).toHaveLength(7)
    expect(needed('name')).toBe(2)
    expect(needed('status')).toBe(2)
    expect(needed('uid')).toBe(3)
    expect(needed('metrics.loss.last')).toBe(1) // there is no such metric
    expect(needed('asOf.timeMs')).toBe(4)
  })
})
