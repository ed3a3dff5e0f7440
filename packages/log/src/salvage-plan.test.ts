import { expect, it } from 'vitest'
import { SalvagePlan } from './salvage-plan.js'
import { CommitList } from './testing/commit-list.js'

const [x, y] = ['x', 'y'].map((letter) => Buffer.alloc(16, letter).toString('hex')) as [
  string,
  string,
]
const [second, third] = ['b', 'c'].map((digit) => digit.repeat(32)) as [string, string]

it('a writer that is new in a gap is lost there, also where a tombstone names one that came later', () => {
  const list = new CommitList()
  list.append([x], 1)
  list.append([y], 2, { writer: 1, writerId: second, sequence: 0 })
  const { digest, ...header } = list.append([x], 3, { writer: 2, writerId: third, sequence: 0 })
  list.commits.pop()
  const writers = [{ number: 2, id: third, lastSequence: 0 }]
  const gone = { writer: 0, writerId: undefined, sequence: 0, body: new Uint8Array() }
  list.add({ ...header, ...gone, tombstone: { digest, writers, reason: 'gone' } }, gone.body)
  list.append([y], 4, { writer: 1, writerId: undefined, sequence: 1 })
  const plan = new SalvagePlan()
  for (const [i, commit] of list.commits.entries()) if (i !== 1) plan.take(commit)
  plan.finish(undefined)
  expect(plan.gaps).toMatchObject([{ from: 1, to: 2, writers: [1] }])
  expect(plan.writers).toBe(3)
})
