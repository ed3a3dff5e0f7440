import type { StreamId } from '@track/core'
import { BlockColumns } from './block-columns.js'
import { linesOfBlock } from './block-lines.js'
import { isNatural, isPairs, isText, isTextPairs } from './column-items.js'
import { ColumnText, columnLine, UnreadableText } from './column-text.js'
import { KeptBlock } from './kept-block.js'
import { type ProjectFacts, plainTags } from './project-facts.js'
import { addRow, type Stretch, TrialRows } from './trial-rows.js'

/** All but the last block of a table have so many trials. */
export const trialsPerBlock = 512

/**
 * How many trials there are, for each project its id, name, tags and groups, and what who goes on from the table needs
 * to know: lines before those of the blocks.
 */
const headLines = 6

/** A table as text, of which the blocks are that already. */
export interface TableText {
  /** How many trials there are. */
  readonly count: number
  /** In their order. */
  readonly projects: ReadonlyMap<StreamId, ProjectFacts>
  /** What `blockText` makes of {@link trialsPerBlock} trials each, as UTF-8. */
  readonly blocks: readonly Uint8Array[]
  /** For who goes on from the table, and not for who reads what is in it. */
  readonly seam: string
}

/** Some trials of a table, also as the text that they are in it. */
export interface TextBlock {
  readonly block: KeptBlock
  readonly text: Uint8Array
}

const lineEnd = 0x0a

/** A table as one text, in UTF-8. */
export function tableText({ count, projects, blocks, seam }: TableText): Uint8Array {
  const facts = Array.from(projects.values())
  const head = [
    columnLine([count]),
    columnLine(Array.from(projects.keys())),
    columnLine(facts.map(({ name }) => name)),
    columnLine(facts.map(({ tags }) => plainTags(tags))),
    columnLine(facts.map(({ groups }) => Array.from(groups))),
    columnLine([seam]),
  ]
  const parts = [new TextEncoder().encode(head.join('\n')), ...blocks]
  const text = new Uint8Array(parts.reduce((sum, { length }) => sum + length + 1, -1)).fill(lineEnd)
  let at = 0
  for (const part of parts) {
    text.set(part, at)
    at += part.length + 1
  }
  return text
}

/** All trials of a text that {@link tableText} made. Whatever is asked of it may throw UnreadableText. */
export class KeptTable {
  readonly #text: ColumnText
  readonly #projects: ReadonlyMap<StreamId, ProjectFacts>
  readonly #blocks: readonly KeptBlock[]

  /** @throws UnreadableText */
  constructor(bytes: Uint8Array) {
    const text = new ColumnText(bytes)
    this.#text = text
    const [count = 0] = text.column(0, isNatural, 1)
    const ids = text.column(1, isText)
    const names = text.column(2, isText, ids.length)
    const tags = text.column(3, isPairs, ids.length)
    const groups = text.column(4, isTextPairs, ids.length)
    this.#projects = new Map(
      ids.map((id, i) => {
        const name = names[i] as string
        return [id, { name, tags: new Map(tags[i]), groups: new Map(groups[i]) }]
      }),
    )
    if (count > bytes.length) throw new UnreadableText(`${count} trials are not in the text`)
    this.#blocks = Array.from({ length: Math.ceil(count / trialsPerBlock) }, (_, i) => {
      const place = {
        text,
        line: headLines + i * linesOfBlock,
        count: Math.min(trialsPerBlock, count - i * trialsPerBlock),
      }
      return new KeptBlock(new BlockColumns(place), this.#projects)
    })
  }

  /** As it was given to {@link tableText}. */
  get seam(): string {
    const [seam = ''] = this.#text.column(5, isText, 1)
    return seam
  }

  /** All trials, those too that their projects have no more. */
  get blocks(): readonly TextBlock[] {
    return this.#blocks.map((block, i) => {
      const first = headLines + i * linesOfBlock
      return { block, text: this.#text.lines(first, first + linesOfBlock) }
    })
  }

  /** The trials that their projects have, project by project, in the order added. */
  listed(): TrialRows {
    const listed = new Map(Array.from(this.#projects.keys(), (id) => [id, [] as Stretch[]]))
    const ofProject = (id: StreamId): Stretch[] => listed.get(id) as Stretch[] // a block has no others
    for (const block of this.#blocks) {
      const { onlyProject, count } = block
      if (onlyProject !== undefined) {
        ofProject(onlyProject).push({ fields: block, from: 0, to: count })
        continue
      }
      for (let row = 0; row < count; row++) {
        const stretches = ofProject(block.projectId(row))
        if (!block.isRemoved(row)) addRow(stretches, block, row)
      }
    }
    return new TrialRows(Array.from(listed.values()).flat())
  }
}
