/** Bytes that one event may have when encoded. */
export const eventBytesMax: number = 16 * 1024 * 1024

/** Bytes that the body of one commit may have. */
export const bodyBytesMax: number = 64 * 1024 * 1024

/** Random bytes that a body begins with. */
export const saltBytes: number = 12
