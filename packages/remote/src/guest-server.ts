import type { Duplex } from 'node:stream'
import type { TrackError } from '@track/core/commits'
import type { StoreAtHand } from '@track/log/hosting'
import { beatHandlers, eventLogHandlers, headMessage } from './event-log-handlers.js'
import {
  type EventLogService,
  eventLogService,
  messageBytesMax,
  type ServiceMethod,
} from './event-log-service.js'
import { failureMessage } from './failure-message.js'
import { failureStatus } from './failure-status.js'
import { fileHandlers } from './file-handlers.js'
import type { FileUploads } from './file-uploads.js'
import {
  type Grpc,
  loadGrpc,
  type Server,
  type ServerInterceptor,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
} from './grpc.js'
import type { StoreName } from './store-name.js'
import type { track } from './wire.js'

type HeadCall = ServerWritableStream<
  track.v1.SubscribeRequest.$Properties,
  track.v1.HeadResponse.$Properties
>

/** How clients are served that come over a network. */
export interface NetworkServing {
  /** Looks at each call first. */
  readonly interceptor: ServerInterceptor
  /** Of one request. */
  readonly messageBytesMax: number
  /** The store's folder, which they do not see: where heartbeats and contents of files are. */
  readonly folder: string
  readonly uploads: FileUploads
}

/** Of one connection, at once. */
const networkCallsMax = 16
const networkHeaderBytesMax = 8 << 10

/** Serves a store to the connections that it is given. */
export class GuestServer {
  readonly #grpc: Grpc
  readonly #server: Server
  readonly #inject: (connection: Duplex) => void

  /** @param network Default: guests of this user, on this machine. */
  constructor(grpc: Grpc, store: StoreAtHand, name: StoreName, network?: NetworkServing) {
    this.#grpc = grpc
    this.#server = new grpc.Server({
      'grpc.max_receive_message_length': network?.messageBytesMax ?? messageBytesMax,
      'grpc.max_send_message_length': messageBytesMax,
      'grpc.enable_channelz': 0,
      ...(network && {
        interceptors: [network.interceptor],
        'grpc.max_concurrent_streams': networkCallsMax,
        'grpc.max_metadata_size': networkHeaderBytesMax,
      }),
    })
    const handlers = eventLogHandlers(store, name, network)
    const { subscribe } = eventLogService
    this.#server.register(
      subscribe.path,
      (call: HeadCall) => this.#tellHeads(call, store),
      subscribe.responseSerialize,
      subscribe.requestDeserialize,
      'serverStream',
    )
    this.#registerAll(handlers)
    if (network !== undefined) {
      this.#registerAll(beatHandlers(network.folder))
      this.#registerAll(fileHandlers(network.folder, network.uploads))
    }
    const injector = this.#server.createConnectionInjector(grpc.ServerCredentials.createInsecure())
    this.#inject = (connection) => injector.injectConnection(connection)
  }

  /** Loads the library, and serves guests. */
  static async start(store: StoreAtHand, name: StoreName): Promise<GuestServer> {
    return new GuestServer(await loadGrpc(), store, name)
  }

  /** Serves whoever is at the other end. */
  take(connection: Duplex): void {
    this.#inject(connection)
  }

  /** Ends all calls and connections. */
  close(): void {
    this.#server.forceShutdown()
  }

  #registerAll(handlers: object): void {
    type Handle = (request: object, gone: AbortSignal) => Promise<object>
    for (const [name, handle] of Object.entries(handlers) as [keyof EventLogService, Handle][]) {
      this.#register(eventLogService[name] as ServiceMethod<object, object>, handle)
    }
  }

  #register<Request, Response>(
    method: ServiceMethod<Request, Response>,
    handle: (request: Request, gone: AbortSignal) => Promise<Response>,
  ): void {
    const answer = (
      call: ServerUnaryCall<Request, Response>,
      respond: sendUnaryData<Response>,
    ): void => {
      const gone = new AbortController()
      call.on('cancelled', () => gone.abort())
      handle(call.request, gone.signal).then(
        (response) => respond(null, response),
        (error) => respond(failureStatus(this.#grpc, error)),
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
        call.emit('error', failureStatus(this.#grpc, error))
      }
      isBusy = false
    }
    const unlisten = store.onChange(() => void tell())
    call.on('cancelled', unlisten)
    call.on('close', unlisten)
    void tell()
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
