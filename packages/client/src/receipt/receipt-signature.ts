import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { canonicalJson, TrackError } from '@track/core'
import type { Receipt, ReceiptSignature } from './receipt.js'

/** A key: PEM (PKCS #8 a private one, SubjectPublicKeyInfo a public one), or as Node has it. */
export type ReceiptKey = string | Uint8Array | KeyObject

/** The receipt with a signature of all that it says. `key` is what {@link privateKey} gave. */
export function signed(receipt: Receipt, key: KeyObject): Receipt {
  const value = sign(null, textOf(receipt), key).toString('base64')
  const signature = { algorithm: 'Ed25519', key: idOf(createPublicKey(key)), value } as const
  return { ...receipt, signature }
}

/** Why the signature of the receipt is not one by `key`; undefined when it is. */
export function signatureFault(receipt: Receipt, key: KeyObject): string | undefined {
  const { signature } = receipt
  if (signature === undefined) return 'It is not signed'
  if (signature.key !== idOf(key)) return 'It is signed with another key'
  if (!verify(null, textOf(receipt), key, bytesOf(signature))) {
    return 'It was changed after it was signed'
  }
  return undefined
}

/** @throws TRACK_ARGUMENT_INVALID when it is no Ed25519 key. */
export function privateKey(key: ReceiptKey): KeyObject {
  return ed25519('private', key, createPrivateKey)
}

/** @throws TRACK_ARGUMENT_INVALID when it is no Ed25519 key. */
export function publicKey(key: ReceiptKey): KeyObject {
  return ed25519('public', key, createPublicKey)
}

function ed25519(
  type: 'private' | 'public',
  given: ReceiptKey,
  read: (pem: string | Buffer) => KeyObject,
): KeyObject {
  let key: KeyObject
  try {
    if (typeof given === 'string') key = read(given)
    else key = given instanceof Uint8Array ? read(Buffer.from(given)) : given
  } catch (cause) {
    throw notEd25519(type, cause)
  }
  if (key.asymmetricKeyType === 'ed25519' && key.type === type) return key
  throw notEd25519(type)
}

function notEd25519(type: string, cause?: unknown): TrackError {
  const message = `A receipt wants a ${type} key of Ed25519, in PEM and without a passphrase`
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'key' }, cause })
}

function textOf({ signature: _, ...said }: Receipt): Buffer {
  return Buffer.from(canonicalJson(said as never), 'utf8')
}

function bytesOf({ value }: ReceiptSignature): Buffer {
  return Buffer.from(value, 'base64')
}

function idOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}
