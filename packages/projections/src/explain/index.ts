export {
  diffReports,
  type PatchOperation,
  type ReportChange,
  type ReportDiff,
} from './diff-reports.js'
export { type Cause, type Explanation, readWhy, type WhyOptions } from './why.js'
