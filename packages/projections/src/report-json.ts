import type { Report } from './report.js'

/**
 * A report as JSON, indented by two spaces: valid JSON whatever was logged. -0, which a report keeps,
 * comes out as 0.
 */
export function reportJson(report: Report): string {
  return JSON.stringify(report, null, 2)
}
