export { missingCommit } from './commit-database.js'
export { readCommitRecord } from './commit-record.js'
export { appendContentsFirst } from './contents-first.js'
export { derivedFolder } from './derived-folder.js'
export { type FilePiece, type FilesAtHand, filePieceBytes } from './files-at-hand.js'
export { bytesIn, namesIn } from './folder-files.js'
export { beatEveryMs, keepHeartbeat, readHeartbeats } from './heartbeats.js'
export { loadLevel } from './leveldb.js'
export { loadFileFolder } from './load-file-folder.js'
export { LogAtHand } from './log-at-hand.js'
export { logFolder } from './log-folder.js'
export { logSignature } from './log-signature.js'
export { makeFolders } from './make-folders.js'
export { Outage } from './outage.js'
export { groupBytesMax, OwnStore } from './own-store.js'
export { serveStore } from './serve-store.js'
export { threadLimits } from './start-thread.js'
export { type AppendOutcome, Store } from './store.js'
export type { StoreAtHand } from './store-at-hand.js'
export { lockedStore, readHost } from './store-host.js'
export { readStoreIdentity } from './store-identity.js'
export type { PageRequest, RecordPage } from './store-page.js'
export {
  errorOf,
  type PlainError,
  plainError,
  type ThreadData,
  type ThreadProgram,
} from './thread-protocol.js'
