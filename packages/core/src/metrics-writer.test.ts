import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type track, v1 } from './messages.js'
import { MetricsWriter } from './metrics-writer.js'
import { newWireWriter } from './wire.js'

/** More than a length of one byte tells of. */
const many = Array.from({ length: 24 }, (_, index) => ({ index, value: 0.1 }))

/** Metrics whose names have these indices among those of a body. */
const metrics = fc.uniqueArray(fc.record({ index: fc.nat(200), value: value() }), {
  selector: ({ index }) => index,
  maxLength: 24,
})
const step = fc.oneof(
  fc.constant(undefined),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true }),
)
const event = fc.record({
  metrics,
  step: step.filter(isStep),
  timeDeltaMs: fc.oneof(fc.constant(0), fc.integer()),
})

function value(): fc.Arbitrary<number> {
  return fc.oneof(fc.float(), fc.double())
}

function isStep(step: number | undefined): boolean {
  return step === undefined || Number.isFinite(step)
}

function isNear(step: number, lastStep: number): boolean {
  const delta = step - lastStep
  return (delta | 0) === delta && Number.isSafeInteger(step)
}

test('few metrics and many, near steps and far, are written as the generated code writes them', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 20 }), (all) => {
      const writer = newWireWriter()
      const metricsWriter = new MetricsWriter((name) => Number(name.slice(1)))
      const events: track.v1.Event.$Properties[] = []
      let last = 0
      for (const { metrics, step, timeDeltaMs } of all) {
        const values = metrics.map(({ value }) => value)
        const isSingle = values.every((each) => Object.is(Math.fround(each), each))
        metricsWriter.collectOwn(
          Object.fromEntries(metrics.map(({ index, value }) => [`m${index}`, value])),
        )
        const near = step !== undefined && isNear(step, last)
        events.push({
          metricsLogged: {
            names: metrics.map(({ index }) => index),
            ...(near && { stepDelta: step - last }),
            ...(step !== undefined && !near && { step }),
            ...(isSingle ? { singles: values } : { values }),
          },
          ...(timeDeltaMs !== 0 && { timeDeltaMs }),
        })
        last = metricsWriter.write(writer, step, last, timeDeltaMs)
        if (near) expect(last).toBe(step)
      }
      const generated = v1.Group.encode({ events }).finish()
      expect(Buffer.compare(writer.finish(), generated)).toBe(0)
    }),
    { examples: [[[{ metrics: many, step: 1e9, timeDeltaMs: -1e9 }]]] },
  )
})
