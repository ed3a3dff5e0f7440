import type { Storable } from './storable.js'
import type { TrialOptions } from './trial-options.js'

/** What a new trial is made of. */
export interface NewTrialOptions extends TrialOptions {
  /** Make another trial although the last one has not finished. */
  readonly force?: boolean
}

/** Options whose values are checked as {@link Storable}, and that hold nothing unknown. */
export type Checked<T, Options = NewTrialOptions> = {
  readonly [K in keyof T]: K extends keyof Options
    ? K extends 'parameters' | 'tags' | 'metadata'
      ? Storable<T[K]>
      : T[K]
    : never
}
