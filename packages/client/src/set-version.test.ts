import { describe, expect, it } from 'vitest'
import { ownProgramVersion } from './program-version.js'
import { memoryClient } from './testing/memory-client.js'

describe('setVersion', () => {
  it('gives later trials that version, and those that have their own keep it', async () => {
    const client = memoryClient()
    const before = client.newTrial({ name: 'a', parameters: {}, force: true })
    client.setVersion('a8c3')
    const after = client.newTrial({ name: 'a', parameters: {}, force: true })
    const own = client.newTrial({ name: 'a', parameters: {}, version: 'own', force: true })
    expect((await before).version).toBe(ownProgramVersion())
    expect((await after).version).toBe('a8c3')
    expect((await own).version).toBe('own')
    expect((await after).hash).not.toBe((await own).hash)
  })

  it('asks a function for each trial that is made, at the call', async () => {
    const client = memoryClient()
    let count = 0
    client.setVersion(() => `v${++count}`)
    const trials = [0, 1].map(() => client.newTrial({ name: 'a', parameters: {}, force: true }))
    expect(count).toBe(2)
    expect((await Promise.all(trials)).map(({ version }) => version)).toEqual(['v1', 'v2'])
  })

  it('refuses what is no version, and newTrial rejects with what the function throws', async () => {
    const client = memoryClient()
    for (const version of ['\ud800', 3, undefined]) {
      expect(() => client.setVersion(version as string)).toThrow(
        expect.objectContaining({ code: 'TRACK_VALUE_INVALID' }),
      )
    }
    const error = new Error('no repository')
    client.setVersion(() => {
      throw error
    })
    await expect(client.newTrial({ name: 'a' })).rejects.toBe(error)
    client.setVersion(() => 3 as unknown as string)
    await expect(client.newTrial({ name: 'a' })).rejects.toMatchObject({
      code: 'TRACK_VALUE_INVALID',
    })
  })
})
