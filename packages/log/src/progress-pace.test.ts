import { expect, it } from 'vitest'
import { ProgressPace } from './progress-pace.js'
import type { StoreProgress } from './store-progress.js'

it('tells the first and the last of each phase, and one in a tenth of a second between', () => {
  const told: [string, number][] = []
  let nowMs = 1000
  const pace = new ProgressPace(
    ({ phase, done }) => void told.push([phase, done]),
    () => nowMs,
  )
  const phases: StoreProgress['phase'][] = ['copying', 'commits']
  for (const phase of phases) {
    for (let done = 0; done < 250; done++) {
      pace.add({ phase, done, total: 250 })
      nowMs++
    }
  }
  pace.flush()
  pace.flush()
  expect(told).toEqual([
    ['copying', 0],
    ['copying', 100],
    ['copying', 200],
    ['copying', 249],
    ['commits', 0],
    ['commits', 100],
    ['commits', 200],
    ['commits', 249],
  ])
})
