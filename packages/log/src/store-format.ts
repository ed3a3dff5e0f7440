/** The version of the format that this code writes; it opens no newer one. */
export const formatVersion = 1

/** What a store's folder holds. */
export const storeFiles: Readonly<
  Record<
    'identity' | 'host' | 'log' | 'derived' | 'beats' | 'files' | 'unfinished' | 'erasing',
    string
  >
> = {
  /** JSON: what this folder is, its format's version, and its identity. */
  identity: 'store.json',
  /** JSON: the process that has the store open, or had it last. */
  host: 'host.json',
  /** LevelDB: the commits, and nothing else. */
  log: 'log',
  /** LevelDB: what can be rebuilt from the commits. */
  derived: 'derived',
  /** A JSON file for each process that uses the store: when it was last known to live. */
  beats: 'beats',
  /** Contents of logged files, each named by its digest. */
  files: 'files',
  /** A new store while it is made of another one. */
  unfinished: 'unfinished',
  /** Empty; there while what was replaced in the log is still to be removed from its files. */
  erasing: 'erasing',
}

/** LevelDB's file in each of its folders whose lock is that of the database. Who closes it has lost the lock: fcntl. */
export const lockFile = 'LOCK'

/**
 * The file that is in the store's folder while the process `pid` takes LevelDB's lock: one of its
 * threads at a time.
 */
export function guardFile(pid: number): string {
  return `opening.${pid}`
}

/** The process of a {@link guardFile}; undefined of another file. */
export function pidOfGuard(name: string): number | undefined {
  const digits = /^opening\.(\d+)$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Bytes of the checksum that every record and every derived value begins with. */
export const checksumBytes = 4

/** Bytes of a record's header length, which follows the checksum. */
export const headerLengthBytes = 4

/** Bytes of a position or revision in a key. */
export const numberKeyBytes = 8

/** Writes a non-negative safe integer big-endian, so that keys sort as numbers do. */
export function writeNumberKey(target: Uint8Array, offset: number, value: number): void {
  const view = new DataView(target.buffer, target.byteOffset, target.byteLength)
  view.setUint32(offset, Math.floor(value / 2 ** 32))
  view.setUint32(offset + 4, value % 2 ** 32)
}

/** Reads what {@link writeNumberKey} wrote. */
export function readNumberKey(source: Uint8Array, offset: number): number {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength)
  return view.getUint32(offset) * 2 ** 32 + view.getUint32(offset + 4)
}

/** The key of the commit whose first event is at `position`. */
export function commitKey(position: number): Uint8Array {
  const key = new Uint8Array(numberKeyBytes)
  writeNumberKey(key, 0, position)
  return key
}

/** The position that a key of log/ says; undefined when it says none. */
export function positionOfKey(key: Uint8Array): number | undefined {
  if (key.length !== numberKeyBytes) return undefined
  const position = readNumberKey(key, 0)
  return Number.isSafeInteger(position) ? position : undefined
}
