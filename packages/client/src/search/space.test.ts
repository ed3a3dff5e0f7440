import type { Values } from '@track/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choice, fixed, integer, logUniform, uniform } from './dimension.js'
import { gridPoints, randomPoints } from './point-sequence.js'
import { seededDraws } from './seeded-draws.js'
import { Points, type Space } from './space.js'

const mixed = {
  lr: logUniform(1e-4, 1e-1),
  momentum: uniform(0, 1),
  layers: integer(1, 4),
  activation: choice(['relu', 'tanh']),
  data: fixed('mnist'),
}
const numbered = { b: choice(['x', 'y']), a: integer(0, 2), c: uniform(-1, 1, { steps: 3 }) }

function take(sequence: Iterator<Values, undefined>, count: number): Values[] {
  return Array.from({ length: count }, () => sequence.next().value).filter((it) => it !== undefined)
}

describe('points at random', () => {
  it('follow from the seed, in every version of Track', () => {
    const points = take(randomPoints(new Points(mixed), 7), 2)
    expect(points).toEqual([
      {
        activation: 'relu',
        data: 'mnist',
        layers: 4,
        lr: 0.00013381114650598032,
        momentum: 0.10687789326429309,
      },
      {
        activation: 'relu',
        data: 'mnist',
        layers: 4,
        lr: 0.02399946191961348,
        momentum: 0.47308809930361906,
      },
    ])
    expect(take(randomPoints(new Points(mixed), 7), 2)).toEqual(points)
    expect(take(randomPoints(new Points(mixed), 8), 2)).not.toEqual(points)
  })

  it('do not depend on the order in which the space was declared', () => {
    const turned = Object.fromEntries(Object.entries(mixed).toReversed()) as Space
    expect(take(randomPoints(new Points(turned), 3), 5)).toEqual(
      take(randomPoints(new Points(mixed), 3), 5),
    )
  })

  it('are in the space, and spread over all of it', () => {
    const points = take(randomPoints(new Points(mixed), 0), 2000)
    for (const point of points) {
      for (const [name, dimension] of Object.entries(mixed)) {
        expect(dimension.has(point[name])).toBe(true)
      }
    }
    const below = (name: string, bound: number): number =>
      points.filter((point) => Number(point[name]) < bound).length
    for (const [name, bound] of [
      ['lr', 10 ** -2.5],
      ['momentum', 0.5],
      ['layers', 2.5],
    ] as const) {
      expect(Math.abs(below(name, bound) - 1000), name).toBeLessThan(150)
    }
  })

  it('of a space that can be numbered come once each, and end', () => {
    const random = take(randomPoints(new Points(numbered), 5), 100)
    expect(random).toHaveLength(18)
    const texts = random.map((point) => JSON.stringify(point))
    expect(new Set(texts).size).toBe(18)
    const grid = take(gridPoints(new Points(numbered)), 100).map((point) => JSON.stringify(point))
    expect(texts.toSorted()).toEqual(grid.toSorted())
    expect(texts).not.toEqual(grid)
  })
})

describe('a grid', () => {
  it('has every point once, in order', () => {
    const grid = take(gridPoints(new Points({ b: choice(['x', 'y']), a: integer(0, 1) })), 9)
    expect(grid.map(({ a, b }) => `${a}${b}`)).toEqual(['0x', '0y', '1x', '1y'])
    expect(Object.keys(grid[0] ?? {})).toEqual(['b', 'a'])
  })

  it('has the ends of a range, and steps between them', () => {
    const [linear, log] = [uniform(0, 1, { steps: 5 }), logUniform(1e-3, 1e3, { steps: 3 })]
    expect(Array.from({ length: 5 }, (_, i) => linear.at(i))).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(Array.from({ length: 3 }, (_, i) => log.at(i))).toEqual([1e-3, 1, 1e3])
  })

  it('is refused where numbers have no end, by name', () => {
    expect(() => gridPoints(new Points(mixed))).toThrowError(/"lr"/)
  })
})

describe('a dimension', () => {
  it('stays within its range, whatever is drawn', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: 1e-300, max: 1e300 }),
        fc.double({ noNaN: true, min: 1e-300, max: 1e300 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (a, b, share) => {
          fc.pre(a !== b)
          const [low, high] = [Math.min(a, b), Math.max(a, b)]
          for (const dimension of [
            uniform(low, high),
            logUniform(low, high),
            uniform(low, high, { steps: 7 }),
          ]) {
            expect(dimension.has(dimension.from(share))).toBe(true)
          }
        },
      ),
    )
  })

  it.each<[string, () => unknown]>([
    ['an empty range', () => uniform(1, 1)],
    ['a range that is turned round', () => uniform(1, 0)],
    ['an endless range', () => uniform(0, Number.POSITIVE_INFINITY)],
    ['a range that is too wide for a number', () => uniform(-1e308, 1e308)],
    ['NaN', () => uniform(Number.NaN, 1)],
    ['a logUniform from 0', () => logUniform(0, 1)],
    ['half an integer', () => integer(0.5, 2)],
    ['integers that are turned round', () => integer(2, 1)],
    ['integers beyond 2^53', () => integer(0, 2 ** 53)],
    ['one step', () => uniform(0, 1, { steps: 1 })],
    ['no choice', () => choice([])],
    ['an empty space', () => new Points({})],
    ['a parameter that is a plain value', () => new Points({ lr: 0.1 } as unknown as Space)],
    ['a space of over 2^53 points', () => new Points({ a: integer(1, 2 ** 50), b: integer(0, 9) })],
  ])('is not made of %s', (_, make) => {
    expect(make).toThrowError(expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }))
  })
})

it('draws follow from the seed', () => {
  const draws = seededDraws(1)
  expect([draws.unit(), draws.below(10), draws.below(1)]).toEqual([0.07565910152132416, 3, 0])
})
