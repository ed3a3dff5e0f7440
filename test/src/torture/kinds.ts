import { damageKind } from './damage-kind.js'
import { diskKind } from './disk/disk-kind.js'
import { compactKind, filesKind, killKind } from './kill/kill-kind.js'
import { mergeKind } from './merge/merge-kind.js'
import { powerKind } from './power/power-kind.js'
import { redactKind } from './redact/redact-kind.js'
import { lineKind } from './server/line-kind.js'
import { serverKind } from './server/server-kind.js'
import { shareKind } from './share/share-kind.js'
import type { TortureKind } from './torture-kind.js'

/** All kinds, in the order in which they are told. */
export const kinds: readonly TortureKind[] = [
  killKind,
  compactKind,
  filesKind,
  redactKind,
  mergeKind,
  shareKind,
  serverKind,
  lineKind,
  powerKind,
  diskKind,
  damageKind,
]
