import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const dirtyTimeoutMs = 5_000

/**
 * The commit that is checked out where `folder` is, as its repository says; undefined where there is none, or
 * nothing was committed yet. It reads three small files. Formats: gitrepository-layout(5).
 */
export function gitCommit(folder: string): string | undefined {
  const gitFolder = findGitFolder(folder)
  const head = gitFolder && textOf(join(gitFolder, 'HEAD'))
  if (gitFolder === undefined || head === undefined) return undefined
  const name = /^ref: (refs\/.+)$/.exec(head)?.[1]
  if (name === undefined) return hashIn(head)
  // Of several work trees of one repository, each has its own HEAD, and branches are elsewhere.
  const common = textOf(join(gitFolder, 'commondir'))
  const shared = common === undefined ? gitFolder : resolve(gitFolder, common)
  return hashIn(textOf(join(shared, name))) ?? packedRef(textOf(join(shared, 'packed-refs')), name)
}

/**
 * Whether files of the repository that `folder` is in differ from that commit; undefined where git is not
 * installed, or says nothing within five seconds. It asks git, in a process that nothing waits for.
 */
export async function gitDirty(folder: string): Promise<boolean | undefined> {
  const { spawn } = await import('node:child_process')
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...env } = process.env
  // Of what the repository's configuration names, nothing is run but the filters that say what a file is to git.
  const args = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-C', folder]
  const diff = ['diff', '--quiet', '--no-ext-diff', '--no-textconv', 'HEAD']
  return new Promise((resolved) => {
    const git = spawn('git', [...args, ...diff], { stdio: 'ignore', env, timeout: dirtyTimeoutMs })
    git.unref()
    git.on('error', () => resolved(undefined))
    git.on('exit', (code) => resolved(code === 0 || code === 1 ? code === 1 : undefined))
  })
}

function findGitFolder(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, '.git')
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory() === true) return path
    // Of a further work tree, or a submodule, it is a file that says where.
    const elsewhere = found && /^gitdir: (.+)$/.exec(textOf(path) ?? '')?.[1]
    if (elsewhere !== undefined) return resolve(folder, elsewhere)
    if (dirname(folder) === folder) return undefined
  }
}

function packedRef(text: string | undefined, name: string): string | undefined {
  const line = text?.split('\n').find((one) => one.endsWith(` ${name}`))
  return line && hashIn(line.slice(0, line.indexOf(' ')))
}

function hashIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-f]{40,64}$/.test(text) ? text : undefined
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined // whoever asks takes what there is
  }
}
