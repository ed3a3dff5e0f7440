/** A system call that changes files, or a write to standard output, when it has returned. */
export type SystemCall =
  | {
      readonly type: 'open'
      readonly path: string
      readonly handle: number
      readonly creates: boolean
      readonly truncates: boolean
    }
  | { readonly type: 'write'; readonly handle: number; readonly bytes: Buffer }
  | { readonly type: 'sync'; readonly handle: number }
  | { readonly type: 'close'; readonly handle: number }
  | { readonly type: 'rename'; readonly path: string; readonly to: string }
  | { readonly type: 'unlink'; readonly path: string }
  | { readonly type: 'mkdir'; readonly path: string }
  /** One that is not known how to undo. */
  | { readonly type: 'other'; readonly name: string; readonly handle: number | undefined }

/** What strace is asked to tell of. What of these is not taken apart below is 'other'. */
export const tracedNames: readonly string[] = [
  ...['open', 'openat', 'creat', 'close', 'write', 'fsync', 'fdatasync'],
  ...['rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'rmdir', 'mkdir', 'mkdirat'],
  ...['pwrite64', 'writev', 'pwritev', 'pwritev2', 'ftruncate', 'truncate', 'fallocate', 'link'],
  ...['linkat', 'symlink', 'symlinkat', 'copy_file_range', 'sendfile', 'sync_file_range'],
]

/**
 * Reads what `strace -f -xx` has written, line by line. Calls that threads make at once are given in
 * the order in which they returned: no thread goes on before strace has noted that.
 */
export class SystemCallReader {
  /** Calls that have not returned, by thread. */
  readonly #unfinished = new Map<string, string>()

  /** The call that ends with this line; undefined for one that failed, or goes on. */
  read(line: string): SystemCall | undefined {
    const space = line.indexOf(' ')
    const thread = line.slice(0, space)
    let text = line.slice(space).trimStart()
    if (text.endsWith(' <unfinished ...>')) {
      this.#unfinished.set(thread, text.slice(0, -' <unfinished ...>'.length))
      return undefined
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text)
    if (resumed !== null) {
      text = `${this.#unfinished.get(thread) ?? ''}${text.slice(resumed[0].length)}`
      this.#unfinished.delete(thread)
    }
    return parse(text)
  }
}

function parse(text: string): SystemCall | undefined {
  const name = /^(\w+)\(/.exec(text)?.[1]
  const result = Number(/\) += (-?\d+)[^=]*$/.exec(text.slice(-120))?.[1] ?? Number.NaN)
  if (name === undefined || !(result >= 0)) return undefined // a signal, an end, or it failed
  const handle = Number(/^\w+\((\d+)/.exec(text)?.[1] ?? Number.NaN)
  const [first, second] = stringsOf(text)
  switch (name) {
    case 'open':
    case 'openat':
      if (first === undefined) break
      return {
        type: 'open',
        path: first.toString(),
        handle: result,
        creates: /[ |]O_CREAT\b/.test(text),
        truncates: /[ |]O_TRUNC\b/.test(text),
      }
    case 'write':
      if (first === undefined || /"\.\.\./.test(text)) break // it was cut off
      return { type: 'write', handle, bytes: first.subarray(0, result) }
    case 'fsync':
    case 'fdatasync':
      return { type: 'sync', handle }
    case 'close':
      return { type: 'close', handle }
    case 'rename':
      if (first === undefined || second === undefined) break
      return { type: 'rename', path: first.toString(), to: second.toString() }
    case 'unlink':
    case 'mkdir':
      if (first === undefined) break
      return { type: name, path: first.toString() }
  }
  return { type: 'other', name, handle: Number.isNaN(handle) ? undefined : handle }
}

/** The strings of a call, which strace has written as `"\x2f\x74"`. */
function stringsOf(text: string): readonly Buffer[] {
  const strings: Buffer[] = []
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    const end = text.indexOf('"', at + 1)
    if (end < 0) break
    strings.push(Buffer.from(text.slice(at + 1, end).replaceAll('\\x', ''), 'hex'))
    at = end
  }
  return strings
}
