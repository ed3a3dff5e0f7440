export type { ConformanceCase, ConformanceHarness } from './conformance-case.js'
export { conformanceCases } from './conformance-cases.js'
