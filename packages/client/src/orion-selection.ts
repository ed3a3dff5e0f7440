import { isTrackError, TrackError } from '@track/core'
import type { ConfigPlace } from './configured.js'

/** What is set by name, and by whom. */
export interface SelectionActions {
  readonly setProject: (name: string) => Promise<unknown>
  readonly setGroup: (name: string) => Promise<unknown>
  readonly setTrial: (uid: string) => Promise<unknown>
}

/**
 * What the environment selects for a client, as Oríon does for the programs that it runs: ORION_PROJECT a
 * project, ORION_EXPERIMENT a group, ORION_TRIAL_ID a trial, by its uid.
 */
export class OrionSelection {
  readonly #env: Readonly<Record<string, string | undefined>>
  #isMade = false

  constructor({ env = process.env }: ConfigPlace) {
    this.#env = env
  }

  /**
   * Sets them, the first time that it succeeds.
   * @throws TRACK_TRIAL_NOT_FOUND, naming the variable; the store's errors.
   */
  async make({ setProject, setGroup, setTrial }: SelectionActions): Promise<void> {
    if (this.#isMade) return
    const { ORION_PROJECT: project, ORION_EXPERIMENT: group, ORION_TRIAL_ID: trial } = this.#env
    if (isGiven(project)) await setProject(project)
    if (isGiven(group)) await setGroup(group)
    if (isGiven(trial)) await setTrial(trial).catch(nameVariable)
    this.#isMade = true
  }
}

function isGiven(name: string | undefined): name is string {
  return name !== undefined && name !== ''
}

function nameVariable(error: unknown): never {
  if (!isTrackError(error, 'TRACK_TRIAL_NOT_FOUND')) throw error
  throw new TrackError('TRACK_TRIAL_NOT_FOUND', `ORION_TRIAL_ID: ${error.message}`, {
    details: { ...error.details, variable: 'ORION_TRIAL_ID' },
    cause: error,
  })
}
