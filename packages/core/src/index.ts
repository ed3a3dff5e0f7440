export { answerRetry, appendedOf, type StoredCommit } from './answer-retry.js'
export { BodyBuilder, type BuiltBody } from './body-builder.js'
export { type BodyIndex, indexBody } from './body-index.js'
export { type BodyWithout, bodyOfStream, bodyWithout } from './body-without.js'
export { type BuildAppendOptions, buildAppend, type NewEvent } from './build-append.js'
export { canonicalJson } from './canonical-json.js'
export { ColumnsWriter } from './columns-writer.js'
export type {
  Append,
  Appended,
  Commit,
  CommitHeader,
  CommitOrigin,
  ExpectedRevision,
  FormerRevision,
  Origin,
  StreamAppend,
  StreamSlice,
  Tombstone,
  TombstoneWriter,
} from './commit.js'
export { commitDigest, type Sha256 } from './commit-digest.js'
export { decodeEnvelope, encodeEnvelope } from './envelope-codec.js'
export { eventCounts } from './event-counts.js'
export type {
  Backlog,
  BodyReplacement,
  CommitPage,
  DerivedStore,
  Direction,
  Erased,
  Eraser,
  Erasure,
  EventLog,
  FileStore,
  Heartbeat,
  Heartbeats,
  LogHead,
  OnSettled,
  QuietAppends,
  ReadableLog,
  ReadOptions,
  Spool,
  SpoolState,
  StoredFile,
  SubscribeOptions,
} from './event-log.js'
export { eventsByStream, type StreamEvents } from './events-by-stream.js'
export { type EventsOfOptions, eventsOf } from './events-of.js'
export { corruptFile, missingFile } from './file-errors.js'
export { checkFileName, isFileName, mimeDefault } from './file-name.js'
export { genesisDigest } from './genesis-digest.js'
export { decodeHeader, encodeHeader } from './header-codec.js'
export { bytesOfHex, hexOf } from './hex.js'
export { isOverdue } from './is-overdue.js'
export { isTrackError } from './is-track-error.js'
export {
  bodyBytesMax,
  digestBytes,
  eventBytesMax,
  ringLapsMax,
  saltBytes,
  writerIdBytes,
} from './limits.js'
export { MemoryDerivedStore } from './memory-derived-store.js'
export { MemoryLog, type MemoryLogOptions } from './memory-log.js'
export type { MetricsColumns } from './metrics-columns.js'
export { copyMoment, type LogMoment, type Moment } from './moment.js'
export { originDigest } from './origin-digest.js'
export { type ReadEventsOptions, readEvents } from './read-events.js'
export { readRange } from './read-range.js'
export type { EventOrigin, RecordedEvent } from './recorded-event.js'
export { type RedactedBody, type Redaction, redactedBody } from './redacted-body.js'
export {
  type RedactionPath,
  redactedContent,
  redactionMark,
  redactionPath,
} from './redaction-path.js'
export { replacedDigest } from './replaced-body.js'
export { type ResolvedMoment, resolveMoment } from './resolve-moment.js'
export { isRevertible } from './revertible.js'
export { checkAppend, type SequenceContext, sequence } from './sequence.js'
export { customStatus, type Status, type StatusKey, statuses } from './status.js'
export {
  groupStreamId,
  newStreamId,
  pointStreamId,
  projectStreamId,
  type RandomBytes,
  type StreamId,
  storeStreamId,
} from './stream-id.js'
export { bytesOfStreamId } from './stream-id-bytes.js'
export {
  eventsOfPart,
  firstRevisionOf,
  isColumns,
  partCount,
  type StreamPart,
  slicePart,
} from './stream-part.js'
export { type StreamParts, type StreamPartsOptions, streamParts } from './stream-parts.js'
export { checkText } from './text.js'
export {
  TrackError,
  type TrackErrorCode,
  type TrackErrorOptions,
  trackErrorCodes,
} from './track-error.js'
export {
  type AggregatorKind,
  type ArgumentsLogged,
  aggregatorKinds,
  type ChronoRecorded,
  type ChronoSummarized,
  type Deleted,
  type ErrorLogged,
  type ErrorRecord,
  type EventsDropped,
  type FileLogged,
  type ForkPoint,
  type GroupAdded,
  type GroupCreated,
  type MetadataLogged,
  type MetricsLogged,
  type OutputCaptured,
  type ProcessRecord,
  type ProjectAdded,
  type ProjectCreated,
  type Redacted,
  type Reverted,
  type StatusChanged,
  type SystemMeasured,
  type TagsAdded,
  type TrackEvent,
  type TrialAdded,
  type TrialCreated,
  type TrialFinished,
  type TrialRemoved,
  type TrialReserved,
  type TrialStarted,
  type UnknownEvent,
} from './track-event.js'
export { type TrialIdentity, trialHash } from './trial-hash.js'
export { type Value, type Values, valueDepthMax } from './value.js'
export { decodeValues, deserializeValues, encodeValues, serializeValues } from './value-codec.js'
export { ValuePath } from './value-path.js'
