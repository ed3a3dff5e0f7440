import { foldsInBatches } from './folds-in-batches.js'
import { forkedTrial } from './forked-trial.js'
import type { ViewProjection } from './projection.js'
import { TrialDraft } from './trial-draft.js'
import { freezeTrial, thawTrial } from './trial-snapshot.js'
import { initialTrial, type TrialView } from './trial-view.js'

/** Folds the stream of a trial. */
export const trialProjection: ViewProjection<TrialView> = {
  name: 'trial',
  version: 5,
  initial: initialTrial,
  ...foldsInBatches((state: TrialView) => new TrialDraft(state)),
  fork: forkedTrial,
  revertsOf: (state) => state.reverts,
  redactionsOf: (state) => state.redactions.length,
  unsaved: (state) => state.unsaved,
  settle: (state) => (state.unsaved.length === 0 ? state : { ...state, unsaved: [] }),
  freeze: freezeTrial,
  thaw: thawTrial,
}
