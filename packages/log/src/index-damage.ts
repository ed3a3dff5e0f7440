import type { StoreDamage } from './store-damage.js'
import { storeFiles } from './store-format.js'

/**
 * What is told when the index is wrong.
 * @param reason Says what is; of an error, its cause says it if there is one.
 */
export function indexDamage(reason: unknown, position?: number): StoreDamage {
  const cause = reason instanceof Error && reason.cause instanceof Error ? reason.cause : reason
  const what = cause instanceof Error ? cause.message : String(cause)
  const advice = 'No event is lost; delete derived/, and it is made anew'
  return {
    kind: 'index',
    file: storeFiles.derived,
    ...(position === undefined ? {} : { position }),
    message: `The index in derived/ is damaged: ${what}. ${advice}`,
  }
}
