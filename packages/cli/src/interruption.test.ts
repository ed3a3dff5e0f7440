import { expect, test } from 'vitest'
import { interruptible } from './interruption.js'

test('a signal ends work in order, with its code, and the next one ends the program', async () => {
  const before = process.listenerCount('SIGHUP')
  const heard: number[] = []
  const work = interruptible(async (signal) => {
    process.emit('SIGHUP', 'SIGHUP')
    heard.push(process.listenerCount('SIGHUP'))
    signal.throwIfAborted()
  })
  await expect(work).rejects.toMatchObject({ code: 'TRACK_INTERRUPTED', exitCode: 129 })
  expect([...heard, process.listenerCount('SIGHUP')]).toEqual([before, before])
})

test('work that no signal ends leaves no listener', async () => {
  const before = process.listenerCount('SIGINT')
  expect(await interruptible(async () => 'done')).toBe('done')
  expect(process.listenerCount('SIGINT')).toBe(before)
})
