import type { RecordedEvent, StreamPart, TrialCreated } from '@track/core'
import type { Plain } from './plain.js'
import type { Revert } from './reverts.js'
import type { SeriesChunk } from './series.js'
import type { View } from './view.js'

/** How a state follows from events. */
export interface Projection<State> {
  /** Names it in keys of what is derived: letters, digits and hyphens. */
  readonly name: string
  /** Goes up with every change of what `evolve` makes or of how a state is written as bytes. */
  readonly version: number
  readonly initial: State
  /** The state after `event`. Pure, and total: it throws for no sequence of events whatever. */
  evolve(state: State, event: RecordedEvent): State
  /** Equal to `events.reduce(evolve, state)`; copies once a batch what `evolve` copies each time. */
  evolveAll?(state: State, events: readonly RecordedEvent[]): State
}

/** A batch under way: it copies what it touches once, and then writes it in place. */
export interface Batch<State> {
  /** Folds the next events of the stream. They are not kept. */
  add(part: StreamPart): void
  /** The state after all of them. The batch must not be used any more. */
  seal(): State
}

/** The projection of one stream into a view that can be kept as a snapshot. */
export interface ViewProjection<State extends View> extends Projection<State> {
  /** Whether a state is a list that has all that was ever added to it. Default false. */
  readonly isList?: true
  evolveAll(state: State, events: readonly RecordedEvent[]): State
  /** A batch whose parts may come from many commits; sealed, it is what `evolveAll` comes to. */
  begin(state: State): Batch<State>
  /**
   * The state that the fold of a forked trial starts from; pure. Left out by a projection of what is never
   * forked: then, as with a trial that was not, folds start from `initial`.
   * @param created The first event of the trial, which names the moment that it was forked at.
   * @param past The state at that moment; undefined when the log does not have it.
   */
  fork?(created: TrialCreated, past: State | undefined): State
  /** The reverts among the events folded, in their order; the same list when none came. Left out: there are none. */
  revertsOf?(state: State): readonly Revert[]
  /** How often values were removed from events that may be in the state. Left out: never. */
  redactionsOf?(state: State): number
  /** Chunks that filled up since the state was last settled, to be written before it is kept. */
  unsaved(state: State): readonly SeriesChunk[]
  /** The state without its unsaved chunks. */
  settle(state: State): State
  /** The settled state as plain lists: equal for equal states, however they came about. */
  freeze(state: State): Plain
  /**
   * The state that {@link freeze} made `plain` of.
   * @throws for anything else; the loader of snapshots takes that as having none.
   */
  thaw(plain: Plain): State
}
