import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { processTerminal } from './terminal.js'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { TrialList } from './trial-list.js'

test('what was listed is kept, and the store is free, while nobody takes what was printed', async () => {
  const folder = temporaryFolder()
  await makeStore(folder)
  const store = join(folder, 'runs')
  const terminal = { ...processTerminal(), drained: () => new Promise<void>(() => {}) }
  const list = await TrialList.of({ store }, terminal, false)
  expect(await list.trials({})).not.toEqual([])
  expect(existsSync(join(store, 'host.json'))).toBe(true)
  await list[Symbol.asyncDispose]()
  expect(existsSync(join(store, 'host.json'))).toBe(false)
  expect(existsSync(join(store, 'derived', 'glance'))).toBe(true)
})
