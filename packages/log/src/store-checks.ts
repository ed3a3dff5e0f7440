export type { StoreRedaction } from './redaction-audit.js'
// What is there to check and repair a store by: loaded by who wants that, and nobody else.
export { type RepairOptions, type RepairSummary, repairStore } from './repair-store.js'
export type { DamageKind, StoreDamage } from './store-damage.js'
export type { KeptHead, LostEvents } from './store-job.js'
export type { StoreProgress } from './store-progress.js'
export { type StoreHolder, type StoreState, storeState } from './store-state.js'
export { type VerifyOptions, type VerifySummary, verifyStore } from './verify-store.js'
