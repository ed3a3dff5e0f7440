import type { LatestPoint, LiveTrial, TrackClient, TrialQuery, TrialSummary } from '@track/client'

/** A trial that is watched, as it is now. */
export interface WatchedTrial {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly statusValue: number
  /** Left out when no metric has one, like `etaSeconds` when it is not known. */
  readonly step?: number
  readonly metrics: Readonly<Record<string, LatestPoint>>
  /** Left out where there was one look, of which nothing follows. */
  readonly eventsPerSecond?: number
  readonly runtimeSeconds: number
  readonly etaSeconds?: number
  /** Milliseconds since 1970. */
  readonly lastSignAt?: number
}

const runs: TrialQuery = { statusValue: { $gte: 100, $lt: 200 } }

/** The query for those trials that run, of which `where` holds too. */
export function runsAnd(where: TrialQuery | undefined): TrialQuery {
  return where === undefined ? runs : { $and: [runs, where] }
}

/** The trials as of now: whether the processes of those that run still live is looked up. */
export async function watchedTrials(
  client: TrackClient,
  trials: readonly LiveTrial[],
): Promise<readonly WatchedTrial[]> {
  const { statusNow } = await import('@track/client')
  const heartbeats = (await client.log.heartbeats?.read()) ?? []
  const now = Date.now()
  return trials.map(({ stream, view, step, etaSeconds, lastSignMs, ...trial }) => {
    const { status } = statusNow(view, heartbeats, now)
    return {
      id: stream,
      name: trial.name,
      status: status.name,
      statusValue: status.value,
      ...(step !== undefined && { step }),
      metrics: Object.fromEntries(trial.metrics),
      eventsPerSecond: trial.eventsPerSecond,
      runtimeSeconds: trial.runtimeSeconds,
      ...(etaSeconds !== undefined && { etaSeconds }),
      ...(lastSignMs !== undefined && { lastSignAt: lastSignMs }),
    }
  })
}

/** A trial that runs, as a list of trials has it. */
export function watchedSummary(trial: TrialSummary): WatchedTrial {
  const { id, name, status, statusValue, runtimeSeconds, lastSignAt } = trial
  const points = Object.entries(trial.metrics).map(
    ([metric, { last, lastStep }]) => [metric, { value: last, step: lastStep }] as const,
  )
  const steps = points.flatMap(([, { step }]) => step ?? [])
  return {
    id,
    name,
    status,
    statusValue,
    ...(steps.length > 0 && { step: Math.max(...steps) }),
    metrics: Object.fromEntries(points),
    runtimeSeconds,
    lastSignAt,
  }
}
