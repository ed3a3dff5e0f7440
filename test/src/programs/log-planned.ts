// Usage: log-planned.js, with a PlannedTask as JSON on standard input. Logs the events of the plan until it
// is killed, and tells on standard output what it is about, what is acknowledged and what is flushed.
import { readFileSync } from 'node:fs'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { TrackClient, type Trial } from '@track/client'
import { tell } from '../testing/tell.js'
import {
  plannedFile,
  plannedMetadata,
  plannedMetrics,
  trialName,
  trialsPerSession,
} from '../torture/planned-event.js'
import type { PlannedTask } from '../torture/planned-task.js'

const task = JSON.parse(readFileSync(0, 'utf8')) as PlannedTask
let step = 0
let openings = 0
/** Files logged. */
let files = 0
/** Longer than a server that is killed is away. */
const silenceMs = 30_000
/** Events that clients of this session had acknowledged when they were closed. */
let earlier = 0

interface Opened {
  readonly client: TrackClient
  readonly trials: readonly Trial[]
  /** Events acknowledged before the first trial of the session. */
  readonly before: number
}

async function open(): Promise<Opened> {
  tell('phase opening')
  const client = openClient()
  await client.setProject({ name: 'torture' })
  const before = client.stats().acknowledged
  const trials: Trial[] = []
  for (let place = 0; place < trialsPerSession; place++) {
    const name = trialName(task.seed, openings, place)
    trials.push(await client.newTrial({ name, parameters: { place }, force: true }))
    trials.at(-1)?.start()
  }
  openings++
  tell('phase appending')
  return { client, trials, before }
}

function openClient(): TrackClient {
  const { path, server } = task
  if (server === undefined) return new TrackClient(`file:${path}`, { systemMetrics: false })
  const { uri, token, spools } = server
  return new TrackClient(uri, {
    systemMetrics: false,
    token,
    spool: { folder: spools },
    silenceMs,
  })
}

let way = 'appending'
/** Tells where what is logged goes, when that has changed. */
function tellWay({ client }: Opened): void {
  const { spool } = client.stats()
  if (spool === undefined) return
  const now = spool.away !== undefined ? 'spooling' : spool.events > 0 ? 'sending on' : 'appending'
  if (now !== way) tell(`phase ${now}`)
  way = now
}

async function keepFile({ trials }: Opened): Promise<void> {
  const number = files++
  const content = plannedFile(task, number)
  tell('phase keeping a file')
  await trials[number % trialsPerSession]?.logFile(content, { name: `file-${number}` })
  tell(`kept ${files}`)
  tell('phase appending')
}

function log({ trials }: Opened, count: number): void {
  for (const end = step + count; step < end; step++) {
    const trial = trials[step % trialsPerSession]
    if (task.isBulky) trial?.logMetadata(plannedMetadata(task, step))
    else trial?.logMetrics(plannedMetrics(task, step), { step })
  }
}

function tellAcknowledged({ client, before }: Opened): void {
  tell(`acknowledged ${earlier + client.stats().acknowledged - before}`)
}

async function flush({ client }: Opened): Promise<void> {
  const upTo = step
  await client.flush()
  tell(`flushed ${upTo}`)
}

/**
 * Blocks for a little, so that a loop that never yields does not log millions of events. Who has a server
 * lives for long.
 */
function work(): void {
  const end = performance.now() + (task.server === undefined ? 0.2 : 2)
  while (performance.now() < end);
}

let opened = await open()
for (;;) {
  switch (task.how) {
    case 'yield':
      log(opened, 50)
      await turn()
      break
    case 'never-yield':
      log(opened, 10)
      work()
      break
    case 'trickle':
      log(opened, 1)
      await wait(step % 5)
      break
    case 'flush':
      log(opened, 20)
      await flush(opened)
      break
    case 'report':
      log(opened, 1_500)
      tell('phase snapshotting')
      await opened.client.report({ print: false })
      tell('phase appending')
      break
    case 'files':
      log(opened, 3)
      await keepFile(opened)
      break
    case 'reopen':
      log(opened, 30)
      await flush(opened)
      tell('phase closing')
      await opened.client.close()
      earlier += opened.client.stats().acknowledged - opened.before
      opened = await open()
      break
    default:
      task.how satisfies never
  }
  tellAcknowledged(opened)
  tellWay(opened)
  if (step >= (task.steps ?? Number.POSITIVE_INFINITY)) process.kill(process.pid, 'SIGKILL')
}
