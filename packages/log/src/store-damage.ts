/** What is wrong with a store: the part that is damaged, and how that was found. */
export type DamageKind =
  /** store.json is missing or damaged. */
  | 'identity'
  /** A file of log/ is missing or cannot be read. */
  | 'file'
  /** LevelDB cannot open the log, or not read all of it. */
  | 'database'
  /** The record of a commit is not what was written: its checksum, header or key is wrong. */
  | 'commit'
  /** Positions are missing, or were there and are lost. */
  | 'missing'
  /** A commit stands where another reaches, or does not begin where the one before ends. */
  | 'order'
  /** A commit does not follow the one before it: its digest differs. */
  | 'chain'
  /** A stream does not go on where it ended. */
  | 'revision'
  /** A commit is earlier than the one before. */
  | 'time'
  /** A writer's number, id or sequence is not what must follow. */
  | 'writer'
  /** What a merged store says of where a commit was first made does not hold. */
  | 'origin'
  /** A body or an event in it does not parse, although the checksum holds: it was written so. */
  | 'event'
  /** A body stands in the place of another as no Redacted event tells it, or one tells it and none does. */
  | 'redaction'
  /** derived/ cannot be read or does not agree with the commits. No event is lost by it. */
  | 'index'
  /** A cached value in derived/ is damaged. It is made anew when it is asked for. */
  | 'derived'
  /** The content of a logged file is missing, or is not what was logged. Events are not concerned. */
  | 'content'
  /** The digest that was kept is that of no commit, or of another position. */
  | 'head-digest'

/** One thing that is wrong with a store. */
export interface StoreDamage {
  readonly kind: DamageKind
  /** Where in the log: the first position that is concerned. */
  readonly position?: number
  /** Where in the log it ends, exclusive, where that is known. */
  readonly end?: number
  /** Position of the commit that was found damaged, when there is one. */
  readonly commit?: number
  /** In the store's folder. */
  readonly file?: string
  /** For people. */
  readonly message: string
}

/** Takes note of something that is wrong. */
export type OnDamage = (damage: StoreDamage) => void
