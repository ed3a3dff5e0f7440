import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { TrackClientOptions } from './track-client-options.js'

/** What a client of the folder is refused with. */
async function refusalOf(folder: string, options: TrackClientOptions = {}): Promise<unknown> {
  const client = new TrackClient(`file:${folder}`, options)
  onTestFinished(() => client.close().catch(() => {}))
  return client.trials().catch((error: unknown) => error)
}

/** A folder of stores of these names, beside one that is none. */
async function folderOfStores(...names: readonly string[]): Promise<string> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'another', 'deep'), { recursive: true })
  writeFileSync(join(folder, 'another', 'deep', 'store.json'), '{}')
  for (const name of names) {
    const client = new TrackClient(`file:${join(folder, name)}`)
    await client.setProject({ name })
    await client.close()
  }
  return folder
}

it.each([{ reader: false }, { reader: true }])(
  'a folder of stores is refused with where they are: %o',
  async (options) => {
    const one = await folderOfStores('mnist')
    const near = [join(one, 'mnist')]
    expect(await refusalOf(one, options)).toMatchObject({
      code: 'TRACK_STORE_INVALID',
      message: expect.stringMatching(/ is not a Track store: .*; there is one at .*mnist$/),
      details: { path: one, near },
    })
    const several = await folderOfStores('b', 'a')
    expect(await refusalOf(several, options)).toMatchObject({
      message: expect.stringContaining(
        `; there are some at ${join(several, 'a')}, ${join(several, 'b')}`,
      ),
    })
  },
)

it('a folder in which there is no store is refused without more', async () => {
  const folder = await folderOfStores()
  expect(await refusalOf(folder)).toMatchObject({
    message: expect.stringMatching(/, and holds another$/),
    details: { path: folder },
  })
})
