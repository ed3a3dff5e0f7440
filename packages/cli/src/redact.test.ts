import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backupStore, TrackClient } from '@track/client'
import { snappyUncompress } from 'hyparquet'
import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'
import { tableBlocks } from './testing/table-blocks.js'

const secret = 'sk-4f9a-hunter2-hunter2-4f9a'

/** Whether the secret is in a file of the store as it stands there, or in a block of a table of LevelDB's. */
function isThere(store: string): { inFiles: boolean; inTables: boolean } {
  const files = readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const blocks = ['log', 'derived'].flatMap((name) =>
    tableBlocks(join(store, name), snappyUncompress),
  )
  const holds = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(secret)
  return { inFiles: files.some(holds), inTables: blocks.some(holds) }
}

async function storeWithSecret(cwd: string): Promise<void> {
  await makeStore(cwd)
  await runTrack(['tag', 'base', `key=${secret}`], { cwd })
  // Opened again, so that LevelDB has made a table of it.
  await runTrack(['tag', 'base', 'other=1'], { cwd })
}

test('redact removes a value from every file and every block of the store, and says so', async () => {
  const cwd = temporaryFolder()
  const runs = join(cwd, 'runs')
  await storeWithSecret(cwd)
  await using client = new TrackClient(`file:${runs}`)
  const [before] = await client.trials({ where: { name: 'base' } })
  await client.close()
  expect(before?.tags.key).toBe(secret)
  expect(isThere(runs).inTables).toBe(true)
  await backupStore(runs, join(cwd, 'backup'))
  const args = ['redact', 'base', 'tags.key', '--reason', 'by mistake', '--by', 'ada', '--yes']
  const redacted = await runTrack(args, { cwd })
  expect(redacted).toMatchObject({ err: '', code: 0 })
  expect(redacted.out).toMatch(
    /^removed tags\.key from the events at \d+; said at \d+\n {2}searched \d+ files/,
  )
  expect(redacted.out).toContain('it is in none\n')
  expect(redacted.out).toContain(`a copy of the store, as it was: ${join(cwd, 'backup')}\n`)
  expect(isThere(runs)).toEqual({ inFiles: false, inTables: false })
  const verified = await runTrack(['verify'], { cwd })
  expect(verified.out).toMatch(/: sound\n/)
  expect(verified.out).toMatch(/ {2}tags\.key at \d+ was redacted by ada, 20.*Z: by mistake\n/)
  const shown = await runTrack(['show', 'base', '--json'], { cwd })
  expect(JSON.parse(shown.out).tags).toMatchObject({ key: '[redacted]', other: 1, owner: 'ada' })
  expect(isThere(runs)).toEqual({ inFiles: false, inTables: false })
})

test('redact asks first, and refuses what is not there', async () => {
  const cwd = temporaryFolder()
  await storeWithSecret(cwd)
  const unasked = await runTrack(['redact', 'base', 'tags.key'], { cwd })
  expect(unasked.code).toBe(2)
  expect(unasked.err).toContain('--yes redacts without asking')
  const none = await runTrack(['redact', 'base', 'tags.no', '--yes', '--json'], { cwd })
  expect(none.code).toBe(3)
  expect(JSON.parse(none.err).error.code).toBe('TRACK_VALUE_NOT_FOUND')
  const wrong = await runTrack(['redact', 'base', 'metrics.loss', '--yes', '--json'], { cwd })
  expect(JSON.parse(wrong.err).error.code).toBe('TRACK_ARGUMENT_INVALID')
  const json = await runTrack(['redact', 'base', 'tags.key', '--yes', '--json'], { cwd })
  expect(JSON.parse(json.out)).toMatchObject({
    path: 'tags.key',
    search: { sought: 1, found: [] },
    isGuessable: false,
    copies: [],
  })
})
