import type { StatusKey } from '@track/core'
import type { SummaryValue, SummaryValues } from './summary-value.js'
import type { MetricSummary, TrialSummary } from './trial-summary.js'

/** What one field is asked for: a value, a pattern, or operators that all must hold. */
export type Condition<T = SummaryValue> =
  | T
  | (T extends string ? RegExp : never)
  | {
      readonly $eq?: T
      readonly $ne?: T
      readonly $in?: readonly T[]
      readonly $nin?: readonly T[]
      readonly $lt?: T
      readonly $lte?: T
      readonly $gt?: T
      readonly $gte?: T
      readonly $exists?: boolean
      readonly $regex?: RegExp | string
      readonly $options?: string
      readonly $not?: Condition<T>
    }

/** The name of a status: one of Track's, or any. */
export type StatusName = Capitalize<StatusKey> | (string & {})

type NamedFields = 'metrics' | 'tags' | 'parameters' | 'metadata'

type Times = 'startedAt' | 'finishedAt' | 'lastSignAt'

type Scalars = {
  readonly [Field in Exclude<
    keyof TrialSummary,
    NamedFields | Times | 'asOf' | 'status'
  >]?: Condition<
    NonNullable<TrialSummary[Field]> extends readonly (infer Item)[]
      ? Item
      : NonNullable<TrialSummary[Field]>
  >
} & { readonly status?: Condition<StatusName> } & {
  readonly [Field in Times]?: Condition<number | Date>
}

/** Paths with dots to what is not an object in `T`. */
type PathIn<T> = {
  [Name in keyof T & string]: T[Name] extends readonly unknown[]
    ? Name
    : T[Name] extends object
      ? `${Name}.${PathIn<T[Name]>}`
      : Name
}[keyof T & string]

/** What is at the end of such a path; of a list, an item. */
type ValueAt<T, Path> = Path extends keyof T
  ? T[Path] extends readonly (infer Item)[]
    ? Item
    : T[Path]
  : Path extends `${infer Name}.${infer Rest}`
    ? ValueAt<T[Name & keyof T], Rest>
    : never

type ParameterPaths<Parameters> = string extends keyof Parameters
  ? { readonly [Path in `parameters.${string}`]?: Condition }
  : {
      readonly [Path in PathIn<Parameters> as `parameters.${Path}`]?: Condition<
        ValueAt<Parameters, Path>
      >
    }

/**
 * Which trials are asked for, in the words of MongoDB. Fields are those of TrialSummary; paths with dots
 * lead into parameters, metadata, tags and metrics: `'parameters.lr': { $lt: 0.1 }`,
 * `'metrics.loss.min': { $lte: 0.5 }`, and into lists by the place of an item, from 0. Of several things
 * that a path leads to, as names may have dots, one that is no object comes first, and then the one whose
 * name is longest. A list matches when one of its items does. Numbers and bigints compare as numbers; what
 * is compared by order is of one kind. Times are milliseconds since 1970, a Date, or text, ISO 8601 with its
 * offset, which is for queries that were JSON. A pattern is run by the engine as it is: one that somebody else wrote
 * may take for ever.
 * @typeParam Parameters What the parameters are known to be: then their paths complete, and are checked.
 */
export type TrialQuery<Parameters = SummaryValues> = Scalars &
  ParameterPaths<Parameters> & {
    readonly [Path in `${'metadata' | 'tags'}.${string}`]?: Condition
  } & {
    readonly [Path in `metrics.${string}.${keyof MetricSummary}`]?: Condition<number>
  } & {
    readonly $and?: readonly TrialQuery<Parameters>[]
    readonly $or?: readonly TrialQuery<Parameters>[]
    readonly $not?: TrialQuery<Parameters>
  }
