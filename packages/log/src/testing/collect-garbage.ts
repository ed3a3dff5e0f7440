// Loaded before a program by Node.js's --import, and so in each process and thread that it starts. Whenever one
// of them turns to LevelDB, this collects its garbage and looks how much memory the process still has: that is
// what it holds. The most is noted in a file that the environment names.
//
// LevelDB's iterators are never collected here. V8 does not know what a closed one keeps, and may leave it for
// as long as it likes.
import { appendFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { loadLevel } from '../leveldb.js'
import { heldMemoryFile, ownMemoryMb } from './held-memory.js'

setFlagsFromString('--expose-gc')
setFlagsFromString('--no-concurrent-array-buffer-sweeping') // contents of buffers go within the call
const collect: () => void = runInNewContext('gc')

/** The methods of classic-level that abstract-level calls. */
interface LevelMethods {
  _iterator(options: object): { _nextv(size: number, options: object): Promise<unknown> }
  _put(key: Uint8Array, value: Uint8Array, options: object): Promise<void>
  _chainedBatch(): object
}

const methods = loadLevel().Level.prototype as unknown as LevelMethods
const { _iterator, _put, _chainedBatch } = methods
const iterators: object[] = []
methods._iterator = function (options) {
  const iterator = _iterator.call(this, options)
  iterators.push(iterator)
  const nextv = iterator._nextv.bind(iterator)
  iterator._nextv = (size, options) => {
    if (size > 1) look() // for one entry, an iterator is led to its end
    return nextv(size, options)
  }
  return iterator
}
methods._put = function (key, value, options) {
  look()
  return _put.call(this, key, value, options)
}
methods._chainedBatch = function () {
  look()
  return _chainedBatch.call(this)
}

let most = 0

function look(): void {
  collect()
  const mb = ownMemoryMb()
  if (mb <= most) return
  most = mb
  appendFileSync(heldMemoryFile(), `${mb}\n`)
}
