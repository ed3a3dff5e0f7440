import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filter, firstValueFrom, map, tap } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { verifyStore } from './store-checks.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

const secret = 'sk-4f9a-hunter2-hunter2-4f9a'

describe('a value that was redacted', () => {
  it('is a mark in views of every moment, and everything else is as it was', async () => {
    const path = join(temporaryFolder(), 'runs')
    await using client = new TrackClient(`file:${path}`)
    await client.setProject({ name: 'p' })
    const trial = await client.newTrial({
      name: 't',
      version: 'v',
      parameters: { lr: 0.1, key: secret },
    })
    await trial.run(() => {
      for (let step = 0; step < 2000; step++) trial.logMetrics({ loss: step }, { step })
      trial.logMetadata({ deep: { token: secret }, gpu: 'V100' })
    })
    const before = await client.report({ print: false, full: true })
    const at = (await client.log.head()).position
    const uid = await trial.uid()
    const summary = await client.redact({ trial, path: 'arguments.key', by: 'ada', reason: 'oops' })
    expect(summary).toMatchObject({ by: 'ada', isGuessable: true, saidAt: [at], copies: [] })
    expect(summary.search.found).not.toEqual([]) // it is in the metadata too
    const other = await client.redact({ trial, path: 'metadata.deep.token', by: 'ada' })
    expect(other).toMatchObject({ isGuessable: false, search: { sought: 1, found: [] } })
    const redacted = {
      ...before,
      parameters: { lr: 0.1, key: '[redacted]' },
      metadata: { ...before.metadata, deep: { token: '[redacted]' } },
    }
    expect(await client.report({ print: false, full: true, at })).toEqual(redacted)
    const now = await client.report({ print: false, full: true })
    expect(now).toEqual({ ...redacted, asOf: now.asOf, redactions: now.redactions })
    expect(now.redactions).toMatchObject([
      { position: at, path: 'arguments.key', by: 'ada', reason: 'oops' },
      { position: at + 1, path: 'metadata.deep.token', by: 'ada', reason: '' },
    ])
    expect(await trial.uid()).toBe(uid)
    const [row] = await client.trials({ where: { name: 't' } })
    expect(row?.parameters).toEqual({ lr: 0.1, key: '[redacted]' })
    trial.start() // the client goes on
    await trial.finish()
    await client.close()
    const { isSound, redactions } = await verifyStore(path)
    expect({ isSound, count: redactions.length }).toEqual({ isSound: true, count: 2 })
  })

  it('is that of the call, whatever becomes of its options', async () => {
    await using client = new TrackClient(`file:${join(temporaryFolder(), 'runs')}`)
    await client.setProject({ name: 'p' })
    const trial = await client.newTrial({ name: 't', version: 'v', parameters: {} })
    trial.logMetadata({ token: secret, gpu: 'V100' })
    const options = { trial, path: 'metadata.token' }
    const redacting = client.redact(options)
    options.path = 'metadata.gpu'
    expect(await redacting).toMatchObject({ path: 'metadata.token' })
    const { metadata } = await client.report({ trial, print: false })
    expect(metadata).toMatchObject({ token: '[redacted]', gpu: 'V100' })
  })

  it('is gone before a close that comes while it is removed', async () => {
    const path = join(temporaryFolder(), 'runs')
    const client = new TrackClient(`file:${path}`)
    await client.setProject({ name: 'p' })
    const trial = await client.newTrial({ name: 't', version: 'v', parameters: {} })
    trial.logMetadata({ token: secret })
    const { eraser } = client.log
    if (eraser === undefined) throw new Error('it can remove nothing')
    let replacing: () => void = () => {}
    const isReplacing = new Promise<void>((resolve) => {
      replacing = resolve
    })
    const replace = eraser.replace.bind(eraser)
    eraser.replace = (...args) => {
      const replaced = replace(...args)
      replacing()
      return replaced
    }
    const redacting = client.redact({ trial, path: 'metadata.token' })
    await isReplacing
    await Promise.all([redacting, client.close()])
    expect((await verifyStore(path)).redactions).toHaveLength(1)
  })

  it('goes from live numbers too', async () => {
    await using client = new TrackClient(`file:${join(temporaryFolder(), 'runs')}`)
    await client.setProject({ name: 'p' })
    const trial = await client.newTrial({ name: 't', parameters: { key: secret } })
    await client.flush()
    const keys: unknown[] = []
    const isGone = firstValueFrom(
      client.live({ intervalMs: 0 }).pipe(
        map(([live]) => live?.parameters.get('key')),
        tap((key) => keys.push(key)),
        filter((key) => key === '[redacted]'),
      ),
    )
    await expect.poll(() => keys).toContain(secret)
    await client.redact({ trial, path: 'arguments.key' })
    await isGone
  })

  it('goes from forks, live and in tables that were read before, and from forks of forks', async () => {
    const path = join(temporaryFolder(), 'runs')
    await using client = new TrackClient(`file:${path}`)
    await using other = new TrackClient(`file:${path}`)
    await client.setProject({ name: 'p' })
    const trial = await client.newTrial({ name: 't', parameters: { key: secret } })
    const fork = await client.forkTrial(await client.forkTrial(trial))
    await client.flush()
    const keysInTable = async () => (await other.trials()).map(({ parameters }) => parameters.key)
    expect(await keysInTable()).toEqual([secret, secret, secret])
    const seen: unknown[][] = []
    const subscriptions = [{}, { trials: [fork] }].map((of, i) =>
      other.live({ ...of, intervalMs: 0 }).subscribe((trials) => {
        seen[i] = trials.map(({ parameters }) => parameters.get('key'))
      }),
    )
    await expect.poll(() => seen).toEqual([[secret, secret, secret], [secret]])
    await client.redact({ trial, path: 'arguments.key' })
    const mark = '[redacted]'
    await expect.poll(() => seen).toEqual([[mark, mark, mark], [mark]])
    expect(await keysInTable()).toEqual([mark, mark, mark])
    for (const subscription of subscriptions) subscription.unsubscribe()
  })

  it('is one that is there, and by a log that can', async () => {
    await using client = new TrackClient(`file:${join(temporaryFolder(), 'runs')}`)
    await client.setProject({ name: 'p' })
    const trial = await client.newTrial({ name: 't', parameters: { lr: 1 } })
    for (const [options, code] of [
      [{ trial, path: 'arguments.no' }, 'TRACK_VALUE_NOT_FOUND'],
      [{ trial, path: 'arguments.lr', position: 1_000 }, 'TRACK_VALUE_NOT_FOUND'],
      [{ trial, path: 'metrics.loss' }, 'TRACK_ARGUMENT_INVALID'],
      [{ trial, path: 'arguments.lr', position: -1 }, 'TRACK_ARGUMENT_INVALID'],
      [{ trial, path: 'arguments.lr', by: '\ud800' }, 'TRACK_VALUE_INVALID'],
    ] as const) {
      await expect(client.redact(options)).rejects.toMatchObject({ code })
    }
    const view = await trial.view()
    const project = { id: view.project ?? '' }
    await expect(client.redact({ trial: project, path: 'tags.x' })).rejects.toMatchObject({
      code: 'TRACK_REDACTION_UNSUPPORTED',
    })
    await using memory = memoryClient()
    await memory.setProject({ name: 'p' })
    const kept = await memory.newTrial({ name: 't', parameters: { lr: 1 } })
    await expect(memory.redact({ trial: kept, path: 'arguments.lr' })).rejects.toMatchObject({
      code: 'TRACK_REDACTION_UNSUPPORTED',
    })
  })

  it('is refused while another process has the store, and nothing is written', async () => {
    const path = join(temporaryFolder(), 'runs')
    const program = fileURLToPath(new URL('./testing/host-store.js', import.meta.url))
    const host = spawn(process.execPath, [program, path], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(host.stdout, 'data')
    await using client = new TrackClient(`file:${path}`)
    await client.setProject({ name: 'p' })
    const trial = await client.newTrial({ name: 't', parameters: { key: secret } })
    await client.flush()
    const { position } = await client.log.head()
    const refused = client.redact({ trial, path: 'arguments.key' })
    await expect(refused).rejects.toMatchObject({ code: 'TRACK_REDACTION_UNSUPPORTED' })
    expect((await client.log.head()).position).toBe(position)
    host.stdin.end()
    await once(host, 'close')
    const { search } = await client.redact({ trial, path: 'arguments.key' })
    expect(search.found).toEqual([])
  })

  it('does not come back by another process that had read it, and ends last', async () => {
    const path = join(temporaryFolder(), 'runs')
    const client = new TrackClient(`file:${path}`)
    await client.setProject({ name: 'p' })
    const trial = await client.newTrial({ name: 't', parameters: { key: secret } })
    await client.flush()
    const program = fileURLToPath(new URL('./testing/read-trials.js', import.meta.url))
    const guest = spawn(process.execPath, [program, path], { stdio: ['pipe', 'pipe', 'inherit'] })
    expect(String(await once(guest.stdout, 'data'))).toContain(secret)
    const { search } = await client.redact({ trial, path: 'arguments.key' })
    expect(search.found).toEqual([])
    await client.close()
    guest.stdin.end()
    expect(await once(guest, 'close')).toEqual([0, null])
    await using again = new TrackClient(`file:${path}`)
    const [row] = await again.trials()
    expect(row?.parameters).toEqual({ key: '[redacted]' })
    const { derived } = again.log
    const keys = (await derived?.keys({ from: '', to: '~' })) ?? []
    const values = (await derived?.get(keys)) ?? []
    expect(values.filter((value) => Buffer.from(value ?? []).includes(secret))).toEqual([])
  })
})
