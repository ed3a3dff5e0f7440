import { expect, it } from 'vitest'
import { leadsTo, valueAt } from './value-at.js'

it('all of a path is a name first, and then the shortest name that leads to something', () => {
  expect(valueAt({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1)
  expect(valueAt({ a: { 'b.c': 1 }, 'a.b': { c: 2 } }, 'a.b.c')).toBe(1)
  expect(valueAt({ a: { x: 1 }, 'a.b': { c: 2 } }, 'a.b.c')).toBe(2)
  expect(valueAt({ '': { '': 3 } }, '.')).toBe(3)
})

it('only what the values themselves have is followed, and no list', () => {
  const nothing = [valueAt({ a: {} }, 'a.constructor'), valueAt({}, '__proto__.toString')]
  expect([...nothing, valueAt({ a: [1] }, 'a.0')]).toEqual([undefined, undefined, undefined])
  expect(valueAt(JSON.parse('{"__proto__": {"x": 1}}'), '__proto__.x')).toBe(1)
})

it('one path is looked for in many values, of which each has its names', () => {
  const found = [{ 'a.b': { c: 1 } }, { a: { 'b.c': 2 } }, {}, { 'a.b.c': 3 }].map(leadsTo('a.b.c'))
  expect(found).toEqual([1, 2, undefined, 3])
})

it('a name of thousands of dots costs no more than its length', () => {
  const name = '.'.repeat(5_000) // all ways to part it would not fit into memory
  expect(valueAt({ metrics: { [name]: { last: 1 } } }, `metrics.${name}.last`)).toBe(1)
})
