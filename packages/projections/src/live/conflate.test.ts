import { TestScheduler } from 'rxjs/testing'
import { describe, expect, test } from 'vitest'
import { conflate } from './conflate.js'

function run(
  body: (
    helpers: Parameters<Parameters<TestScheduler['run']>[0]>[0],
    scheduler: TestScheduler,
  ) => void,
) {
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected))
  scheduler.run((helpers) => body(helpers, scheduler))
}

describe('conflate', () => {
  test('lets the first value through at once, then the latest of each interval', () => {
    run(({ hot, expectObservable }, scheduler) => {
      const source = hot('  a-bcd-------e--f-g|')
      const expected = '    a----d------e----g|'
      expectObservable(source.pipe(conflate(5, scheduler))).toBe(expected)
    })
  })

  test('emits nothing when nothing came, and goes on at once after a lull', () => {
    run(({ hot, expectObservable }, scheduler) => {
      const source = hot('  a---------b---------c---|')
      const expected = '    a---------b---------c---|'
      expectObservable(source.pipe(conflate(5, scheduler))).toBe(expected)
    })
  })

  test('keeps the interval after a value that had waited', () => {
    run(({ hot, expectObservable }, scheduler) => {
      const source = hot('  ab----c-----|')
      const expected = '    a----b----c-|'
      expectObservable(source.pipe(conflate(5, scheduler))).toBe(expected)
    })
  })

  test('brings the last value before completion, without waiting', () => {
    run(({ hot, expectObservable }, scheduler) => {
      expectObservable(hot('ab|').pipe(conflate(100, scheduler))).toBe('a-(b|)')
      expectObservable(hot('|').pipe(conflate(100, scheduler))).toBe('|')
    })
  })

  test('brings an error at once', () => {
    run(({ hot, expectObservable }, scheduler) => {
      expectObservable(hot('ab#').pipe(conflate(100, scheduler))).toBe('a-#')
    })
  })

  test('unsubscribes from the source, and emits nothing afterwards', () => {
    run(({ hot, expectObservable, expectSubscriptions }, scheduler) => {
      const source = hot('  ab--c--d--')
      const unsub = '       ---!       '
      expectObservable(source.pipe(conflate(5, scheduler)), unsub).toBe('a---')
      expectSubscriptions(source.subscriptions).toBe('^--!')
    })
  })

  test('holds one value and no queue, however many come', () => {
    run(({ cold, expectObservable }, scheduler) => {
      const source = cold(' (abcdefgh)-(ijkl)----------|')
      // Marbles in parentheses take up their own room: i comes at 11, when h's interval is over.
      const expected = '   a----h-----i----l----------|'
      expectObservable(source.pipe(conflate(5, scheduler))).toBe(expected)
    })
  })
})
