export {
  type BackupOptions,
  type BackupProgress,
  type BackupSummary,
  backupStore,
} from './backup-store.js'
export { LevelLog } from './level-log.js'
