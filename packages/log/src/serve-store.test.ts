import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { TrackError } from '@track/core'
import { expect, it, onTestFinished } from 'vitest'
import { type PostedAppend, postedAppend } from './posted-append.js'
import { serveStore } from './serve-store.js'
import type { AppendOutcome } from './store.js'
import type { StoreAtHand } from './store-at-hand.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { cell, type Request, type Response, sharedBytes } from './thread-protocol.js'

const silence = new TrackError('TRACK_HOST_SILENT', 'Nobody answers')

/** A store for which nobody answers until it is told to. */
class SilentStore {
  readonly opened = Promise.resolve(undefined)
  readonly position = 0
  readonly failure = undefined
  silence: TrackError | undefined
  closed = false
  readonly derived = { get: never, write: never, keys: never }
  readonly readPage = never
  readonly head = never
  readonly streamHead = never
  #tell: () => void = () => {}
  #settle: (outcome: AppendOutcome) => void = () => {}
  readonly #outcome = new Promise<AppendOutcome>((resolve) => {
    this.#settle = resolve
  })

  onChange(listener: () => void): () => void {
    this.#tell = listener
    return () => {}
  }

  async append(appends: readonly unknown[]): Promise<AppendOutcome[]> {
    const outcome = await this.#outcome
    return appends.map(() => outcome)
  }

  async close(): Promise<void> {
    this.closed = true
    this.#settle({ error: silence })
  }

  fallSilent(): void {
    this.silence = silence
    this.#tell()
  }

  goOn(): void {
    this.silence = undefined
    this.#tell()
    this.#settle({ appended: { position: 0, committedAtMs: 0, firstRevisions: [0] } })
  }
}

function never(): Promise<never> {
  throw new Error('nobody asks that')
}

function serve(): {
  store: SilentStore
  ask: (request: Request | PostedAppend) => void
  next: () => Promise<Response>
  cells: Int32Array
} {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  const store = new SilentStore()
  const shared = new SharedArrayBuffer(sharedBytes)
  serveStore({ path: temporaryFolder(), options: {}, shared, port: port2 }, store as StoreAtHand)
  const next = responses(port1)
  return {
    store,
    ask: (request) => port1.postMessage(request),
    next,
    cells: new Int32Array(shared),
  }
}

/** The responses one by one, all but the word that the store is open. */
function responses(port: MessagePort): () => Promise<Response> {
  const received: Response[] = []
  let wake: () => void = () => {}
  port.on('message', (response: Response) => {
    if (response.type === 'opened') return
    received.push(response)
    wake()
  })
  return async () => {
    while (received.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return received.shift() as Response
  }
}

const append = metricAppend({ sequence: 0 })

it('while nobody answers, who waits is told, and appends go on waiting', async () => {
  const { store, ask, next, cells } = serve()
  ask(postedAppend(0, true, append))
  ask(postedAppend(1, false, append))
  ask({ type: 'settled', id: 2 })
  ask({ type: 'ping' })
  store.fallSilent()
  ask(postedAppend(3, false, append))
  const overdue = { type: 'overdue', error: { code: 'TRACK_HOST_SILENT' } }
  const told = [await next(), await next(), await next(), await next()]
  // Whoever waits for nothing can look, too.
  expect(told.filter(({ type }) => type === 'outage')).toMatchObject([
    { error: { code: 'TRACK_HOST_SILENT' } },
  ])
  expect(told.filter(({ type }) => type === 'failure')).toMatchObject([{ id: 2 }])
  const late = told.filter((each) => each.type === 'overdue')
  expect(late[0]).toMatchObject(overdue)
  expect(late.flatMap(({ ids }) => ids)).toEqual([1, 3])
  expect(Atomics.load(cells, cell.settled)).toBe(0)
  store.goOn()
  expect(await next()).toEqual({ type: 'outage', error: undefined })
  expect(await next()).toMatchObject({
    type: 'outcomes',
    outcomes: [
      [1, 0, 0, 0],
      [3, 0, 0, 0],
    ],
  })
  ask({ type: 'settled', id: 4 })
  expect(await next()).toMatchObject({ type: 'answer', id: 4 })
  expect(Atomics.load(cells, cell.settled)).toBe(3)
})

it('closing does not wait for a silence to end: what is left is refused, and close says so', async () => {
  const { store, ask, next } = serve()
  ask(postedAppend(0, true, append))
  ask({ type: 'close', id: 1 })
  store.fallSilent()
  const refused = { code: 'TRACK_HOST_SILENT' }
  expect(await next()).toMatchObject({ type: 'outage', error: refused })
  expect(await next()).toMatchObject({ type: 'outcomes', outcomes: [{ id: 0, error: refused }] })
  expect(await next()).toMatchObject({ type: 'failure', id: 1, error: refused })
  expect(store.closed).toBe(true)
})
