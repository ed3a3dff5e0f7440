import { join } from 'node:path'
import type { Commit } from '@track/core'
import { type PageRequest, type RecordPage, readCommitRecord } from '@track/log/hosting'
import { expect, it, onTestFinished } from 'vitest'
import { checkPage } from './check-page.js'
import { HostedStore } from './hosted-store.js'
import { metricAppend, metricStream } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const all = { from: 0, to: 8, direction: 'forward', pageBytes: 1 << 20 } as const
const backward = { ...all, direction: 'backward' } as const

/** Eight commits of one event. */
async function commits(): Promise<Commit[]> {
  const host = await HostedStore.open(join(temporaryFolder(), 'store'), undefined, () => {})
  onTestFinished(() => host.close())
  for (let i = 0; i < 8; i++) await host.append([metricAppend(i)])
  const page: RecordPage = await host.readPage(all)
  let offset = 0
  return page.places.map(([position, length]) => {
    const bytes = page.bytes.subarray(offset, offset + length)
    offset += length
    return readCommitRecord(bytes, position)
  })
}

function problem(
  found: readonly Commit[],
  request: PageRequest,
  stream: string | undefined,
): unknown {
  try {
    checkPage(found, 8, request, stream)
    return undefined
  } catch (error) {
    return (error as { code: unknown }).code
  }
}

it.each([
  ['the log', undefined],
  ['a stream', metricStream],
])('commits of %s must be what was asked for, and follow each other', async (_, stream) => {
  const found = await commits()
  const reversed = found.toReversed()
  expect(problem(found, all, stream)).toBeUndefined()
  expect(problem(found.slice(0, 3), all, stream), 'a page may end anywhere').toBeUndefined()
  expect(problem(found.slice(2, 5), { ...all, from: 2 }, stream)).toBeUndefined()
  expect(problem(reversed, backward, stream)).toBeUndefined()
  expect(problem(reversed.slice(3), { ...backward, to: 5 }, stream)).toBeUndefined()
  const wrong: [readonly Commit[], PageRequest][] = [
    [found.slice(1), all],
    [found.toSpliced(3, 1), all],
    [reversed.toSpliced(3, 1), backward],
    [reversed, all],
    [found, backward],
    [found, { ...all, from: 1 }],
    [reversed, { ...backward, to: 5 }],
    [[...found.slice(0, 2), ...found.slice(0, 2)], all],
  ]
  for (const [page, request] of wrong) {
    expect(problem(page, request, stream)).toBe('TRACK_COMMIT_CORRUPT')
  }
})

it('what is there is not left out of the log', () => {
  expect(problem([], all, undefined)).toBe('TRACK_COMMIT_CORRUPT')
  expect(problem([], backward, undefined)).toBe('TRACK_COMMIT_CORRUPT')
  expect(problem([], { ...all, from: 8, to: 9 }, undefined)).toBeUndefined()
})

it('the log must follow the digest that the reader knows', async () => {
  const found = await commits()
  const previous = found[1]?.digest
  expect(problem(found.slice(2), { ...all, from: 2, previous }, undefined)).toBeUndefined()
  const other = found[0]?.digest
  expect(problem(found.slice(2), { ...all, from: 2, previous: other }, undefined)).toBe(
    'TRACK_COMMIT_CORRUPT',
  )
  const forged = found.map((commit, i) =>
    i === 4 ? { ...commit, digest: new Uint8Array(32) } : commit,
  )
  expect(problem(forged, all, undefined)).toBe('TRACK_COMMIT_CORRUPT')
})
