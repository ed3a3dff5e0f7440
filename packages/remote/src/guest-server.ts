import type { Socket } from 'node:net'
import { isTrackError, type TrackError } from '@track/core/commits'
import type { StoreAtHand } from '@track/log/hosting'
import { type EventLogHandlers, eventLogHandlers, headMessage } from './event-log-handlers.js'
import {
  eventLogService,
  failureTrailer,
  messageBytesMax,
  type ServiceMethod,
} from './event-log-service.js'
import { failureMessage } from './failure-message.js'
import {
  type Grpc,
  loadGrpc,
  type Server,
  type ServerUnaryCall,
  type ServerWritableStream,
  type StatusObject,
  type sendUnaryData,
} from './grpc.js'
import type { StoreName } from './store-name.js'
import { type track, v1 } from './wire.js'

type HeadCall = ServerWritableStream<
  track.v1.SubscribeRequest.$Properties,
  track.v1.HeadResponse.$Properties
>

/** Serves a store to the connections that it is given. */
export class GuestServer {
  readonly #grpc: Grpc
  readonly #server: Server
  readonly #inject: (socket: Socket) => void

  private constructor(grpc: Grpc, store: StoreAtHand, name: StoreName) {
    this.#grpc = grpc
    this.#server = new grpc.Server({
      'grpc.max_receive_message_length': messageBytesMax,
      'grpc.max_send_message_length': messageBytesMax,
      'grpc.enable_channelz': 0,
    })
    const handlers = eventLogHandlers(store, name)
    const { subscribe } = eventLogService
    this.#server.register(
      subscribe.path,
      (call: HeadCall) => this.#tellHeads(call, store),
      subscribe.responseSerialize,
      subscribe.requestDeserialize,
      'serverStream',
    )
    for (const name of Object.keys(handlers) as (keyof EventLogHandlers)[]) {
      this.#register(eventLogService[name], handlers[name])
    }
    const injector = this.#server.createConnectionInjector(grpc.ServerCredentials.createInsecure())
    this.#inject = (socket) => injector.injectConnection(socket)
  }

  /** Loads the library. */
  static async start(store: StoreAtHand, name: StoreName): Promise<GuestServer> {
    return new GuestServer(await loadGrpc(), store, name)
  }

  /** Serves whoever is at the other end. */
  take(socket: Socket): void {
    this.#inject(socket)
  }

  /** Ends all calls and connections. */
  close(): void {
    this.#server.forceShutdown()
  }

  #register<Request, Response>(
    method: ServiceMethod<Request, Response>,
    handle: (request: Request) => Promise<Response>,
  ): void {
    const answer = (
      call: ServerUnaryCall<Request, Response>,
      respond: sendUnaryData<Response>,
    ): void => {
      handle(call.request).then(
        (response) => respond(null, response),
        (error) => respond(this.#statusOf(error)),
      )
    }
    const { path, responseSerialize, requestDeserialize } = method
    this.#server.register(path, answer, responseSerialize, requestDeserialize, 'unary')
  }

  /** Tells where the log ends, and of an outage, each time that this changes; as much as the guest takes. */
  #tellHeads(call: HeadCall, store: StoreAtHand): void {
    let told: { readonly position: number; readonly outage: TrackError | undefined } | undefined
    let isBusy = false
    const tell = async (): Promise<void> => {
      if (isBusy) return
      isBusy = true
      try {
        for (;;) {
          const head = await store.head()
          const { position } = head
          const { silence: outage } = store
          if (position === told?.position && outage === told.outage) break
          told = { position, outage }
          const failure = outage && { outage: failureMessage(outage) }
          if (!call.write({ ...headMessage(head), ...failure })) await drained(call)
        }
      } catch (error) {
        call.emit('error', this.#statusOf(error))
      }
      isBusy = false
    }
    const unlisten = store.onChange(() => void tell())
    call.on('cancelled', unlisten)
    call.on('close', unlisten)
    void tell()
  }

  #statusOf(error: unknown): Partial<StatusObject> {
    // Another process took the lock while the store was opened again: the guest asks that one.
    if (isTrackError(error, 'TRACK_STORE_LOCKED')) {
      return { code: this.#grpc.status.UNAVAILABLE, details: error.message }
    }
    const metadata = new this.#grpc.Metadata()
    const failure = failureMessage(error)
    metadata.set(failureTrailer, Buffer.from(v1.Failure.encode(failure).finish()))
    return {
      code: this.#grpc.status.FAILED_PRECONDITION,
      details: failure.code ?? '',
      metadata,
    }
  }
}

/** Resolves when a stream takes more, or has ended. */
function drained(call: HeadCall): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'cancelled']) call.off(event, done)
      resolve()
    }
    for (const event of ['drain', 'close', 'cancelled']) call.on(event, done)
  })
}
