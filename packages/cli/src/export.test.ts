import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runShell, runTrack, startTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

const run = (...args: string[]) => runTrack(['export', ...args], { cwd })
const lines = (text: string): string[] => text.trimEnd().split('\n')

describe('points', () => {
  test('as CSV', async () => {
    const { out, err, code } = await run('points', '-w', 'name=base')
    expect({ err, code }).toEqual({ err: '', code: 0 })
    const [head, first, ...rest] = lines(out)
    expect(head).toBe('uid,name,metric,step,value,time')
    expect(first).toMatch(/^[0-9a-f]{64}_0,base,loss,0,1,\d{4}-.*Z$/)
    expect(rest).toHaveLength(5)
    expect(rest.at(-1)).toMatch(/,accuracy,,0.9,/)
  })

  test('as JSON, those of some metrics', async () => {
    const { out } = await run('points', '--format', 'json', '--metrics', 'accuracy')
    expect(JSON.parse(out)).toEqual([
      {
        uid: expect.any(String),
        name: 'base',
        metric: 'accuracy',
        value: 0.9,
        time: expect.any(String),
      },
    ])
  })

  test('of a metric that no trial has are refused, and so is the option with trials', async () => {
    expect(await run('points', '--metrics', 'loss,los')).toEqual({
      out: '',
      err: 'track: no trial has the metric los\n  their metrics are loss, accuracy\n',
      code: 3,
    })
    expect(await run('trials', '--metrics', 'loss')).toEqual({
      out: '',
      err: 'track: track export trials takes no --metrics\n  it chooses points: track export points --metrics NAMES\n',
      code: 2,
    })
    expect((await run('points', '-w', 'name=nobody', '--metrics', 'los')).code).toBe(0)
  })

  test('as Parquet', async () => {
    expect((await run('points', '-o', 'points.parquet')).code).toBe(0)
    const file = await asyncBufferFromFile(join(cwd, 'points.parquet'))
    const rows = await parquetReadObjects({ file })
    expect(rows).toHaveLength(7)
    expect(rows[1]).toMatchObject({ name: 'base', metric: 'loss', step: 1, value: 0.5 })
    expect(rows[1]?.time).toBeInstanceOf(Date)
    expect(rows[5]).toMatchObject({ metric: 'accuracy', step: null })
    expect(rows[6]).toMatchObject({ name: 'wide', value: Number.NaN })
  })
})

test.each(['csv', 'parquet'])('a file that cannot be written is told of: %s', async (format) => {
  const file = join(cwd, 'none', `trials.${format}`)
  const { out, err, code } = await run('-o', file)
  expect({ out, code }).toEqual({ out: '', code: 1 })
  expect(err).toMatch(/^track: .*none\/trials\.\w+ cannot be written: ENOENT/)
  const told = JSON.parse((await run('-o', file, '--json')).err)
  expect(told.error).toMatchObject({ code: 'TRACK_FILE_UNWRITABLE', details: { path: file } })
})

describe('trials', () => {
  test('have a column for whatever one of them has', async () => {
    const json = JSON.parse((await run('--format', 'json')).out)
    expect(json[0]).toMatchObject({
      name: 'base',
      'parameters.net.hidden': 32,
      'metrics.loss.min': 0.2,
    })
    expect(json[2]).not.toHaveProperty('metrics.loss.min')
    const [head = '', ...rows] = lines((await run()).out)
    expect(head.split(',')).toEqual(expect.arrayContaining(['uid', 'parameters.lr', 'tags.owner']))
    expect(rows).toHaveLength(3)
  })

  test('go to a file in the format that its name says', async () => {
    await run('-o', 'trials.parquet')
    const file = await asyncBufferFromFile(join(cwd, 'trials.parquet'))
    const rows = await parquetReadObjects({ file })
    expect(rows.map(({ name }) => name)).toEqual(['base', 'wide', 'later'])
    expect(rows[0]?.startedAt).toBeInstanceOf(Date)
    await run('-o', 'trials.JSON')
    expect(JSON.parse(readFileSync(join(cwd, 'trials.JSON'), 'utf8'))).toHaveLength(3)
  })
})

test('standard output can be named as a file', async () => {
  const named = await runShell('track export points -o /dev/stdout | cat', { cwd })
  expect(named).toEqual(await run('points'))
})

test('Ctrl-C ends what is written to a file in order', async () => {
  const folder = temporaryFolder()
  await makeStore(folder)
  // The pipe takes what it can hold, and then nothing more until it is read.
  spawnSync('mkfifo', [join(folder, 'pipe')])
  {
    await using client = new TrackClient(`file:${join(folder, 'runs')}`)
    const trial = await client.newTrial({ name: 'long', parameters: {} })
    for (let step = 0; step < 50_000; step++) trial.logMetrics({ loss: 1 }, { step })
  }
  const { child, ended } = startTrack(['export', 'points', '-o', 'pipe'], { cwd: folder })
  const pipe = createReadStream(join(folder, 'pipe'))
  await once(pipe, 'readable')
  child.kill('SIGINT')
  pipe.resume()
  expect(await ended).toMatchObject({ err: 'track: interrupted\n', code: 130 })
})

describe('none of the trials', () => {
  const none = ['-w', 'name=nobody']

  test('has the columns of every trial', async () => {
    const [head = '', ...rows] = lines((await run(...none)).out)
    expect(rows).toEqual([])
    const columns = head.split(',')
    const later = JSON.parse((await run('--format', 'json')).out)[2] // it was only created
    expect(Object.keys(later).filter((name) => !name.includes('.'))).toEqual(columns)
  })

  test('has them in Parquet too, of the same types', async () => {
    const schemaOf = async (name: string) =>
      (await parquetMetadataAsync(await asyncBufferFromFile(join(cwd, name)))).schema
    expect((await run(...none, '-o', 'none.parquet')).code).toBe(0)
    await run('-o', 'all.parquet')
    const [root, ...columns] = await schemaOf('none.parquet')
    expect(root?.num_children).toBe(14)
    expect(await schemaOf('all.parquet')).toEqual(expect.arrayContaining(columns))
  })
})

test('a project and a group that are not there are told of', async () => {
  const project = await run('-p', 'nope')
  expect(project).toEqual({
    out: '',
    err: 'track: there is no project nope\n  there are digits\n',
    code: 3,
  })
  expect(await run('points', '-g', 'nope')).toMatchObject({ out: '', code: 3 })
  expect((await run('-g', 'second', '-w', 'name=nobody')).code).toBe(0)
})

test('Parquet without a file is refused', async () => {
  expect(await run('--format', 'parquet')).toMatchObject({ code: 2, out: '' })
})

test('a pipe that closes early ends it', async () => {
  const { code } = await runShell('track export points | head -1', { cwd })
  expect(code).toBe(0)
})
