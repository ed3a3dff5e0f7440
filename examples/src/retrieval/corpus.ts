import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { features } from 'web-features'

const { resolve } = createRequire(import.meta.url)

/** What is searched. */
interface WebFeature {
  readonly id: string
  readonly name: string
  readonly description: string
}

/** What is searched for, and what should be found. */
interface Query {
  readonly text: string
  /** Ids of the features that answer it, at least one. */
  readonly relevant: ReadonlySet<string>
}

/** Documents, and queries that others have judged. */
export interface Corpus {
  readonly documents: readonly WebFeature[]
  readonly queries: readonly Query[]
}

/**
 * The features of the web platform as the npm package `web-features` describes them, to be found by what
 * `caniuse-db` says of the same features. The two were written by different people; which belong together
 * is said by the maintainers of web-features.
 */
export function readCorpus(): Corpus {
  const documents: WebFeature[] = []
  const relevant = new Map<string, Set<string>>()
  for (const [id, feature] of Object.entries(features)) {
    if (feature.kind !== 'feature') continue // moved to, or split into, others
    documents.push({ id, name: feature.name, description: feature.description })
    for (const entry of feature.caniuse ?? []) {
      relevant.set(entry, (relevant.get(entry) ?? new Set()).add(id))
    }
  }
  const queries = Array.from(relevant, ([entry, ids]) => ({ text: describe(entry), relevant: ids }))
  return { documents, queries }
}

/** What caniuse says that a feature is. */
function describe(entry: string): string {
  const file = resolve(`caniuse-db/features-json/${entry}.json`)
  const { description }: { readonly description: string } = JSON.parse(readFileSync(file, 'utf8'))
  return description
}
