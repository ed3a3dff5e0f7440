export { TrackClient } from './track-client.js'
