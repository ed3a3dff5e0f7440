import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildAppend, type StoredFile, type TrackEvent } from '@track/core'
import { expect, it, onTestFinished } from 'vitest'
import { LevelLog } from './level-log.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const stream = '1'.padStart(32, '0')

function appendOf(sequence: number, event: Exclude<TrackEvent, { type: 'Unknown' }>) {
  return buildAppend([{ stream, event, timeMs: 1_700_000_000_000 }], {
    origin: { writer: 'a'.repeat(32), sequence },
    salt: new Uint8Array(12),
  })
}

const naming = ({ digest, bytes }: StoredFile) =>
  ({ type: 'FileLogged', name: 'a', digest, bytes, mime: 'text/plain' }) as const

async function* content(): AsyncIterable<Uint8Array> {
  yield Buffer.from('content')
}

it('an event that names a content which is not there is refused, and what comes with it is not', async () => {
  const log = new LevelLog(temporaryFolder())
  onTestFinished(() => log.close())
  const kept = (await log.files?.put(content())) as StoredFile
  const metric = { type: 'MetricsLogged', names: ['loss'], values: [1], step: 0 } as const
  const outcomes = await Promise.allSettled([
    log.append(appendOf(0, metric)),
    log.append(appendOf(1, naming({ digest: 'ab'.repeat(32), bytes: 7 }))),
    log.append(appendOf(2, naming(kept))),
    log.append(appendOf(3, metric)),
  ])
  expect(outcomes).toMatchObject([
    { value: { position: 0 } },
    { reason: { code: 'TRACK_FILE_CORRUPT', details: { digest: 'ab'.repeat(32) } } },
    { value: { position: 1 } },
    { value: { position: 2 } },
  ])
})

it('an append that comes again, its answer lost, is answered although its content went meanwhile', async () => {
  const path = temporaryFolder()
  const log = new LevelLog(path)
  onTestFinished(() => log.close())
  const kept = (await log.files?.put(content())) as StoredFile
  const append = appendOf(0, naming(kept))
  const first = await log.append(append)
  rmSync(join(path, 'files'), { recursive: true })
  expect(await log.append(append)).toEqual(first)
  await expect(log.append(appendOf(1, naming(kept)))).rejects.toMatchObject({
    code: 'TRACK_FILE_CORRUPT',
  })
})
