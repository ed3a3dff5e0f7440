// A store that is shared with other processes, read in the thread that calls: for work that is nothing but reading
// it, and that a thread would cost more than it saves. The entry `@track/remote/shared-reader`.
import type { ReadableLog } from '@track/core/commits'
import { LogAtHand } from '@track/log/hosting'
import { SharedStore } from './shared-store.js'
import { silenceOf } from './silence.js'

/**
 * The log of the store in the folder `path`, which is opened here where nobody has it, and else read from who has. It
 * is to be closed when it has been read: who wants to append meanwhile gets the store.
 */
export function sharedReader(path: string): ReadableLog {
  return new LogAtHand(path, new SharedStore(path, silenceOf(undefined), 'read'))
}
