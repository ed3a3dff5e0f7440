import { expect, it } from 'vitest'
import { ValuePath } from './value-path.js'

const valueAt = (values: unknown, path: string): unknown => new ValuePath(path).valueIn(values)
const itemsAt = (values: unknown, path: string): unknown => new ValuePath(path).itemsIn(values)

it('of several things that a path leads to, the one with the longest name is meant, from the left', () => {
  expect(valueAt({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1)
  expect(valueAt({ a: { 'b.c': 1 }, 'a.b': { c: 2 } }, 'a.b.c')).toBe(2)
  expect(valueAt({ a: { 'b.c': 1, b: { c: 2 } } }, 'a.b.c')).toBe(1)
  expect(valueAt({ a: { 'b.c': 1 }, 'a.b': { x: 2 } }, 'a.b.c')).toBe(1)
  expect(valueAt({ '': { '': 3 } }, '.')).toBe(3)
})

it('what is no object comes before what is one', () => {
  const metrics = { loss: { last: 1 }, 'loss.last': { last: 2 } }
  expect(valueAt({ metrics }, 'metrics.loss.last')).toBe(1)
  expect(valueAt({ metrics }, 'metrics.loss.last.last')).toBe(2)
  expect(valueAt({ metrics }, 'metrics.loss')).toBe(metrics.loss)
  expect(valueAt({ 'a.b': {}, a: { b: null } }, 'a.b')).toBe(null)
})

it('only what the values themselves have is followed, and items of lists by their places', () => {
  for (const path of [
    'a.constructor',
    '__proto__.toString',
    'text.length',
    'list.length',
    'list.2',
  ]) {
    expect(valueAt({ a: {}, text: 'x', list: [1, { b: 2 }] }, path), path).toBeUndefined()
  }
  expect(valueAt({ list: [1, { b: 2 }] }, 'list.1.b')).toBe(2)
  expect(valueAt(JSON.parse('{"__proto__": {"x": 1}}'), '__proto__.x')).toBe(1)
})

it('items are those of lists on the way, whatever way that is', () => {
  const values = { 'a.b': { c: 0 }, a: { b: [{ c: 1 }, { c: 2 }, { 'c.d': 3 }, [{ c: 4 }]] } }
  expect(itemsAt(values, 'a.b.c')).toEqual([1, 2, undefined, 4])
  expect(itemsAt(values, 'a.b')).toBeUndefined()
  expect(itemsAt(values, 'a.b.2.c.d')).toEqual([undefined, undefined, undefined, undefined])
})

it('one path is looked for in many values, of which each has its names', () => {
  const path = new ValuePath('a.b.c')
  const values = [{ 'a.b': { c: 1 } }, { a: { 'b.c': 2 } }, {}, { 'a.b.c': 3 }]
  expect(values.map((one) => path.valueIn(one))).toEqual([1, 2, undefined, 3])
})

it('a name of thousands of dots costs no more than its length', () => {
  const name = '.'.repeat(5_000) // all ways to part it would not fit into memory
  expect(valueAt({ metrics: { [name]: { last: 1 } } }, `metrics.${name}.last`)).toBe(1)
})
