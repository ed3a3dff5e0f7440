import { resolve } from 'node:path'
import { TrackError } from '@track/core'
import { isStore } from '../find-stores.js'
import { openLog } from '../log-registry.js'
import { checkReceipt, type ReceiptChange, type ReceiptOutcome } from './check-receipt.js'
import { type Receipt, readReceipt } from './receipt.js'
import { publicKey, type ReceiptKey, signatureFault } from './receipt-signature.js'

/** How a receipt is held against a store. */
export interface VerifyReceiptOptions {
  /** The public key of Ed25519 that it must be signed with: PEM, or a key as `node:crypto` has it. */
  readonly publicKey?: ReceiptKey
  /** Ends it between two commits: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** What became of a receipt's claim. */
export interface ReceiptCheck extends ReceiptOutcome {
  readonly path: string
  readonly receipt: Receipt
  /** `unchecked`: there is one, and no key was given. */
  readonly signature: 'none' | 'unchecked' | 'valid' | 'invalid'
}

/**
 * Holds a receipt against the store in the folder `path`, which may be in use. It reads the commits of the
 * trial, and takes memory for a page of them.
 * @param receipt As it was made, or the JSON of it, parsed.
 * @throws TRACK_RECEIPT_INVALID; TRACK_ARGUMENT_INVALID for a key that is none; TRACK_STORE_NOT_FOUND,
 * TRACK_STORE_INVALID; TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT for damage; the store's errors.
 */
export async function verifyReceipt(
  path: string,
  receipt: unknown,
  options: VerifyReceiptOptions = {},
): Promise<ReceiptCheck> {
  const said = readReceipt(receipt)
  const folder = resolve(path)
  const { signature, wrong } = checkSignature(said, options)
  if (!isStore(folder)) {
    throw new TrackError('TRACK_STORE_NOT_FOUND', `There is no store at ${folder}`, {
      details: { path: folder },
    })
  }
  const log = openLog(`file:${folder}`, { reader: true })
  try {
    const outcome = await checkReceipt(log, said, options.signal)
    const changes = [...outcome.changes, ...wrong]
    const isIntact = changes.length === 0
    return { path: folder, receipt: said, ...outcome, isIntact, changes, signature }
  } finally {
    await log.close()
  }
}

function checkSignature(
  receipt: Receipt,
  { publicKey: given }: VerifyReceiptOptions,
): Pick<ReceiptCheck, 'signature'> & { readonly wrong: readonly ReceiptChange[] } {
  if (given === undefined) {
    return { signature: receipt.signature === undefined ? 'none' : 'unchecked', wrong: [] }
  }
  const message = signatureFault(receipt, publicKey(given))
  if (message === undefined) return { signature: 'valid', wrong: [] }
  return { signature: 'invalid', wrong: [{ kind: 'signature', message }] }
}
