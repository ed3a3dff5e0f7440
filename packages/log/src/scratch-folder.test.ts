import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withScratchFolder } from './scratch-folder.js'
import { temporaryFolder } from './testing/temporary-folder.js'

/** A process that makes a scratch folder, says so, and waits. */
const program = (parent: string): string => `
  import(${JSON.stringify(new URL('./scratch-folder.js', import.meta.url).href)})
    .then((made) => made.withScratchFolder(${JSON.stringify(parent)}, (folder) => {
      console.log(folder)
      setInterval(() => {}, 1000)
      return new Promise(() => {})
    }))`

it('takes away what a process has left that was killed, and nothing of one that lives', async () => {
  const parent = temporaryFolder()
  for (const name of ['.track-scratch-', '.track-scratch-x', 'store']) mkdirSync(join(parent, name))
  const child = spawn(process.execPath, ['-e', program(parent)])
  await once(child.stdout, 'data')
  const before = readdirSync(parent)
  expect(before).toHaveLength(4)
  await withScratchFolder(parent, async () => expect(readdirSync(parent)).toHaveLength(5))
  expect(readdirSync(parent)).toEqual(before)
  child.kill('SIGKILL')
  await once(child, 'close')
  await withScratchFolder(parent, async () => expect(readdirSync(parent)).toHaveLength(4))
  expect(readdirSync(parent).sort()).toEqual(['.track-scratch-', '.track-scratch-x', 'store'])
})
