import type { StreamId } from '@track/core'
import type { ProjectFacts } from '../kept/project-facts.js'
import type { Plain } from '../plain.js'
import { bytesOf, doubleBytes, doublesOf, listOf, naturalOf, textOf } from '../plain-reader.js'
import { sameBytes } from '../same-bytes.js'
import { packPlain } from '../snapshot-codec.js'
import { freezeValues, thawValues } from '../view-snapshot.js'
import type { StoredTable, TableHead, TableProject } from './stored-table.js'

/** What a table is of, and which bytes each chunk of its rows must be where it is kept in chunks. */
export interface TableCheckpoint {
  readonly head: TableHead
  readonly projects: Map<StreamId, TableProject>
  /** How many rows there are. */
  readonly count: number
  readonly seals: readonly Uint8Array[]
}

/** The checkpoint of a table, for a snapshot. */
export function freezeCheckpoint(
  { head, projects, rows }: StoredTable,
  seals: readonly Uint8Array[],
): readonly Plain[] {
  const numbers = doubleBytes([head.position, rows.count])
  return [numbers, head.digest, Array.from(projects, freezeProject), seals]
}

/** What {@link freezeCheckpoint} made; throws for anything else. */
export function thawCheckpoint(plain: Plain | undefined): TableCheckpoint {
  const [numbers, digest, projects, seals] = listOf(plain, 4)
  const [position, count] = doublesOf(numbers, 2)
  return {
    head: { position: naturalOf(position), digest: bytesOf(digest) },
    projects: new Map(listOf(projects).map(thawProject)),
    count: naturalOf(count),
    seals: listOf(seals).map(bytesOf),
  }
}

/** Whether projects have the same name, tags and groups. */
export function sameFacts(a: ProjectFacts, b: ProjectFacts): boolean {
  if (a.name === b.name && a.tags === b.tags && a.groups === b.groups) return true
  return sameBytes(packPlain(freezeFacts(a)), packPlain(freezeFacts(b)))
}

function freezeFacts({ name, tags, groups }: ProjectFacts): Plain {
  return [name, freezeValues(tags), Array.from(groups)]
}

function freezeProject([id, project]: [StreamId, TableProject]): Plain {
  return [id, freezeFacts(project), doubleBytes([project.trials])]
}

function thawProject(plain: Plain): [StreamId, TableProject] {
  const [id, facts, count] = listOf(plain, 3)
  const [name, tags, groups] = listOf(facts, 3)
  const names = listOf(groups).map((item): [StreamId, string] => {
    const [group, groupName] = listOf(item, 2)
    return [textOf(group), textOf(groupName)]
  })
  const trials = naturalOf(doublesOf(count, 1)[0])
  return [
    textOf(id),
    { name: textOf(name), tags: thawValues(tags), groups: new Map(names), trials },
  ]
}
