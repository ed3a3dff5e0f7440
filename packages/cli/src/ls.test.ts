import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { TrackClient } from '@track/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runInTerminal, runShell, runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

const ls = (...args: string[]) => runTrack(['ls', ...args], { cwd })
const lines = (text: string): string[] => text.trimEnd().split('\n')
const firstWords = (text: string): string[] =>
  lines(text).map((line) => line.split(/ +/)[0] as string)

describe('ls', () => {
  test('lists the trials, with their metrics, in the order created', async () => {
    const { out, err, code } = await ls()
    expect({ err, code }).toEqual({ err: '', code: 0 })
    const [head, base, wide, later, ...rest] = lines(out)
    expect(head).toMatch(/^id +name +status +runtime +loss +accuracy +started +groups +project$/)
    expect(base).toMatch(/^[0-9a-f]{7}_0 +base +Completed .* 0.2 +0.9 +\d{4}-.* first +digits$/)
    expect(wide).toMatch(/ wide +Exception .* NaN +- .* first, second +digits$/)
    expect(later).toMatch(/ later +CreatedGroup /)
    expect(rest).toEqual([])
  })

  test('does not open a store into which nothing has come since', async () => {
    const searches = [[], ['-n', '1'], ['--json'], ['-w', 'name~^b'], ['-s', '-name', '-c', 'name']]
    const folder = temporaryFolder()
    await makeStore(folder)
    const opened = (): number => statSync(join(folder, 'runs', 'log', 'LOG')).ino
    const all = async (): Promise<string[]> => {
      const ran = []
      for (const search of searches) ran.push(await runTrack(['ls', ...search], { cwd: folder }))
      return ran.map(({ out }) => out)
    }
    const outs = [...(await all()), (await runTrack(['ls'], { cwd: folder })).out]
    const before = opened()
    expect([...(await all()), outs[0]]).toEqual(outs)
    expect(opened()).toBe(before)
    await runTrack(['rm', 'wide', '--yes'], { cwd: folder })
    expect((await runTrack(['ls', '-c', 'name'], { cwd: folder })).out).toBe('name\nbase\nlater\n')
  })

  test('keeps what it read also where nobody reads all of what it prints', async () => {
    const folder = temporaryFolder()
    await makeStore(folder)
    const unread = await runShell('track ls | true', { cwd: folder })
    expect(unread).toEqual({ out: '', err: '', code: 0 })
    const opened = (): number => statSync(join(folder, 'runs', 'log', 'LOG')).ino
    const before = opened()
    expect((await runTrack(['ls', '-n', '1'], { cwd: folder })).out).toContain('base')
    expect(opened()).toBe(before)
  })

  test('lists a store that another process has, and then what that logged', async () => {
    const folder = temporaryFolder()
    await makeStore(folder)
    const client = new TrackClient(`file:${join(folder, 'runs')}`, { systemMetrics: false })
    const names = ['ls', '-c', 'name,status', '-s', 'name']
    await client.setProject({ name: 'digits' })
    const trial = await client.newTrial({ name: 'at work' })
    trial.logArguments({ lr: 1 })
    trial.start()
    await client.flush()
    expect(lines((await runTrack(names, { cwd: folder })).out)[1]).toBe('at work  Running')
    await trial.finish()
    await client.close()
    expect(lines((await runTrack(names, { cwd: folder })).out)[1]).toBe('at work  Completed')
  })

  test('says in a line what is wrong with a store that cannot be read', async () => {
    const folder = temporaryFolder()
    await makeStore(folder)
    const file = join(folder, 'runs', 'store.json')
    const identity = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...identity, id: 'f'.repeat(32) }))
    const { out, err, code } = await runTrack(['ls'], { cwd: folder })
    expect({ out, code }).toEqual({ out: '', code: 1 })
    expect(err).toMatch(/^track: The commit at position 0 of .* does not follow the identity.*\n$/)
    const json = await runTrack(['ls', '--json'], { cwd: folder })
    expect(JSON.parse(json.err).error).toMatchObject({ code: 'TRACK_COMMIT_CORRUPT' })
  })

  test('of several stores that are configured, asks a client, and keeps no list of any', async () => {
    const folder = temporaryFolder()
    const stores = ['runs', 'others'].map((name) => join(folder, name))
    const client = new TrackClient(stores.map((store) => `file:${store}`))
    await client.setProject({ name: 'both' })
    ;(await client.newTrial({ name: 'one' })).logArguments({ lr: 1 })
    await client.close()
    writeFileSync(join(folder, 'track.config.json'), JSON.stringify({ store: stores }))
    const { out, code } = await runTrack(['ls', '-c', 'name'], { cwd: folder })
    expect({ out, code }).toEqual({ out: 'name\none\n', code: 0 })
    const kept = stores.filter((store) => existsSync(join(store, 'derived', 'glance')))
    expect(kept).toEqual([])
  })

  test('says which of the columns of choice no trial has', async () => {
    const { out, err, code } = await ls('-c', 'name,metrics.los,\u001bx', '-n', '1')
    expect({ out, code }).toEqual({ out: expect.stringMatching(/^name .*\nbase /), code: 0 })
    expect(err).toBe('none of these trials has metrics.los\nnone of these trials has \\x1bx\n')
    expect((await ls('-c', 'name,metrics.loss')).err).toBe('')
  })

  test('shows the columns of choice, of those asked for, as sorted', async () => {
    const { out } = await ls('-w', 'parameters.lr<0.1', '-s', '-name', '-c', 'name,parameters.lr')
    expect(lines(out)).toEqual([
      'name   parameters.lr',
      'wide            0.01',
      'later           0.01',
    ])
  })

  test('takes several conditions, of which all must hold, and a query as JSON', async () => {
    const both = await ls('-w', 'status=Completed', '-w', 'name~^b', '-c', 'name')
    expect(lines(both.out)).toEqual(['name', 'base'])
    const json = await ls('-w', '{"$or":[{"name":"base"},{"name":"wide"}]}', '-c', 'name')
    expect(lines(json.out)).toEqual(['name', 'base', 'wide'])
  })

  test('takes a group, a project and a limit', async () => {
    expect(lines((await ls('-g', 'second', '-c', 'name')).out)).toEqual(['name', 'wide'])
    expect(lines((await ls('-p', 'digits', '-n', '1', '-c', 'name')).out)).toEqual(['name', 'base'])
  })

  test('says so when there is no such trial', async () => {
    const { err, code } = await ls('-w', 'name=nobody')
    expect({ err, code }).toEqual({ err: 'no such trial\n', code: 0 })
  })

  test('tells a project and a group that are not there from those without such a trial', async () => {
    const noProject = 'track: there is no project nope\n  there are digits\n'
    const noGroup = 'track: there is no group nope\n  there are first, second\n'
    expect(await ls('-p', 'nope')).toEqual({ out: '', err: noProject, code: 3 })
    expect(await ls('-g', 'nope')).toEqual({ out: '', err: noGroup, code: 3 })
    expect(await ls('groups', '-p', 'nope')).toEqual({ out: '', err: noProject, code: 3 })
    const json = await ls('-p', 'digits', '-g', 'nope', '--json')
    expect(json).toMatchObject({ out: '', code: 3 })
    expect(JSON.parse(json.err).error).toEqual({
      code: 'TRACK_GROUP_NOT_FOUND',
      message: 'there is no group nope',
      details: { name: 'nope', groups: ['first', 'second'] },
    })
    const none = await ls('-p', 'digits', '-g', 'first', '-w', 'name=nobody')
    expect(none).toMatchObject({ err: 'no such trial\n', code: 0 })
  })

  test('prints the summaries of trials as JSON', async () => {
    const { out, err } = await ls('--json')
    expect(err).toBe('')
    const trials = JSON.parse(out)
    expect(trials).toHaveLength(3)
    expect(trials[0]).toMatchObject({
      name: 'base',
      project: 'digits',
      groups: ['first'],
      status: 'Completed',
      parameters: { lr: 0.1, net: { hidden: 32 } },
      metrics: { loss: { count: 5, last: 0.2, lastStep: 4, min: 0.2, max: 1 } },
    })
    expect(trials[1].metrics.loss.last).toBe('NaN')
  })

  test('lists groups and projects', async () => {
    expect(firstWords((await ls('groups')).out)).toEqual(['name', 'first', 'second'])
    expect(lines((await ls('projects')).out)[1]).toMatch(
      /^digits +3 +2 +1 Completed, 1 Exception, 1 CreatedGroup +\d{4}.* written digits$/,
    )
    const [project] = JSON.parse((await ls('projects', '--json')).out)
    expect(project).toMatchObject({
      name: 'digits',
      groups: ['first', 'second'],
      tags: { owner: 'ada' },
      trials: 3,
      statuses: { Completed: 1, Exception: 1, CreatedGroup: 1 },
    })
    const groups = JSON.parse((await ls('groups', '--json')).out)
    expect(groups).toMatchObject([
      { name: 'first', project: 'digits', trials: 3 },
      { name: 'second', project: 'digits', trials: 1, statuses: { Exception: 1 } },
    ])
  })

  test('refuses a condition that is none, and a path that trials do not have', async () => {
    const none = await ls('-w', 'status')
    expect(none.code).toBe(2)
    expect(none.err).toMatch(/^track: "status" is no condition\n {2}conditions are /)
    const path = await ls('-s', 'nothing')
    expect(path.code).toBe(2)
    expect(path.err).toMatch(/^track: Trials cannot be sorted by nothing: .* parameters\.nothing, /)
    const unnamed = await ls('-w', 'lr<0.1')
    expect(unnamed.code).toBe(2)
    expect(unnamed.err).toContain('a parameter is parameters.lr, a metric metrics.lr.last')
    expect(await ls('-c', ',')).toMatchObject({ code: 2, out: '' })
    const pattern = await ls('-w', 'name~[')
    expect(pattern.code).toBe(2)
    expect(pattern.err).toMatch(/^track: "name~\[" is no condition\n {2}Invalid regular exp.*: /)
    const operator = await ls('-w', '{"$foo":1}', '-w', 'name=base')
    expect(operator.err).toBe("track: The query's $foo: there is no such operator\n")
    const time = await ls('-w', 'startedAt>yesterday')
    expect(time.code).toBe(2)
    expect(time.err).toContain(
      '"yesterday" is no time: write it with its offset, as 2026-11-20T10:',
    )
  })

  test('takes times as --at does, and two conditions of one field', async () => {
    const names = async (...conditions: string[]): Promise<readonly string[]> => {
      const flags = conditions.flatMap((one) => ['-w', one])
      return lines((await ls(...flags, '-c', 'name')).out).slice(1)
    }
    expect(await names('startedAt>2020-01-01T00:00Z')).toEqual(['base', 'wide'])
    expect(await names('startedAt<2020-01-01T01:00+01:00')).toEqual([])
    expect(await names('{"finishedAt":{"$gt":"2020-01-01T00:00Z"}}', 'name=base')).toEqual(['base'])
    expect(await names('parameters.lr>0.001', 'parameters.lr<0.1')).toEqual(['wide', 'later'])
  })

  test('of groups and projects refuses what only chooses trials', async () => {
    for (const args of [
      ['groups', '-w', 'name=first'],
      ['groups', '-s', 'name'],
      ['projects', '-c', 'name'],
      ['projects', '-p', 'digits'],
    ]) {
      const { out, err, code } = await ls(...args)
      expect({ out, code }).toEqual({ out: '', code: 2 })
      expect(err).toMatch(
        /^track: track ls (groups|projects) takes no --(where|sort|columns|project)\n/,
      )
    }
    expect((await ls('groups', '-p', 'digits', '-n', '1')).code).toBe(0)
  })

  test('a pipe that closes early ends it without a word', async () => {
    const { out, err, code } = await runShell('track ls --json | head -c 1', { cwd })
    expect({ out, err, code }).toEqual({ out: '[', err: '', code: 0 })
  })
})

describe('in a terminal', () => {
  test('columns without room are named below, and the status has a colour', async () => {
    const { out } = await runInTerminal(['ls'], { cwd, columns: 60 })
    expect(out).toContain('\u001b[32mCompleted\u001b[39m')
    expect(out).toContain('(no room for: ')
    const widths = lines(out).map((line) => stripVTControlCharacters(line).trimEnd().length)
    expect(Math.max(...widths)).toBeLessThanOrEqual(60)
  })

  test('a line shows how far a long log is read, and goes', async () => {
    const folder = temporaryFolder()
    const client = new TrackClient(`file:${join(folder, 'runs')}`)
    await client.setProject({ name: 'long' })
    const trial = await client.newTrial({ name: 'wordy' })
    trial.logArguments({ lr: 1 })
    for (let i = 0; i < 6; i++) {
      trial.logMetadata({ [`text ${i}`]: 'x'.repeat(400_000) })
      await client.flush()
    }
    await client.close()
    const asked = ['completion-server', '--', 'track', 'show', '']
    const env = { COMP_CWORD: '2', SHELL: 'bash', TRACK_COMPLETION_SECONDS: '60' }
    const completed = await runInTerminal(asked, { cwd: folder, columns: 80, env })
    expect(completed.out).toContain('wordy')
    expect(completed.out).not.toContain('reading commits')
    rmSync(join(folder, 'runs', 'derived'), { recursive: true })
    const { out } = await runInTerminal(['ls', '-c', 'name'], { cwd: folder, columns: 80 })
    expect(out).toContain('\u001b[2Kreading commits: ')
    const shown = stripVTControlCharacters(out.slice(out.lastIndexOf('\u001b[2K')))
    expect(lines(shown.replaceAll('\r', ''))).toEqual(['name', 'wordy'])
  })

  test('names of columns are cut like what is in them', async () => {
    const columns = `name,parameters.${'x'.repeat(80)}`
    const { out } = await runInTerminal(['ls', '-c', columns], { cwd, columns: 60 })
    expect(stripVTControlCharacters(out)).toMatch(/^name +parameters\.x{28}…\r?\n/)
  })

  test('NO_COLOR leaves the colours out', async () => {
    const { out } = await runInTerminal(['ls'], { cwd, columns: 200, env: { NO_COLOR: '1' } })
    expect(out).not.toContain('\u001b')
  })

  test('of one that says no width all columns are shown', async () => {
    const { out } = await runInTerminal(['ls'], { cwd, columns: 0 })
    expect(out.replaceAll('\r', '')).toBe((await runTrack(['ls'], { cwd })).out)
  })
})
