import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { runProgram } from './testing/run-program.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

function outcomes(path: string): { readonly code: number | null; readonly calls: string[] } {
  const { code, stdout, stderr } = runProgram(
    new URL('./testing/use-unusable.js', import.meta.url),
    [path],
  )
  expect(stderr).toBe('')
  return { code, calls: stdout.trimEnd().split('\n') }
}

/** Every awaited call rejects with the code, but for close(); the program ends by itself. */
function allRefused(code: string) {
  return { code: 0, calls: [...Array.from({ length: 6 }, () => code), 'done'] }
}

describe('a store that cannot be used', () => {
  it('because another process has it and lets nobody in is refused with TRACK_STORE_LOCKED', async () => {
    const path = join(temporaryFolder(), 'store')
    const holder = fileURLToPath(new URL('./testing/hold-store.js', import.meta.url))
    const host = spawn(process.execPath, [holder, path], { stdio: ['pipe', 'pipe', 'inherit'] })
    onTestFinished(() => {
      host.kill('SIGKILL')
    })
    await once(host.stdout, 'data')
    expect(outcomes(path)).toEqual(allRefused('TRACK_STORE_LOCKED'))
    host.stdin.end()
    expect(await once(host, 'exit')).toEqual([0, null])
  })

  it('because the folder holds something else is refused with TRACK_STORE_INVALID', () => {
    const path = temporaryFolder()
    writeFileSync(join(path, 'thesis.tex'), 'precious')
    expect(outcomes(path)).toEqual(allRefused('TRACK_STORE_INVALID'))
  })

  it('because of a newer format is refused with TRACK_FORMAT_UNSUPPORTED', () => {
    const path = temporaryFolder()
    mkdirSync(join(path, 'log'))
    const identity = { kind: 'track-store', formatVersion: 99, id: '0'.repeat(32) }
    writeFileSync(join(path, 'store.json'), JSON.stringify(identity))
    expect(outcomes(path)).toEqual(allRefused('TRACK_FORMAT_UNSUPPORTED'))
  })

  it('because a file is in its place is refused with a code', () => {
    const path = join(temporaryFolder(), 'file')
    writeFileSync(path, 'precious')
    const { code, calls } = outcomes(join(path, 'store'))
    expect(code).toBe(0)
    expect(new Set(calls.slice(0, 6))).toEqual(new Set(['TRACK_STORE_UNAVAILABLE']))
  })
})

it('a client that is made when what kept the store from being opened is gone goes on', async () => {
  const place = join(temporaryFolder(), 'place')
  writeFileSync(place, 'in the way')
  const uri = `file:${join(place, 'store')}`
  const first = new TrackClient(uri)
  await expect(first.setProject({ name: 'p' })).rejects.toMatchObject({
    code: 'TRACK_STORE_UNAVAILABLE',
  })
  await first.close().catch(() => {})
  rmSync(place)
  const next = new TrackClient(uri)
  await next.setProject({ name: 'p' })
  const trial = await next.newTrial({ name: 't', parameters: {} })
  trial.logMetrics({ loss: 1 })
  await trial.finish()
  await next.close()
  expect(next.stats()).toMatchObject({ dropped: 0 })
})

it('a client that could not open its store tries again with each call, and goes on when it can', async () => {
  const place = join(temporaryFolder(), 'place')
  writeFileSync(place, 'in the way')
  await using client = new TrackClient(`file:${join(place, 'store')}`)
  const refused = { code: 'TRACK_STORE_UNAVAILABLE' }
  for (let i = 0; i < 3; i++) {
    await expect(client.setProject({ name: 'p' })).rejects.toMatchObject(refused)
    await expect(client.newTrial({ name: 't', parameters: {} })).rejects.toMatchObject(refused)
    await expect(client.newTrial({ name: 'waits for arguments' })).rejects.toMatchObject(refused)
    await expect(client.trials()).rejects.toMatchObject(refused)
  }
  rmSync(place)
  await client.setProject({ name: 'p' })
  const trial = await client.newTrial({ name: 't', parameters: {} })
  trial.logMetrics({ loss: 1 })
  await trial.finish()
  const trials = await client.trials()
  expect(trials.map(({ name, status }) => [name, status])).toEqual([['t', 'Completed']])
  expect(client.stats()).toMatchObject({ dropped: 0 })
})

describe('a program whose store fails while it runs', () => {
  const lost = /^track: 100[0-9] events were lost: no space left on device\n$/

  it.each([
    ['ends', ''],
    ['closes without awaiting it', 'close'],
  ])('%s: it exits with 0 and its result, and says on stderr what was lost', (_, how) => {
    const { code, signal, stdout, stderr } = runProgram(
      new URL('./testing/fail-later.js', import.meta.url),
      [how],
    )
    expect({ code, signal, stdout }).toEqual({ code: 0, signal: null, stdout: 'the result\n' })
    expect(stderr).toMatch(lost)
  })

  it('learns it from flush too', () => {
    const { code, stdout, stderr } = runProgram(
      new URL('./testing/fail-later.js', import.meta.url),
      ['flush'],
    )
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'the result\nTRACK_LOG_FAILED\n' })
    expect(stderr).toMatch(lost)
  })
})

it.each([
  ['a client asks the log what it may keep as it closes', true],
  ['a client whose events could not be kept asks nothing more', false],
])('%s', async (_, isKept) => {
  const path = join(temporaryFolder(), 'store')
  const client = new TrackClient(`file:${path}`)
  await client.setProject({ name: 'p' })
  const trial = await client.newTrial({ name: 't', parameters: {} })
  await client.flush()
  const asked = [vi.spyOn(client.log, 'streamHead'), vi.spyOn(client.log, 'head')]
  if (!isKept) rmSync(path, { recursive: true })
  trial.logMetadata({ note: 'the last' })
  const closed = client.close()
  await (isKept ? closed : expect(closed).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' }))
  expect(asked.map(({ mock }) => mock.calls.length > 0)).toEqual([isKept, isKept])
})
