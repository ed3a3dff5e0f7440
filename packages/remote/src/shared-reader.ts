import type { StoreAtHand } from '@track/log/hosting'
import { silenceOf } from './silence.js'

/**
 * A store that is shared as by `sharedProgram({ reader: true })`, opened in the thread that calls: for work that is
 * nothing but reading it, and that a thread would cost more than it saves.
 */
export async function sharedReader(path: string): Promise<StoreAtHand> {
  const { SharedStore } = await import('./shared-store.js')
  return new SharedStore(path, silenceOf(undefined), true)
}
