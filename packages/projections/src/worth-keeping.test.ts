import { expect, test } from 'vitest'
import { isListBehind } from './worth-keeping.js'

test.each([
  ['a store of a few thousand events is read in a blink', 0, 5_000, 5_000, false],
  ['of more it is brought up to date', 0, 5_001, 5_001, true],
  ['and again when as many have come', 5_001, 10_001, 5_000, false],
  ['by who is there, whoever logged them', 5_001, 10_002, 1, true],
  ['of a large store when a share of it is new', 1_000_000, 1_015_873, 9, false],
  ['which is one in 64', 1_000_000, 1_015_874, 9, true],
  ['who has logged little reads some of others', 0, 20_000, 1, true],
  ['but leaves much to a reader', 0, 20_001, 1, false],
  ['of a large store four times that share', 1_000_000, 1_066_666, 1, true],
  ['and no more than that', 1_000_000, 1_066_668, 1, false],
  ['who has logged much reads as much again', 0, 270_000, 135_000, true],
  ['and no more', 0, 270_000, 134_999, false],
  ['nor what takes seconds', 0, 400_001, 400_001, false],
  ['a list as of a later moment is of another log', 10_000, 5_001, 1, true],
  ['where little is to be read in its place, a reader does', 10_000, 20, 20, false],
])('%s', (_, listed, events, own, isBehind) => {
  expect(isListBehind({ listed, events, own })).toBe(isBehind)
})
