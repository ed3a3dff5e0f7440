// @grpc/grpc-js's one importer. It takes long to load: only who has guests, or is one, does.
import type * as library from '@grpc/grpc-js'

export type Grpc = typeof library
export type {
  ChannelCredentials,
  ChannelOptions,
  Client,
  Metadata,
  Server,
  ServerInterceptor,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceError,
  StatusObject,
  sendUnaryData,
} from '@grpc/grpc-js'

/** Loads the library. */
export function loadGrpc(): Promise<Grpc> {
  return import('@grpc/grpc-js')
}
