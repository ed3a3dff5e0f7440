import { expect, it } from 'vitest'
import { GrowingValues } from './growing-values.js'

it('what was looked at does not change when more is added', () => {
  const values = new GrowingValues({ lr: 1 })
  const first = values.now
  values.add({ lr: 2, seed: 3 })
  expect(first).toEqual({ lr: 1 })
  expect(values.now).toEqual({ lr: 2, seed: 3 })
})

it('is copied once for who looks at it again', () => {
  const values = new GrowingValues({ lr: 1 })
  expect(values.now).toBe(values.now)
})

it('has values of any name', () => {
  const values = new GrowingValues()
  values.add(Object.fromEntries([['__proto__', 1]]))
  expect(Object.entries(values.now)).toEqual([['__proto__', 1]])
})
