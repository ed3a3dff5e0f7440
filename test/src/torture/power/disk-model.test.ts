import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../testing/run-program.js'
import { Random } from '../random.js'
import { DiskModel } from './disk-model.js'
import { SystemCallReader } from './system-call.js'

/** As strace -xx writes a string. */
function hex(text: string): string {
  return `"${[...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}"`
}

/** A disk after these lines of strace's. */
function diskAfter(lines: readonly string[]): DiskModel {
  const disk = new DiskModel('/store')
  const reader = new SystemCallReader()
  for (const line of lines) {
    const call = reader.read(line)
    if (call !== undefined) disk.apply(call)
  }
  return disk
}

/** Every folder that a cut of this disk may leave, as far as so many seeds show them. */
function cutsOf(disk: DiskModel, seeds = 60): Set<string> {
  const root = temporaryFolder()
  const cuts = Array.from({ length: seeds }, (_, seed) => {
    const folder = join(root, String(seed))
    disk.cut(folder, new Random(seed))
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    const files = names.filter((entry) => entry.isFile())
    return files
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name)
        return `${path.slice(folder.length + 1)}=${JSON.stringify(readFileSync(path, 'utf8'))}`
      })
      .sort()
      .join(' ')
  })
  return new Set(cuts)
}

const made = [
  `7  mkdir(${hex('/store')}, 0700) = 0`,
  `7  openat(AT_FDCWD, ${hex('/store/a')}, O_WRONLY|O_CREAT|O_TRUNC, 0666) = 20`,
  `7  write(20, ${hex('ab')}, 2) = 2`,
]

it('a cut takes what was not synced: nothing, all, the end, or all but the length', () => {
  const cuts = cutsOf(diskAfter([...made, '7  fsync(20) = 0', `7  write(20, ${hex('cd')}, 2) = 2`]))
  const lefts = ['"ab"', '"abc"', '"abcd"', '"ab\\u0000"', '"ab\\u0000\\u0000"']
  expect(cuts).toEqual(new Set(lefts.map((left) => `a=${left}`)))
})

it('names change in the order of the calls, and for certain when their folder is synced', () => {
  const renamed = [
    ...made,
    '7  fsync(20) = 0',
    `7  rename(${hex('/store/a')}, ${hex('/store/b')}) = 0`,
  ]
  expect(cutsOf(diskAfter(renamed))).toEqual(new Set(['a="ab"', 'b="ab"']))
  const synced = [
    ...renamed,
    `7  openat(AT_FDCWD, ${hex('/store')}, O_RDONLY|O_CLOEXEC) = 21`,
    '7  fsync(21) = 0',
  ]
  expect(cutsOf(diskAfter(synced))).toEqual(new Set(['b="ab"']))
  const second = [
    ...renamed,
    `7  openat(AT_FDCWD, ${hex('/store/c')}, O_WRONLY|O_CREAT, 0666) = 22`,
    '7  fdatasync(22) = 0',
  ]
  expect(cutsOf(diskAfter(second))).toEqual(new Set(['b="ab" c=""']))
})

it('a sync counts when it has returned, and a call that failed does not', () => {
  const waiting = [
    ...made,
    '8  fdatasync(20 <unfinished ...>',
    `7  unlink(${hex('/store/x')}) = -1 ENOENT (x)`,
  ]
  expect(cutsOf(diskAfter(waiting))).toContain('')
  const returned = [...waiting, '8  <... fdatasync resumed>) = 0']
  expect(cutsOf(diskAfter(returned))).toEqual(new Set(['a="ab"']))
})

it('what is not modelled is refused, so that nothing is held for checked that is not', () => {
  expect(() => diskAfter([...made, '7  ftruncate(20, 0) = 0'])).toThrow('not modelled')
  expect(() => diskAfter([...made, `7  pwrite64(20, ${hex('x')}, 1, 0) = 1`])).toThrow(
    'not modelled',
  )
  expect(() => diskAfter([...made, `7  write(20, ${hex('x')}..., 9) = 9`])).toThrow('not modelled')
  const overwrites = [...made, `7  openat(AT_FDCWD, ${hex('/store/a')}, O_WRONLY) = 23`]
  expect(() => diskAfter([...overwrites, `7  write(23, ${hex('x')}, 1) = 1`])).toThrow(
    'not modelled',
  )
})
