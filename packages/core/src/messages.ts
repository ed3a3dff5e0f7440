// The generated code's one importer.
import { track } from '@track/proto'

export const v1: typeof track.v1 = track.v1
export type { track } from '@track/proto'
