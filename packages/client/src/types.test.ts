import { describe, expectTypeOf, it } from 'vitest'
import type { Chrono, Point, SummaryValue, TrackClient, Trial, TrialQuery } from './index.js'
import { choice, fixed, integer, logUniform, uniform } from './index.js'

// The calls below are compiled and never made: what must not compile is marked, and a mark on a
// line that does compile is itself an error.
declare const trial: Trial
declare const client: TrackClient
const compile = (_calls: () => unknown): void => {}

interface Options {
  readonly lr: number
  readonly layers: readonly { readonly width: number }[]
  readonly note?: string
}
declare const options: Options
declare const argv: { [name: string]: unknown; readonly lr: number }

interface Scores {
  readonly loss: number
  accuracy: number
}
declare const scores: Scores
declare const record: Record<string, number>

describe('values that can be kept compile', () => {
  it('as arguments, metadata and tags', () => {
    compile(() => {
      trial.logArguments(options)
      trial.logArguments(argv)
      trial.logArguments({ a: { b: [1, 'two', null, true, 3n, new Date(), new Uint8Array(1)] } })
      trial.logArguments({ lr: 0.1, nested: { deep: [1, 2] } } as const)
      trial.logMetadata(options)
      trial.addTags({ team: 'vision' })
    })
    expectTypeOf(() => trial.logArguments(options)).returns.toEqualTypeOf<Options>()
  })

  it('as metrics', () => {
    compile(() => {
      trial.logMetrics({ loss: 1, accuracy: Number.NaN }, { step: 3 })
      trial.logMetrics(scores)
      trial.logMetrics(record, {})
      trial.logMetrics({ loss: 1 } as const)
      trial.logMetrics({})
    })
  })

  it('as options', () => {
    compile(() => {
      client.newTrial({ name: 't', parameters: options, tags: { a: 1 }, force: true })
      client.newTrial({ name: 't', parameters: argv })
      client.setProject({ name: 'p', tags: options, metadata: { a: [1] }, getOnly: true })
      client.setGroup({ name: 'g', metadata: options })
      client.setTrial({ uid: 'x_0' })
      client.setTrial({ hash: 'x', revision: 0 })
    })
  })
})

describe('values that cannot be kept do not compile', () => {
  it('as arguments, metadata and tags', () => {
    compile(() => {
      // @ts-expect-error a function
      trial.logArguments({ activation: () => 1 })
      // @ts-expect-error a symbol
      trial.logArguments({ key: Symbol('s') })
      // @ts-expect-error undefined
      trial.logArguments({ lr: undefined })
      // @ts-expect-error a function further down
      trial.logArguments({ layers: [{ activation: Math.tanh }] })
      // @ts-expect-error a map
      trial.logArguments({ layers: new Map([['a', 1]]) })
      // @ts-expect-error no object
      trial.logArguments('lr=0.1')
      // @ts-expect-error a function
      trial.logMetadata({ f: () => 1 })
      // @ts-expect-error undefined
      trial.addTags({ a: undefined })
    })
  })

  it('as metrics', () => {
    compile(() => {
      // @ts-expect-error a string
      trial.logMetrics({ loss: '0.5' })
      // @ts-expect-error a bigint among numbers
      trial.logMetrics({ loss: 1, count: 2n })
      // @ts-expect-error null
      trial.logMetrics({ loss: null })
      // @ts-expect-error nested
      trial.logMetrics({ loss: { train: 1 } })
      // @ts-expect-error a list
      trial.logMetrics([1, 2])
      // @ts-expect-error a number
      trial.logMetrics(1)
      // @ts-expect-error a map
      trial.logMetrics(new Map([['loss', 1]]))
      // @ts-expect-error a step that is text
      trial.logMetrics({ loss: 1 }, { step: '3' })
      // @ts-expect-error a misspelt option
      trial.logMetrics({ loss: 1 }, { steps: 3 })
      // @ts-expect-error a step without its name
      trial.logMetrics({ loss: 1 }, 3)
    })
  })

  it('as options', () => {
    compile(() => {
      // @ts-expect-error misspelt parameters
      client.newTrial({ name: 't', paramaters: { lr: 1 } })
      // @ts-expect-error no name
      client.newTrial({ parameters: { lr: 1 } })
      // @ts-expect-error a function among the parameters
      client.newTrial({ name: 't', parameters: { f: () => 1 } })
      // @ts-expect-error misspelt
      client.setProject({ name: 'p', desciption: 'd' })
      // @ts-expect-error a symbol among the tags
      client.setProject({ name: 'p', tags: { a: Symbol('s') } })
      // @ts-expect-error a group has no tags
      client.setGroup({ name: 'g', tags: {} })
      // @ts-expect-error half a name
      client.setTrial({ hash: 'x' })
      // @ts-expect-error misspelt
      client.report({ ful: true })
      // @ts-expect-error no such aggregator
      trial.chrono('c', { aggregator: 'sum' })
      // @ts-expect-error a status is an object
      trial.setStatus('Completed')
    })
  })
})

/** What an editor offers, and refuses, in a query. */
describe('queries', () => {
  interface Known {
    readonly lr: number
    readonly opt: { readonly name: 'adam' | 'sgd'; readonly betas: readonly number[] }
  }

  it('take paths into what was logged, and operators for the type of a field', () => {
    compile(() => {
      client.trials({ where: { 'parameters.opt.lr': { $lt: 0.1 }, 'metrics.loss.min': 1 } })
      client.trials({ where: { status: { $in: ['Completed', 'of my own'] }, name: /^a/ } })
      client.trials({ where: { groups: 'g', startedAt: { $gt: 0 }, 'tags.a': { $exists: true } } })
      client.trials({ where: { $or: [{ name: 'a' }, { $not: { errors: { $gt: 0 } } }] } })
      client.trials({ where: { 'parameters.seed': { $gte: 2n ** 64n } }, sort: ['-errors'] })
    })
    expectTypeOf(() => client.trials())
      .returns.resolves.items.toHaveProperty('parameters')
      .toEqualTypeOf<{ readonly [name: string]: SummaryValue }>()
  })

  it('know parameters whose type is given', () => {
    compile(() => {
      client.trials<Known>({ where: { 'parameters.lr': { $lt: 0.1 } } })
      client.trials<Known>({ where: { 'parameters.opt.name': { $in: ['adam'] } } })
      client.trials<Known>({ where: { $and: [{ 'parameters.opt.betas': 0.9 }] } })
    })
    expectTypeOf(() => client.trials<Known>())
      .returns.resolves.items.toHaveProperty('parameters')
      .toEqualTypeOf<Known>()
    expectTypeOf<Extract<keyof TrialQuery<Known>, `parameters.${string}`>>().toEqualTypeOf<
      'parameters.lr' | 'parameters.opt.name' | 'parameters.opt.betas'
    >()
  })

  it('do not compile when they are wrong', () => {
    compile(() => {
      // @ts-expect-error misspelt
      client.trials({ where: { stauts: 'Completed' } })
      // @ts-expect-error no summary of a metric
      client.trials({ where: { 'metrics.loss.median': 1 } })
      // @ts-expect-error a text for a number
      client.trials({ where: { errors: { $gt: '0' } } })
      // @ts-expect-error no operator
      client.trials({ where: { errors: { $more: 0 } } })
      // @ts-expect-error a misspelt option
      client.trials({ were: {} })
      // @ts-expect-error no such parameter
      client.trials<Known>({ where: { 'parameters.momentum': 1 } })
      // @ts-expect-error a value that the parameter never has
      client.trials<Known>({ where: { 'parameters.opt.name': 'lamb' } })
    })
  })
})

describe('a search', () => {
  const space = {
    lr: logUniform(1e-4, 1),
    layers: integer(1, 4),
    activation: choice(['relu', 'tanh']),
    data: fixed('mnist'),
  }
  const search = () => client.search({ space, group: 'g' })

  it('knows the types of its parameters', () => {
    interface Tried {
      readonly lr: number
      readonly layers: number
      readonly activation: 'relu' | 'tanh'
      readonly data: 'mnist'
    }
    expectTypeOf<Point<typeof space>>().toEqualTypeOf<Tried>()
    const suggested = async () => (await (await search()).suggest())?.parameters
    expectTypeOf(suggested).returns.resolves.toExtend<Tried | undefined>()
    const best = async () => (await (await search()).best())?.parameters
    expectTypeOf(best).returns.resolves.toEqualTypeOf<Tried | undefined>()
  })

  it('does not compile when it is wrong', () => {
    compile(() => {
      // @ts-expect-error a plain value
      client.search({ space: { lr: 0.1 } })
      // @ts-expect-error no such algorithm
      client.search({ space, algorithm: 'bayes' })
      // @ts-expect-error no space
      client.search({ group: 'g' })
      // @ts-expect-error a function among the choices
      choice([() => 1])
      // @ts-expect-error a text for a number
      uniform('0', 1)
    })
  })
})

describe('what calls return', () => {
  it('from chrono is a lap, or what the block returns', () => {
    expectTypeOf(() => trial.chrono('c')).returns.toEqualTypeOf<Chrono>()
    expectTypeOf(() => trial.chrono('c', { window: 3 })).returns.toEqualTypeOf<Chrono>()
    expectTypeOf(() => trial.chrono('c', () => 1)).returns.toEqualTypeOf<number>()
    expectTypeOf(() => trial.chrono('c', async () => 'x')).returns.toEqualTypeOf<Promise<string>>()
    expectTypeOf(() => trial.chrono('c', { skip: 1 }, () => true)).returns.toEqualTypeOf<boolean>()
  })

  it("from run is a promise of the block's value", () => {
    expectTypeOf(() => trial.run(() => 1)).returns.toEqualTypeOf<Promise<number>>()
    expectTypeOf(() => trial.run(async () => 'x')).returns.toEqualTypeOf<Promise<string>>()
    expectTypeOf(() => trial.run(() => {})).returns.toEqualTypeOf<Promise<void>>()
  })

  it('from report has uid and hash only when it is full', () => {
    expectTypeOf(() => client.report({ full: true })).returns.resolves.toHaveProperty('uid')
    expectTypeOf(() => client.report()).returns.resolves.not.toHaveProperty('uid')
  })
})
