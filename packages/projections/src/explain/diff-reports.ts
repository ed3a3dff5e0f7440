// fast-json-patch's one importer.
import jsonPatch from 'fast-json-patch'
import type { Json } from '../json-value.js'
import type { FullReport } from '../report.js'

/** An operation of a JSON Patch (RFC 6902), of the kinds that a comparison comes to. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }

/** A field of a report that is not what it was. */
export interface ReportChange {
  /** The names on the way to it. */
  readonly path: readonly string[]
  /** Left out where there was nothing. */
  readonly before?: Json
  /** Left out where there is nothing. */
  readonly after?: Json
}

/** What became of one report until it was another one. */
export interface ReportDiff {
  /** In the order of the report's fields. */
  readonly changes: readonly ReportChange[]
  /** Makes the second report of the first; of both without `asOf`. */
  readonly patch: readonly PatchOperation[]
}

/** The difference of two reports. Of which moments they are is none. */
export function diffReports(first: FullReport, second: FullReport): ReportDiff {
  const [before, after] = [withoutMoment(first), withoutMoment(second)]
  // JSON that was made here: what it compares is what it gives.
  const operations = jsonPatch.compare(before, after) as readonly PatchOperation[]
  const changes = operations.map((operation): ReportChange => {
    const path = namesOf(operation.path)
    const was = operation.op === 'add' ? undefined : valueAt(before, path)
    return {
      path,
      ...(was !== undefined && { before: was }),
      ...(operation.op !== 'remove' && { after: operation.value }),
    }
  })
  return { changes: inOrderOf([before, after], changes), patch: operations }
}

function withoutMoment({ asOf: _, ...rest }: FullReport): Omit<FullReport, 'asOf'> {
  return rest
}

/** The names of a JSON Pointer (RFC 6901). */
function namesOf(pointer: string): string[] {
  const [, ...names] = pointer.split('/')
  return names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function valueAt(report: object, path: readonly string[]): Json | undefined {
  let at: unknown = report
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[name]
  }
  return at as Json
}

/** Fields as reports have them, and what is within each by its name. */
function inOrderOf(reports: readonly object[], changes: readonly ReportChange[]): ReportChange[] {
  const fields = [...new Set(reports.flatMap((report) => Object.keys(report)))]
  const placeOf = ([field = '']: readonly string[]): number => fields.indexOf(field)
  return changes.toSorted((a, b) => {
    return placeOf(a.path) - placeOf(b.path) || byName(a.path.slice(1), b.path.slice(1))
  })
}

function byName(a: readonly string[], b: readonly string[]): number {
  for (const [i, name] of a.entries()) {
    const other = b[i]
    if (other === undefined) return 1
    if (name === other) continue
    const [step, otherStep] = [Number(name), Number(other)]
    if (Number.isNaN(step) || Number.isNaN(otherStep)) return name < other ? -1 : 1
    return step - otherStep
  }
  return a.length - b.length
}
