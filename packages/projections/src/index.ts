export type { Chrono } from './chrono.js'
export {
  type DefinedProjection,
  defineProjection,
  type ProjectionDefinition,
  type ProjectionScope,
} from './defined/define-projection.js'
export { DefinedReader } from './defined/defined-reader.js'
export { definedViews } from './defined/defined-view.js'
export type { OfTrial, Projected, ProjectedBefore } from './defined/projected.js'
export { type DeletedTrials, deletedTrials } from './deleted-trials.js'
export type { ForkOrigin } from './fork-origin.js'
export { firstEventOf, forksMax, readPast } from './fork-past.js'
export { FormerRevisions } from './former-revisions.js'
export { groupProjection } from './group-projection.js'
export type { GroupView } from './group-view.js'
export type { Json } from './json-value.js'
export { type LapStats, lapDeviation } from './lap-stats.js'
export { hasLostItsBeginning } from './lost-beginning.js'
export { type Metric, metricMean } from './metric.js'
export { type MetricRun, readMetricHistory } from './metric-history.js'
export { type NamedRevision, namedRevisions } from './named-revisions.js'
export type { OutputTail, OutputWrite } from './output-tail.js'
export type { Plain } from './plain.js'
export { projectProjection } from './project-projection.js'
export { type GroupReport, type ProjectReport, projectReport } from './project-report.js'
export type { ProjectView } from './project-view.js'
export type { Projection, ViewProjection } from './projection.js'
export { type ReadReportOptions, readReport } from './read-report.js'
export { type AnyView, type ReplayOptions, type ReplayProgress, replay } from './replay.js'
export type { ReplaySummary } from './replay-tally.js'
export {
  type FullReport,
  type Report,
  type ReportOptions,
  report,
  shortListMax,
} from './report.js'
export { reportJson } from './report-json.js'
export { type Revert, standingRevert, type TrialRedaction } from './reverts.js'
export {
  chunkPoints,
  type Points,
  pointCount,
  type Series,
  type SeriesChunk,
  type SeriesKind,
} from './series.js'
export type { MetricPoints, TrialSeries, TrialSeriesOptions } from './series-reader.js'
export {
  type Checkpoint,
  decodeSnapshot,
  decodeState,
  encodeSnapshot,
  encodeState,
  type Snapshot,
} from './snapshot.js'
export {
  type StatusAt,
  type StatusAtOptions,
  type StatusAtView,
  statusAt,
} from './status-at.js'
export { storeProjection } from './store-projection.js'
export type { StoreView } from './store-view.js'
export type { StreamKind } from './stream-kind.js'
export type { TrialFile } from './trial-file.js'
export { type ListedTrial, TrialList } from './trial-list.js'
export { trialProjection } from './trial-projection.js'
export { isRunning, type Run, type TrialError, type TrialView, trialRuntime } from './trial-view.js'
export type { AsOf, View } from './view.js'
export { viewDigest } from './view-digest.js'
export {
  type ReadViewOptions,
  snapshotEveryEventsDefault,
  ViewReader,
  type ViewReaderOptions,
} from './view-reader.js'
