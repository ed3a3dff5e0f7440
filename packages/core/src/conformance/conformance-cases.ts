import { appendCases } from './append-cases.js'
import { closeCases } from './close-cases.js'
import type { ConformanceCase } from './conformance-case.js'
import { contentCases } from './content-cases.js'
import { derivedCases } from './derived-cases.js'
import { digestCases } from './digest-cases.js'
import { fileCases } from './file-cases.js'
import { originCases } from './origin-cases.js'
import { quietCases } from './quiet-cases.js'
import { readCases } from './read-cases.js'
import { revisionCases } from './revision-cases.js'
import { subscriptionCases } from './subscription-cases.js'

/** Every promise that the EventLog port makes; a log that passes them all can be used for any other. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...appendCases,
  ...revisionCases,
  ...quietCases,
  ...originCases,
  ...readCases,
  ...digestCases,
  ...subscriptionCases,
  ...contentCases,
  ...closeCases,
  ...derivedCases,
  ...fileCases,
]
