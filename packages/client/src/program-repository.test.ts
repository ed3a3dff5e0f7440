import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gitCommit, gitDirty } from './git-state.js'
import { ProgramRepository } from './program-repository.js'
import { runProgram } from './testing/run-program.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const hash = '0123456789abcdef0123456789abcdef01234567'
const hasGit = spawnSync('git', ['--version']).status === 0

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false']
  const { stdout, status } = spawnSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  return stdout.trim()
}

describe('the commit of a repository is read without git', () => {
  const branch = 'ref: refs/heads/main\n'
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['of a branch', { '.git/HEAD': branch, '.git/refs/heads/main': `${hash}\n` }, ''],
    ['from a folder in it', { '.git/HEAD': `${hash}\n`, 'src/a/b.ts': '' }, 'src/a'],
    [
      'of a packed branch',
      { '.git/HEAD': branch, '.git/packed-refs': `# pack-refs\n${hash} refs/heads/main\n` },
      '',
    ],
    [
      'of a further work tree',
      {
        'main/.git/worktrees/w/HEAD': branch,
        'main/.git/worktrees/w/commondir': '../..\n',
        'main/.git/refs/heads/main': hash,
        'w/.git': 'gitdir: ../main/.git/worktrees/w\n',
      },
      'w',
    ],
  ])('%s', (_, files, inner) => {
    expect(gitCommit(join(folderOf(files), inner))).toBe(hash)
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['no repository', {}],
    ['nothing is committed', { '.git/HEAD': branch }],
    ['it is damaged', { '.git/HEAD': branch, '.git/refs/heads/main': 'noise' }],
    ['it is no repository', { '.git': 'noise' }],
  ])('and there is none where %s', (_, files) => {
    expect(gitCommit(folderOf(files))).toBeUndefined()
  })
})

describe.runIf(hasGit)('a repository', () => {
  it('is dirty when a tracked file differs from the commit', async () => {
    const folder = folderOf({ 'train.mjs': 'one' })
    git(folder, 'init', '-q')
    expect(await gitDirty(folder)).toBeUndefined()
    git(folder, 'add', '.')
    git(folder, 'commit', '-qm', 'first')
    expect(gitCommit(folder)).toBe(git(folder, 'rev-parse', 'HEAD'))
    expect(await gitDirty(folder)).toBe(false)
    writeFileSync(join(folder, 'untracked'), '')
    expect(await gitDirty(folder)).toBe(false)
    writeFileSync(join(folder, 'train.mjs'), 'two')
    expect(await gitDirty(folder)).toBe(true)
    const repository = new ProgramRepository({ env: {} }, join(folder, 'train.mjs'))
    const commit = { 'git.commit': gitCommit(folder) }
    expect(repository.metadata()).toEqual(commit)
    const told: unknown[] = []
    await repository.later((metadata) => told.push(metadata))
    expect(told).toEqual([{ 'git.dirty': true }])
    expect(repository.metadata()).toEqual({ ...commit, 'git.dirty': true })
  })

  it('is in the metadata of the trials of a program in it, unless TRACK_GIT is false', () => {
    const url = new URL('./index.js', import.meta.url).href
    const program = `
import { TrackClient } from '${url}'
const client = new TrackClient('memory:', { config: { env: JSON.parse(process.argv[2]) } })
const own = { 'git.commit': 'own' }
const trials = [{ name: 'a' }, { name: 'b', metadata: own, parameters: {} }]
const made = []
for (const options of trials) made.push(await client.newTrial({ ...options, force: true }))
made[0].logArguments({})
const read = async () => [...(await made[0].view()).metadata]
while (process.argv[2] === '{}' && (await read()).length < 2)
  await new Promise((resolve) => setTimeout(resolve, 10))
console.log(JSON.stringify([await read(), (await made[1].view()).metadata.get('git.commit')]))
await client.close()`
    const folder = folderOf({ 'train.mjs': program })
    git(folder, 'init', '-q')
    git(folder, 'add', '.')
    git(folder, 'commit', '-qm', 'first')
    const file = new URL(`file://${join(folder, 'train.mjs')}`)
    const run = (env: object): unknown => {
      const { stdout, stderr } = runProgram(file, [JSON.stringify(env)], folder)
      expect(stderr).toBe('')
      return JSON.parse(stdout)
    }
    const found = [
      ['git.commit', git(folder, 'rev-parse', 'HEAD')],
      ['git.dirty', false],
    ]
    expect(run({})).toEqual([found, 'own'])
    expect(run({ TRACK_GIT: 'false' })).toEqual([[], 'own'])
  })
})
