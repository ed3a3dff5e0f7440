import { describe, expect, test } from 'vitest'
import { TrialList } from './trial-list.js'

const list = TrialList.empty().added('t0', 'h').added('t1', 'g').added('t2', 'h')

describe('a list of trials', () => {
  test('numbers those of equal hash in the order added', () => {
    expect([...list]).toEqual([
      { trial: 't0', hash: 'h', revision: 0 },
      { trial: 't1', hash: 'g', revision: 0 },
      { trial: 't2', hash: 'h', revision: 1 },
    ])
    expect(list.findUid('h_1')?.trial).toBe('t2')
    expect(list.find('h', 2)).toBeUndefined()
    for (const uid of ['h', 'h_', 'h_01', 'h_-1', 'h_1.0', '_0', 'x_0']) {
      expect(list.findUid(uid)).toBeUndefined()
    }
    expect(TrialList.empty().added('t', 'a_b\nc').findUid('a_b\nc_0')?.trial).toBe('t')
  })

  test('keeps the revisions of the others when one is removed, and its own when it is back', () => {
    const removed = list.removed('t0')
    expect([...removed].map(({ trial }) => trial)).toEqual(['t1', 't2'])
    expect([removed.size, removed.has('t0'), removed.get('t2')?.revision]).toEqual([2, false, 1])
    expect(removed.added('t3', 'h').get('t3')?.revision).toBe(2)
    const back = removed.added('t0', 'other')
    expect([...back]).toEqual([...list])
  })

  test('is not changed by lists that come from it, however they branch', () => {
    const one = list.added('one', 'h')
    const two = list.added('two', 'h').added('three', 'h')
    expect([list.size, list.get('one'), list.find('h', 2)]).toEqual([3, undefined, undefined])
    expect(one.find('h', 2)?.trial).toBe('one')
    expect(two.find('h', 2)?.trial).toBe('two')
    expect([one.has('two'), two.has('one'), two.size]).toEqual([false, false, 5])
  })

  test('ignores what changes nothing', () => {
    expect(list.added('t1', 'other')).toBe(list)
    expect(list.removed('unknown')).toBe(list)
  })
})
