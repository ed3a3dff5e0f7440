import { type EventLog, hexOf, type StreamId, TrackError } from '@track/core'
import type { ViewReader } from '@track/projections'
import { DigestList } from './digest-list.js'
import { hexDigests, type Receipt, receiptKind } from './receipt.js'
import { privateKey, type ReceiptKey, signed } from './receipt-signature.js'
import { TrialClaims } from './trial-claims.js'
import { trialCommits } from './trial-commits.js'

/** How a receipt is made. */
export interface ReceiptOptions {
  /** A private key of Ed25519 to sign it with: PEM (PKCS #8), or a key as `node:crypto` has it. */
  readonly sign?: ReceiptKey
}

/**
 * The receipt of a trial as the log has it.
 * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID for a key that is none; what the log throws.
 */
export async function makeReceipt(
  { log, reader }: { readonly log: EventLog; readonly reader: ViewReader },
  id: StreamId,
  { sign }: ReceiptOptions,
): Promise<Receipt> {
  const key = sign === undefined ? undefined : privateKey(sign)
  const { position, digest, committedAtMs } = await log.head()
  const at = { at: position }
  const view = await reader.trial(id, at)
  const { project } = view
  if (view.asOf === undefined || project === undefined || committedAtMs === undefined) {
    throw new TrackError('TRACK_TRIAL_NOT_FOUND', `There is no trial ${id}`, { details: { id } })
  }
  const revision = (await reader.project(project, at)).trials.get(id)?.revision ?? 0
  const events = view.asOf.streamRevision + 1
  const said = new TrialClaims(id)
  const [digests, contents] = [new DigestList(), new DigestList()]
  for await (const { commit, digest: own, content } of trialCommits(log, id, { events })) {
    digests.add(own)
    contents.add(content)
    said.take(commit)
  }
  const receipt: Receipt = {
    kind: receiptKind,
    formatVersion: 1,
    store: hexOf(await genesisOf(log)),
    head: { position, digest: hexOf(digest), committedAtMs },
    trial: { id, uid: `${view.hash}_${revision}`, ...said.claims },
    events,
    commits: {
      count: digests.count,
      every: digests.every,
      digests: hexDigests(digests.digests()),
      contents: hexDigests(contents.digests()),
    },
  }
  return key === undefined ? receipt : signed(receipt, key)
}

/** What the first commit of a log follows: it binds the log to one store. */
export async function genesisOf(log: EventLog): Promise<Uint8Array> {
  for await (const { commits } of log.read({ to: 1, pageBytes: 1 })) {
    if (commits[0] !== undefined) return commits[0].previous
  }
  return (await log.head()).digest
}
