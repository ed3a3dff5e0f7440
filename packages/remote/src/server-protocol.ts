// What a program and the thread of its server say to each other.
import type { PlainError } from '@track/log/hosting'
import type { ServerCount, ServerDoorOptions } from './server-door.js'

/** What a server's thread is started with. */
export interface ServerThreadData extends Omit<ServerDoorOptions, 'count'> {
  /** The store's folder. */
  readonly path: string
  readonly silenceMs: number
  /** Of 64-bit cells: what is counted, in the order of `serverCounts`. */
  readonly counts: SharedArrayBuffer
}

/** What a server counts, by the place of its cell. */
export const serverCounts: readonly ServerCount[] = [
  'connections',
  'accepted',
  'refused',
  'refusedTokens',
  'delayed',
]

/** What the thread says. */
export type ServerMessage =
  | { readonly type: 'listening'; readonly port: number }
  /** It did not come to listen. */
  | { readonly type: 'failed'; readonly error: PlainError }
  | { readonly type: 'closed'; readonly error: PlainError | undefined }
