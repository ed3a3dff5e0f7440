import { isTrackError } from '@track/core/commits'
import { FileFolder } from './file-folder.js'
import type { OnDamage } from './store-damage.js'
import { storeFiles } from './store-format.js'

/** A content that an event names. */
interface NamedFile {
  readonly digest: string
  /** Of the event. */
  readonly position: number
}

/**
 * Holds the contents of a store against their digests, and against the events that name them. One that
 * no event names is no damage: a process may have died before it logged the event.
 */
export class FileAudit {
  readonly #named = new Map<string, NamedFile>()

  /** Takes note of a content that must be there. */
  take(file: NamedFile): void {
    if (!this.#named.has(file.digest)) this.#named.set(file.digest, file)
  }

  /**
   * Reads all contents of the store at `path`, and tells of those that are damaged or missing.
   * @param onRead Told how many bytes were read, after each content.
   * @returns How many are sound.
   */
  async finish(path: string, onDamage: OnDamage, onRead: (bytes: number) => void): Promise<number> {
    const folder = new FileFolder(path)
    let sound = 0
    let done = 0
    for await (const { digest, bytes } of folder.list()) {
      try {
        for await (const _ of folder.read(digest)) {
          // Reading it checks it.
        }
        sound++
      } catch (error) {
        if (!isTrackError(error)) throw error
        onDamage({ kind: 'content', file: `${storeFiles.files}/${digest}`, message: error.message })
      }
      done += bytes
      onRead(done)
      this.#named.delete(digest)
    }
    for (const named of this.#named.values()) onDamage(missing(named))
    return sound
  }
}

function missing({ digest, position }: NamedFile): Parameters<OnDamage>[0] {
  const message = `The content ${digest}, which the event at position ${position} names, is missing`
  return { kind: 'content', position, file: `${storeFiles.files}/${digest}`, message }
}
