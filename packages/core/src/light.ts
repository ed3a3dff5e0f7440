// What a program needs that only looks at a store's files: no codec is loaded with it.
export type { Heartbeat } from './event-log.js'
export { bytesOfHex, hexOf } from './hex.js'
export { isTrackError } from './is-track-error.js'
export { copyMoment, type LogMoment, type Moment } from './moment.js'
export { TrackError } from './track-error.js'
export type { ProcessRecord } from './track-event.js'
export { valueDepthMax } from './value.js'
export { ValuePath } from './value-path.js'
