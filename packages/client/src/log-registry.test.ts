import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MemoryLog } from '@track/core'
import type { LevelLog } from '@track/log'
import { describe, expect, it } from 'vitest'
import { openLog, registerLog } from './log-registry.js'
import { runProgram } from './testing/run-program.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

describe('a URI', () => {
  it.each([
    'nothing:here',
    'runs',
    '',
    'file:',
    'file://',
    'memory:name',
    'File:x',
    'C:\\runs',
    '__proto__:x',
    'constructor:x',
  ])('%j is refused with its text', (uri) => {
    expect(() => new TrackClient(uri)).toThrow(
      expect.objectContaining({ code: 'TRACK_URI_INVALID' }),
    )
  })

  it.each([
    ['file:rel/store', 'rel/store'],
    ['file://rel/store', 'rel/store'],
    ['file:./rel/a b%20c', 'rel/a b%20c'],
  ])('%s names a folder below the working directory', (uri, folder) => {
    const cwd = temporaryFolder()
    const { stderr, code } = runProgram(
      new URL('./testing/log-one.js', import.meta.url),
      [uri],
      cwd,
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(existsSync(join(cwd, folder, 'store.json'))).toBe(true)
  })

  it.each(['file:', 'file://'])('%s and an absolute path name that path', async (scheme) => {
    const path = join(temporaryFolder(), 'store')
    const log = openLog(`${scheme}${path}`)
    expect((log as LevelLog).path).toBe(path)
    await log.close()
  })
})

describe('registerLog', () => {
  it('serves a scheme of one’s own, with what follows it', async () => {
    const calls: string[][] = []
    registerLog('mine', (rest, uri) => {
      calls.push([rest, uri])
      return new MemoryLog({ now: Date.now })
    })
    await using client = new TrackClient('mine:a:b?c')
    await client.newTrial({ name: 't', parameters: {} })
    expect(await client.report({ print: false })).toMatchObject({ name: 't' })
    expect(calls).toEqual([['a:b?c', 'mine:a:b?c']])
  })

  it.each(['x', 'Upper', '1st', 'with space', ''])('refuses the scheme %j', (scheme) => {
    expect(() => registerLog(scheme, () => new MemoryLog({ now: Date.now }))).toThrow(
      expect.objectContaining({ code: 'TRACK_URI_INVALID' }),
    )
  })
})
