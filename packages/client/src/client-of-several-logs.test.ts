import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { registerLog } from './log-registry.js'
import { HeldLog } from './testing/held-log.js'
import { failed } from './testing/several-logs.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

describe('a client of several logs', () => {
  function clientOf(uris: readonly string[]): TrackClient {
    const client = new TrackClient(uris, { config: { env: {} } })
    onTestFinished(() => client.close().catch(() => {}))
    return client
  }

  it('logs to each of them, and creates in each what it does not have', async () => {
    const folder = temporaryFolder()
    const [a, b] = ['a', 'b'].map((name) => `file:${join(folder, name)}`) as [string, string]
    const earlier = clientOf([b])
    await earlier.setProject({ name: 'p' })
    const other = await earlier.newTrial({ name: 'other', parameters: {} })
    await other.finish()
    await earlier.close()
    const client = clientOf([b, a])
    await client.setProject({ name: 'p' })
    await client.setGroup({ name: 'g' })
    const trial = await client.newTrial({ name: 't', version: 'v', parameters: { lr: 0.1 } })
    await trial.run(() => trial.logMetrics({ loss: 1 }))
    const report = await client.report({ full: true, print: false })
    expect(client.stats()).toMatchObject({
      dropped: 0,
      logs: [
        { uri: b, failure: undefined },
        { uri: a, failure: undefined },
      ],
    })
    await client.close()
    for (const [uri, count] of [
      [a, 1],
      [b, 2],
    ] as const) {
      const one = clientOf([uri])
      expect(await one.trials()).toHaveLength(count)
      const found = await one.setTrial({ uid: report.uid })
      const { asOf, ...rest } = await one.report({ trial: found, full: true, print: false })
      expect({ ...rest, asOf: undefined }).toEqual({ ...report, asOf: undefined })
      expect(asOf?.streamRevision).toBe(report.asOf?.streamRevision)
      await one.close()
    }
  })

  it('goes on when one fails, and shows it: errors$, stats, flush, standard error', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), 'no folder')
    const [bad, good] = [`file:${join(folder, 'file')}`, `file:${join(folder, 'good')}`]
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => stderr.mockRestore())
    const client = clientOf([bad, good])
    const told: string[] = []
    client.errors$.subscribe(({ code, details }) => told.push(`${code} ${details.uri}`))
    const trial = await client.newTrial({ name: 't', parameters: { lr: 0.1 } })
    trial.logMetrics({ loss: 1 })
    await expect(client.flush()).rejects.toMatchObject({
      code: 'TRACK_LOG_FAILED',
      details: { uri: bad },
    })
    await client.flush()
    await trial.finish()
    expect(await client.report({ print: false })).toMatchObject({ metrics: { loss: [1] } })
    expect(await client.trials()).toMatchObject([{ id: trial.id }])
    const [first, second] = client.stats().logs ?? []
    expect([first?.failure?.code, second?.failure]).toEqual(['TRACK_LOG_FAILED', undefined])
    expect(client.stats()).toMatchObject({ dropped: 0 })
    await client.close()
    expect(told).toEqual([`TRACK_LOG_FAILED ${bad}`])
    expect(stderr.mock.calls.join()).toContain(`track: ${bad} takes nothing from here on`)
    const reader = clientOf([good])
    expect(await reader.trials()).toMatchObject([{ status: 'Completed' }])
  })

  it('reads from the next one when the first fails midway, with nothing kept of the first', async () => {
    const first = new HeldLog()
    registerLog('held', () => first)
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => stderr.mockRestore())
    const client = clientOf(['held:', 'memory:'])
    const trial = await client.newTrial({ name: 't', parameters: {} })
    trial.logMetrics({ loss: 1 })
    expect(await client.trials({ where: { 'metrics.loss.last': 1 } })).toHaveLength(1)
    first.failure = failed()
    trial.logMetrics({ loss: 2 })
    await client.flush().catch(() => {})
    expect(await client.trials({ where: { 'metrics.loss.last': 2 } })).toHaveLength(1)
    expect(await client.report({ print: false })).toMatchObject({ metrics: { loss: [1, 2] } })
  })

  it('reserves what the first log gives, and the others follow', async () => {
    const folder = temporaryFolder()
    const uris = ['a', 'b'].map((name) => `file:${join(folder, name)}`)
    const client = clientOf(uris)
    await client.newTrial({ name: 't', parameters: {} })
    const trial = await client.reserve()
    expect(await client.reserve()).toBeUndefined()
    await client.close()
    for (const uri of uris) {
      const one = clientOf([uri])
      expect(await one.trials({ where: { reserved: true } })).toMatchObject([{ id: trial?.id }])
      await one.close()
    }
  })

  it.each([[[]], [['memory:', 'memory:']], [['memory:', 'nothing:']]])('refuses %j', (uris) => {
    expect(() => new TrackClient(uris)).toThrow(
      expect.objectContaining({ code: 'TRACK_URI_INVALID' }),
    )
  })
})
