import type { TrackErrorCode } from '@track/core'
import { onTestFinished } from 'vitest'
import { failureTrailer } from '../event-log-service.js'
import { errorOfFailureBytes } from '../failure-message.js'
import { loadGrpc, type ServiceError } from '../grpc.js'
import type { StoreServer } from '../serve-store.js'
import { token } from './store-server.js'

/** Sends bytes to a method; resolves to the error that comes back, if one does. The signal gives the call up. */
export type Call = (
  path: string,
  bytes: Buffer,
  shown?: string,
  signal?: AbortSignal,
) => Promise<ServiceError | undefined>

/** Calls a server by hand; each client has a connection of its own. */
export async function caller({ port }: StoreServer): Promise<Call> {
  const { Client, credentials, Metadata } = await loadGrpc()
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    'grpc.use_local_subchannel_pool': 1,
  })
  onTestFinished(() => client.close())
  const same = (buffer: Buffer): Buffer => buffer
  return (path, bytes, shown = `Bearer ${token}`, signal = undefined) => {
    const metadata = new Metadata()
    if (shown !== '') metadata.set('authorization', shown)
    return new Promise((resolve) => {
      const request = client.makeUnaryRequest(path, same, same, bytes, metadata, (error) =>
        resolve(error ?? undefined),
      )
      signal?.addEventListener('abort', () => request.cancel())
    })
  }
}

/** The code that the server gave with an error. */
export function codeOf(error: ServiceError | undefined): TrackErrorCode | undefined {
  const [failure] = error?.metadata.get(failureTrailer) ?? []
  return failure instanceof Buffer ? errorOfFailureBytes(failure)?.code : undefined
}
