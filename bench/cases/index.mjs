/** The names of the cases, in order; each is the file of its name. */
export const caseNames = [
  'append',
  'append-async',
  'append-slow-loop',
  'call-cost',
  'chrono-cost',
  'acknowledged-append',
  'replay',
  'rebuild',
  'open-and-report',
  'query-trials',
  'one-trial',
  'live',
  'disk',
  'growth',
  'memory',
  'start',
]
