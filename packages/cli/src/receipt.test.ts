import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

async function storeIn(): Promise<string> {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  return cwd
}

test('receipt prints what verify --receipt holds the store against', async () => {
  const cwd = await storeIn()
  const { out, err, code } = await runTrack(['receipt', 'base'], { cwd })
  expect({ err, code }).toEqual({ err: '', code: 0 })
  await runTrack(['receipt', 'base', '-o', 'kept.json'], { cwd })
  expect(readFileSync(join(cwd, 'kept.json'), 'utf8')).toBe(out)
  await runTrack(['tag', 'base', 'seen=true'], { cwd })
  const checked = await runTrack(['verify', '--receipt', 'kept.json'], { cwd })
  expect(checked.code).toBe(0)
  expect(checked.out).toMatch(/^base \([0-9a-f]{64}_0\): as the receipt says\n/)
  expect(checked.out).toContain('; 1 came since\n')
  const json = JSON.parse(
    (await runTrack(['verify', '--json', '--receipt', 'kept.json'], { cwd })).out,
  )
  expect(json).toMatchObject({ isIntact: true, head: 'here', eventsSince: 1, signature: 'none' })
})

test('verify --receipt ends with 1 where the trial is another one', async () => {
  const cwd = await storeIn()
  const kept = JSON.parse((await runTrack(['receipt', 'base'], { cwd })).out)
  kept.commits.digests[0] = '0'.repeat(64)
  writeFileSync(join(cwd, 'kept.json'), JSON.stringify(kept))
  const { out, code } = await runTrack(['verify', '--receipt', 'kept.json'], { cwd })
  expect(code).toBe(1)
  expect(out).toContain(': NOT as the receipt says\n')
  expect(out).toContain("  commits: The trial's commits 0 to 0 are not what they were\n")
})

test('verify --receipt tells in one line that a store has nothing of the trial', async () => {
  const [cwd, other] = [await storeIn(), await storeIn()]
  await runTrack(['receipt', 'base', '-o', join(other, 'kept.json')], { cwd })
  const { out, code } = await runTrack(['verify', '--receipt', 'kept.json'], { cwd: other })
  expect(code).toBe(1)
  expect(out).toContain(': this is another store, and has no such commit\n')
  expect(out.match(/^ {2}commits: .*$/gm)).toEqual([
    expect.stringMatching(/^ {2}commits: The trial's commits 0 to \d+ are gone$/),
  ])
})

test('a receipt is signed by --sign, and checked by --public-key while the store is in use', async () => {
  const cwd = await storeIn()
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(join(cwd, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync(join(cwd, 'key.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }))
  await runTrack(['receipt', 'base', '--sign', 'key.pem', '-o', 'kept.json'], { cwd })
  await using client = new TrackClient(`file:${join(cwd, 'runs')}`)
  await client.trials()
  const checked = await runTrack(
    ['verify', '--receipt', 'kept.json', '--public-key', 'key.pub.pem'],
    { cwd },
  )
  expect(checked).toMatchObject({ code: 0, err: '' })
  expect(checked.out).toContain('  signature: it is that of the key\n')
})

test('what is no receipt, no key, or not there, is told', async () => {
  const cwd = await storeIn()
  writeFileSync(join(cwd, 'text'), 'text')
  const errorOf = async (...args: string[]) => {
    const { err, code } = await runTrack([...args, '--json'], { cwd })
    return { code, error: JSON.parse(err).error.code }
  }
  expect(await errorOf('verify', '--receipt', 'text')).toEqual({
    code: 1,
    error: 'TRACK_RECEIPT_INVALID',
  })
  expect(await errorOf('verify', '--receipt', 'nothing')).toEqual({
    code: 1,
    error: 'TRACK_FILE_UNREADABLE',
  })
  expect(await errorOf('verify', '--public-key', 'text')).toEqual({ code: 2, error: 'TRACK_USAGE' })
  expect(await errorOf('receipt', 'base', '--sign', 'text')).toEqual({
    code: 2,
    error: 'TRACK_ARGUMENT_INVALID',
  })
  expect(await errorOf('receipt', 'base', '-o', 'no/folder')).toEqual({
    code: 1,
    error: 'TRACK_FILE_UNWRITABLE',
  })
  expect(await errorOf('receipt', 'none')).toEqual({ code: 3, error: 'TRACK_TRIAL_NOT_FOUND' })
})
