import type { TrackError } from '@track/core/commits'
import type { StoreAtHand } from '@track/log/hosting'

/** A way to the store, for as long as it lasts: as its host, or as a guest of it. */
export interface StoreAccess
  extends Pick<
    StoreAtHand,
    | 'position'
    | 'derived'
    | 'onChange'
    | 'lookAtFolder'
    | 'readPage'
    | 'head'
    | 'streamHead'
    | 'close'
  > {
  /** Resolves when it is no more; undefined when it lasts. */
  readonly lost: Promise<void> | undefined
  /** When it is no more: what the log's files looked like as this process last had them to itself. */
  readonly leftAs?: string | undefined
  /** As that of the store. Left out by a guest. */
  replace?: NonNullable<StoreAtHand['replace']>
  /** Why appends wait at present; undefined while they do not. */
  readonly outage: TrackError | undefined
  /** As that of the store, for as many of the appends as are done together: the first of them at least. */
  append(...args: Parameters<StoreAtHand['append']>): ReturnType<StoreAtHand['append']>
}
