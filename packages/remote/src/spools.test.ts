import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrackError } from '@track/core'
import { OwnStore } from '@track/log/hosting'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { HostConnection } from './host-connection.js'
import { Spools } from './spools.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

/** The spools of a server that is away. */
function spoolsOf(spoolBytesMax = 1 << 20, folder = join(temporaryFolder(), 'spools')) {
  const ending = new AbortController()
  let changes = 0
  const options = { uri: 'track://h:1', host: 'h', port: 1, token: '', tls: undefined }
  const limits = { folder, spoolBytesMax, silenceMs: 1_000 }
  const spools = new Spools({ ...options, ...limits }, ending.signal, () => changes++)
  onTestFinished(async () => {
    vi.restoreAllMocks()
    await spools.close()
  })
  const append = (...sequences: number[]) =>
    spools.append(
      sequences.map((sequence) => metricAppend(sequence)),
      undefined,
    )
  return { folder, spools, append, ending, changes: () => changes }
}

const full = new TrackError('TRACK_STORE_UNWRITABLE', 'No space left on device')
const appended = { appended: { position: Number.NaN } }

it('one that another process has sent and takes away as it is opened is no damage', async () => {
  const { folder, spools: others, append } = spoolsOf()
  await append(0)
  await others.close()
  const { spools } = spoolsOf(1 << 20, folder)
  const [name = ''] = readdirSync(folder)
  const warn = vi.spyOn(process, 'emitWarning')
  const connection: Pick<HostConnection, 'store'> = { store: 'any' }
  const sending = spools.sendDead(connection as HostConnection)
  renameSync(join(folder, name), join(folder, name.replace('.spool', '.sent')))
  await sending
  expect(warn.mock.calls).toEqual([])
  expect(readdirSync(folder)).toEqual([name.replace('.spool', '.sent')])
})

describe('the spools of a server that is away', () => {
  it('take nothing where nothing can be kept, say why, and take it when it can', async () => {
    const { folder, spools, append, changes } = spoolsOf()
    writeFileSync(folder, 'no folder')
    expect(await append(0, 1)).toEqual([])
    expect(spools.silence).toMatchObject({ code: full.code, details: { path: folder } })
    expect(changes()).toBeGreaterThan(0)
    rmSync(folder)
    expect(await append(0, 1)).toMatchObject([appended, appended])
    expect(spools.silence).toBe(undefined)
    expect(spools.state).toMatchObject({ events: 2, refused: 0 })
  })

  it.each([
    ['a write', () => Promise.resolve([{ error: full }])],
    ['a store', () => Promise.reject(full)],
  ])('begin another one after %s that failed, and keep what the first has', async (_, fail) => {
    const { folder, spools, append } = spoolsOf()
    await append(0)
    vi.spyOn(OwnStore.prototype, 'append').mockImplementationOnce(fail)
    expect(await append(1)).toEqual([])
    expect(spools.silence).toMatchObject({
      code: full.code,
      message: expect.stringContaining(full.message),
    })
    expect(await append(1)).toMatchObject([appended])
    expect(spools.silence).toBe(undefined)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('refuse what no log takes, and go on with the same one', async () => {
    const { folder, spools, append } = spoolsOf()
    await append(5)
    expect(await append(4, 6)).toMatchObject([
      { error: { code: 'TRACK_ORIGIN_CONFLICT' } },
      appended,
    ])
    expect(spools.silence).toBe(undefined)
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('say why their disk takes nothing while it is waited for', async () => {
    const { spools, append } = spoolsOf()
    await append(0)
    vi.spyOn(OwnStore.prototype, 'silence', 'get').mockReturnValue(full)
    expect(spools.silence).toBe(full)
  })

  it('take as many as there is room for, then none', async () => {
    const { spools, append } = spoolsOf(400)
    const some = await append(0, 1, 2, 3, 4, 5, 6, 7)
    expect(some.length).toBeGreaterThan(0)
    expect(some.length).toBeLessThan(8)
    expect(spools.silence).toBe(undefined)
    expect(await append(9)).toEqual([])
    expect(spools.silence).toMatchObject({ code: 'TRACK_SPOOL_FULL' })
  })

  it('refuse what fails once it was given up', async () => {
    const { append, ending } = spoolsOf()
    await append(0)
    ending.abort()
    vi.spyOn(OwnStore.prototype, 'append').mockRejectedValueOnce(full)
    expect(await append(1, 2)).toEqual([{ error: full }, { error: full }])
  })
})
