export {
  type BackupOptions,
  type BackupProgress,
  type BackupSummary,
  backupStore,
} from './backup-store.js'
export { LevelLog } from './level-log.js'
export {
  type DamageKind,
  type KeptHead,
  type LostEvents,
  type RepairOptions,
  type RepairSummary,
  repairStore,
  type StoreDamage,
  type StoreProgress,
  type StoreRedaction,
  type VerifyOptions,
  type VerifySummary,
  verifyStore,
} from './store-checks.js'
export type { ThreadProgram } from './thread-protocol.js'
export { type Vacuumed, type VacuumOptions, vacuumStore } from './vacuum-store.js'
