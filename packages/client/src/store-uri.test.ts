import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { configuredUris } from './store-uri.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

function folderWith(store: unknown): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'track.config.json'), JSON.stringify({ store }))
  return folder
}

function storeAt(uri: string): TrackClient {
  const client = new TrackClient(uri)
  onTestFinished(() => client.close())
  return client
}

it('the store is the URI that is given, or TRACK_STORE, or that of track.config.json, or ./runs', () => {
  const folder = folderWith('memory:')
  const env = { TRACK_STORE: 'file:./elsewhere' }
  const uriOf = (uri: string | undefined, config: object) => {
    const client = new TrackClient(uri, { config })
    onTestFinished(() => client.close())
    return client.uri
  }
  expect(uriOf('memory:', { env, folder })).toBe('memory:')
  expect(uriOf(undefined, { env: {}, folder })).toBe('memory:')
  expect(configuredUris({ env, folder })).toEqual(['file:./elsewhere'])
  expect(configuredUris({ env: {}, folder: temporaryFolder() })).toEqual(['file:./runs'])
})

it('a path in a configuration file begins at its folder, wherever the program was started', () => {
  const folder = folderWith(['file:./runs', 'file:../all', 'file:///mnt/runs', 'memory:'])
  const inner = join(folder, 'inner')
  mkdirSync(inner)
  expect(configuredUris({ env: {}, folder: inner })).toEqual([
    `file:${join(folder, 'runs')}`,
    `file:${join(folder, '..', 'all')}`,
    'file:///mnt/runs',
    'memory:',
  ])
})

it('a folder may be named by its path alone', () => {
  const folder = folderWith(['runs', '../all', '/mnt/runs', 'a b%20c'])
  expect(configuredUris({ env: { TRACK_STORE: './elsewhere' }, folder })).toEqual([
    'file:elsewhere',
  ])
  expect(configuredUris({ env: {}, folder })).toEqual([
    `file:${join(folder, 'runs')}`,
    `file:${join(folder, '..', 'all')}`,
    'file:/mnt/runs',
    `file:${join(folder, 'a b%20c')}`,
  ])
})

it('~ and the address of a server are no folders, unless it says so', () => {
  const stores = ['./~/runs', 'x~', 'file:7350', './lab:7350', 'mine:7350', 'track://lab:7350']
  expect(configuredUris({ env: {}, folder: folderWith(stores) })).toHaveLength(stores.length)
  for (const store of [
    '~',
    '~/runs',
    '~ada',
    '~ada/runs',
    'file:~ada/runs',
    'file:~/runs',
    'file://~/runs',
    '10.0.0.7:7350',
    '[::1]:7350',
  ]) {
    expect(() => configuredUris({ env: { TRACK_STORE: store } })).toThrow(
      expect.objectContaining({ code: 'TRACK_URI_INVALID', details: { uri: store } }),
    )
  }
})

it('a client makes no folder that is called ~', () => {
  for (const uri of ['file:~/runs', 'file://~/runs', 'file:~', 'file:~ada/runs']) {
    expect(() => new TrackClient(uri)).toThrow(
      expect.objectContaining({
        code: 'TRACK_URI_INVALID',
        message: expect.stringMatching(/a shell alone: write .*, or \.\/~/),
        details: { uri },
      }),
    )
  }
})

it('a folder whose name begins with ~ is named with what it is in', () => {
  const folder = temporaryFolder()
  const { uri } = storeAt(`file:${folder}/~runs`)
  expect(uri).toBe(`file:${folder}/~runs`)
  const [named = ''] = configuredUris({ env: { TRACK_STORE: './~runs' } })
  expect(named).toBe('file:./~runs')
  expect(storeAt(named).uri).toBe(named) // it is not opened: nothing is made
})

it.each([3, [], [3], { uri: 'memory:' }])('a store that is no URI is named: %j', (store) => {
  const folder = folderWith(store)
  expect(() => new TrackClient(undefined, { config: { env: {}, folder } })).toThrow(
    expect.objectContaining({
      code: 'TRACK_CONFIG_INVALID',
      details: { key: 'store', file: join(folder, 'track.config.json') },
    }),
  )
})
