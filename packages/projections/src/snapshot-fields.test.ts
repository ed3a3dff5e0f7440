// A field that a snapshot leaves out is lost without a word: what is read back would be encoded as
// the state that was written is. So states are compared here, not their bytes.
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { emptyChrono } from './chrono.js'
import { groupProjection } from './group-projection.js'
import { initialGroup } from './group-view.js'
import { noLaps } from './lap-stats.js'
import { emptyMetric } from './metric.js'
import { noOutput } from './output-tail.js'
import { projectProjection } from './project-projection.js'
import { initialProject } from './project-view.js'
import type { ViewProjection } from './projection.js'
import { emptySeries } from './series.js'
import { decodeState, encodeState } from './snapshot.js'
import { storeProjection } from './store-projection.js'
import { initialStore } from './store-view.js'
import { contentOf } from './testing/content-of.js'
import { filledGroup, filledProject, filledStore, filledTrials } from './testing/filled-states.js'
import { trialProjection } from './trial-projection.js'
import { initialTrial } from './trial-view.js'
import type { View } from './view.js'

/** The fields that none of `parts` has otherwise than `blank` has them. */
function blankFields<Part extends object>(blank: Part, parts: readonly (Part | undefined)[]) {
  const keys = Object.keys(blank) as (keyof Part)[]
  return keys.filter((key) =>
    parts.every((part) => isDeepStrictEqual(contentOf(part?.[key]), contentOf(blank[key]))),
  )
}

function readBack<State extends View>(projection: ViewProjection<State>, state: State): State {
  const read = decodeState(projection, encodeState(projection, state))
  return read ?? expect.fail('the state was not read back')
}

describe('the states of this test', () => {
  test('fill every field of a trial but the one that a snapshot leaves out', () => {
    expect(blankFields(initialTrial, filledTrials)).toEqual(['unsaved'])
    const [trial] = filledTrials
    expect(trial?.groups).toHaveLength(2)
    expect(blankFields(noOutput, [trial?.output])).toEqual([])
  })

  test('fill every field of a metric, a chrono and their parts', () => {
    const metrics = filledTrials.map((trial) => trial.metrics.get('second'))
    const chronos = filledTrials.map((trial) => trial.chronos.get('second'))
    expect(blankFields(emptyMetric(0), metrics)).toEqual([])
    expect(blankFields(emptyChrono(0), chronos)).toEqual([])
    expect(blankFields(noLaps, [chronos[0]?.stats])).toEqual([])
    expect(metrics[0]?.stepped).toMatchObject({ stepped: true, chunks: 1, count: 6 })
    const series = metrics.flatMap((metric) => [metric?.stepped, metric?.listed])
    expect(blankFields(emptySeries(true), series)).toEqual([])
    const laps = chronos.map((chrono) => chrono?.series)
    expect(blankFields(emptySeries(true), laps)).toEqual([])
  })

  test('fill every field of a group, a project and a store', () => {
    expect(blankFields(initialGroup, [filledGroup])).toEqual([])
    expect(blankFields(initialProject, [filledProject])).toEqual([])
    expect(blankFields(initialStore, [filledStore])).toEqual([])
  })
})

describe('a state read back is the one that was written, field by field', () => {
  test.each(filledTrials)('of a trial that is $status.name', (trial) => {
    expect(contentOf(readBack(trialProjection, trial))).toStrictEqual(contentOf(trial))
  })

  test('of a group', () => {
    const read = readBack(groupProjection, filledGroup)
    expect(contentOf(read)).toStrictEqual(contentOf(filledGroup))
  })

  test('of a project', () => {
    const read = readBack(projectProjection, filledProject)
    expect(contentOf(read)).toStrictEqual(contentOf(filledProject))
  })

  test('of a store', () => {
    const read = readBack(storeProjection, filledStore)
    expect(contentOf(read)).toStrictEqual(contentOf(filledStore))
  })
})
