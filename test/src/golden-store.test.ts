import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TrackClient } from '@track/client'
import { hexOf } from '@track/core'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './testing/run-program.js'

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))

describe.each(readdirSync(fixtures).filter((name) => name.startsWith('store-v')))(
  '%s',
  (version) => {
    async function opened(): Promise<{ client: TrackClient; folder: string }> {
      const folder = temporaryFolder()
      cpSync(join(fixtures, version, 'store'), join(folder, 'store'), { recursive: true })
      return { client: new TrackClient(`file:${join(folder, 'store')}`), folder }
    }

    it('opens, with every event and the digest that vouches for them', async () => {
      const { client } = await opened()
      const { position, digest } = await client.log.head()
      const { events } = await client.replay()
      await client.close()
      const head = JSON.parse(readFileSync(join(fixtures, version, 'head.json'), 'utf8'))
      expect({ position, digest: hexOf(digest) }).toEqual(head)
      expect(events).toBe(position)
    })

    it('gives the reports that it gave when it was made, byte for byte', async () => {
      const { client, folder } = await opened()
      const file = join(folder, 'reports.json')
      await client.save(file)
      await client.close()
      expect(readFileSync(file, 'utf8')).toBe(
        readFileSync(join(fixtures, version, 'reports.json'), 'utf8'),
      )
    })

    it('takes further events', async () => {
      const { client } = await opened()
      await client.setProject({ name: 'golden', getOnly: true })
      const trial = await client.newTrial({
        name: 'complete',
        parameters: { lr: 0.1 },
        version: 'a8c3',
      })
      expect(await trial.uid()).toMatch(/_1$/)
      await client.close()
    })
  },
)
