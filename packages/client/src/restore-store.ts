import { existsSync, readdirSync } from 'node:fs'
import { TrackError } from '@track/core'
import type { BackupOptions, BackupSummary } from '@track/log/backup-store'
import type { VerifyOptions } from '@track/log/store-checks'
import { backupStore } from './backup-store.js'
import { verifyStore } from './store-checks.js'

/** How to restore a store: what a backup and a check take. */
export type RestoreOptions = Pick<BackupOptions, 'signal'> &
  Pick<VerifyOptions, 'headDigest' | 'scratch'> & {
    /** Told of the check first, then of the copy: positions of the log. */
    readonly onProgress?: (progress: RestoreProgress) => void
  }

/** How far restoring a store is. */
export interface RestoreProgress {
  readonly phase: 'checking' | 'copying'
  readonly done: number
  /** Undefined where it is not known yet. */
  readonly total: number | undefined
}

/**
 * Makes the store in the folder `path`, which must not exist or be empty, of a backup, after all of the
 * backup was checked: as `verifyStore` does, against a digest that was kept if one is given. The backup
 * stays as it is, and further backups of the store go on with it. Nobody may have the backup open.
 * @throws TRACK_STORE_NOT_FOUND, TRACK_STORE_LOCKED, TRACK_STORE_UNAVAILABLE; TRACK_STORE_INVALID for a
 * folder that holds anything; TRACK_COMMIT_CORRUPT when the backup is damaged, with `details.damage`, and
 * nothing is made then; the signal's reason.
 */
export async function restoreStore(
  backup: string,
  path: string,
  options: RestoreOptions = {},
): Promise<BackupSummary> {
  const { onProgress, signal, ...checking } = options
  const ending = signal === undefined ? {} : { signal }
  checkEmpty(path)
  const { isSound, damage, damageCount } = await verifyStore(backup, {
    ...checking,
    ...ending,
    onProgress: ({ done, total }) => onProgress?.({ phase: 'checking', done, total }),
  })
  if (!isSound) {
    const first = damage[0]?.message ?? 'it does not say where'
    throw new TrackError(
      'TRACK_COMMIT_CORRUPT',
      `The backup ${backup} is damaged in ${damageCount} places, and was not restored: ${first}`,
      { details: { path: backup, damage } },
    )
  }
  return backupStore(backup, path, {
    ...ending,
    onProgress: (progress) => onProgress?.({ phase: 'copying', ...progress }),
  })
}

function checkEmpty(path: string): void {
  if (!existsSync(path) || readdirSync(path).length === 0) return
  throw new TrackError(
    'TRACK_STORE_INVALID',
    `The folder ${path} is no place to restore a store to: it is not empty`,
    { details: { path } },
  )
}
