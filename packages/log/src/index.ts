export {
  type BackupOptions,
  type BackupProgress,
  type BackupSummary,
  backupStore,
} from './backup-store.js'
export { LevelLog } from './level-log.js'
export { type RepairOptions, type RepairSummary, repairStore } from './repair-store.js'
export type { DamageKind, StoreDamage } from './store-damage.js'
export type { KeptHead, LostEvents } from './store-job.js'
export type { StoreProgress } from './store-progress.js'
export { type VerifyOptions, type VerifySummary, verifyStore } from './verify-store.js'
