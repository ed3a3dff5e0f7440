export { sortedTrials, type TrialSort } from './sort-trials.js'
export { type Condition, type TrialQuery, trialFilter } from './trial-filter.js'
export type { MetricSummary, TrialSummary } from './trial-summary.js'
export { type TableProgress, TrialTable, type TrialTableOptions } from './trial-table.js'
