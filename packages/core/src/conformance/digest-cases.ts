import type { Commit } from '../commit.js'
import { commitDigest } from '../commit-digest.js'
import type { EventLog } from '../event-log.js'
import { encodeHeader } from '../header-codec.js'
import { sha256 } from '../sha256.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual } from './expect.js'
import { commitsOf } from './log-state.js'
import { reopenCase } from './reopen-case.js'
import { sampleStreams, writeSampleLog } from './sample-log.js'
import { SampleWriter } from './sample-writer.js'

/** How the digests of commits vouch for the history. */
export const digestCases: readonly ConformanceCase[] = [
  logCase('each digest follows from the commit and the digest before', async (log) => {
    const genesis = (await log.head()).digest
    await writeSampleLog(log)
    await expectChain(log, genesis)
  }),

  logCase('the head tells the digest of the last commit after each append', async (log) => {
    const writer = new SampleWriter()
    const digests: Uint8Array[] = []
    for (let i = 0; i < 5; i++) {
      await log.append(writer.append(writer.events(...sampleStreams)))
      digests.push((await log.head()).digest.slice())
    }
    expectEqual(
      digests,
      (await commitsOf(log)).map(({ digest }) => digest),
      'digests',
    )
  }),

  reopenCase(
    'digests stay as they are, and the chain goes on, after reopening',
    async (log, reopen) => {
      const genesis = (await log.head()).digest
      const { writer } = await writeSampleLog(log)
      const before = await commitsOf(log)
      const again = await reopen(log)
      expectEqual(await commitsOf(again), before, 'commits')
      await again.append(writer.append(writer.events(...sampleStreams)))
      await expectChain(again, genesis)
    },
  ),
]

async function expectChain(log: EventLog, genesis: Uint8Array): Promise<void> {
  let previous = genesis
  const commits: Commit[] = await commitsOf(log)
  for (const commit of commits) {
    const where = `the commit at ${commit.position}`
    expectEqual(commit.previous, previous, `previous digest of ${where}`)
    const digest = commitDigest(encodeHeader(commit), commit.body, sha256)
    expectEqual(commit.digest, digest, `digest of ${where}`)
    previous = commit.digest
  }
  expectEqual((await log.head()).digest, previous, 'digest of the head')
}
