/** What a client has one of that is set. */
export type SetKind = 'project' | 'group' | 'trial'

/**
 * Warns that something is set, and stays, although another was asked for: once of each kind, since a loop
 * that forgets to force would say it each time.
 */
export class AlreadySetWarnings {
  readonly #given = new Set<SetKind>()

  warn(kind: SetKind, set: string, asked: string): void {
    if (set === asked || this.#given.has(kind)) return
    this.#given.add(kind)
    process.emitWarning(
      `The ${kind} ${JSON.stringify(set)} is set, and stays; give force: true for ${JSON.stringify(asked)}. ` +
        `Of other ${kind}s that this client is asked to set nothing will be said`,
      { type: 'TrackWarning', code: 'TRACK_ALREADY_SET' },
    )
  }
}
