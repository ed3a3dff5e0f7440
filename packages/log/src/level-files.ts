// Files in the folder of a LevelDB, by their names.

/** Whether it is a table: entries in the order of their keys, written once. */
export function isTable(name: string): boolean {
  return name.endsWith('.ldb') || name.endsWith('.sst')
}

/** Whether it holds what was written ahead, and is in no table yet. */
export function isWriteAhead(name: string): boolean {
  return name.endsWith('.log')
}
