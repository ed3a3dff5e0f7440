import type {
  RepairOptions,
  RepairSummary,
  StoreState,
  VerifyOptions,
  VerifySummary,
} from '@track/log/store-checks'
import type { ReceiptCheck, VerifyReceiptOptions } from './receipt/verify-receipt.js'

/**
 * Checks all of the store in the folder `path`, which nobody may have open, and changes nothing:
 * checksums, the chain of digests, positions, revisions, that each event can be read, the index against
 * the commits, and a head's digest that was kept. Goes on after damage, and tells all that it finds.
 * @throws TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID, TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_LOCKED,
 * TRACK_STORE_UNAVAILABLE, TRACK_LOG_FAILED, TRACK_ARGUMENT_INVALID. Damage is not thrown, but told.
 */
export async function verifyStore(path: string, options?: VerifyOptions): Promise<VerifySummary> {
  const checks = await import('@track/log/store-checks')
  return checks.verifyStore(path, options)
}

/**
 * Makes a new store in the folder `target`, which must not exist or be empty, of every commit that is
 * intact in the store in the folder `path`, and does not touch that. Positions and revisions stay; what
 * is lost is listed.
 * @throws TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID, TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_LOCKED,
 * TRACK_STORE_UNAVAILABLE, TRACK_LOG_FAILED; TRACK_COMMIT_CORRUPT when nothing can be read of the log.
 */
export async function repairStore(
  path: string,
  target: string,
  options?: RepairOptions,
): Promise<RepairSummary> {
  const checks = await import('@track/log/store-checks')
  return checks.repairStore(path, target, options)
}

/**
 * What the files in the folder `path` say of the store there, whatever they are, without opening it: who has it
 * open, who was last known to live, how much room it takes, what was left behind. It takes no lock, changes
 * nothing, and never throws because of what it finds.
 */
export async function storeState(path: string): Promise<StoreState> {
  const checks = await import('@track/log/store-checks')
  return checks.storeState(path)
}

/**
 * Holds a receipt against the store in the folder `path`, which may be in use: whether what the log says of the
 * trial up to the receipt is what it said then. Events that came since are no change, and counted; redactions
 * that the log tells of are none either, and listed. It reads the trial's commits, and takes memory for a page
 * of them.
 * @param receipt What `client.receipt` gave, or its JSON, parsed, of whatever origin.
 * @throws TRACK_RECEIPT_INVALID, TRACK_FORMAT_UNSUPPORTED; TRACK_ARGUMENT_INVALID for a key that is none;
 * TRACK_STORE_NOT_FOUND, TRACK_STORE_INVALID; TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT for damage; the store's
 * errors; the signal's reason. What has changed is not thrown, but told.
 */
export async function verifyReceipt(
  path: string,
  receipt: unknown,
  options?: VerifyReceiptOptions,
): Promise<ReceiptCheck> {
  const checks = await import('./receipt/verify-receipt.js')
  return checks.verifyReceipt(path, receipt, options)
}
