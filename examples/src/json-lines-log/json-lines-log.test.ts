import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registerLog, TrackClient } from '@track/client'
import type { EventLog } from '@track/core'
import { conformanceCases } from '@track/core/conformance'
import { describe, expect, it, onTestFinished } from 'vitest'
import { JsonLinesLog } from './json-lines-log.js'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'track-lines-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A file with one trial in it. */
async function fileWithTrial(): Promise<string> {
  const path = join(temporaryFolder(), 'trials.jsonl')
  registerLog('jsonl', (rest) => new JsonLinesLog(rest))
  await using client = new TrackClient(`jsonl:${path}`)
  const trial = await client.newTrial({ name: 't', parameters: { lr: 0.1 } })
  await trial.run(() => trial.logMetrics({ loss: 1 }))
  return path
}

const namesIn = async (path: string) => {
  await using client = new TrackClient(`jsonl:${path}`)
  return (await client.trials()).map(({ name, status }) => [name, status])
}

describe('the log of JSON lines', () => {
  for (const { name, run } of conformanceCases) {
    it(name, async () => {
      const folder = temporaryFolder()
      const paths = new Map<EventLog, string>()
      const open = (path: string): EventLog => {
        const log = new JsonLinesLog(path)
        onTestFinished(() => log.close())
        paths.set(log, path)
        return log
      }
      let logs = 0
      await run({
        open: async () => open(join(folder, `${logs++}.jsonl`)),
        reopen: async (log) => {
          await log.close()
          return open(paths.get(log) ?? '')
        },
      })
    })
  }

  it('serves a client under its scheme, and the next one', async () => {
    const path = await fileWithTrial()
    expect(await namesIn(path)).toEqual([['t', 'Completed']])
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true)
  })

  it('goes on after a line that a crash cut off', async () => {
    const path = await fileWithTrial()
    const whole = readFileSync(path, 'utf8')
    appendFileSync(path, '{"nowMs":1,"append":{"ori')
    expect(await namesIn(path)).toEqual([['t', 'Completed']])
    expect(readFileSync(path, 'utf8')).toBe(whole)
  })

  it('begins anew where a crash left no whole line', async () => {
    const path = join(temporaryFolder(), 'trials.jsonl')
    writeFileSync(path, '{"log":"tra')
    expect(await namesIn(path)).toEqual([])
    expect(await namesIn(path)).toEqual([])
  })

  it.each([
    [
      'TRACK_STORE_INVALID',
      (lines: string[]) => [...lines.slice(0, 2), 'noise', ...lines.slice(2)],
    ],
    ['TRACK_STORE_INVALID', (lines: string[]) => lines.slice(1)],
    ['TRACK_ORIGIN_CONFLICT', (lines: string[]) => [lines[0], lines[2], lines[1]]],
  ])('refuses a file that is damaged: %s', async (code, damage) => {
    const path = await fileWithTrial()
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    writeFileSync(path, `${damage(lines).join('\n')}\n`)
    expect(() => new JsonLinesLog(path)).toThrow(expect.objectContaining({ code }))
  })

  it('refuses a folder', () => {
    expect(() => new JsonLinesLog(temporaryFolder())).toThrow(
      expect.objectContaining({ code: 'TRACK_STORE_UNAVAILABLE' }),
    )
  })
})
