import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { type Running, runTrack, startTrack } from './testing/run-track.js'

/** What the server says first. */
async function said({ child }: Running): Promise<string> {
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  while (!text.endsWith('\n')) await once(child.stdout, 'data')
  return text
}

test('serve lets clients in that show the token, and ends in order', async () => {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  const running = startTrack(['serve', '--json'], { cwd })
  const { uri, token, store } = JSON.parse(await said(running))
  expect(store).toBe(join(cwd, 'runs'))
  {
    await using client = new TrackClient(uri, { token })
    expect((await client.trials()).map(({ name }) => name)).toEqual(['base', 'wide', 'later'])
  }
  const env = { TRACK_STORE: uri, TRACK_TOKEN: token }
  expect((await runTrack(['ls', '-c', 'name'], { cwd, env })).out).toContain('wide')
  const refused = await runTrack(['ls'], { cwd, env: { ...env, TRACK_TOKEN: 'x'.repeat(20) } })
  expect(refused.code).toBe(1)
  running.child.kill('SIGTERM')
  expect(await running.ended).toMatchObject({ err: '', code: 0 })
  expect((await runTrack(['verify'], { cwd })).code, 'it is closed').toBe(0)
})

test('serve says how to connect, and shows no token that it was given', async () => {
  const cwd = temporaryFolder()
  const token = 'a-token-of-the-user'
  writeFileSync(join(cwd, 'token'), `${token}\n`)
  const running = startTrack(['serve', '--token-file', 'token'], { cwd })
  const text = await said(running)
  expect(text).toMatch(/^serving .*runs at track:\/\/127\.0\.0\.1:\d+\n/)
  expect(text).toMatch(/TRACK_STORE=track:\/\/127\.0\.0\.1:\d+ TRACK_TOKEN=… node train\.js\n/)
  expect(text).not.toContain(token)
  running.child.kill('SIGINT')
  expect((await running.ended).code).toBe(0)
})

test('serve wants a certificate for other machines, and files that are there', async () => {
  const cwd = temporaryFolder()
  const open = await runTrack(['serve', '--host', '0.0.0.0', '--json'], { cwd })
  expect(open.code).toBe(2)
  expect(JSON.parse(open.err).error.code).toBe('TRACK_TLS_REQUIRED')
  const told = await runTrack(['serve', '--host', '0.0.0.0'], { cwd })
  expect(told.err).toMatch(
    /^track: 0\.0\.0\.0 is not this machine alone: .*\n {2}give .*\(--cert, --key\), or .*\(--insecure\)\n$/,
  )
  expect((await runTrack(['serve', '--cert', 'none.pem'], { cwd })).code).toBe(2)
  const missing = await runTrack(['serve', '--token-file', 'none'], { cwd })
  expect(missing.code).toBe(2)
  expect(missing.err).toContain('none cannot be read')
})

test('a command that has no token for a server says how to give it one', async () => {
  const args = ['ls', '--store', 'track://127.0.0.1:1']
  const { err, code } = await runTrack(args, { cwd: temporaryFolder() })
  expect(code).toBe(1)
  expect(err).toMatch(/^track: There is no token .* server: set TRACK_TOKEN or TRACK_TOKEN_FILE, /)
})
