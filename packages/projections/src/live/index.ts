export type { Alert } from './alert.js'
export { type AlertsOptions, alerts } from './alerts.js'
export { conflate } from './conflate.js'
export {
  type FollowedStore,
  type FollowedTrial,
  type FollowProjectionOptions,
  followProjection,
} from './follow-projection.js'
export { type Leader, type LeaderboardOptions, leaderboard } from './leaderboard.js'
export type { LiveOptions } from './live-options.js'
export type { LiveSelection } from './live-selection.js'
export type { LatestPoint, LiveTrial } from './live-trial.js'
export { type LiveTrialsOptions, liveTrials } from './live-trials.js'
export { type LiveViews, liveViews } from './live-views.js'
export { type RunningTrialsOptions, runningTrials } from './running-trials.js'
