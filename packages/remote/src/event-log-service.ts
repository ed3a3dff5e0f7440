import { bodyBytesMax } from '@track/core/commits'
import { groupBytesMax } from '@track/log/hosting'
import { checkFieldCount, type MessageBounds } from './check-field-count.js'
import { type track, v1 } from './wire.js'

/** Changes when hosts and guests would misunderstand each other. */
export const protocolVersion = 1

/** What one page, or one answer with derived values, may aim at. */
export const pageBytesMax: number = 4 << 20

/** What one message may hold: a page or a group that was nearly full, and one commit more. */
export const messageBytesMax: number =
  bodyBytesMax + Math.max(pageBytesMax, groupBytesMax) + (4 << 20)

/** A line that is slower than so many bytes a millisecond is taken for none. */
export const slowBytesPerMs = 64

/** The trailer with the encoded Failure of a call. */
export const failureTrailer = 'track-failure-bin'

/** A method of the service, in the form that @grpc/grpc-js takes on both sides. */
export interface ServiceMethod<Request, Response> {
  readonly path: string
  readonly requestStream: false
  readonly responseStream: boolean
  readonly requestSerialize: (request: Request) => Buffer
  readonly requestDeserialize: (bytes: Buffer) => Request
  readonly responseSerialize: (response: Response) => Buffer
  readonly responseDeserialize: (bytes: Buffer) => Response
}

interface MessageCodec<Message> {
  encode(message: Message): { finish(): Uint8Array }
  decode(bytes: Uint8Array): Message
}

interface MethodOptions {
  readonly responseStream?: boolean
  /** What a request may hold. Default: any. */
  readonly request?: MessageBounds
  /** What an answer may hold. Default: a few numbers, and an error. */
  readonly answer?: MessageBounds
}

const shortAnswer: MessageBounds = { otherBytesMax: 1 << 20 }
/** A piece lasts until it is written, and with it the message that it came in. */
const pieceRequest: MessageBounds = { payload: 3, otherBytesMax: 1 << 10 }
/** A record has at least its frame, a header with a digest and a stream, and a salt: over 64 bytes. */
const recordBytesMin = 64
/** A length and a position take at most 5 and 8 bytes. */
const pageAnswer: MessageBounds = {
  payload: 1,
  otherBytesMax: 13 * (pageBytesMax / recordBytesMin + 1),
}
/** The revisions of all streams of a message's appends: an id has 16 bytes there, a revision up to 8 here. */
const appendAnswer: MessageBounds = { otherBytesMax: messageBytesMax / 2 }

function method<Request, Response>(
  name: string,
  request: MessageCodec<Request>,
  response: MessageCodec<Response>,
  { responseStream = false, request: asked, answer = shortAnswer }: MethodOptions = {},
): ServiceMethod<Request, Response> {
  return {
    path: `/track.v1.EventLog/${name}`,
    requestStream: false,
    responseStream,
    requestSerialize: (message) => asBuffer(request.encode(message).finish()),
    requestDeserialize: (bytes) => {
      checkFieldCount(bytes, asked)
      return request.decode(bytes)
    },
    responseSerialize: (message) => asBuffer(response.encode(message).finish()),
    responseDeserialize: (bytes) => {
      checkFieldCount(bytes, answer)
      return response.decode(bytes)
    },
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The methods of `EventLog` in `log.proto`. */
export interface EventLogService {
  readonly hello: ServiceMethod<
    track.v1.HelloRequest.$Properties,
    track.v1.HelloResponse.$Properties
  >
  readonly append: ServiceMethod<
    track.v1.AppendRequest.$Properties,
    track.v1.AppendResponse.$Properties
  >
  readonly read: ServiceMethod<track.v1.ReadRequest.$Properties, track.v1.ReadResponse.$Properties>
  readonly subscribe: ServiceMethod<
    track.v1.SubscribeRequest.$Properties,
    track.v1.HeadResponse.$Properties
  >
  readonly head: ServiceMethod<track.v1.HeadRequest.$Properties, track.v1.HeadResponse.$Properties>
  readonly streamHead: ServiceMethod<
    track.v1.StreamHeadRequest.$Properties,
    track.v1.StreamHeadResponse.$Properties
  >
  readonly getDerived: ServiceMethod<
    track.v1.GetDerivedRequest.$Properties,
    track.v1.GetDerivedResponse.$Properties
  >
  readonly writeDerived: ServiceMethod<
    track.v1.WriteDerivedRequest.$Properties,
    track.v1.WriteDerivedResponse.$Properties
  >
  readonly listDerived: ServiceMethod<
    track.v1.ListDerivedRequest.$Properties,
    track.v1.ListDerivedResponse.$Properties
  >
  readonly beat: ServiceMethod<track.v1.BeatRequest.$Properties, track.v1.BeatResponse.$Properties>
  readonly listBeats: ServiceMethod<
    track.v1.ListBeatsRequest.$Properties,
    track.v1.ListBeatsResponse.$Properties
  >
  readonly findFile: ServiceMethod<
    track.v1.FindFileRequest.$Properties,
    track.v1.FindFileResponse.$Properties
  >
  readonly putFile: ServiceMethod<
    track.v1.PutFileRequest.$Properties,
    track.v1.PutFileResponse.$Properties
  >
  readonly getFile: ServiceMethod<
    track.v1.GetFileRequest.$Properties,
    track.v1.GetFileResponse.$Properties
  >
}

export const eventLogService: EventLogService = {
  hello: method('Hello', v1.HelloRequest, v1.HelloResponse),
  append: method('Append', v1.AppendRequest, v1.AppendResponse, { answer: appendAnswer }),
  read: method('Read', v1.ReadRequest, v1.ReadResponse, { answer: pageAnswer }),
  subscribe: method('Subscribe', v1.SubscribeRequest, v1.HeadResponse, {
    responseStream: true,
  }),
  head: method('Head', v1.HeadRequest, v1.HeadResponse),
  streamHead: method('StreamHead', v1.StreamHeadRequest, v1.StreamHeadResponse),
  getDerived: method('GetDerived', v1.GetDerivedRequest, v1.GetDerivedResponse, {
    answer: { payload: 1 },
  }),
  writeDerived: method('WriteDerived', v1.WriteDerivedRequest, v1.WriteDerivedResponse),
  listDerived: method('ListDerived', v1.ListDerivedRequest, v1.ListDerivedResponse, {
    answer: { payload: 1 },
  }),
  beat: method('Beat', v1.BeatRequest, v1.BeatResponse),
  listBeats: method('ListBeats', v1.ListBeatsRequest, v1.ListBeatsResponse, {
    answer: { payload: 1 },
  }),
  findFile: method('FindFile', v1.FindFileRequest, v1.FindFileResponse),
  putFile: method('PutFile', v1.PutFileRequest, v1.PutFileResponse, { request: pieceRequest }),
  getFile: method('GetFile', v1.GetFileRequest, v1.GetFileResponse),
}
