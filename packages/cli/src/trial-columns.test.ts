import { expect, test } from 'vitest'
import { trialColumns } from './trial-columns.js'
import { moment } from './words.js'

test('a trial that was deleted between the two reads of a list is shown by its id', () => {
  const [column] = trialColumns(['id'], new Map([['id', ['0123456789abcdef']]]), [])
  expect(column?.text(0)).toBe('0123456789abcdef')
})

test('times are shown as they are, also those of one minute and of none', () => {
  const day = Date.UTC(2026, 10, 27)
  const times = [
    day,
    day + 59_999,
    day + 60_000,
    undefined,
    day + 60_001,
    -1,
    -60_001,
    Number.NaN,
    0,
  ]
  const [column] = trialColumns(['startedAt'], new Map([['startedAt', times]]), [])
  expect(times.map((_, row) => column?.text(row))).toEqual(times.map(moment))
  expect(column?.text(0)).not.toBe(column?.text(2))
})
