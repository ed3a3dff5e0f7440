/** Bytes that one event may have when encoded. */
export const eventBytesMax: number = 16 * 1024 * 1024

/** Bytes that the body of one commit may have. */
export const bodyBytesMax: number = 64 * 1024 * 1024

/** Random bytes that a body begins with. */
export const saltBytes: number = 12

/** The length of a stream id on the wire. */
export const streamIdBytes = 16

/** The bytes of a digest. */
export const digestBytes = 32

/** The bytes of a writer's own id. */
export const writerIdBytes = 16

/** The most laps of a chrono that 'ring' keeps, whatever its window; 'series' keeps them all. */
export const ringLapsMax = 4096
