/** Deeper than what posts a batch ever calls. */
const framesMin = 200

/** Whether {@link needStackRoom} would not throw. */
export function hasStackRoom(): boolean {
  try {
    needStackRoom()
    return true
  } catch {
    return false
  }
}

/**
 * To be called before work that must not be stopped halfway by a stack that is full.
 * @throws RangeError as the work would, where the stack has no room for it.
 */
export function needStackRoom(): void {
  descend(framesMin)
}

function descend(frames: number): number {
  return frames === 0 ? 0 : 1 + descend(frames - 1)
}
