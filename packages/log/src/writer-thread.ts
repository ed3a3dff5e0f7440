// The thread that owns a store, alone. Other threads talk to it by the messages of thread-protocol.
import { workerData } from 'node:worker_threads'
import { type ProcessRecord, TrackError } from '@track/core/commits'
import { HeartbeatWriter } from './heartbeats.js'
import { type AppendOutcome, Store } from './store.js'
import { readPage, readStreamPage } from './store-page.js'
import {
  cell,
  type PlainError,
  type PlainOutcome,
  plainError,
  type Request,
  type Response,
  type ThreadData,
} from './thread-protocol.js'

type AppendRequest = Extract<Request, { type: 'append' }>
type FollowRequest = Extract<Request, { type: 'follow' }>
type AnyRequest = Exclude<
  Request,
  { type: 'append' | 'settled' | 'cancel' | 'follow' | 'beat' | 'ping' }
>

/** What one write to LevelDB may hold: the commits that waited while the last one was written. */
const groupBytesMax = 4 << 20
const groupCommitsMax = 256

const { path, shared, port } = workerData as ThreadData
const heartbeat = new HeartbeatWriter(path)
const cells = new Int32Array(shared)

const appends: AppendRequest[] = []
const followers = new Map<number, FollowRequest>()
/** Questions that are answered when so many appends are settled. */
const barriers: { readonly id: number; readonly appends: number }[] = []
let received = 0
let settled = 0
let appending: Promise<void> | undefined
let closing = false

const opening = Store.open(path)
opening.then(
  ({ folder }) => respond({ type: 'opened', folder }),
  () => respond({ type: 'unopened' }), // every request is answered with the error
)
Atomics.store(cells, cell.alive, 1)
process.on('exit', () => {
  Atomics.store(cells, cell.alive, 0)
  Atomics.notify(cells, cell.settled)
})

port.on('message', (request: Request) => {
  Atomics.add(cells, cell.pulse, 1)
  switch (request.type) {
    case 'append':
      received++
      appends.push(request)
      appending ??= appendAll().finally(() => {
        appending = undefined
      })
      break
    case 'settled':
      barriers.push({ id: request.id, appends: received })
      answerBarriers()
      break
    case 'beat':
      void startBeating(request.process)
      break
    case 'ping':
      break
    case 'follow':
      followers.set(request.id, request)
      void answerFollowers()
      break
    case 'cancel':
      if (followers.delete(request.target))
        respond({ type: 'answer', id: request.target, value: undefined })
      break
    default:
      void answer(request)
  }
})

async function appendAll(): Promise<void> {
  while (appends.length > 0) {
    const group = takeGroup()
    const outcomes = await outcomesOf(group)
    const told = outcomes.filter(({ error }, i) => error !== undefined || group[i]?.quiet === false)
    if (told.length > 0) respond({ type: 'outcomes', outcomes: told })
    settled += group.length
    Atomics.add(cells, cell.settled, group.length)
    Atomics.notify(cells, cell.settled)
    answerBarriers()
    void answerFollowers()
  }
}

/** Only for a store that opened: there is no folder to beat in otherwise. */
async function startBeating(process: ProcessRecord): Promise<void> {
  const store = await opening.catch(() => undefined)
  if (store !== undefined && !closing) heartbeat.start(process)
}

function answerBarriers(): void {
  for (let first = barriers[0]; first !== undefined && first.appends <= settled; ) {
    barriers.shift()
    respond({ type: 'answer', id: first.id, value: undefined })
    first = barriers[0]
  }
}

function takeGroup(): AppendRequest[] {
  let bytes = 0
  let count = 0
  while (count < appends.length && count < groupCommitsMax && bytes < groupBytesMax) {
    bytes += appends[count]?.append.body.length ?? 0
    count++
  }
  return appends.splice(0, count)
}

async function outcomesOf(group: readonly AppendRequest[]): Promise<PlainOutcome[]> {
  let results: AppendOutcome[]
  try {
    results = await (await opening).append(group.map(({ append }) => append))
  } catch (error) {
    results = group.map(() => ({ error }))
  }
  return group.map(({ id }, i): PlainOutcome => {
    const outcome = results[i]
    if (outcome !== undefined && 'appended' in outcome) return { id, appended: outcome.appended }
    return { id, error: plainError(outcome?.error) }
  })
}

/** Answers those beyond whose position the log has grown. */
async function answerFollowers(): Promise<void> {
  if (followers.size === 0) return
  const store = await opening.catch(() => undefined)
  for (const request of [...followers.values()]) {
    if (store !== undefined && store.head.position <= request.from && !closing) continue
    if (followers.delete(request.id)) void answer(request)
  }
}

async function answer(request: AnyRequest | FollowRequest): Promise<void> {
  try {
    const value = await (request.type === 'close' ? close() : ask(await opening, request))
    const isPage = request.type === 'read' || request.type === 'follow'
    const transfer = isPage && value !== undefined ? buffersOf(value) : []
    port.postMessage({ type: 'answer', id: request.id, value } satisfies Response, transfer)
  } catch (error) {
    fail(request.id, error)
  }
  if (request.type === 'close') port.close()
}

async function ask(
  store: Store,
  request: Exclude<AnyRequest | FollowRequest, { type: 'close' }>,
): Promise<unknown> {
  if (closing && request.type === 'follow') return undefined
  if (closing) throw new TrackError('TRACK_LOG_CLOSED', 'The log is closed')
  switch (request.type) {
    case 'read':
      return request.stream === undefined
        ? readPage(store, request)
        : readStreamPage(store, request.stream, request)
    case 'follow':
      return readPage(store, { ...request, to: store.head.position, direction: 'forward' })
    case 'head':
      return store.head
    case 'streamHead':
      return store.streamHead(request.stream)
    case 'derivedGet':
      return store.values.get(request.keys)
    case 'derivedWrite':
      return store.values.write(request.entries)
    case 'derivedKeys':
      return store.values.keys(request)
    default:
      return request satisfies never
  }
}

async function close(): Promise<void> {
  await appending
  closing = true
  heartbeat.stop()
  void answerFollowers()
  const store = await opening.catch(() => undefined)
  await store?.close()
}

function buffersOf(value: unknown): ArrayBuffer[] {
  const { bytes, digests } = value as {
    bytes: Uint8Array<ArrayBuffer>
    digests: Uint8Array<ArrayBuffer>
  }
  return [bytes.buffer, digests.buffer]
}

function respond(response: Response): void {
  port.postMessage(response)
}

function fail(id: number, error: unknown): void {
  const plain: PlainError = plainError(error)
  respond({ type: 'failure', id, error: plain })
}
