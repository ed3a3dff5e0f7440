import { type EventLog, hexOf, originDigest, replacedDigest, resolveMoment } from '@track/core'
import { sha256 } from '../sha256.js'
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
  /**
   * Of a merged store: events of the trial that a copy of its store has logged, which the order of the merge put
   * between those of the receipt.
   */
  readonly eventsBetween: number
  /** Events of the trial that came after the receipt. */
  readonly eventsSince: number
  /**
   * Whether the log has the head that the receipt names: `merged` when that is a commit of a store that was
   * merged into this one, `gone` when a repair or a vacuum took it out, `elsewhere` when this is another store,
   * in which that commit is not.
   */
  readonly head: 'here' | 'merged' | 'other' | 'gone' | 'elsewhere'
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
    eventsBetween: found.eventsBetween,
    eventsSince: Math.max(0, (last ?? -1) + 1 - events - found.eventsBetween),
    head,
  }
}

/** What is wrong with the commits of the trial, and what was redacted in them. */
async function trialChanges(
  log: EventLog,
  receipt: Receipt,
  signal: AbortSignal | undefined,
): Promise<Pick<ReceiptOutcome, 'changes' | 'redactions' | 'eventsBetween'>> {
  const { trial, events, commits: said } = receipt
  const [digests, contents] = [new DigestList(said.every), new DigestList(said.every)]
  const claims = new TrialClaims(trial.id)
  let more = 0
  let eventsBetween = 0
  let seen = 0
  let [last, misplaced] = [-1, 0]
  const onPassed = (count: number): void => {
    eventsBetween += count
  }
  const wanted = { events, only: onlyOf(said), onPassed }
  for await (const { commit, digest, content } of trialCommits(log, trial.id, wanted)) {
    signal?.throwIfAborted()
    seen += commit.streams.find(({ id }) => id === trial.id)?.count ?? 0
    if (commit.position < last) misplaced++
    last = commit.position
    if (digests.count === said.count) more++
    else {
      digests.add(digest)
      contents.add(content)
      claims.take(commit)
    }
  }
  const changes: ReceiptChange[] = []
  const [found, held] = [digests.digests().map(hexOf), contents.digests().map(hexOf)]
  const replaced = new Set<number>()
  said.digests.forEach((digest, place) => {
    if (found[place] === undefined) return
    if (found[place] !== digest) {
      changes.push(changeOf('commits', said, place, 'are not what they were'))
    } else if (held[place] !== said.contents[place]) replaced.add(place)
  })
  if (found.length < said.digests.length) {
    changes.push(changeOf('commits', said, found.length, 'are gone', said.digests.length))
  }
  if (more > 0) {
    const message = `Its ${events} events are in ${more} more commits than the receipt names`
    changes.push({ kind: 'commits', message })
  }
  // Its digest does not say where a commit stands.
  if (misplaced > 0) {
    const message = `The log has ${misplaced} of the trial's commits before those that they follow`
    changes.push({ kind: 'commits', message })
  }
  if (changes.length === 0 && seen < events) {
    const message = `The trial's commits have ${seen} events, and the receipt says ${events}`
    changes.push({ kind: 'claims', message })
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
  return { changes, redactions, eventsBetween }
}

/** The digests of the commits, where a receipt has them. */
function onlyOf({ every, digests }: ReceiptCommits): ReadonlySet<string> | undefined {
  return every === 1 ? new Set(digests) : undefined
}

/** Which of the places where a trial's content differs from what was are explained by redactions. */
async function explained(
  log: EventLog,
  { trial, events, commits: said }: Receipt,
  places: ReadonlySet<number>,
  signal: AbortSignal | undefined,
): Promise<{ readonly redactions: Redaction[]; readonly unknown: ReadonlySet<number> }> {
  const redactions: Redaction[] = []
  if (places.size === 0) return { redactions, unknown: places }
  const replaced = new Set<number>()
  const strange = new Set<number>()
  const known = await Redactions.read(log, trial.id)
  let index = 0
  const wanted = { events, only: onlyOf(said) }
  for await (const { commit } of trialCommits(log, trial.id, wanted)) {
    signal?.throwIfAborted()
    const place = Math.floor(index++ / said.every)
    // The digest of a commit says what is in a body that replaces no other.
    if (!places.has(place) || replacedDigest(commit.body) === undefined) continue
    const steps = known.of(commit)
    replaced.add(place)
    if (steps === undefined) strange.add(place)
    else redactions.push(...steps)
  }
  const unknown = new Set([...places].filter((place) => strange.has(place) || !replaced.has(place)))
  return { redactions, unknown }
}

function changeOf(
  kind: ReceiptChange['kind'],
  { every, count }: ReceiptCommits,
  place: number,
  what: string,
  end = place + 1,
): ReceiptChange {
  const [from, to] = [place * every, Math.min(end * every, count)]
  return { kind, commits: [from, to], message: `The trial's commits ${from} to ${to - 1} ${what}` }
}

/** Whether the log was, at the receipt's head, what it was then. */
async function findHead(log: EventLog, { store, head }: Receipt): Promise<ReceiptOutcome['head']> {
  if (hexOf(await genesisOf(log)) !== store) return findMergedHead(log, head)
  const { position: to, digest } = head
  for await (const { commits } of log.read({ from: to - 1, to, pageBytes: 1 })) {
    const last = commits.at(-1)
    if (last === undefined) continue
    if (last.position + last.count === to && hexOf(last.digest) === digest) return 'here'
    return last.tombstone === undefined ? 'other' : 'gone'
  }
  return 'other'
}

/** The head of another store, among what was merged: it stands where its time says. */
async function findMergedHead(
  log: EventLog,
  { digest, committedAtMs }: Receipt['head'],
): Promise<ReceiptOutcome['head']> {
  const until = async (timeMs: number): Promise<number> =>
    (await resolveMoment(log, new Date(timeMs))).position
  const [from, to] = [await until(committedAtMs - 1), await until(committedAtMs)]
  for await (const { commits } of log.read({ from, to })) {
    if (commits.some((commit) => hexOf(originDigest(commit, sha256)) === digest)) return 'merged'
  }
  return 'elsewhere'
}
