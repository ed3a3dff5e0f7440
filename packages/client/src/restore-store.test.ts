import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupStore } from './backup-store.js'
import { type RestoreProgress, restoreStore } from './restore-store.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

/** A store of one trial, closed, and a backup of it. */
async function setUp() {
  const folder = temporaryFolder()
  const [path, backup, target] = [join(folder, 'runs'), join(folder, 'backup'), join(folder, 'new')]
  const client = new TrackClient(`file:${path}`)
  const trial = await client.newTrial({ name: 'kept', parameters: { lr: 0.1 } })
  for (let step = 0; step < 100; step++) trial.logMetrics({ loss: 1 / (1 + step) }, { step })
  await trial.logFile(new TextEncoder().encode('weights'), { name: 'model.bin' })
  await trial.finish()
  const report = await client.report({ trial, full: true, print: false })
  const { position, digest } = await client.log.head()
  await client.close()
  await backupStore(path, backup)
  return { path, backup, target, uid: report.uid, report, head: { position, digest } }
}

describe('restoreStore', () => {
  it('makes a store that reports as the one that was backed up, and that backups go on with', async () => {
    const { backup, target, uid, report, head } = await setUp()
    const told: RestoreProgress[] = []
    const restored = await restoreStore(backup, target, {
      headDigest: head,
      onProgress: (progress) => told.push(progress),
    })
    expect(restored).toMatchObject({ from: 0, head, files: 1 })
    expect(new Set(told.map(({ phase }) => phase))).toEqual(new Set(['checking', 'copying']))
    await using client = new TrackClient(`file:${target}`)
    const trial = await client.setTrial({ uid })
    expect(await client.report({ trial, full: true, print: false })).toEqual(report)
    trial.logMetadata({ restored: true })
    await client.flush()
    expect((await backupStore(target, backup)).from).toBe(head.position)
  })

  it('refuses a backup that is damaged, or is not what was kept, and makes nothing', async () => {
    const { backup, target, head } = await setUp()
    const other = { position: head.position, digest: head.digest.map((byte) => byte ^ 1) }
    await expect(restoreStore(backup, target, { headDigest: other })).rejects.toMatchObject({
      code: 'TRACK_COMMIT_CORRUPT',
    })
    const file = readdirSync(join(backup, 'log')).find((name) => name.endsWith('.log')) as string
    const bytes = readFileSync(join(backup, 'log', file))
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
    writeFileSync(join(backup, 'log', file), bytes)
    await expect(restoreStore(backup, target)).rejects.toMatchObject({
      code: 'TRACK_COMMIT_CORRUPT',
      details: { path: backup, damage: [{ kind: expect.any(String) }] },
    })
    expect(existsSync(target)).toBe(false)
  })

  it.each(['checking', 'copying'] as const)('ends while %s when it is told to', async (at) => {
    const { path, backup, target } = await setUp()
    const client = new TrackClient(`file:${path}`)
    const trial = await client.newTrial({ name: 'long', parameters: {} })
    trial.logMetadata({ text: 'x'.repeat(2 << 20) }) // more than a page
    await trial.flush()
    trial.logMetadata({ more: 1 })
    await client.close()
    await backupStore(path, backup)
    const stopping = new AbortController()
    const reason = new Error('enough')
    const restoring = restoreStore(backup, target, {
      signal: stopping.signal,
      onProgress: ({ phase }) => phase === at && stopping.abort(reason),
    })
    await expect(restoring).rejects.toBe(reason)
    expect(existsSync(target)).toBe(at === 'copying')
  })

  it('refuses a folder that holds anything', async () => {
    const { path, backup } = await setUp()
    await expect(restoreStore(backup, path)).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
  })
})
