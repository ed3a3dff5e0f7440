/** A state while a batch builds it: nobody else has seen it, so it may still be written. */
export type Mutable<State> = { -readonly [Key in keyof State]: State[Key] }
