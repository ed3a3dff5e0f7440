import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { patienceMs } from './completion-server.js'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runShell, runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(async () => {
  await makeStore(cwd)
})

/** On a machine with other work two seconds are none. */
const patient = { TRACK_COMPLETION_SECONDS: '60' }

/** What bash offers at the end of a command line, by the script that is printed for it. */
async function inBash(...words: string[]): Promise<string[]> {
  const quoted = words.map((word) => `'${word}'`).join(' ')
  const line = `source <(track completion bash); COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; COMP_LINE="\${COMP_WORDS[*]}"; COMP_POINT=\${#COMP_LINE}; _track_completion; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { out, err } = await runShell(line, { cwd, env: patient })
  expect(err).toBe('')
  return out.split('\n').filter((word) => word !== '')
}

describe('in bash', () => {
  test('commands, options and their choices complete', async () => {
    expect(await inBash('track', 'sh')).toEqual(['show'])
    expect(await inBash('track', '')).toEqual(expect.arrayContaining(['ls', 'run', 'help']))
    expect(await inBash('track', '')).not.toContain('completion-server')
    expect(await inBash('track', 'ls', '--pro')).toEqual(['--project'])
    expect(await inBash('track', 'ls', '')).toEqual(['trials', 'groups', 'projects'])
    expect(await inBash('track', 'run', '--output', 'l')).toEqual(['last'])
    expect(await inBash('track', 'help', 'ver')).toEqual(['verify'])
  })

  test('trials, projects and groups of the store complete', async () => {
    expect(await inBash('track', 'show', 'ba')).toEqual(expect.arrayContaining(['base']))
    const ids = (await inBash('track', '--store', 'runs', 'rm', 'base', '')).filter((one) =>
      /^[0-9a-f]{7}_0$/.test(one),
    )
    const { out } = await runTrack(['ls', '-c', 'id'], { cwd })
    expect(ids, 'the newest first').toEqual(out.trimEnd().split('\n').slice(1).reverse())
    expect(await inBash('track', 'ls', '--group', '')).toEqual(['first', 'second'])
    expect(await inBash('track', 'ls', '--group', '=', 'se')).toEqual(['second'])
    expect(await inBash('track', 'ls', '-p', 'd')).toEqual(['digits'])
  })

  test('metrics complete, and the other trial', async () => {
    expect(await inBash('track', 'plot', 'base', '')).toEqual(['loss', 'accuracy'])
    expect(await inBash('track', 'best', '--metric', 'a')).toEqual(['accuracy'])
    expect(await inBash('track', 'diff', 'base', 'wi')).toEqual(['wide'])
  })

  test('nothing is said where there is no store, or files are meant', async () => {
    expect(await inBash('track', '--store', 'none', 'show', '')).toEqual([])
    expect(await inBash('track', 'backup', '')).toEqual([])
    expect(await inBash('track', 'run', '--', 'ls', '--pro')).toEqual([])
  })

  test.each([
    ['export', '--output'],
    ['receipt', '--sign'],
    ['verify', '--receipt'],
    ['verify', '--public-key'],
    ['merge', '--into'],
    ['merge', 'a-store'],
  ])('files complete where the shell is told to: %s %s', async (command, before) => {
    const env = { ...patient, COMP_CWORD: '3', SHELL: 'zsh' }
    const args = ['completion-server', '--', 'track', command, before, '']
    expect((await runTrack(args, { cwd, env })).out).toBe('__tabtab_complete_files__\n')
  })
})

test('what options are stays readable', async () => {
  const env = { ...patient, COMP_CWORD: '2', SHELL: 'zsh' }
  const args = ['completion-server', '--', 'track', 'ls', '--']
  const { out } = await runTrack(args, { cwd, env })
  expect(out).toContain('--json:print JSON, as docs/cli.md describes it\n')
  expect(out).toContain(
    '--where:only those that it holds for, such as  metrics.loss.min 0.3 ; may be repeated\n',
  )
})

test('a shell waits for so many seconds, and then nothing completes', async () => {
  expect(
    [undefined, 'a few', '', '-1', '7', '99999'].map((given) =>
      patienceMs({ TRACK_COMPLETION_SECONDS: given }),
    ),
  ).toEqual([2000, 2000, 2000, 2000, 7000, 2000])
  const env = { COMP_CWORD: '3', SHELL: 'bash', TRACK_COMPLETION_SECONDS: '0' }
  const args = ['completion-server', '--', 'track', 'ls', '--group', '']
  expect(await runTrack(args, { cwd, env })).toEqual({ out: '', err: '', code: 0 })
})

test('names that a shell would take for something else are left out', async () => {
  const folder = temporaryFolder()
  const { TrackClient } = await import('@track/client')
  {
    await using client = new TrackClient(`file:${folder}/runs`)
    for (const name of ['$(touch x)', 'a b', '`touch x`', 'plain']) {
      await client.newTrial({ name, parameters: {}, force: true })
    }
  }
  const env = { ...patient, COMP_CWORD: '2', SHELL: 'bash' }
  const args = ['completion-server', '--', 'track', 'show', '']
  const { out } = await runTrack(args, { cwd: folder, env })
  expect(out.split('\n').filter((word) => !/^[0-9a-f]{7}_0$/.test(word))).toEqual(['plain', ''])
})

const bin = new URL('../bin/track.cjs', import.meta.url).pathname

/** Runs a shell that has the built program as `track` in its path. */
async function withTrackInPath(command: string): Promise<string> {
  const program = `printf '#!/bin/sh\\nexec "%s" "%s" "$@"\\n' "$NODE" "$BIN" > bin/track`
  const line = `mkdir -p bin && ${program} && chmod +x bin/track && PATH="$PWD/bin:$PATH" ${command}`
  return (await runShell(line, { cwd, env: { ...patient, NODE: process.execPath, BIN: bin } })).out
}

// Without a terminal fish knows no cursor: words that have begun complete.
test.runIf(existsSync('/usr/bin/fish'))('fish shows what each is', async () => {
  const ask = (line: string): Promise<string> =>
    withTrackInPath(`fish -c 'track completion fish | source; complete -C "${line}"'`)
  expect(await ask('track sh')).toBe('show\tshow one trial\n')
  expect(await ask('track show ba')).toMatch(/^base\t/m)
})

test('each shell has a script', async () => {
  expect((await runTrack(['completion', 'zsh'], { cwd })).out).toContain(
    'compdef _track_completion',
  )
  expect((await runTrack(['completion', 'fish'], { cwd })).out).toContain('complete -f')
  expect((await runTrack(['completion', 'tcsh'], { cwd })).code).toBe(2)
})
