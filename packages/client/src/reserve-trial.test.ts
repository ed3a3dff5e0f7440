import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { TrackError } from '@track/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { processRecord } from './process-record.js'
import type { Recorder } from './recorder.js'
import { reserved, reserveTrial } from './reserve-trial.js'
import { memoryClient } from './testing/memory-client.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

/** Trials that wait in a group. */
async function fill(client: TrackClient, count: number): Promise<Trial[]> {
  await client.setProject({ name: 'search' })
  await client.setGroup({ name: 'group' })
  const trials: Trial[] = []
  for (let i = 0; i < count; i++) {
    trials.push(await client.newTrial({ name: 'wait', parameters: { i }, force: true }))
  }
  return trials
}

const waiting = {
  where: { groups: 'group', status: 'CreatedGroup' },
  sort: 'parameters.i',
} as const

describe('client.reserve', () => {
  it('takes the first that is asked for, and no trial twice', async () => {
    const client = memoryClient()
    const trials = await fill(client, 3)
    const taken = [await client.reserve(waiting), await client.reserve(waiting)]
    expect(taken).toEqual(trials.slice(0, 2))
    expect((await taken[0]?.status())?.status).toEqual({ value: 50, name: 'Reserved' })
    expect(await client.reserve({ ...waiting, sort: '-parameters.i' })).toBe(trials[2])
    expect(await client.reserve(waiting)).toBeUndefined()
    expect(await client.reserve(), 'all are held').toBeUndefined()
  })

  it('gives a trial that runs when it starts, and is nobody’s when it has finished', async () => {
    const client = memoryClient()
    await fill(client, 1)
    const trial = await client.reserve(waiting)
    await trial?.run(() => trial.logMetrics({ loss: 1 }))
    expect((await trial?.status())?.status.name).toBe('Completed')
    expect((await trial?.view())?.reservation).toBeUndefined()
    expect(await client.reserve(waiting)).toBeUndefined()
    expect(await client.reserve({ where: { status: 'Completed' } })).toBe(trial)
  })

  it('takes only trials that were never started, unless it asks for a status', async () => {
    const client = memoryClient()
    const [first, second, third] = await fill(client, 3)
    await first?.run(() => {})
    second?.start()
    expect(await client.reserve()).toBe(third)
    expect(await client.reserve()).toBeUndefined()
    expect(await client.reserve({ where: { name: 'wait' } })).toBeUndefined()
    const done = { $or: [{ name: 'other' }, { $not: { statusValue: { $lt: 300 } } }] }
    expect(await client.reserve({ where: done })).toBe(first)
  })

  it('knows its parameters without reading them', async () => {
    const path = join(temporaryFolder(), 'store')
    await using filler = new TrackClient(`file:${path}`)
    const [trial] = await fill(filler, 1)
    trial?.logArguments({ big: 2n ** 70n })
    expect(trial?.parameters).toEqual({ i: 0, big: 2n ** 70n })
    await filler.flush()
    await using client = new TrackClient(`file:${path}`)
    const taken = await client.reserve(waiting)
    expect(taken?.parameters).toEqual({ i: 0, big: 2n ** 70n })
    taken?.logArguments({ i: 1 })
    expect(taken?.parameters.i).toBe(1)
  })

  it('gives each of many clients of one store another trial', async () => {
    const path = join(temporaryFolder(), 'store')
    const clients = Array.from({ length: 6 }, () => new TrackClient(`file:${path}`))
    onTestFinished(async () => void (await Promise.all(clients.map((client) => client.close()))))
    await fill(clients[0] as TrackClient, 5)
    const taken = await Promise.all(clients.map((client) => client.reserve(waiting)))
    const ids = taken.map((trial) => trial?.id).filter((id) => id !== undefined)
    expect(new Set(ids).size).toBe(5)
    expect(ids).toHaveLength(5)
  })

  it('takes another status, and refuses one that is none', async () => {
    const client = memoryClient()
    await fill(client, 2)
    const trial = await client.reserve(waiting, { value: 60, name: 'Promised' })
    expect((await trial?.status())?.status.name).toBe('Promised')
    await expect(client.reserve(waiting, { value: 0.5, name: 'x' })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
    })
    await expect(client.reserve({ where: { stauts: 1 } as object })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
    })
  })

  it('takes no trial that another status was reserved with', async () => {
    const client = memoryClient()
    const [trial] = await fill(client, 1)
    expect(await client.reserve(waiting, { value: 60, name: 'Promised' })).toBe(trial)
    expect(await client.reserve()).toBeUndefined()
    expect(await client.trials({ where: { reserved: true } })).toMatchObject([{ id: trial?.id }])
  })

  it('takes a trial whose end is lost from where its stream really ends', async () => {
    const client = memoryClient()
    const [trial] = await fill(client, 1)
    const [summary] = await client.trials()
    const found = summary?.asOf?.streamRevision
    const tried: unknown[] = []
    const commit: Recorder['commit'] = async (_, expected) => {
      const [revision] = Object.values(expected)
      tried.push(revision)
      if (revision === 9) return { position: 20, committedAtMs: 0, firstRevisions: [revision] }
      throw new TrackError('TRACK_REVISION_CONFLICT', 'another', { details: { actual: 9 } })
    }
    const find = async () => (summary === undefined ? [] : [summary])
    const context = { recorder: { commit }, process: processRecord(), find }
    expect(await reserveTrial(context, {}, reserved)).toBe(trial?.id)
    expect(tried).toEqual([found, 9])
  })

  it('frees what a process had reserved that was killed', async () => {
    const path = temporaryFolder()
    const url = new URL('./index.js', import.meta.url).href
    const program = `
import { TrackClient } from '${url}'
const client = new TrackClient('file:${path}/store')
await client.setGroup({ name: 'group' })
await client.newTrial({ name: 'wait', parameters: { i: 0 } })
const trial = await client.reserve(${JSON.stringify(waiting)})
console.log((await trial.status()).status.name)
setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program])
    const [said] = await once(child.stdout, 'data')
    expect(String(said).trim()).toBe('Reserved')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await using client = new TrackClient(`file:${path}/store`)
    expect(await client.trials({ where: { status: 'Reserved' } })).toEqual([])
    const [found] = await client.trials(waiting)
    const trial = await client.reserve(waiting)
    expect(trial?.id).toBe(found?.id)
    expect((await trial?.view())?.reservation).toMatchObject({
      before: { value: 0, name: 'CreatedGroup' },
      process: { pid: process.pid },
    })
  })
})
