// Usage: log-through-outage.js TASK, an OutageTask as JSON. Logs the events of the plan until its standard
// input ends, whatever the disk does, and then closes its client. Tells what is acknowledged, of outages
// as they begin and end, every error that it is told of, and at the end what it logged and what was dropped.
import { setTimeout as wait } from 'node:timers/promises'
import { isTrackError, TrackClient, type Trial } from '@track/client'
import { tell } from '../testing/tell.js'
import type { OutageTask } from '../torture/disk/outage-task.js'
import {
  plannedMetadata,
  plannedMetrics,
  trialName,
  trialsPerSession,
} from '../torture/planned-event.js'

const task = JSON.parse(process.argv[2] ?? '') as OutageTask
const { backlogBytesMax, whenFull } = task
const client = new TrackClient(`file:${task.path}`, {
  backlogBytesMax,
  whenFull,
  systemMetrics: false,
})
client.errors$.subscribe(({ code }) => tell(`error ${code}`))
let isOver = false
process.stdin.on('end', () => {
  isOver = true
})
process.stdin.resume()
let step = 0
/** Events acknowledged before the first trial. */
let before = 0

/** Does what may be refused, and tells the code; anything but a code of Track's ends the program. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!isTrackError(error)) throw error
    tell(`refused ${error.code}`)
    return undefined
  }
}

async function start(): Promise<readonly Trial[] | undefined> {
  if ((await attempt(() => client.setProject({ name: 'torture' }))) === undefined) return undefined
  before = client.stats().acknowledged
  const trials: Trial[] = []
  for (let place = 0; place < trialsPerSession; place++) {
    const name = trialName(task.seed, 0, place)
    trials.push(await client.newTrial({ name, parameters: { place }, force: true }))
    trials.at(-1)?.start()
  }
  return trials
}

function log(trials: readonly Trial[]): void {
  for (const end = step + task.stepsAtOnce; step < end; step++) {
    const trial = trials[step % trialsPerSession]
    if (task.isBulky) trial?.logMetadata(plannedMetadata(task, step))
    else trial?.logMetrics(plannedMetrics(task, step), { step })
  }
}

let told: string | undefined
function tellOutage(): void {
  const outage = client.stats().outage?.code
  if (outage !== told) tell(outage === undefined ? 'well again' : `outage ${outage}`)
  told = outage
}

const trials = await start()
if (trials !== undefined) {
  while (!isOver) {
    log(trials)
    await wait(1)
    tellOutage()
    tell(`acknowledged ${client.stats().acknowledged - before}`)
  }
}
tell(`logged ${step}`)
await attempt(() => client.close())
tell(`acknowledged ${client.stats().acknowledged - before}`)
tell(`dropped ${client.stats().dropped}`)
