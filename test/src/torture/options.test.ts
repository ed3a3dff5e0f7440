import { expect, it } from 'vitest'
import { readOptions } from './options.js'

it('a run takes five minutes, unless it is given a time or another end', () => {
  const secondsOf = (...args: string[]): number => readOptions(args, ['kill']).seconds
  expect(secondsOf()).toBe(300)
  expect(secondsOf('--minutes', '0.5')).toBe(30)
  expect(secondsOf('--quick')).toBe(20)
  expect(secondsOf('--kills', '1000')).toBe(Number.POSITIVE_INFINITY)
  expect(secondsOf('--rounds', '1', '--minutes', '2')).toBe(120)
})

it('what says no number, and a kind that there is not, is refused', () => {
  for (const args of [['--minutes', 'long'], ['--kills', '-1'], ['--only', 'flood'], ['--fast']]) {
    expect(() => readOptions(args, ['kill']), args.join(' ')).toThrow(TypeError)
  }
  const options = readOptions(['--only', 'kill', '--seed', '12', '--jobs', '1'], ['kill'])
  expect(options).toMatchObject({ only: ['kill'], seed: 12, jobs: 1, kills: undefined })
})
