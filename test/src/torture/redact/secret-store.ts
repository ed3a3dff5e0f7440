import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { type Commit, hexOf, type StreamId } from '@track/core'
import { LevelLog, verifyStore } from '@track/log'
import { type TrialView, ViewReader } from '@track/projections'
import type { Random } from '../random.js'
import { eventsIn } from '../session-check.js'

/** Commits of a trial that have its secret. */
const commitsOfSecret = 3
const valueName = 'token'
const mark = '[redacted]'

interface Secret {
  readonly trial: StreamId
  readonly text: string
}

/** A store of trials that have a secret each, and what must be true of it whatever was redacted how far. */
export class SecretStore {
  readonly path: string
  readonly valuePath: string = `metadata.${valueName}`
  readonly #secrets: readonly Secret[]
  /** Position and digest of each commit that was ever seen. */
  readonly #commits = new Map<number, string>()
  /** Trials of which the log says that their secrets are gone. */
  readonly #redacted = new Set<StreamId>()
  /** Events of the log that say so. */
  #said = 0

  private constructor(path: string, secrets: readonly Secret[]) {
    this.path = path
    this.#secrets = secrets
  }

  static async make(path: string, random: Random, trials: number): Promise<SecretStore> {
    await using client = new TrackClient(`file:${path}`, { systemMetrics: false })
    await client.setProject({ name: 'torture' })
    const texts = Array.from({ length: trials }, () => secretOf(random))
    const made = await Promise.all(
      texts.map(async (text, i) => {
        const trial = await client.newTrial({ name: `${i}`, parameters: { i }, force: true })
        return { trial, text }
      }),
    )
    for (let commit = 0; commit < commitsOfSecret; commit++) {
      for (const { trial, text } of made) {
        trial.logMetadata({ [valueName]: text, gpu: `V${commit}` })
        trial.logMetrics({ loss: random.unit() }, { step: commit })
      }
      await client.flush()
    }
    await client.close()
    const store = new SecretStore(
      path,
      made.map(({ trial, text }) => ({ trial: trial.id, text })),
    )
    await store.check([])
    return store
  }

  /** Trials of which the log does not say that their secrets are gone. */
  get left(): readonly StreamId[] {
    return this.#secrets.map(({ trial }) => trial).filter((trial) => !this.#redacted.has(trial))
  }

  /**
   * Searches the files of the store as they were left, opens it, reads all of it, and searches its files again.
   * @param told Trials whose secrets a process has said are gone.
   */
  async check(told: readonly StreamId[]): Promise<void> {
    this.#checkFiles(new Set(told))
    const log = new LevelLog(this.path)
    try {
      const commits: Commit[] = []
      for await (const page of log.read()) commits.push(...page.commits)
      this.#takeCommits(commits)
      if (told.some((trial) => !this.#redacted.has(trial))) {
        throw new Error('a redaction was told, and the log has none')
      }
      for (const secret of this.#secrets) this.#checkBodies(secret, commits)
      // What is derived has every secret that is left: it is to go with the next.
      const reader = new ViewReader(log, { saveAfterEvents: 1 })
      for (const secret of this.#secrets) this.#checkView(secret, await reader.trial(secret.trial))
    } finally {
      await log.close()
    }
    this.#checkFiles(this.#redacted)
  }

  /** @throws When anything in the store is damaged, or not as its redactions say. */
  async checkSound(): Promise<void> {
    const { isSound, damage, redactions } = await verifyStore(this.path)
    if (!isSound) throw new Error(`the store is damaged: ${damage[0]?.message}`)
    if (redactions.length === this.#said) return
    throw new Error(`verifyStore lists ${redactions.length} redactions, and the log ${this.#said}`)
  }

  /** Nothing is missing that was there before, and positions and digests are as they were. */
  #takeCommits(commits: readonly Commit[]): void {
    const found = new Map(commits.map(({ position, digest }) => [position, hexOf(digest)]))
    for (const [position, digest] of this.#commits) {
      if (found.get(position) === digest) continue
      throw new Error(`the commit at position ${position} is not what it was`)
    }
    for (const [position, digest] of found) this.#commits.set(position, digest)
    const said = commits
      .flatMap((commit) => eventsIn(commit))
      .filter(({ event }) => event.type === 'Redacted')
    for (const { stream } of said) this.#redacted.add(stream)
    this.#said = said.length
  }

  /** @throws When the secret of one of the trials is in any file. */
  #checkFiles(trials: ReadonlySet<StreamId>): void {
    const secrets = this.#secrets.filter(({ trial }) => trials.has(trial))
    for (const entry of readdirSync(this.path, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const bytes = readFileSync(file)
      if (!secrets.some(({ text }) => bytes.includes(text))) continue
      throw new Error(`a secret that was redacted is in ${file}`)
    }
  }

  #checkBodies({ trial, text }: Secret, commits: readonly Commit[]): void {
    const having = commits.filter(({ body }) => Buffer.from(body).includes(text)).length
    const isRedacted = this.#redacted.has(trial)
    if (having === (isRedacted ? 0 : commitsOfSecret)) return
    throw new Error(`redacted: ${isRedacted}, and ${having} commits have the secret`)
  }

  #checkView({ trial, text }: Secret, { metadata }: TrialView): void {
    const found = metadata.get(valueName)
    if (found === (this.#redacted.has(trial) ? mark : text)) return
    throw new Error(`redacted: ${this.#redacted.has(trial)}, and a view has ${found}`)
  }
}

/** Nothing that LevelDB's compression would find anywhere else: it stands in a table as it is. */
function secretOf(random: Random): string {
  return createHash('sha256').update(`${random.unit()}`).digest('base64')
}
