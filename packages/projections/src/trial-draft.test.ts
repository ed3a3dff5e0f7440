import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutPoints } from './query/table-row.js'
import { anyCuts, anyEvents } from './testing/arbitrary-events.js'
import { contentOf } from './testing/content-of.js'
import { recorded, streamId } from './testing/make-log.js'
import { TrialDraft } from './trial-draft.js'
import { trialProjection } from './trial-projection.js'

test('a lean fold comes to what another comes to without its points, however it is cut', () => {
  fc.assert(
    fc.property(anyEvents, anyCuts, (events, cuts) => {
      const own = recorded(events.map((event) => ({ ...event, stream: streamId(0) })))
      const full = trialProjection.evolveAll(trialProjection.initial, own)
      let lean = trialProjection.initial
      for (let at = 0, i = 0; at < own.length; i++) {
        const size = cuts[i % cuts.length] ?? 1
        const draft = new TrialDraft(lean, { lean: true })
        draft.add(own.slice(at, at + size))
        lean = draft.seal()
        at += size
      }
      expect(contentOf(lean)).toStrictEqual(contentOf(withoutPoints(full)))
    }),
    { numRuns: 60 },
  )
})
