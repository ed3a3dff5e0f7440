// A table that was kept, read without what makes tables: the entry `@track/projections/kept-table`.
export { UnreadableText } from './column-text.js'
export { plainSummary, type QueriedTrial } from './kept-summary.js'
export { KeptTable } from './kept-table.js'
export {
  columnsOf,
  type ListedTrials,
  type PathsOf,
  type TrialColumns,
  type TrialIds,
  TrialRows,
} from './trial-rows.js'
