import { damageKind } from './damage-kind.js'
import { diskKind } from './disk/disk-kind.js'
import { compactKind, filesKind, killKind } from './kill/kill-kind.js'
import { backupKind } from './new-store/backup-kind.js'
import { mergeKind } from './new-store/merge-kind.js'
import { repairKind } from './new-store/repair-kind.js'
import { vacuumKind } from './new-store/vacuum-kind.js'
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
  vacuumKind,
  backupKind,
  repairKind,
  shareKind,
  serverKind,
  lineKind,
  powerKind,
  diskKind,
  damageKind,
]
