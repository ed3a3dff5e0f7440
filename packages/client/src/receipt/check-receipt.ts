import { type EventLog, hexOf, replacedDigest } from '@track/core'
import { DigestList } from './digest-list.js'
import { genesisOf } from './make-receipt.js'
import type { Receipt, ReceiptCommits } from './receipt.js'
import { type Redaction, Redactions } from './redactions.js'
import { TrialClaims } from './trial-claims.js'
import { trialCommits } from './trial-commits.js'

/** What is not as it was when a receipt was made. */
export interface ReceiptChange {
  /**
   * `commits`: commits of the trial are others, or gone. `content`: what they hold of the trial is another,
   * and no `Redacted` event says so. `history`: the log is another one at the head that the receipt names.
   * `claims`: what the receipt says of the trial is not what the log says. `signature`: the receipt is not what
   * was signed.
   */
  readonly kind: 'commits' | 'content' | 'history' | 'claims' | 'signature'
  /** Of the trial's commits, the first and one past the last that it is about: zero-based. */
  readonly commits?: readonly [from: number, to: number]
  readonly message: string
}

/** What became of what a receipt says of a trial. */
export interface ReceiptOutcome {
  /** Whether the trial's past is what it was; redactions that the log tells of are no change. */
  readonly isIntact: boolean
  /** At most 1,024 for each list of digests, in the order of the trial. */
  readonly changes: readonly ReceiptChange[]
  /** Values of the trial that were removed since, as `Redacted` events say. */
  readonly redactions: readonly Redaction[]
  /** Events of the trial that came after the receipt. */
  readonly eventsSince: number
  /**
   * Whether the log has the head that the receipt names: `gone` when a repair or a vacuum took that commit
   * out, `elsewhere` when this is another store, which has the trial by a merge.
   */
  readonly head: 'here' | 'other' | 'gone' | 'elsewhere'
}

/**
 * Holds what a receipt says of a trial against a log.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, what the log throws; the signal's reason.
 */
export async function checkReceipt(
  log: EventLog,
  receipt: Receipt,
  signal?: AbortSignal,
): Promise<ReceiptOutcome> {
  const { trial, events } = receipt
  const last = await log.streamHead(trial.id)
  const head = await findHead(log, receipt)
  const found = await trialChanges(log, receipt, signal)
  const changes: ReceiptChange[] = [...found.changes]
  if (head === 'other') {
    const message = `The log is another one at position ${receipt.head.position}, or ends before it`
    changes.push({ kind: 'history', message })
  }
  return {
    isIntact: changes.length === 0,
    changes,
    redactions: found.redactions,
    eventsSince: Math.max(0, (last ?? -1) + 1 - events),
    head,
  }
}

/** What is wrong with the commits of the trial, and what was redacted in them. */
async function trialChanges(
  log: EventLog,
  receipt: Receipt,
  signal: AbortSignal | undefined,
): Promise<Pick<ReceiptOutcome, 'changes' | 'redactions'>> {
  const { trial, events, commits: said } = receipt
  const [digests, contents] = [new DigestList(said.every), new DigestList(said.every)]
  const claims = new TrialClaims(trial.id)
  let more = 0
  for await (const { commit, content } of trialCommits(log, trial.id, events)) {
    signal?.throwIfAborted()
    if (digests.count === said.count) more++
    else {
      digests.add(commit.digest)
      contents.add(content)
      claims.take(commit)
    }
  }
  const changes: ReceiptChange[] = []
  const [found, held] = [digests.digests().map(hexOf), contents.digests().map(hexOf)]
  const replaced = new Set<number>()
  said.digests.forEach((digest, place) => {
    if (found[place] !== digest) {
      const what = found[place] === undefined ? 'are gone' : 'are not what they were'
      changes.push(changeOf('commits', said, place, what))
    } else if (held[place] !== said.contents[place]) replaced.add(place)
  })
  if (more > 0) {
    const message = `Its ${events} events are in ${more} more commits than the receipt names`
    changes.push({ kind: 'commits', message })
  }
  const { redactions, unknown } = await explained(log, receipt, replaced, signal)
  for (const place of unknown) {
    const what = 'hold other events than they did, and no Redacted event says so'
    changes.push(changeOf('content', said, place, what))
  }
  // What was redacted may have been among them.
  if (redactions.length === 0 && changes.length === 0) {
    for (const name of ['name', 'version', 'parameters'] as const) {
      const [is, was] = [claims.claims[name], trial[name]]
      if (is === was) continue
      const message = `The trial's ${name} is ${is} in the log, and ${was} in the receipt`
      changes.push({ kind: 'claims', message })
    }
  }
  return { changes, redactions }
}

/** Which of the places where a trial's content differs from what was are explained by redactions. */
async function explained(
  log: EventLog,
  { trial, events, commits: { every } }: Receipt,
  places: ReadonlySet<number>,
  signal: AbortSignal | undefined,
): Promise<{ readonly redactions: Redaction[]; readonly unknown: ReadonlySet<number> }> {
  const redactions: Redaction[] = []
  if (places.size === 0) return { redactions, unknown: places }
  const replaced = new Set<number>()
  const strange = new Set<number>()
  const known = await Redactions.read(log, trial.id)
  let index = 0
  for await (const { commits } of log.readStream(trial.id, { to: events })) {
    signal?.throwIfAborted()
    for (const commit of commits) {
      const place = Math.floor(index++ / every)
      // The digest of a commit says what is in a body that replaces no other.
      if (!places.has(place) || replacedDigest(commit.body) === undefined) continue
      const steps = known.of(commit)
      replaced.add(place)
      if (steps === undefined) strange.add(place)
      else redactions.push(...steps)
    }
  }
  const unknown = new Set([...places].filter((place) => strange.has(place) || !replaced.has(place)))
  return { redactions, unknown }
}

function changeOf(
  kind: ReceiptChange['kind'],
  { every, count }: ReceiptCommits,
  place: number,
  what: string,
): ReceiptChange {
  const [from, to] = [place * every, Math.min((place + 1) * every, count)]
  return { kind, commits: [from, to], message: `The trial's commits ${from} to ${to - 1} ${what}` }
}

/** Whether the log was, at the receipt's head, what it was then. */
async function findHead(log: EventLog, { store, head }: Receipt): Promise<ReceiptOutcome['head']> {
  if (hexOf(await genesisOf(log)) !== store) return 'elsewhere'
  const { position: to, digest } = head
  for await (const { commits } of log.read({ from: to - 1, to, pageBytes: 1 })) {
    const last = commits.at(-1)
    if (last === undefined) continue
    if (last.position + last.count === to && hexOf(last.digest) === digest) return 'here'
    return last.tombstone === undefined ? 'other' : 'gone'
  }
  return 'other'
}
