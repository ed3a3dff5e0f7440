import { expect, test } from 'vitest'
import { trialColumns } from './trial-columns.js'

test('a trial that was deleted between the two reads of a list is shown by its id', () => {
  const [column] = trialColumns(['id'], new Map([['id', ['0123456789abcdef']]]), [])
  expect(column?.text(0)).toBe('0123456789abcdef')
})
