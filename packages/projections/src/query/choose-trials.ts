// Filtering and sorting alone: the entry `@track/projections/choose-trials`, for whoever has summaries.
export { sortedTrials } from './sort-trials.js'
export { trialFilter } from './trial-filter.js'
