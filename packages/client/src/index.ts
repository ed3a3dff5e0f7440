export {
  type AggregatorKind,
  customStatus,
  isTrackError,
  type Status,
  statuses,
  TrackError,
  type TrackErrorCode,
  type Value,
  type Values,
} from '@track/core'
export {
  type FullReport,
  type LiveTrial,
  type Report,
  reportJson,
  statusAt,
  type TrialView,
} from '@track/projections'
export { Chrono, type ChronoOptions } from './chrono.js'
export { type LogFactory, openLog, registerLog } from './log-registry.js'
export { isProcessAlive } from './process-record.js'
export type { RecorderStats, WhenFull } from './recorder.js'
export type { Storable } from './storable.js'
export {
  type Checked,
  type ClientLiveOptions,
  type ClientReportOptions,
  type Collection,
  type GroupOptions,
  type NewTrialOptions,
  orphanProject,
  type ProjectOptions,
  type SavedStore,
  TrackClient,
  type TrackClientOptions,
  type TrialName,
} from './track-client.js'
export { type MetricsOptions, Trial, type TrialOptions } from './trial.js'
