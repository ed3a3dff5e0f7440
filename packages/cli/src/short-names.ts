import type { TrackClient } from '@track/client'
import { shortIds } from './choose-trial.js'

/** What trials of a store are called for short, as `track ls` calls them, while new ones come. */
export class ShortNames {
  readonly #client: TrackClient
  #names: ReadonlyMap<string, string> = new Map()

  constructor(client: TrackClient) {
    this.#client = client
  }

  /** The names of all trials by their ids; they are read again when one of `trials` is new. */
  async of(trials: readonly { readonly id: string }[]): Promise<ReadonlyMap<string, string>> {
    if (trials.some(({ id }) => !this.#names.has(id))) {
      this.#names = shortIds(await this.#client.trialIds())
    }
    return this.#names
  }
}
