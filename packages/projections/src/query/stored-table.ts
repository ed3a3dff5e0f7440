import type { LogHead, StreamId } from '@track/core'
import type { ProjectFacts } from '../kept/project-facts.js'
import { TableRows } from './table-rows.js'

/** A table that is kept: all of it, as of a moment of the log. */
export interface StoredTable {
  readonly head: TableHead
  readonly projects: Map<StreamId, TableProject>
  readonly rows: TableRows
}

/** The log's first so many events, up to the commit with this digest. */
export type TableHead = Pick<LogHead, 'position' | 'digest'>

/** What a table has of a project. */
export interface TableProject extends ProjectFacts {
  /** How many trials it has got, those that were removed too. */
  readonly trials: number
}

/** The table of a log without events. */
export function emptyTable(): StoredTable {
  const head = { position: 0, digest: new Uint8Array() }
  return { head, projects: new Map(), rows: new TableRows() }
}
