import {
  type Append,
  bytesOfHex,
  type DerivedStore,
  digestBytes,
  type LogHead,
  type StreamId,
  type TrackError,
} from '@track/core/commits'
import type { AppendOutcome, PageRequest, RecordPage } from '@track/log/hosting'
import { appendRequest, appendSound, checkedAppend, outcomesOf } from './append-message.js'
import { BrokenConnection } from './broken-connection.js'
import {
  eventLogService,
  failureTrailer,
  messageBytesMax,
  protocolVersion,
  type ServiceMethod,
} from './event-log-service.js'
import { errorOfFailure, errorOfFailureBytes } from './failure-message.js'
import { type Client, type Grpc, loadGrpc, type ServiceError } from './grpc.js'
import { HostDerived } from './host-derived.js'
import { pageOf, readRequest } from './page-message.js'
import type { StoreAccess } from './store-access.js'
import type { StoreName } from './store-name.js'
import { strangeAnswer } from './strange-answer.js'
import { type track, wireNumber } from './wire.js'

/** How to reach a host. */
export interface HostConnectionOptions {
  /** The socket's path. */
  readonly socket: string
  /** The store that must be there. */
  readonly store: StoreName
  /** The connection counts as broken when the host has given no sign for so long. */
  readonly silenceMs: number
  /** Gives up. */
  readonly signal: AbortSignal
}

/** A guest's connection to the process that has the store. */
export class HostConnection implements StoreAccess {
  readonly derived: DerivedStore
  /** Resolves when the connection is broken. */
  readonly lost: Promise<void>
  readonly #grpc: Grpc
  readonly #client: Client
  readonly #calls = new Set<{ cancel(): void }>()
  readonly #listeners = new Set<() => void>()
  #position = 0
  #outage: TrackError | undefined
  #isClosed = false
  #setLost: () => void = () => {}

  private constructor(grpc: Grpc, client: Client) {
    this.#grpc = grpc
    this.#client = client
    this.derived = new HostDerived((method, request) => this.#call(method, request))
    this.lost = new Promise((resolve) => {
      this.#setLost = resolve
    })
  }

  /**
   * Connects, and waits until the host has answered.
   * @throws BrokenConnection; TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_INVALID when the host speaks another
   * protocol, or has another store.
   */
  static async open(options: HostConnectionOptions): Promise<HostConnection> {
    const { socket, store, silenceMs, signal } = options
    const grpc = await loadGrpc()
    const client = new grpc.Client(`unix:${socket}`, grpc.credentials.createInsecure(), {
      'grpc.max_receive_message_length': messageBytesMax,
      'grpc.max_send_message_length': messageBytesMax,
      'grpc.use_local_subchannel_pool': 1,
      'grpc.service_config_disable_resolution': 1,
      'grpc.enable_http_proxy': 0,
      'grpc.enable_retries': 0,
      'grpc.enable_channelz': 0,
      // A ping when nothing came for half of the time, and the other half for its answer.
      'grpc.keepalive_time_ms': Math.ceil(silenceMs / 2),
      'grpc.keepalive_timeout_ms': Math.ceil(silenceMs / 2),
    })
    const connection = new HostConnection(grpc, client)
    const giveUp = (): void => connection.#end()
    signal.addEventListener('abort', giveUp)
    if (signal.aborted) giveUp()
    try {
      const { id, folder = '' } = store
      const hello = { protocol: protocolVersion, store: id, folder }
      const answer = await connection.#call(eventLogService.hello, hello)
      if (answer.protocol !== protocolVersion || answer.store !== id) {
        throw strangeAnswer(`it is protocol ${answer.protocol}, and store ${answer.store}`)
      }
      connection.#subscribe()
      return connection
    } catch (error) {
      connection.#end()
      throw error
    } finally {
      signal.removeEventListener('abort', giveUp)
    }
  }

  get position(): number {
    return this.#position
  }

  /** Why the host's appends, and so this guest's, wait at present. */
  get outage(): TrackError | undefined {
    return this.#outage
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Sends the appends up to the first that can be refused by what it expects: were its refusal lost, and
   * a later one stored, then sending it again would meet its own writer's later sequence.
   */
  async append(appends: readonly Append[]): Promise<AppendOutcome[]> {
    const conditional = appends.findIndex(({ streams }) =>
      streams.some(({ expected }) => expected !== 'any'),
    )
    const group = conditional < 0 ? appends : appends.slice(0, conditional + 1)
    return appendSound(group.map(checkedAppend), async (sound) => {
      const response = await this.#call(eventLogService.append, appendRequest(sound))
      return outcomesOf(response, sound)
    })
  }

  async readPage(request: PageRequest, stream?: StreamId): Promise<RecordPage> {
    const response = await this.#call(eventLogService.read, readRequest(request, stream))
    return pageOf(response, request, stream)
  }

  async head(): Promise<LogHead> {
    return headOf(await this.#call(eventLogService.head, {}))
  }

  async streamHead(stream: StreamId): Promise<number | undefined> {
    const { revision } = await this.#call(eventLogService.streamHead, {
      stream: bytesOfHex(stream),
    })
    return revision === undefined || revision === null ? undefined : wireNumber(revision)
  }

  async close(): Promise<void> {
    this.#end()
  }

  #call<Request, Response>(
    method: ServiceMethod<Request, Response>,
    request: Request,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new BrokenConnection(new Error('It is closed'), false))
      const { path, requestSerialize, responseDeserialize } = method
      const call = this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        (error, response) => {
          this.#calls.delete(call)
          if (error !== null) reject(this.#errorOf(error))
          else if (response === undefined) reject(strangeAnswer('there is none'))
          else resolve(response)
        },
      )
      this.#calls.add(call)
    })
  }

  #subscribe(): void {
    const { path, requestSerialize, responseDeserialize } = eventLogService.subscribe
    const heads = this.#client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      {},
    )
    this.#calls.add(heads)
    heads.on('data', (head: track.v1.HeadResponse.$Properties) => {
      try {
        this.#position = Math.max(this.#position, wireNumber(head.position))
        const { outage } = head
        this.#outage = outage === undefined || outage === null ? undefined : errorOfFailure(outage)
      } catch {
        return this.#end() // no host of Track's says that
      }
      for (const listener of this.#listeners) listener()
    })
    heads.on('error', () => this.#end())
    heads.on('end', () => this.#end())
  }

  #end(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const call of this.#calls) call.cancel()
    this.#client.close()
    this.#setLost()
  }

  #errorOf(error: ServiceError): Error {
    const [failure] = error.metadata.get(failureTrailer)
    const told = failure instanceof Buffer ? errorOfFailureBytes(failure) : undefined
    if (told !== undefined) return told
    const { status } = this.#grpc
    switch (error.code) {
      case status.UNAVAILABLE:
      case status.CANCELLED:
        return new BrokenConnection(error, false)
      case status.INTERNAL:
      case status.UNKNOWN:
        return new BrokenConnection(error, true)
      default:
        return strangeAnswer(error.message, error)
    }
  }
}

function headOf(message: track.v1.HeadResponse.$Properties): LogHead {
  const { digest, committedAtMs } = message
  if (digest?.length !== digestBytes) throw strangeAnswer('the head has no digest')
  return {
    position: wireNumber(message.position),
    digest: new Uint8Array(digest),
    committedAtMs:
      committedAtMs === undefined || committedAtMs === null ? undefined : wireNumber(committedAtMs),
  }
}
