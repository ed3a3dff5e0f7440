import type { StreamId } from '@track/core'

/** A trial of a list. */
export interface ListedTrial {
  readonly trial: StreamId
  readonly hash: string
  /** How many trials of equal hash were added to the list before. */
  readonly revision: number
  /** In a merged store: what the revision was in the store that the trial was added in, and that store. */
  readonly former?: FormerName
}

/** What a trial was called in a store that was merged. */
export interface FormerName {
  /** The identity of the store: 16 bytes in lower-case hex. */
  readonly store: string
  readonly revision: number
}

/** What the lists that came from one another share: whoever has seen all entries may append. */
interface Ledger {
  readonly entries: ListedTrial[]
  readonly places: Map<StreamId, number>
  /** Places of the trials of a hash, by revision. */
  readonly placesOf: Map<string, number[]>
}

/**
 * Trials in the order added. Adding returns a new list and leaves the old one as it was, yet costs
 * the same however long the list is: the entries are shared. A trial that was removed keeps its
 * place and its revision, so that the uids of the others do not shift.
 */
export class TrialList implements Iterable<ListedTrial> {
  readonly #ledger: Ledger
  readonly #count: number
  readonly #removed: ReadonlySet<StreamId>

  private constructor(ledger: Ledger, count: number, removed: ReadonlySet<StreamId>) {
    this.#ledger = ledger
    this.#count = count
    this.#removed = removed
  }

  /** The list of no trials. */
  static empty(): TrialList {
    return new TrialList(newLedger([]), 0, new Set())
  }

  /** Trials that are in the list. */
  get size(): number {
    return this.#count - this.#removed.size
  }

  *[Symbol.iterator](): Iterator<ListedTrial> {
    for (const entry of this.all()) {
      if (!this.#removed.has(entry.trial)) yield entry
    }
  }

  /** Also those that were removed. */
  *all(): Iterable<ListedTrial> {
    for (let i = 0; i < this.#count; i++) yield this.#ledger.entries[i] as ListedTrial
  }

  /** The entry of the trial with this stream, removed or not. */
  get(trial: StreamId): ListedTrial | undefined {
    const place = this.#ledger.places.get(trial)
    return place === undefined || place >= this.#count ? undefined : this.#ledger.entries[place]
  }

  /** Tells whether the trial is in the list. */
  has(trial: StreamId): boolean {
    return this.get(trial) !== undefined && !this.#removed.has(trial)
  }

  /** Tells whether the trial was in the list and is no more. */
  isRemoved(trial: StreamId): boolean {
    return this.#removed.has(trial)
  }

  /** The trial with this hash and revision, removed or not. */
  find(hash: string, revision: number): ListedTrial | undefined {
    const place = this.#ledger.placesOf.get(hash)?.[revision]
    return place === undefined || place >= this.#count ? undefined : this.#ledger.entries[place]
  }

  /** The trial with this uid, `<hash>_<revision>`, removed or not. */
  findUid(uid: string): ListedTrial | undefined {
    const parts = partsOf(uid)
    return parts === undefined ? undefined : this.find(parts.hash, parts.revision)
  }

  /**
   * The trials in the list that had this uid in the store that they were added in: several, where stores
   * were merged that knew nothing of each other.
   */
  findFormerUid(uid: string): readonly (ListedTrial & Required<Pick<ListedTrial, 'former'>>)[] {
    const parts = partsOf(uid)
    return (this.#ledger.placesOf.get(parts?.hash ?? '') ?? []).flatMap((place) => {
      const entry = this.#ledger.entries[place] as ListedTrial
      const { trial, former } = entry
      const isMeant = place < this.#count && !this.#removed.has(trial)
      return isMeant && former?.revision === parts?.revision && former !== undefined
        ? [{ ...entry, former }]
        : []
    })
  }

  /** With a trial at the end; one that is known keeps its place and hash, and is back if removed. */
  added(trial: StreamId, hash: string, former?: FormerName): TrialList {
    if (this.get(trial) !== undefined) {
      if (!this.#removed.has(trial)) return this
      const removed = new Set(this.#removed)
      removed.delete(trial)
      return new TrialList(this.#ledger, this.#count, removed)
    }
    const { entries } = this.#ledger
    const ledger =
      entries.length === this.#count ? this.#ledger : newLedger(entries.slice(0, this.#count))
    append(ledger, trial, hash, former)
    return new TrialList(ledger, this.#count + 1, this.#removed)
  }

  /** Without a trial; the same list if it is not in there. */
  removed(trial: StreamId): TrialList {
    if (!this.has(trial)) return this
    return new TrialList(this.#ledger, this.#count, new Set(this.#removed).add(trial))
  }
}

function newLedger(entries: readonly ListedTrial[]): Ledger {
  const ledger: Ledger = { entries: [], places: new Map(), placesOf: new Map() }
  for (const { trial, hash, former } of entries) append(ledger, trial, hash, former)
  return ledger
}

function append(
  { entries, places, placesOf }: Ledger,
  trial: StreamId,
  hash: string,
  former: FormerName | undefined,
): void {
  const equal = placesOf.get(hash)
  places.set(trial, entries.length)
  if (equal === undefined) placesOf.set(hash, [entries.length])
  else equal.push(entries.length)
  const revision = equal === undefined ? 0 : equal.length - 1
  entries.push({ trial, hash, revision, ...(former !== undefined && { former }) })
}

function partsOf(uid: string): { readonly hash: string; readonly revision: number } | undefined {
  const parts = /^(.*)_(0|[1-9]\d{0,15})$/s.exec(uid)
  return parts === null ? undefined : { hash: parts[1] ?? '', revision: Number(parts[2]) }
}
