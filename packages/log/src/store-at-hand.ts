import type {
  Append,
  DerivedStore,
  Eraser,
  Heartbeat,
  LogHead,
  ProcessRecord,
  SpoolState,
  StreamId,
  TrackError,
} from '@track/core/commits'
import type { FilesAtHand } from './files-at-hand.js'
import type { AppendOutcome } from './store.js'
import type { PageRequest, RecordPage } from './store-page.js'

/**
 * A store as the loop of a store's thread sees it: one that the thread has open itself, or one that
 * is open in another process. Every call waits until it is open.
 */
export interface StoreAtHand {
  /**
   * Resolves, once, to what tells the store's log/ from others (`log-folder.ts`); rejects with why the
   * store cannot be opened.
   */
  readonly opened: Promise<string | undefined>
  /** One past the last position that is known here; 0 until it is opened. */
  readonly position: number
  /** Why nobody answers for the store at present. Appends wait for the end of it, questions do not. */
  readonly silence: TrackError | undefined
  /** Why nobody will answer for the store any more. */
  readonly failure: unknown
  readonly derived: DerivedStore
  /** Where they are not files in the store's folder. */
  readonly heartbeats?: {
    start(process: ProcessRecord): void
    /** Ends in order. */
    stop(): void
    read(): Promise<readonly Heartbeat[]>
  }
  /** Contents of logged files, where they are not in the store's folder here. */
  readonly files?: FilesAtHand
  /** What waits here for a server: another object each time that it has changed. */
  readonly spool?: SpoolState | undefined

  /** Resolves when the server has all that was acknowledged. */
  sent?(): Promise<void>
  /** Calls `listener` after `position`, `silence` or `failure` has changed; gives what ends that. */
  onChange(listener: () => void): () => void
  /**
   * As `Store.append`: a commit for each, and what became of each, in their order.
   * @param isQuiet Whether nobody is told that they are durable before {@link lookAtFolder} is called. Default false.
   */
  append(appends: readonly Append[], isQuiet?: boolean): Promise<readonly AppendOutcome[]>
  /** As that of the store. Left out where the store is in another process: that looks itself at each append. */
  lookAtFolder?(): TrackError | undefined
  /** A page of the log, or of one stream. */
  readPage(request: PageRequest, stream?: StreamId): Promise<RecordPage>
  head(): Promise<LogHead>
  streamHead(stream: StreamId): Promise<number | undefined>
  /** As an Eraser's. Left out where the store is in another process. */
  replace?: Eraser['replace']
  /** Waits for what was appended, unless there is a silence: then it is refused with that. */
  close(): Promise<void>
}
