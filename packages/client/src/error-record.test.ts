import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { errorRecord } from './error-record.js'

it('keeps name, message and stack of an error', () => {
  const error = new RangeError('too far')
  expect(errorRecord(error)).toEqual({
    name: 'RangeError',
    message: 'too far',
    stack: error.stack,
  })
})

it('keeps those of an error of another realm', () => {
  expect(errorRecord(runInNewContext('new TypeError("there")'))).toMatchObject({
    name: 'TypeError',
    message: 'there',
    stack: expect.stringContaining('TypeError: there'),
  })
})

it.each([
  ['text', { name: 'string', message: 'text' }],
  [42, { name: 'number', message: '42' }],
  [undefined, { name: 'undefined', message: 'undefined' }],
  [null, { name: 'object', message: 'null' }],
  [Symbol('s'), { name: 'symbol', message: 'Symbol(s)' }],
])('keeps the text of %s, which is no error', (thrown, record) => {
  expect(errorRecord(thrown)).toEqual(record)
})

it('leaves out a stack that is none', () => {
  const error = Object.assign(new Error('m'), { stack: 7 })
  expect(errorRecord(error)).toEqual({ name: 'Error', message: 'm' })
})

it('cuts what is too long to log', () => {
  const { message } = errorRecord(new Error('x'.repeat(20 << 20)))
  expect(message.length).toBeLessThan(200_000)
  expect(message).toMatch(/^x+… \(20871520 more characters\)$/)
})

it.each([
  ['an object without a prototype', Object.create(null)],
  [
    'an error whose message throws',
    Object.defineProperty(new Error('m'), 'message', {
      get: () => {
        throw new Error('no')
      },
    }),
  ],
  [
    'a proxy that traps everything',
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('no')
        },
      },
    ),
  ],
])('never throws, not for %s either', (_, thrown) => {
  expect(errorRecord(thrown)).toEqual({
    name: 'object',
    message: 'a thrown value that cannot be read',
  })
})
