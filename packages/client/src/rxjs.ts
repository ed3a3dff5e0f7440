// rxjs's one importer in the client.
import { createRequire } from 'node:module'

export type { Observable, Subject, Subscriber } from 'rxjs'

const require = createRequire(import.meta.url)

/**
 * RxJS, loaded when it is first asked for and within the call: it is 200 files, and only who looks at
 * an Observable needs it. In Node it is the instance that a program's `import 'rxjs'` gives.
 */
export function rxjs(): typeof import('rxjs') {
  return require('rxjs')
}
