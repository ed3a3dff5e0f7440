import { onTestFinished } from 'vitest'
import { type LevelDatabase, openLevelDatabase } from '../leveldb.js'
import { temporaryFolder } from './temporary-folder.js'

/** What a test does about a database in `location`; what it throws, LevelDB answers. */
export interface LevelHooks {
  readonly onOpen?: (location: string) => void
  readonly onWrite?: (location: string, isSync: boolean) => void | Promise<void>
  /** After a write that succeeded. */
  readonly onWritten?: (location: string) => void
}

interface WriteOptions {
  readonly sync?: boolean
}

/** The methods of abstract-level that a database fills in. */
interface LevelMethods {
  readonly location: string
  _open(options: object): Promise<void>
  _put(key: Uint8Array, value: Uint8Array, options: WriteOptions): Promise<void>
  _batch(operations: object[], options: WriteOptions): Promise<void>
  _chainedBatch(): { _write(options: WriteOptions): Promise<void> }
}

/** Stands between level and LevelDB, for all databases of this thread, until the test ends. */
export async function hookLevel({ onOpen, onWrite, onWritten }: LevelHooks): Promise<void> {
  const methods = await levelMethods()
  const { _open, _put, _batch, _chainedBatch } = methods
  onTestFinished(() => {
    Object.assign(methods, { _open, _put, _batch, _chainedBatch })
  })
  methods._open = async function (options) {
    onOpen?.(this.location)
    await _open.call(this, options)
  }
  methods._put = async function (key, value, options) {
    await onWrite?.(this.location, options.sync === true)
    await _put.call(this, key, value, options)
    onWritten?.(this.location)
  }
  methods._batch = async function (operations, options) {
    await onWrite?.(this.location, options.sync === true)
    await _batch.call(this, operations, options)
    onWritten?.(this.location)
  }
  methods._chainedBatch = function () {
    const batch = _chainedBatch.call(this)
    const write = batch._write.bind(batch)
    batch._write = async (options) => {
      await onWrite?.(this.location, options.sync === true)
      await write(options)
      onWritten?.(this.location)
    }
    return batch
  }
}

/** What LevelDB answers when the disk is full. */
export function diskIsFull(): Error {
  return Object.assign(new Error('IO error: No space left on device'), { code: 'LEVEL_IO_ERROR' })
}

/** The prototype that holds them: level's own importer is leveldb.ts alone. */
async function levelMethods(): Promise<LevelMethods> {
  const database: LevelDatabase = await openLevelDatabase(temporaryFolder(), {
    writeBufferBytes: 1 << 16,
    blockBytes: 4096,
    cacheBytes: 1 << 16,
  })
  await database.close()
  let methods: object = database
  while (!Object.hasOwn(methods, '_batch')) methods = Object.getPrototypeOf(methods)
  return methods as LevelMethods
}
