import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runShell, runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

test('track alone, --help and help show the help', async () => {
  const help = await runTrack(['--help'], { cwd })
  expect(help).toMatchObject({ err: '', code: 0 })
  expect(help.out).toContain('Usage: track [options] [command]')
  expect(help.out).toContain('Exit codes: 0 done')
  expect((await runTrack(['help'], { cwd })).out).toBe(help.out)
  expect((await runTrack([], { cwd })).out).toBe(help.out)
})

test('every command shows an example, and is in docs/cli.md', async () => {
  const { out } = await runTrack(['--help'], { cwd })
  const [, list = ''] = out.split('Commands:\n')
  const docs = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8')
  const names = Array.from(list.matchAll(/^ {2}(\w+)/gm), ([, name]) => name as string)
  expect(names).toContain('ls')
  for (const name of names.filter((one) => one !== 'help')) {
    const help = await runTrack([name, '--help'], { cwd })
    expect(help.out).toContain(`\n  $ track ${name}`)
    expect(docs).toContain(`\n## ${name}\n\n    track ${name}`)
  }
})

test('a mistyped command suggests the one that was meant', async () => {
  const { out, err, code } = await runTrack(['shwo'], { cwd })
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(err).toBe(
    "track: unknown command 'shwo'\n  (Did you mean show?)\n  (track --help lists the commands)\n",
  )
})

test('a command line without a command says so, and help of none too', async () => {
  const hint = '  (track --help lists the commands)\n'
  expect(await runTrack(['--store', 'runs'], { cwd })).toEqual({
    out: '',
    err: `track: the command line names no command\n${hint}`,
    code: 2,
  })
  expect((await runTrack(['help', 'shwo'], { cwd })).err).toBe(
    `track: unknown command 'shwo'\n${hint}`,
  )
  const { err } = await runTrack(['--json'], { cwd })
  expect(JSON.parse(err).error.code).toBe('TRACK_USAGE')
})

test('a wrong option or argument points to the help of its command', async () => {
  const { err, code } = await runTrack(['--json', 'repair'], { cwd })
  expect(code).toBe(2)
  expect(JSON.parse(err).error.message).toBe("missing required argument 'target'")
  const wrong = await runTrack(['ls', '--bogus'], { cwd })
  expect(wrong.err).toMatch(
    /^track: unknown option .*\n {2}\(track ls --help says what it takes\)\n$/,
  )
})

test('an error is JSON where JSON is asked for', async () => {
  const usage = await runTrack(['ls', '--json', '--bogus'], { cwd })
  expect(usage.code).toBe(2)
  expect(JSON.parse(usage.err).error).toMatchObject({ code: 'TRACK_USAGE' })
  const missing = await runTrack(['--json', 'show', 'nobody'], { cwd })
  expect(missing.code).toBe(3)
  expect(JSON.parse(missing.err)).toEqual({
    error: {
      code: 'TRACK_TRIAL_NOT_FOUND',
      message: 'there is no trial nobody',
      details: { name: 'nobody' },
    },
  })
})

test('of a folder that is no store and has stores, those are named', async () => {
  const folder = join(temporaryFolder(), 'project')
  await makeStore(folder)
  const { err, code } = await runTrack(['ls', '--store', '.'], { cwd: folder })
  expect(code).toBe(3)
  expect(err).toBe(`track: no store at ${folder}\n  there is one at ./runs\n`)
})

test('a store that is not there is not made, and those near it are named', async () => {
  const { err, code } = await runTrack(['ls', '--store', 'run'], { cwd })
  expect(code).toBe(3)
  expect(err).toBe(`track: no store at ${join(cwd, 'run')}\n  there is one at ./runs\n`)
})

test('a folder that is no store is told of', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'runs'))
  writeFileSync(join(folder, 'runs', 'notes.txt'), '')
  const { err, code } = await runTrack(['ls'], { cwd: folder })
  expect(code).toBe(1)
  expect(err).toMatch(/^track: .*notes\.txt/)
})

test('a store may be meant that is around what is named, or beside it', async () => {
  const inside = await runTrack(['ls', '--store', 'runs/log'], { cwd })
  expect(inside.code).toBe(1)
  expect(inside.err).toMatch(/^track: .* is not a Track store.*\n {2}there is one at \.\/runs\n$/)
  mkdirSync(join(cwd, 'notes', 'more'), { recursive: true })
  const { err } = await runTrack(['ls', '--store', 'notes', '--json'], { cwd })
  expect(JSON.parse(err).error).toMatchObject({
    code: 'TRACK_STORE_INVALID',
    details: { near: [join(cwd, 'runs')] },
  })
})

test.each([
  ['~/runs', `write ${join(homedir(), 'runs')}, or ./~/runs`],
  ['~nope/x', 'write the whole path, or ./~nope/x'],
  ['file:~', `write ${homedir()}, or ./~`],
  ['10.0.0.7:7350', 'a server is track://10.0.0.7:7350'],
  ['lab:7350', 'a server is track://lab:7350'],
])('%s is no folder that anybody means, and none is made', async (store, told) => {
  const folder = temporaryFolder()
  for (const run of [
    runTrack(['ls'], { cwd: folder, env: { TRACK_STORE: store } }),
    runTrack(['run', '--store', store, '--', 'true'], { cwd: folder }),
  ]) {
    const { err, code } = await run
    expect(err).toContain(told)
    expect(code).toBe(2)
  }
  expect(readdirSync(folder)).toEqual([])
})

test.runIf(existsSync('/dev/full'))('output that cannot be written is told of', async () => {
  const plain = await runShell('track ls > /dev/full', { cwd })
  expect(plain.err).toMatch(/^track: standard output cannot be written: ENOSPC.*\n$/)
  expect(plain.code).toBe(1)
  const json = await runShell('track log --json > /dev/full', { cwd })
  expect(JSON.parse(json.err).error.code).toBe('TRACK_FILE_UNWRITABLE')
  expect(json.code).toBe(1)
})

test('a working directory that was deleted is told of', async () => {
  const { err, code } = await runShell('mkdir gone; cd gone; rmdir ../gone; track ls', { cwd })
  expect({ err, code }).toEqual({
    err: 'track: the working directory is gone: cd to another\n',
    code: 1,
  })
})

test('the store is that of --store, TRACK_STORE, track.config.json', async () => {
  const folder = temporaryFolder()
  const store = join(cwd, 'runs')
  expect((await runTrack(['ls'], { cwd: folder })).code).toBe(3)
  writeFileSync(join(folder, 'track.config.json'), JSON.stringify({ store: `file:${store}` }))
  expect((await runTrack(['ls'], { cwd: folder })).code).toBe(0)
  const several = [`file:${store}`, `file:${join(folder, 'copy')}`]
  writeFileSync(join(folder, 'track.config.json'), JSON.stringify({ store: several }))
  expect((await runTrack(['ls'], { cwd: folder })).code).toBe(0)
  const env = { TRACK_STORE: `file:${join(folder, 'none')}` }
  expect((await runTrack(['ls'], { cwd: folder, env })).code).toBe(3)
  expect((await runTrack(['ls', '--store', store], { cwd: folder, env })).code).toBe(0)
})

test('TRACK_STORE and track.config.json may name a folder by its path, as --store does', async () => {
  const folder = temporaryFolder()
  const env = { TRACK_STORE: 'runs' }
  expect((await runTrack(['ls'], { cwd, env })).code).toBe(0)
  expect((await runTrack(['show', 'base'], { cwd, env })).code).not.toBe(2)
  writeFileSync(join(folder, 'track.config.json'), JSON.stringify({ store: join(cwd, 'runs') }))
  expect((await runTrack(['ls', '--json'], { cwd: folder })).code).toBe(0)
})
