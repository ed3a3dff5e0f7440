import { checkServerIdentity } from 'node:tls'
import {
  type Append,
  bytesOfHex,
  type DerivedStore,
  digestBytes,
  type Heartbeat,
  type LogHead,
  type ProcessRecord,
  type StreamId,
  type TrackError,
} from '@track/core/commits'
import type { AppendOutcome, FilesAtHand, PageRequest, RecordPage } from '@track/log/hosting'
import { appendRequest, appendSound, checkedAppend, outcomesOf } from './append-message.js'
import { beatRequest, beatsOf } from './beat-message.js'
import { BrokenConnection } from './broken-connection.js'
import {
  eventLogService,
  failureTrailer,
  messageBytesMax,
  protocolVersion,
  type ServiceMethod,
  slowBytesPerMs,
} from './event-log-service.js'
import { errorOfFailure, errorOfFailureBytes } from './failure-message.js'
import {
  type ChannelCredentials,
  type ChannelOptions,
  type Client,
  type Grpc,
  loadGrpc,
  type Metadata,
  type ServiceError,
} from './grpc.js'
import { HostDerived } from './host-derived.js'
import { HostFiles } from './host-files.js'
import { pageOf, readRequest } from './page-message.js'
import type { StoreAccess } from './store-access.js'
import type { StoreName } from './store-name.js'
import { strangeAnswer } from './strange-answer.js'
import { tokenHeader, tokenPrefix } from './token-header.js'
import { type track, wireNumber } from './wire.js'

/** Where a host is, and how to speak to it. */
export interface HostAddress {
  /** As gRPC names it. */
  readonly target: string
  /** Over a network: what lets this client in. */
  readonly token?: string
  /** Undefined where what is said can be read by whoever is on the way. */
  readonly tls?: {
    /** Whom to believe certificates of, PEM. Default: the authorities that Node knows. */
    readonly ca: string | undefined
    /** The name that the certificate must have, where it is not that of the host. */
    readonly serverName: string | undefined
    /** The address that the certificate must have, instead of a name. */
    readonly address?: string
  }
}

/** How to reach a host. */
export interface HostConnectionOptions {
  readonly address: HostAddress
  /** The store that must be there; undefined for whatever is there. */
  readonly store: StoreName | undefined
  /**
   * Milliseconds until a call counts as lost to which there is no answer, and longer for what takes long
   * to send. Default: as long as it takes.
   */
  readonly answerMs?: number
  /** The connection counts as broken when the host has given no sign for so long. */
  readonly silenceMs: number
  /** Gives up. */
  readonly signal: AbortSignal
}

/** A guest's connection to the process that has the store. */
export class HostConnection implements StoreAccess {
  readonly derived: DerivedStore
  /** Over a network only: a guest of this machine sees the store's folder. */
  readonly files: FilesAtHand
  /** Resolves when the connection is broken. */
  readonly lost: Promise<void>
  /** Resolves when the host has first said where the log ends, and of an outage; or is lost. */
  readonly told: Promise<void>
  readonly #grpc: Grpc
  readonly #client: Client
  readonly #calls = new Set<{ cancel(): void }>()
  readonly #listeners = new Set<() => void>()
  readonly #metadata: Metadata
  readonly #answerMs: number
  #position = 0
  #outage: TrackError | undefined
  #store = ''
  #derivedFolder: string | undefined
  #messageBytesMax: number = messageBytesMax
  #isClosed = false
  #setLost: () => void = () => {}
  #setTold: () => void = () => {}

  private constructor(grpc: Grpc, client: Client, options: HostConnectionOptions) {
    const { address, answerMs = Number.POSITIVE_INFINITY } = options
    this.#grpc = grpc
    this.#client = client
    this.#answerMs = answerMs
    this.#metadata = new grpc.Metadata()
    if (address.token !== undefined) this.#metadata.set(tokenHeader, tokenPrefix + address.token)
    this.derived = new HostDerived((method, request) => this.#call(method, request))
    this.files = new HostFiles((method, request, extraMs) => this.#call(method, request, extraMs))
    this.lost = new Promise((resolve) => {
      this.#setLost = resolve
    })
    this.told = new Promise((resolve) => {
      this.#setTold = resolve
    })
  }

  /**
   * Connects, and waits until the host has answered.
   * @throws BrokenConnection; TRACK_FORMAT_UNSUPPORTED, TRACK_STORE_INVALID when the host speaks another
   * protocol, or has another store.
   */
  static async open(options: HostConnectionOptions): Promise<HostConnection> {
    const { address, store, silenceMs, signal } = options
    const grpc = await loadGrpc()
    const client = new grpc.Client(address.target, credentialsOf(grpc, address), {
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
      ...(address.tls && nameOptions(address.tls)),
    })
    const connection = new HostConnection(grpc, client, options)
    const giveUp = (): void => connection.#end()
    signal.addEventListener('abort', giveUp)
    if (signal.aborted) giveUp()
    try {
      const { id = '', folder = '' } = store ?? {}
      const hello = { protocol: protocolVersion, store: id, folder }
      connection.#greeted(id, await connection.#call(eventLogService.hello, hello))
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

  /** The identity of the store that the host has. */
  get store(): string {
    return this.#store
  }

  /** Over a network: what tells the store's derived data from others in their place, if the host knows. */
  get derivedFolder(): string | undefined {
    return this.#derivedFolder
  }

  /** What one request may have. */
  get messageBytesMax(): number {
    return this.#messageBytesMax
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

  /** Says that a process lives; without a time, that it ended in order. */
  async beat(process: ProcessRecord, beatMs: number | undefined): Promise<void> {
    await this.#call(eventLogService.beat, beatRequest(process, beatMs))
  }

  /** When processes were last known to live. */
  async heartbeats(): Promise<Heartbeat[]> {
    const { beats } = await this.#call(eventLogService.listBeats, {})
    return beatsOf(beats ?? [])
  }

  async close(): Promise<void> {
    this.#end()
  }

  #greeted(wanted: string, answer: track.v1.HelloResponse.$Properties): void {
    const { protocol, store, messageBytesMax: bytesMax, derivedFolder } = answer
    const isAsked = wanted === '' ? /^[0-9a-f]{32}$/.test(store ?? '') : store === wanted
    if (protocol !== protocolVersion || !isAsked) {
      throw strangeAnswer(`it is protocol ${protocol}, and store ${store?.slice(0, 80)}`)
    }
    this.#store = store ?? ''
    this.#derivedFolder = derivedFolder || undefined
    if (bytesMax) this.#messageBytesMax = Math.min(bytesMax, messageBytesMax)
  }

  /** @param extraMs How much longer than others it may take. */
  #call<Request, Response>(
    method: ServiceMethod<Request, Response>,
    request: Request,
    extraMs = 0,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new BrokenConnection(new Error('It is closed'), false))
      const { path, requestSerialize, responseDeserialize } = method
      const call = this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        this.#metadata,
        this.#answerMs === Number.POSITIVE_INFINITY
          ? {}
          : { deadline: this.#deadlineOf(request) + extraMs },
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

  #deadlineOf(request: unknown): number {
    const { appends = [], entries = [] } = request as track.v1.AppendRequest.$Properties &
      track.v1.WriteDerivedRequest.$Properties
    let bytes = 0
    for (const { body } of appends ?? []) bytes += body?.length ?? 0
    for (const entry of entries ?? []) bytes += entry.bytes?.length ?? 0
    return Date.now() + this.#answerMs + bytes / slowBytesPerMs
  }

  #subscribe(): void {
    const { path, requestSerialize, responseDeserialize } = eventLogService.subscribe
    const heads = this.#client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      {},
      this.#metadata,
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
      this.#setTold()
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
    this.#setTold()
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
      case status.DEADLINE_EXCEEDED:
        return new BrokenConnection(error, true)
      default:
        return strangeAnswer(error.message, error)
    }
  }
}

function credentialsOf(grpc: Grpc, { tls }: HostAddress): ChannelCredentials {
  if (tls === undefined) return grpc.credentials.createInsecure()
  const ca = tls.ca === undefined ? null : Buffer.from(tls.ca)
  const { address } = tls
  if (address === undefined) return grpc.credentials.createSsl(ca)
  return grpc.credentials.createSsl(ca, null, null, {
    checkServerIdentity: (_name, certificate) => checkServerIdentity(address, certificate),
  })
}

/** A name that nobody has: an address must not be said as one (RFC 6066), and gRPC would say it. */
const noName = 'address.invalid'

function nameOptions({ serverName, address }: NonNullable<HostAddress['tls']>): ChannelOptions {
  const name = address === undefined ? serverName : noName
  return name === undefined ? {} : { 'grpc.ssl_target_name_override': name }
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
