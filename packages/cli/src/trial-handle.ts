import type { TrackClient, Trial, TrialSummary } from '@track/client'

/** The trial of a summary, to log to. It may be of any project of the store. */
export async function trialHandle(
  client: TrackClient,
  { uid, project }: Pick<TrialSummary, 'uid' | 'project'>,
): Promise<Trial> {
  await client.setProject({ name: project, getOnly: true, force: true })
  return client.setTrial({ uid })
}
