/** Warns that something is set, and stays, although another was asked for. */
export function warnOfAlreadySet(kind: string, set: string, asked: string): void {
  if (set === asked) return
  process.emitWarning(
    `The ${kind} ${JSON.stringify(set)} is set, and stays; give force: true for ${JSON.stringify(asked)}`,
    { type: 'TrackWarning', code: 'TRACK_ALREADY_SET' },
  )
}
