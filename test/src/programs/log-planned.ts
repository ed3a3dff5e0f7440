// Usage: log-planned.js, with a PlannedTask as JSON on standard input. Logs the events of the plan until it
// is killed, and tells on standard output what it is about, what is acknowledged and what is flushed.
import { readFileSync } from 'node:fs'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { TrackClient, type Trial } from '@track/client'
import { tell } from '../testing/tell.js'
import {
  plannedMetadata,
  plannedMetrics,
  trialName,
  trialsPerSession,
} from '../torture/planned-event.js'
import type { PlannedTask } from '../torture/planned-task.js'

const task = JSON.parse(readFileSync(0, 'utf8')) as PlannedTask
let step = 0
let openings = 0
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
  const client = new TrackClient(`file:${task.path}`, { systemMetrics: false })
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

/** Blocks for a little, so that a loop that never yields does not log millions of events. */
function work(): void {
  const end = performance.now() + 0.2
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
  if (step >= (task.steps ?? Number.POSITIVE_INFINITY)) process.kill(process.pid, 'SIGKILL')
}
