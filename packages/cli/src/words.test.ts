import { expect, test } from 'vitest'
import { bytesText, duration, eventTime, figure, moment, valueText } from './words.js'

test('a figure has four digits, and a whole number all of them', () => {
  const figures = [0, 1 / 3, 123456, 123456.789, 1e-9 / 3, -0.5, Number.NaN, 1e300]
  expect(figures.map(figure)).toEqual([
    ...['0', '0.3333', '123456', '123457', '3.333e-10', '-0.5', 'NaN', '1e+300'],
  ])
  expect([10.0001, 99.999, 1000.4, 9999.6, 0.100049, 1.50001e-7].map(figure)).toEqual([
    ...['10', '100', '1000', '10000', '0.1', '1.5e-7'],
  ])
})

test('a duration is in the units that suit it', () => {
  const durations = [0, 0.00163, 0.5, 59.94, 61, 7261, 200_000, Number.NaN]
  expect(durations.map(duration)).toEqual([
    ...['0 s', '1.63 ms', '0.5 s', '59.9 s', '1 min 1 s', '2 h 1 min', '2 d 7 h', '-'],
  ])
})

test('what is not there is a dash', () => {
  expect([valueText(undefined), moment(undefined), moment(Number.NaN)]).toEqual(['-', '-', '-'])
  expect([eventTime(Number.NaN), eventTime(1.5e12)]).toEqual(['-', '2017-07-14T02:40:00.000Z'])
})

test('values are in one line', () => {
  expect(valueText(['a', 'b'])).toBe('a, b')
  expect(valueText(2n ** 70n)).toBe('1180591620717411303424')
  expect(valueText({ a: [1, null], b: 12n })).toBe('{"a":[1,null],"b":"12"}')
  expect(bytesText(1_234_567)).toBe('1.23MB')
})
