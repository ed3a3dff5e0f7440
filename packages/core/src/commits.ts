// What a log needs to number, check and keep commits, whatever events they hold: the store's thread
// loads this entry alone, and neither the codec of events, nor what makes them, nor the generated code.
export { answerRetry, appendedOf } from './answer-retry.js'
export type {
  Append,
  Appended,
  Commit,
  CommitHeader,
  CommitOrigin,
  FormerRevision,
  StreamSlice,
  Tombstone,
  TombstoneWriter,
} from './commit.js'
export { commitDigest, digestOfParts } from './commit-digest.js'
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
export { corruptFile, missingFile } from './file-errors.js'
export { genesisDigest } from './genesis-digest.js'
export { decodeHeader, encodeHeader } from './header-codec.js'
export { bytesOfHex, hexOf } from './hex.js'
export { isOverdue } from './is-overdue.js'
export { isTrackError } from './is-track-error.js'
export { bodyBytesMax, digestBytes } from './limits.js'
export { namedContent } from './named-content.js'
export { originDigest } from './origin-digest.js'
export { readRange } from './read-range.js'
export { replacedDigest } from './replaced-body.js'
export { checkAppend, sequence } from './sequence.js'
export type { StreamId } from './stream-id.js'
export { TrackError, type TrackErrorCode, trackErrorCodes } from './track-error.js'
export type { ProcessRecord } from './track-event.js'
