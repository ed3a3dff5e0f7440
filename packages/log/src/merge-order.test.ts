import {
  type Commit,
  type CommitHeader,
  type CommitOrigin,
  hexOf,
  originDigest,
} from '@track/core/commits'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeCommitRecord } from './commit-record.js'
import { LogAudit } from './log-audit.js'
import { sha256 } from './sha256.js'
import { CommitList, mergedOf } from './testing/commit-list.js'

const streams = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(32))
const ids = ['1', '2', '3'].map((digit) => digit.repeat(32))
const [x = '', y = ''] = streams

/** What happens to some stores: they log, are copied, and are merged, and all of them go on. */
type Step =
  | {
      readonly kind: 'log'
      readonly of: number
      readonly streams: readonly string[]
      readonly nowMs: number
    }
  | { readonly kind: 'copy'; readonly of: number }
  | { readonly kind: 'merge'; readonly of: readonly number[] }

const log = fc.record({
  kind: fc.constant('log' as const),
  of: fc.nat(),
  streams: fc.uniqueArray(fc.constantFrom(...streams), { minLength: 1 }),
  nowMs: fc.integer({ min: -3, max: 12 }), // equal times, and clocks that go back
})
const copy = fc.record({ kind: fc.constant('copy' as const), of: fc.nat() })
const merge = fc.record({
  kind: fc.constant('merge' as const),
  of: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
})
const history = fc.array(
  fc.oneof(
    { arbitrary: log, weight: 8 },
    { arbitrary: copy, weight: 1 },
    { arbitrary: merge, weight: 1 },
  ),
  { minLength: 1, maxLength: 40 },
)

async function storesOf(steps: readonly Step[]): Promise<CommitList[]> {
  const stores = ids.map((id) => new CommitList(id))
  const at = (of: number): CommitList => stores[of % stores.length] as CommitList
  for (const step of steps) {
    if (step.kind === 'log') at(step.of).append(step.streams, step.nowMs)
    else if (step.kind === 'copy') stores.push(at(step.of).copy())
    else stores.push(await mergedOf(step.of.map(at)))
  }
  return stores
}

/** Merges stores in another order, some before others, and some again. */
async function inGroups(stores: readonly CommitList[], random: () => number): Promise<CommitList> {
  const shuffled = stores
    .map((store) => ({ store, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ store }) => store)
  if (shuffled.length < 2 || random() < 0.2) return mergedOf(shuffled)
  const cut = 1 + Math.floor(random() * (shuffled.length - 1))
  const parts = [
    await inGroups(shuffled.slice(0, cut), random),
    await inGroups(shuffled.slice(cut), random),
    ...shuffled.filter(() => random() < 0.3),
  ]
  return mergedOf(random() < 0.5 ? parts : parts.reverse())
}

const digestsOf = ({ commits }: CommitList): string[] => commits.map(({ digest }) => hexOf(digest))
const originsOf = ({ commits }: CommitList): string[] =>
  commits.map((commit) => hexOf(originDigest(commit, sha256)))

/** What is wrong with a log, by a check of all of it. */
function damageOf({ commits }: CommitList): string[] {
  const damage: string[] = []
  const audit = new LogAudit({
    genesis: commits[0]?.previous,
    onDamage: ({ kind, message }) => {
      if (kind !== 'event') damage.push(`${kind}: ${message}`) // bodies are of random bytes here
    },
  })
  for (const commit of commits) {
    const { bytes } = encodeCommitRecord(commit, commit.body)
    audit.take({ position: commit.position, bytes })
  }
  return damage
}

describe('a merge', () => {
  it('is byte for byte the same in any order and grouping, of copies, merged stores and skewed clocks', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (steps, draws) => {
          const stores = await storesOf(steps)
          const merged = await mergedOf(stores)
          const grouped = await inGroups(stores, () => draws.next().value as number)
          expect(digestsOf(grouped)).toEqual(digestsOf(merged))
          expect(grouped.id).toBe(merged.id)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('has each commit of each store once, in the order of its store, and is sound', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const stores = await storesOf(steps)
        const merged = await mergedOf(stores)
        const origins = originsOf(merged)
        expect(new Set(origins).size).toBe(origins.length)
        expect(new Set(origins)).toEqual(new Set(stores.flatMap(originsOf)))
        for (const store of stores) {
          const places = originsOf(store).map((digest) => origins.indexOf(digest))
          expect(places).toEqual(places.toSorted((a, b) => a - b))
        }
        expect(damageOf(merged)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('orders by the time of the commit, then by store, whatever clocks said', async () => {
    const [one, other] = ids.map((id) => new CommitList(id)) as [CommitList, CommitList]
    one.append([x], 10)
    one.append([x], 3) // its clock was set back: it comes after the one before all the same
    other.append([x], 10)
    other.append([x], 5)
    other.append([y], 11)
    const { commits } = await mergedOf([other, one])
    expect(
      commits.map(({ origin, committedAtMs }) => [
        origin?.store[0],
        origin?.position,
        committedAtMs,
      ]),
    ).toEqual([
      ['1', 0, 10],
      ['1', 1, 10],
      ['2', 0, 10],
      ['2', 1, 10],
      ['2', 2, 11],
    ])
    expect(commits.map(({ streams: [slice] }) => slice?.firstRevision)).toEqual([0, 1, 2, 3, 0])
  })

  it('keeps both of two events that copies of a store have at one revision', async () => {
    const one = new CommitList(ids[0])
    one.append([x], 1)
    const copied = one.copy()
    one.append([x], 2)
    copied.append([x], 2)
    const { commits } = await mergedOf([one, copied])
    expect(commits.map(({ streams: [slice] }) => slice?.firstRevision)).toEqual([0, 1, 2])
    expect(commits.map(({ origin }) => origin?.position)).toEqual([0, 1, 1])
  })

  it('keeps bodies, times and origins byte for byte', async () => {
    const one = new CommitList(ids[0])
    const commit = one.append([x, y], 7)
    const { commits } = await mergedOf([await mergedOf([one])])
    expect(commits[0]?.body).toEqual(commit.body)
    expect(originDigest(commits[0] as typeof commit, sha256)).toEqual(commit.digest)
    const { baseTimeMs, committedAtMs, sequence, writerId } = commit
    expect(commits[0]).toMatchObject({ baseTimeMs, committedAtMs, sequence, writerId })
  })

  it('refuses a writer that made two commits by one sequence, in two stores', async () => {
    const one = new CommitList(ids[0])
    const other = new CommitList(ids[1])
    const { writerId } = one.append([x], 1)
    other.append([x], 2, { writerId })
    await expect(mergedOf([one, other])).rejects.toMatchObject({ code: 'TRACK_ORIGIN_CONFLICT' })
  })

  it('of a store whose clock is behind what it was merged of keeps what followed behind that', async () => {
    const one = new CommitList('f'.repeat(32))
    one.append([x], 100)
    const merged = await mergedOf([one])
    merged.append([x], 5)
    const { commits } = await mergedOf([await mergedOf([merged]), one])
    expect(commits.map(({ origin }) => origin?.store)).toEqual([one.id, merged.id])
    expect(commits.map(({ committedAtMs }) => committedAtMs)).toEqual([100, 100])
  })

  it('refuses a source that lost its middle, and one that holds what this version cannot write', async () => {
    const one = new CommitList(ids[0])
    for (let i = 0; i < 4; i++) one.append([x], i)
    const [first, , third, last] = one.commits
    const lost = new CommitList(one.id, [first, third, last] as typeof one.commits)
    await expect(mergedOf([lost])).rejects.toMatchObject({ code: 'TRACK_COMMIT_CORRUPT' })
    const strange = { ...(first as (typeof one.commits)[0]), digest: new Uint8Array(32) }
    await expect(mergedOf([new CommitList(one.id, [strange])])).rejects.toMatchObject({
      code: 'TRACK_COMMIT_CORRUPT',
    })
  })

  it('is checked against what it says of where its commits were first made', async () => {
    const one = new CommitList(ids[0])
    for (let i = 0; i < 4; i++) one.append([x], i)
    const merged = await mergedOf([one])
    const again = (change: (commit: Commit, i: number) => CommitHeader): CommitList => {
      const list = new CommitList(merged.id, [], merged.commits[0]?.previous)
      merged.commits.forEach((commit, i) => {
        const { position } = list
        list.add({ ...change(commit, i), position, previous: list.digest }, commit.body)
      })
      return list
    }
    expect(damageOf(again((commit) => commit))).toEqual([])
    const origins = merged.commits.map(({ origin }) => origin as CommitOrigin)
    const wrong: ((commit: Commit, i: number) => CommitHeader)[] = [
      (commit, i) => ({ ...commit, origin: { ...origins[i === 2 ? 1 : i] } as CommitOrigin }),
      (commit, i) => ({ ...commit, origin: { ...origins[i], position: 7 } as CommitOrigin }),
      (commit, i) =>
        i === 1
          ? { ...commit, origin: { ...origins[i], store: ids[1] ?? '' } as CommitOrigin }
          : commit,
    ]
    for (const change of wrong) {
      expect(damageOf(again(change)).join()).toContain('origin: ')
    }
    const without = new CommitList(merged.id, [], merged.commits[0]?.previous)
    merged.commits.forEach((commit, i) => {
      if (i === 1) return
      const streams = [{ id: x, count: 1, firstRevision: without.position }]
      const { position, digest: previous } = without
      without.add({ ...commit, position, previous, streams }, commit.body)
    })
    expect(damageOf(without).join()).toContain('follows a commit that is missing')
  })

  it('has of two bodies of one commit that of which something was removed', async () => {
    const one = new CommitList(ids[0])
    const { body } = one.append([x, y], 1)
    const cut = (salt: number): CommitList => {
      const copied = one.copy()
      const removed = Uint8Array.from([0x2a, 32, ...sha256(body), salt])
      copied.commits.splice(0, 1, { ...(one.commits[0] as Commit), body: removed })
      return copied
    }
    for (const pair of [
      [one, cut(1)],
      [cut(1), one],
    ]) {
      const { commits } = await mergedOf(pair)
      expect(commits.map((commit) => commit.body.at(-1))).toEqual([1])
      expect(originDigest(commits[0] as Commit, sha256)).toEqual(one.digest)
    }
    await expect(mergedOf([cut(1), one, cut(2)])).rejects.toMatchObject({
      code: 'TRACK_MERGE_CONFLICT',
    })
  })

  it('has tombstones of its sources in their places', async () => {
    const one = new CommitList(ids[0])
    one.append([x], 1)
    const whole = one.copy()
    const [gone] = [whole.append([y], 2)]
    const header = { ...gone, writerId: undefined, sequence: 0, writer: 0 }
    const writers = [{ number: 1, id: gone.writerId ?? '', lastSequence: 0 }]
    one.add(
      { ...header, tombstone: { digest: gone.digest, writers, reason: 'gone' } },
      new Uint8Array(),
    )
    for (const list of [one, whole]) list.append([x], 3)
    // Of a writer that only the tombstone names.
    one.append([y], 4, { writer: 1, writerId: undefined, sequence: 1 })
    const other = new CommitList(ids[1])
    other.append([x, y], 2)
    const merged = await mergedOf([other, one])
    expect(merged.commits.map(({ tombstone }) => tombstone?.reason)).toEqual([
      undefined,
      'gone',
      undefined,
      undefined,
      undefined,
    ])
    expect(damageOf(merged)).toEqual([])
    const mergedOne = await mergedOf([one])
    for (const lists of [[mergedOne, other], [mergedOne, one, other], [merged]]) {
      expect(digestsOf(await mergedOf(lists))).toEqual(digestsOf(merged))
    }
    for (const pair of [
      [one, whole],
      [whole, one],
    ]) {
      await expect(mergedOf(pair)).rejects.toMatchObject({ code: 'TRACK_MERGE_CONFLICT' })
    }
  })

  it.each([
    { nowMs: 2, comesFirst: true },
    { nowMs: 2, comesFirst: false },
    { nowMs: 3, comesFirst: false },
  ])(
    'refuses commits that a row of them is gone from in a copy; the last is at $nowMs ms, its tombstone first: $comesFirst',
    async ({ nowMs, comesFirst }) => {
      const one = new CommitList(ids[0])
      one.append([x], 1)
      const gone = (whole: CommitList): [CommitList, Commit, Commit] => {
        const [first, last] = [whole.append([y], 2), whole.append([y], nowMs)]
        // At one time digests decide, and bodies are of random bytes.
        const isFirst = nowMs === 2 && Buffer.compare(last.digest, first.digest) < 0
        return isFirst === comesFirst ? [whole, first, last] : gone(one.copy())
      }
      const [whole, first, last] = gone(one.copy())
      const writers = [{ number: 1, id: first.writerId ?? '', lastSequence: 1 }]
      const { digest, committedAtMs } = last
      const streams = [{ id: y, count: 2, firstRevision: 0 }]
      const header = { ...first, committedAtMs, streams, writerId: undefined, writer: 0 }
      one.add({ ...header, tombstone: { digest, writers, reason: 'gone' } }, new Uint8Array())
      for (const pair of [
        [one, whole],
        [whole, one],
      ]) {
        await expect(mergedOf(pair)).rejects.toMatchObject({ code: 'TRACK_MERGE_CONFLICT' })
      }
    },
  )
})
