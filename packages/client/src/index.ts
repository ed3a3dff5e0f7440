export {
  type AggregatorKind,
  customStatus,
  isTrackError,
  type LogMoment,
  type Moment,
  type RecordedEvent,
  type Status,
  statuses,
  TrackError,
  type TrackErrorCode,
  type TrackEvent,
  type Value,
  type Values,
} from '@track/core'
export type { BackupOptions, BackupProgress, BackupSummary } from '@track/log/backup-store'
export type { Merged, MergedSource } from '@track/log/merge-stores'
export type {
  DamageKind,
  KeptHead,
  LostEvents,
  RepairOptions,
  RepairSummary,
  StoreDamage,
  StoreHolder,
  StoreProgress,
  StoreRedaction,
  StoreState,
  VerifyOptions,
  VerifySummary,
} from '@track/log/store-checks'
export type {
  FullReport,
  GroupReport,
  GroupView,
  MetricPoints,
  MetricRun,
  OfTrial,
  Points,
  Projected,
  ProjectedBefore,
  ProjectReport,
  ProjectView,
  Report,
  TrialSeries,
  TrialView,
} from '@track/projections'
export {
  type AlertRule,
  lostProcess,
  type MetricMode,
  noImprovement,
  nonFinite,
  type RuledTrial,
} from '@track/projections/alert-rules'
export type {
  Cause,
  Explanation,
  PatchOperation,
  ReportChange,
} from '@track/projections/explain'
export type { TrialIds } from '@track/projections/kept-table'
export type {
  Alert,
  FollowedStore,
  FollowedTrial,
  LatestPoint,
  Leader,
  LiveTrial,
} from '@track/projections/live'
export type {
  Condition,
  MetricSummary,
  StatusName,
  SummaryValue,
  SummaryValues,
  TableProgress,
  TrialQuery,
  TrialSort,
  TrialSummary,
} from '@track/projections/query'
export { reportJson } from '@track/projections/report-json'
export { statusAt } from '@track/projections/status-at'
export type { ServerOptions } from '@track/remote'
export type {
  ServeOptions,
  ServerStats,
  StoreServer,
} from '@track/remote/serve-store'
export type { AlertsOptions } from './alert-options.js'
export type { AsOfOptions, LogAsOfOptions } from './as-of-options.js'
export { backupStore } from './backup-store.js'
export { Chrono, type ChronoOptions } from './chrono.js'
export type { ClientLiveOptions } from './client-live-options.js'
export type { ClientReportOptions } from './client-report-options.js'
export {
  type Collection,
  type GroupOptions,
  orphanProject,
  type ProjectOptions,
} from './collection.js'
export type { GroupSummary, ProjectSummary } from './collection-summaries.js'
export type { ConfigValue } from './config-file.js'
export type { ConfigPlace } from './configured.js'
export type { DeleteOptions } from './delete-trial.js'
export type { EtaStep, ShowEtaOptions } from './eta.js'
export type { TrialDiff, TrialMoment, WhyOptions } from './explain-options.js'
export type { FlushOptions } from './flush-options.js'
export type { ForkMoment, ForkOptions } from './fork-options.js'
export type { LogState } from './healthy-logs.js'
export type { LeaderboardOptions } from './leaderboard-options.js'
export type { EventsOptions } from './log-events.js'
export { type LogFactory, openLog, registerLog } from './log-registry.js'
export { type MergeOptions, mergeStores } from './merge-stores.js'
export type { Metrics, MetricsOptions } from './metrics.js'
export type { Checked, NewTrialOptions, ProgramVersion } from './new-trial-options.js'
export { option } from './option.js'
export type { OutputCapture, OutputCaptureOptions } from './output-capture.js'
export type { ParsedArguments } from './parsed-arguments.js'
export { isProcessAlive } from './process-record.js'
export type {
  FollowOptions,
  FollowTrialsOptions,
  StateOfStore,
  StatesOfTrials,
  StatesOptions,
  TrialStateOptions,
} from './projection-states.js'
export type { ReceiptChange, ReceiptOutcome } from './receipt/check-receipt.js'
export type { ReceiptOptions } from './receipt/make-receipt.js'
export type {
  Receipt,
  ReceiptCommits,
  ReceiptHead,
  ReceiptSignature,
  ReceiptTrial,
} from './receipt/receipt.js'
export type { ReceiptKey } from './receipt/receipt-signature.js'
export type { Redaction } from './receipt/redactions.js'
export type { ReceiptCheck, VerifyReceiptOptions } from './receipt/verify-receipt.js'
export type { RecorderStats, WhenFull } from './recorder-options.js'
export type { RedactOptions, RedactSummary } from './redact.js'
export { type RestoreOptions, type RestoreProgress, restoreStore } from './restore-store.js'
export type { RevertOptions } from './revert-event.js'
export type { SavedStore } from './save-store.js'
export {
  choice,
  type Dimension,
  fixed,
  integer,
  logUniform,
  type RangeOptions,
  uniform,
} from './search/dimension.js'
export type { Observation, Optimiser, SearchSoFar } from './search/optimiser.js'
export type { ParameterSearch, SuggestedTrial } from './search/parameter-search.js'
export type {
  Objective,
  ParameterSearchOptions,
  SearchAlgorithm,
} from './search/parameter-search-options.js'
export type { Point, Space } from './search/space.js'
export { newToken, serveStore } from './serve-store.js'
export { SeveralLogs, type SeveralLogsOptions } from './several-logs.js'
export { statusNow } from './status-now.js'
export type { Storable } from './storable.js'
export { repairStore, storeState, verifyReceipt, verifyStore } from './store-checks.js'
export { measureProgram } from './system-feed.js'
export { TrackClient } from './track-client.js'
export type { TrackClientOptions } from './track-client-options.js'
export { Trial } from './trial.js'
export type { FileContent, LogFileOptions, LoggedFile } from './trial-files.js'
export type { TrialName } from './trial-name.js'
export type { LogArgumentsOptions, TrialOptions } from './trial-options.js'
export type { TrialSearch } from './trial-search-options.js'
export { type VacuumOptions, type VacuumSummary, vacuumStore } from './vacuum-store.js'
