import { type Commit, canonicalJson, eventsOf, hexOf, type StreamId, type Value } from '@track/core'
import { sha256 } from '../sha256.js'
import type { ReceiptTrial } from './receipt.js'

/** What a receipt says of a trial, as its commits tell it: what was logged, whatever was taken back. */
export class TrialClaims {
  readonly #trial: StreamId
  readonly #parameters = new Map<string, Value>()
  #name = ''
  #version = ''

  constructor(trial: StreamId) {
    this.#trial = trial
  }

  /**
   * Takes the next commit of the trial.
   * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT
   */
  take(commit: Commit): void {
    for (const { event } of eventsOf(commit, { stream: this.#trial })) {
      if (event.type === 'TrialCreated') {
        this.#name = event.name
        this.#version = event.version
      } else if (event.type === 'ArgumentsLogged') {
        for (const [name, value] of Object.entries(event.arguments)) {
          this.#parameters.set(name, value)
        }
      }
    }
  }

  get claims(): Pick<ReceiptTrial, 'name' | 'version' | 'parameters'> {
    const json = canonicalJson(Object.fromEntries(this.#parameters))
    const parameters = hexOf(sha256(Buffer.from(json, 'utf8')))
    return { name: this.#name, version: this.#version, parameters }
  }
}
