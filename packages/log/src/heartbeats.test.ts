import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessRecord } from '@track/core'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { HeartbeatWriter, keepHeartbeat, readHeartbeats } from './heartbeats.js'
import { LevelLog } from './level-log.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const one: ProcessRecord = { host: 'h', boot: 'b', pid: 7, startedMs: 1 }
const two: ProcessRecord = { ...one, pid: 8 }

function writer(path: string): HeartbeatWriter {
  const heartbeat = new HeartbeatWriter(path)
  onTestFinished(() => heartbeat.stop())
  return heartbeat
}

describe('a process that beats', () => {
  it('is heard of at once, and again every 15 seconds', async () => {
    vi.useFakeTimers({ now: 1_000_000 })
    onTestFinished(() => void vi.useRealTimers())
    const path = temporaryFolder()
    writer(path).start(one)
    expect(await readHeartbeats(path)).toEqual([{ process: one, beatMs: 1_000_000 }])
    vi.advanceTimersByTime(15_000)
    expect(await readHeartbeats(path)).toEqual([{ process: one, beatMs: 1_015_000 }])
  })

  it('has one file, however often it begins, and others have theirs', async () => {
    const path = temporaryFolder()
    const first = writer(path)
    first.start(one)
    first.start(one)
    writer(path).start(one)
    const others = [two, { ...one, host: 'i' }, { ...one, boot: 'c' }, { ...one, startedMs: 2 }]
    for (const other of others) writer(path).start(other)
    const processes = (await readHeartbeats(path)).map(({ process }) => process)
    expect(processes).toHaveLength(5)
    expect(processes).toEqual(expect.arrayContaining([one, ...others]))
  })

  it('elsewhere has one that is kept for it, until it ends in order', async () => {
    const path = temporaryFolder()
    keepHeartbeat(path, one, 1)
    keepHeartbeat(path, two, 2)
    keepHeartbeat(path, one, 3)
    keepHeartbeat(path, two)
    expect(await readHeartbeats(path)).toEqual([{ process: one, beatMs: 3 }])
  })

  it('leaves nothing when it ends in order, and what is old when it begins', async () => {
    const path = temporaryFolder()
    const [ended, lost] = [writer(path), writer(path)]
    ended.start(one)
    ended.stop()
    expect(await readHeartbeats(path)).toEqual([])
    lost.start(two)
    const [file = ''] = readdirSync(join(path, 'beats'))
    const twoMonthsAgo = Date.now() / 1000 - 60 * 86_400
    utimesSync(join(path, 'beats', file), twoMonthsAgo, twoMonthsAgo)
    writer(path).start(one)
    expect((await readHeartbeats(path)).map(({ process }) => process)).toEqual([one])
  })

  it('goes without where there is no place for it', async () => {
    const path = temporaryFolder()
    writeFileSync(join(path, 'beats'), 'a file')
    writer(path).start(one)
    expect(await readHeartbeats(path)).toEqual([])
  })
})

it.each([
  ['none', ''],
  ['no JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no process', '{"beatMs":1}'],
  ['no time', JSON.stringify({ process: one })],
  [
    'a time without end',
    JSON.stringify({ process: one, beatMs: 1 }).replace('beatMs":1', 'beatMs":1e999'),
  ],
  ['a host that is none', JSON.stringify({ process: { ...one, host: 1 }, beatMs: 1 })],
  ['a time that is none', JSON.stringify({ process: one, beatMs: '1' })],
  ['a pid that is none', JSON.stringify({ process: { ...one, pid: null }, beatMs: 1 })],
  ['more than a beat takes', JSON.stringify({ process: one, beatMs: 1, more: 'x'.repeat(5000) })],
])('passes over a file that holds %s', async (_what, text) => {
  const path = temporaryFolder()
  mkdirSync(join(path, 'beats'))
  writeFileSync(join(path, 'beats', 'a.json'), text)
  mkdirSync(join(path, 'beats', 'folder.json'))
  writer(path).start(one)
  expect((await readHeartbeats(path)).map(({ process }) => process)).toEqual([one])
})

it.skipIf(process.platform === 'win32')(
  'passes over a pipe, and does not wait for it',
  async () => {
    const path = temporaryFolder()
    writer(path).start(one)
    execFileSync('mkfifo', [join(path, 'beats', 'pipe.json')])
    expect(await readHeartbeats(path)).toHaveLength(1)
  },
)

it('a log says that its process lives until it is closed', async () => {
  const log = new LevelLog(join(temporaryFolder(), 'store'))
  log.heartbeats.start(one)
  await log.head()
  expect(await log.heartbeats.read()).toEqual([{ process: one, beatMs: expect.any(Number) }])
  await log.close()
  expect(await log.heartbeats.read()).toEqual([])
})
