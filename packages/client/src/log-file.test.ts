import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type FileStore, isTrackError, MemoryLog, TrackError } from '@track/core'
import { ViewReader } from '@track/projections'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { backupStore } from './backup-store.js'
import { registerLog } from './log-registry.js'
import { repairStore, verifyStore } from './store-checks.js'
import { collectWarnings } from './testing/collect-warnings.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'
import { runProgram } from './testing/run-program.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import { vacuumStore } from './vacuum-store.js'

async function storeWithTrial() {
  const folder = temporaryFolder()
  const path = join(folder, 'store')
  const client = new TrackClient(`file:${path}`)
  onTestFinished(() => client.close())
  const trial = await client.newTrial({ name: 'keeps files', parameters: {} })
  return { folder, path, client, trial }
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function contentFile(store: string, digest: string): string {
  return join(store, 'files', digest.slice(0, 2), digest)
}

/** Every file below `files/` of a store, what is half written among them. */
function filesIn(store: string): string[] {
  const root = join(store, 'files')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: unknown) => (isTrackError(error) ? error.code : String(error)),
  )
}

describe('logFile', () => {
  it('logFile keeps a file beside the log, once for equal content, and the report lists it', async () => {
    const { folder, path, client, trial } = await storeWithTrial()
    const file = join(folder, 'weights.bin')
    writeFileSync(file, 'weights')
    const digest = sha256('weights')
    const mime = 'application/octet-stream'
    expect(await trial.logFile(file)).toEqual({ name: 'weights.bin', digest, bytes: 7, mime })
    const text = { name: 'notes/again.txt', mime: 'text/plain; charset=utf-8' }
    await trial.logFile(new TextEncoder().encode('weights'), text)
    await trial.logFile(pathToFileURL(file), { name: '__proto__' })
    expect(filesIn(path)).toEqual([join(digest.slice(0, 2), digest)])
    const full = await client.report({ full: true, print: false })
    expect(Object.entries(full.files ?? {})).toEqual([
      ['weights.bin', { digest, bytes: 7, mime }],
      ['notes/again.txt', { digest, bytes: 7, mime: 'text/plain; charset=utf-8' }],
      ['__proto__', { digest, bytes: 7, mime }],
    ])
    expect(Object.keys(await client.report({ print: false }))).not.toContain('files')
  })

  it('gives each file back as it was logged last, also to another client', async () => {
    const { path, client, trial } = await storeWithTrial()
    await trial.logFile(Buffer.from('old'), { name: 'a' })
    await trial.logFile(Buffer.from('new'), { name: 'a' })
    await trial.logFile(new Uint8Array(), { name: 'empty' })
    expect(String(await buffer(await trial.openFile('a')))).toBe('new')
    expect(await buffer(await trial.openFile('empty'))).toHaveLength(0)
    const uid = await trial.uid()
    const other = new TrackClient(`file:${path}`)
    onTestFinished(() => other.close())
    const same = await other.setTrial({ uid })
    expect(String(await buffer(await same.openFile('a')))).toBe('new')
    await client.close()
    expect(String(await buffer(await same.openFile('a')))).toBe('new')
  })

  it('reads its arguments during the call', async () => {
    const { trial } = await storeWithTrial()
    const bytes = Buffer.from('as it was')
    const options = { name: 'a' }
    const logged = trial.logFile(bytes, options)
    bytes.fill(0)
    options.name = 'b'
    expect(await logged).toMatchObject({ name: 'a', digest: sha256('as it was') })
  })

  it('is waited for by flush and close, and refused after them', async () => {
    const { client, trial, path } = await storeWithTrial()
    const first = trial.logFile(Buffer.from('1'), { name: '1' })
    await client.flush()
    expect(filesIn(path)).toHaveLength(1)
    const second = trial.logFile(Buffer.from('2'), { name: '2' })
    const closed = client.close()
    const late = trial.logFile(Buffer.from('3'), { name: '3' })
    await expect(late).rejects.toMatchObject({ code: 'TRACK_LOG_CLOSED' })
    await closed
    expect((await Promise.all([first, second])).map(({ name }) => name)).toEqual(['1', '2'])
    expect(filesIn(path)).toHaveLength(2)
  })

  it('creates a trial that waits for its arguments, with a warning, and does not start it', async () => {
    const warnings = collectWarnings()
    const client = memoryClient()
    const trial = await client.newTrial({ name: 'early' })
    await trial.logFile(Buffer.from('x'), { name: 'x' })
    expect(warnings).toEqual(['TRACK_TRIAL_WITHOUT_ARGUMENTS'])
    expect(trial.isRunning).toBe(false)
  })

  it('has its event in a commit of its own', async () => {
    const { client, trial } = await storeWithTrial()
    trial.logMetrics({ loss: 1 })
    const logged = trial.logFile(Buffer.from('x'), { name: 'x' })
    trial.logMetrics({ loss: 2 })
    await logged
    await client.flush()
    const events = await eventsOfLog(client.log)
    const position = events.findIndex(({ type }) => type === 'FileLogged')
    for await (const { commits } of client.log.read({ from: position, to: position + 1 })) {
      expect(commits.map(({ count }) => count)).toEqual([1])
    }
  })

  it('keeps a file that grows while it is read as it was read', async () => {
    const { folder, trial } = await storeWithTrial()
    const file = join(folder, 'growing.log')
    writeFileSync(file, Buffer.alloc(5 << 20, 'a'))
    const logged = trial.logFile(file)
    const timer = setInterval(() => appendFileSync(file, 'b'.repeat(1 << 16)), 1)
    const { digest, bytes } = await logged
    clearInterval(timer)
    const content = await buffer(await trial.openFile('growing.log'))
    expect({ digest: sha256(content), bytes: content.length }).toEqual({ digest, bytes })
  })

  it('takes no more memory for a larger file', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'large')
    writeFileSync(file, 'not all of it is zeros')
    const bytes = 400 << 20
    truncateSync(file, bytes)
    const program = new URL('./testing/log-large-file.js', import.meta.url)
    const { stdout, stderr } = runProgram(program, [`file:${join(folder, 'store')}`, file])
    expect(stderr).toBe('')
    const { grownMb, ...read } = JSON.parse(stdout)
    expect(read).toEqual({ bytes, read: bytes })
    expect(grownMb).toBeLessThan(100)
  })

  it.each([
    '',
    '/etc/passwd',
    '../up',
    'a/../../up',
    'a//b',
    './a',
    'a/',
    'a\\b',
    'C:/a',
    'a\0b',
    'a\nb',
    'x'.repeat(1025),
  ])('refuses the name %j, and creates nothing', async (name) => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 'hostile' })
    await expect(trial.logFile(Buffer.from('x'), { name })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
      details: { argument: 'name' },
    })
    expect(trial.hash).toBeUndefined()
  })

  it('refuses what is no content, no media type, no file', async () => {
    const { folder, path, trial } = await storeWithTrial()
    const bytes = Buffer.from('x')
    expect(await codeOf(trial.logFile(bytes))).toBe('TRACK_ARGUMENT_INVALID')
    expect(await codeOf(trial.logFile(7 as never))).toBe('TRACK_ARGUMENT_INVALID')
    expect(await codeOf(trial.logFile(new URL('http://a/b')))).toBe('TRACK_ARGUMENT_INVALID')
    expect(await codeOf(trial.logFile(bytes, { name: 'x', mime: 'png' }))).toBe(
      'TRACK_ARGUMENT_INVALID',
    )
    expect(await codeOf(trial.logFile(bytes, { name: '\ud800' }))).toBe('TRACK_VALUE_INVALID')
    expect(await codeOf(trial.logFile(join(folder, 'none')))).toBe('TRACK_FILE_UNREADABLE')
    expect(await codeOf(trial.logFile(folder))).toBe('TRACK_FILE_UNREADABLE')
    expect(filesIn(path)).toEqual([])
  })

  it('is refused by a log that keeps no files', async () => {
    const log = new MemoryLog({ now: Date.now })
    registerLog('fileless', () => Object.defineProperty(log, 'files', { value: undefined }))
    const client = new TrackClient('fileless:')
    const trial = await client.newTrial({ name: 'n', parameters: {} })
    const logged = trial.logFile(Buffer.from('x'), { name: 'x' })
    expect(await codeOf(logged)).toBe('TRACK_FILES_UNSUPPORTED')
  })
})

describe('a process that is killed as it logs files', () => {
  it('leaves every file that it was told of, and none that is named and not there', async () => {
    const store = join(temporaryFolder(), 'store')
    const program = fileURLToPath(new URL('./testing/log-files-on.js', import.meta.url))
    const child = spawn(process.execPath, [program, `file:${store}`])
    const told: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      told.push(line)
      if (told.length === 20) child.kill('SIGKILL')
    }
    const { isSound, files } = await verifyStore(store)
    expect(isSound).toBe(true)
    expect(files).toBeGreaterThanOrEqual(told.length)
    const client = new TrackClient(`file:${store}`)
    onTestFinished(() => client.close())
    const [trial] = await client.trials()
    const view = await new ViewReader(client.log).trial(trial?.id ?? '')
    const digests = Array.from(view.files.values(), ({ digest }) => digest)
    expect(digests.slice(0, told.length)).toEqual(told)
  })
})

describe('a file is verified on reading', () => {
  it('one of which more comes than was logged, without an end, errors with TRACK_FILE_CORRUPT', async () => {
    const { trial, client } = await storeWithTrial()
    const { digest } = await trial.logFile(Buffer.from('content'), { name: 'a' })
    let pieces = 0
    const files = client.log.files as FileStore
    vi.spyOn(files, 'read').mockImplementation(async function* () {
      for (; pieces < 1_000; pieces++) yield Buffer.from('con')
    })
    const error = await buffer(await trial.openFile('a')).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'TRACK_FILE_CORRUPT', details: { digest, bytes: 7 } })
    expect(pieces).toBeLessThan(10)
  })

  it('of a name that was not logged there is none', async () => {
    const { trial } = await storeWithTrial()
    expect(await codeOf(trial.openFile('none'))).toBe('TRACK_FILE_NOT_FOUND')
  })

  it.each([
    ['changed', (file: string) => writeFileSync(file, 'XONTENT')],
    ['cut off', (file: string) => truncateSync(file, 3)],
    ['longer', (file: string) => appendFileSync(file, 'x')],
    ['gone', (file: string) => rmSync(file)],
  ])('one whose content is %s errors with TRACK_FILE_CORRUPT', async (_, damage) => {
    const { path, trial } = await storeWithTrial()
    const { digest } = await trial.logFile(Buffer.from('content'), { name: 'a' })
    damage(contentFile(path, digest))
    const error = await buffer(await trial.openFile('a')).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TrackError)
    expect(error).toMatchObject({ code: 'TRACK_FILE_CORRUPT', details: { digest } })
    await trial.logFile(Buffer.from('content'), { name: 'again' })
    expect(String(await buffer(await trial.openFile('a')))).toBe('content')
  })
})

describe('the files of a store', () => {
  async function twoTrials() {
    const { folder, path, client, trial } = await storeWithTrial()
    await trial.logFile(Buffer.from('both'), { name: 'shared' })
    await trial.logFile(Buffer.from('first'), { name: 'own' })
    const other = await client.newTrial({ name: 'other', parameters: {}, force: true })
    await other.logFile(Buffer.from('both'), { name: 'shared' })
    await other.logFile(Buffer.from('second'), { name: 'own' })
    return { folder, path, client, trial, other }
  }

  it('are checked by verifyStore', async () => {
    const { path, client } = await twoTrials()
    await client.close()
    expect(await verifyStore(path)).toMatchObject({ isSound: true, files: 3 })
    writeFileSync(contentFile(path, sha256('first')), 'FIRST')
    rmSync(contentFile(path, sha256('second')))
    const { isSound, files, damage } = await verifyStore(path)
    expect({ isSound, files }).toEqual({ isSound: false, files: 1 })
    expect(damage.map(({ kind, file }) => ({ kind, file }))).toEqual([
      { kind: 'content', file: `files/${sha256('first')}` },
      { kind: 'content', file: `files/${sha256('second')}` },
    ])
  })

  it('are in a backup, and copied once', async () => {
    const { folder, path, client, trial } = await twoTrials()
    const target = join(folder, 'backup')
    expect(await backupStore(path, target)).toMatchObject({ files: 3, fileBytes: 15 })
    await trial.logFile(Buffer.from('later'), { name: 'later' })
    expect(await backupStore(path, target)).toMatchObject({ files: 1, fileBytes: 5 })
    await client.close()
    expect(await verifyStore(target)).toMatchObject({ isSound: true, files: 4 })
  })

  it('end a backup that meets a damaged one', async () => {
    const { folder, path } = await twoTrials()
    writeFileSync(contentFile(path, sha256('first')), 'FIRST')
    const target = join(folder, 'backup')
    expect(await codeOf(backupStore(path, target))).toBe('TRACK_FILE_CORRUPT')
    expect(existsSync(contentFile(target, sha256('FIRST')))).toBe(false)
  })

  it('go with a vacuum when only deleted trials logged them', async () => {
    const { folder, path, client, trial } = await twoTrials()
    await trial.finish()
    await client.deleteTrial(trial)
    await client.close()
    const target = join(folder, 'vacuumed')
    expect(await vacuumStore(path, target)).toMatchObject({ files: 2 })
    expect(existsSync(contentFile(target, sha256('first')))).toBe(false)
    expect(await verifyStore(target)).toMatchObject({ isSound: true, files: 2 })
    expect(filesIn(path)).toHaveLength(3)
  })

  it('are in a repaired store, but for damaged ones', async () => {
    const { folder, path, client } = await twoTrials()
    await client.close()
    writeFileSync(contentFile(path, sha256('first')), 'FIRST')
    const target = join(folder, 'repaired')
    const { damage } = await repairStore(path, target)
    expect(damage.map(({ kind }) => kind)).toEqual(['content'])
    expect(
      filesIn(target).map((file) => readFileSync(join(target, 'files', file), 'utf8')),
    ).toEqual(expect.arrayContaining(['both', 'second']))
    expect(filesIn(target)).toHaveLength(2)
  })

  it('may have strangers among them, which are left alone', async () => {
    const { path, client } = await twoTrials()
    await client.close()
    mkdirSync(join(path, 'files', 'zz'))
    writeFileSync(join(path, 'files', 'zz', 'stranger'), '')
    expect(await verifyStore(path)).toMatchObject({ isSound: true, files: 3 })
  })
})
