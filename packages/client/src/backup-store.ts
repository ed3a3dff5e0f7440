import {
  type BackupOptions,
  type BackupSummary,
  backupStore as copyStore,
} from '@track/log/backup-store'
import { sharedProgram } from '@track/remote'

/** `backupStore` of `@track/log`, also of a store that another process has open. */
export function backupStore(
  path: string,
  target: string,
  options: BackupOptions = {},
): Promise<BackupSummary> {
  return copyStore(path, target, { program: sharedProgram(), ...options })
}
