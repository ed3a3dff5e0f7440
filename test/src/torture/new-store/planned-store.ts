import { TrackClient } from '@track/client'
import type { PlannedTask } from '../planned-task.js'
import type { Random } from '../random.js'
import type { StoreCheck } from '../store-check.js'
import { Victim } from '../victim.js'

/** A session that comes to its end: how, and how long it is. */
export type PlannedSession = Pick<PlannedTask, 'how' | 'isBulky' | 'steps'>

/** Lets a session log to the store at `path`, and tells the check of it. */
export async function logSession(
  { path, random }: { readonly path: string; readonly random: Random },
  session: PlannedSession,
  check?: StoreCheck,
): Promise<void> {
  const task = { path, seed: random.below(0x7fffffff), ...session }
  const victim = new Victim()
  victim.begin(task)
  await victim.ended()
  const end = await victim.kill(task)
  check?.add(end)
}

/** Deletes every other trial of the store. */
export async function deleteTrials(path: string): Promise<void> {
  await using client = new TrackClient(`file:${path}`, { systemMetrics: false })
  await client.setProject({ name: 'torture' })
  for (const [i, { uid }] of (await client.trials()).entries()) {
    if (i % 2 === 0) await client.deleteTrial({ uid })
  }
}
