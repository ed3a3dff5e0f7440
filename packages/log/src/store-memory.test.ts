// How much memory what works on whole stores holds.
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildAppend } from '@track/core'
import { expect, it } from 'vitest'
import { Store } from './store.js'
import { heldMemoryMb } from './testing/held-memory.js'
import { streamOf } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const program = new URL('./testing/run-on-store.js', import.meta.url)
const commitBytes = 1_000_000
const [smallCommits, largeCommits] = [25, 100]
/** By so much the stores differ. */
const moreMb = ((largeCommits - smallCommits) * commitBytes) / (1 << 20)

/** Adds commits, which no compression makes smaller, of stream 1 and stream 2 in turn. */
async function addCommits(path: string, from: number, to: number): Promise<void> {
  const store = await Store.open(path)
  for (let sequence = from; sequence < to; sequence++) {
    const tags = { text: randomBytes((commitBytes * 3) / 4).toString('base64') }
    const stream = streamOf(1 + (sequence % 2))
    const event = { type: 'TagsAdded' as const, tags }
    const append = buildAppend([{ stream, timeMs: 1_700_000_000_000 + sequence, event }], {
      origin: { writer: 'a'.repeat(32), sequence },
      salt: randomBytes(16),
    })
    const [outcome] = await store.append([append])
    if (outcome === undefined || 'error' in outcome) throw outcome?.error
  }
  await store.close()
}

it.skipIf(!existsSync('/proc/self/status'))(
  'to verify, repair, back up, vacuum or merge a larger store takes no more memory',
  async () => {
    const folder = temporaryFolder()
    const [small, large] = [join(folder, 'small'), join(folder, 'large')]
    await addCommits(small, 0, smallCommits)
    cpSync(small, large, { recursive: true })
    await addCommits(large, smallCommits, largeCommits)
    const grownMb: Record<string, number> = {}
    for (const job of ['verify', 'repair', 'backup', 'vacuum', 'merge']) {
      const [before = 0, after = 0] = await Promise.all(
        [small, large].map((path) => {
          const target = `${path} ${job}`
          mkdirSync(target)
          return heldMemoryMb(program, [job, path, target], `${target}.txt`)
        }),
      )
      expect(before).toBeGreaterThan(20) // it was seen at all
      grownMb[job] = after - before
    }
    for (const grown of Object.values(grownMb)) {
      expect(grown, JSON.stringify(grownMb)).toBeLessThan(moreMb / 2)
    }
  },
  600_000, // garbage is collected hundreds of times
)
