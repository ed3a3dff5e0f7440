export { LevelLog } from './level-log.js'
