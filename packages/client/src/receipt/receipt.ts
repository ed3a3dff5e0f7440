import { hexOf, TrackError } from '@track/core'
import { digestsMax } from './digest-list.js'

/** What a file of a receipt says that it is. */
export const receiptKind = 'track-receipt'

/** Where a log was when a receipt was made. */
export interface ReceiptHead {
  /** The count of events. */
  readonly position: number
  /** Of the last commit: 64 digits of lower-case hex. */
  readonly digest: string
  /** Of the last commit, milliseconds since 1970. */
  readonly committedAtMs: number
}

/** A trial, as a receipt names it. */
export interface ReceiptTrial {
  /** Its stream. */
  readonly id: string
  /** In the store that the receipt was made in. */
  readonly uid: string
  readonly name: string
  /** The code that it ran. */
  readonly version: string
  /** SHA-256 of the canonical JSON (RFC 8785) of its parameters, in hex. */
  readonly parameters: string
}

/** The commits of a trial, in the order of the log: their digests, or digests of them. */
export interface ReceiptCommits {
  readonly count: number
  /** Commits that each digest is of, a power of two: 1 up to 1,024 commits. Of more, see {@link DigestList}. */
  readonly every: number
  /** Of the commits: 64 digits of hex each. */
  readonly digests: readonly string[]
  /** Of what the commits hold of this trial: these stay when others are taken out of a commit. */
  readonly contents: readonly string[]
}

/** Whoever signed a receipt. */
export interface ReceiptSignature {
  readonly algorithm: 'Ed25519'
  /** SHA-256 of the public key (SubjectPublicKeyInfo, DER), in hex: to tell keys apart. */
  readonly key: string
  /** Base64, of the canonical JSON of all but the signature. */
  readonly value: string
}

/** What is kept of a trial, to hold a store against it later. It is plain JSON. */
export interface Receipt {
  readonly kind: typeof receiptKind
  readonly formatVersion: 1
  /** The digest that the log begins with: it follows from the identity of its store. */
  readonly store: string
  readonly head: ReceiptHead
  readonly trial: ReceiptTrial
  /** Of the trial. */
  readonly events: number
  readonly commits: ReceiptCommits
  readonly signature?: ReceiptSignature
}

const formatVersion = 1

/**
 * The receipt that `value`, of JSON of any origin, is.
 * @throws TRACK_RECEIPT_INVALID, naming what is wrong; TRACK_FORMAT_UNSUPPORTED for one of a newer version.
 */
export function readReceipt(value: unknown): Receipt {
  const fields = fieldsOf(value, 'it')
  if (fields.kind !== receiptKind) throw invalid(`its kind is not "${receiptKind}"`)
  if (fields.formatVersion !== formatVersion) {
    const found = naturalOf(fields.formatVersion, 'formatVersion')
    throw new TrackError(
      'TRACK_FORMAT_UNSUPPORTED',
      `The receipt has format version ${found}, and this version of Track reads ${formatVersion}`,
      { details: { found, supported: formatVersion } },
    )
  }
  const head = fieldsOf(fields.head, 'head')
  const trial = fieldsOf(fields.trial, 'trial')
  const { signature } = fields
  const events = naturalOf(fields.events, 'events')
  const commits = commitsOf(fields.commits)
  if (events < commits.count) throw invalid('it has more commits than events')
  const position = naturalOf(head.position, 'head.position')
  if (position < events) throw invalid('it has more events than its log')
  return {
    kind: receiptKind,
    formatVersion,
    store: digestOf(fields.store, 'store'),
    head: {
      position,
      digest: digestOf(head.digest, 'head.digest'),
      committedAtMs: integerOf(head.committedAtMs, 'head.committedAtMs'),
    },
    trial: {
      id: matching(trial.id, /^[0-9a-f]{32}$/, 'trial.id'),
      uid: textOf(trial.uid, 'trial.uid'),
      name: textOf(trial.name, 'trial.name'),
      version: textOf(trial.version, 'trial.version'),
      parameters: digestOf(trial.parameters, 'trial.parameters'),
    },
    events,
    commits,
    ...(signature !== undefined && { signature: signatureOf(signature) }),
  }
}

/** Digests as a receipt has them. */
export function hexDigests(digests: readonly Uint8Array[]): string[] {
  return digests.map(hexOf)
}

function commitsOf(value: unknown): ReceiptCommits {
  const fields = fieldsOf(value, 'commits')
  const count = naturalOf(fields.count, 'commits.count')
  const every = naturalOf(fields.every, 'commits.every')
  if (count === 0) throw invalid('commits.count is 0')
  if (!Number.isInteger(Math.log2(every))) throw invalid('commits.every is no power of two')
  const length = Math.ceil(count / every)
  if (length > digestsMax) throw invalid(`commits.every is too little for ${count} commits`)
  const list = (name: 'digests' | 'contents'): string[] => {
    const digests = fields[name]
    if (!Array.isArray(digests) || digests.length !== length) {
      throw invalid(`commits.${name} is no list of ${length}`)
    }
    return digests.map((digest) => digestOf(digest, `commits.${name}`))
  }
  return { count, every, digests: list('digests'), contents: list('contents') }
}

function signatureOf(value: unknown): ReceiptSignature {
  const fields = fieldsOf(value, 'signature')
  if (fields.algorithm !== 'Ed25519') throw invalid('signature.algorithm is not "Ed25519"')
  return {
    algorithm: 'Ed25519',
    key: digestOf(fields.key, 'signature.key'),
    value: matching(fields.value, /^[A-Za-z0-9+/]{86}==$/, 'signature.value'),
  }
}

function fieldsOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  throw invalid(`${name} is no object`)
}

function digestOf(value: unknown, name: string): string {
  return matching(value, /^[0-9a-f]{64}$/, name)
}

function matching(value: unknown, pattern: RegExp, name: string): string {
  if (typeof value === 'string' && pattern.test(value)) return value
  throw invalid(`${name} is not what it should be`)
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value
  throw invalid(`${name} is no text`)
}

function naturalOf(value: unknown, name: string): number {
  const number = integerOf(value, name)
  if (number >= 0) return number
  throw invalid(`${name} is negative`)
}

function integerOf(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw invalid(`${name} is no integer`)
}

function invalid(what: string): TrackError {
  return new TrackError('TRACK_RECEIPT_INVALID', `This is no receipt: ${what}`)
}
