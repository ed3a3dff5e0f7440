import { execFile } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isTrackError } from '@track/core'
import { type RepairSummary, repairStore, type VerifySummary, verifyStore } from '@track/log'
import { type DoneDamage, damageStore, makeStore, type Random } from './damaged-store.js'

type CommitAt = readonly [position: number, digest: string]

/** What reading a store to its end came to. */
interface Listing {
  readonly commits: readonly CommitAt[]
  /** Contents that were read to their ends: what they are by their SHA-256. */
  readonly contents: readonly string[]
  /** Digests of those of which reading said that they are damaged or missing. */
  readonly lost: readonly string[]
  readonly error?: { readonly code: string; readonly message: string }
}

/** What one damage came to. */
export interface DamageResult {
  readonly damage: DoneDamage
  /** File, fault and what found it: to be counted. */
  readonly outcome: string
  /** What must not be; empty when all is as promised. */
  readonly faults: readonly string[]
}

const program = fileURLToPath(new URL('../programs/list-commits.js', import.meta.url))

/**
 * Damages copies of a store, one place at a time, and holds what comes of it against what is promised:
 * reading gives the true events or an error; `verifyStore` finds what reading finds; `repairStore` keeps
 * every commit that can be read, and nothing else, in a store that is whole.
 */
export class DamageTrial {
  readonly #folder: string
  readonly #truth: readonly CommitAt[]
  readonly #contents: readonly string[]

  private constructor(folder: string, { commits, contents }: Listing) {
    this.#folder = folder
    this.#truth = commits
    this.#contents = contents
  }

  /** @param folder An empty one, to work in. */
  static async begin(folder: string, random: Random): Promise<DamageTrial> {
    await makeStore(join(folder, 'whole'), random)
    // Opening a store turns its write-ahead file into a table.
    cpSync(join(folder, 'whole'), join(folder, 'read'), { recursive: true })
    return new DamageTrial(folder, await list(join(folder, 'read')))
  }

  async damageOnce(random: Random): Promise<DamageResult> {
    const [path, target] = [join(this.#folder, 'damaged'), join(this.#folder, 'repaired')]
    for (const old of [path, target]) rmSync(old, { recursive: true, force: true })
    cpSync(join(this.#folder, 'whole'), path, { recursive: true })
    const damage = damageStore(path, random)
    const faults: string[] = []
    const verified = await orError(verifyStore(path))
    const repaired = await orError(repairStore(path, target))
    if ('code' in verified) faults.push(...unexpected(damage, verified.code))
    if ('code' in repaired) faults.push(...unexpected(damage, repaired.code))
    else faults.push(...(await this.#checkRepaired(target, repaired, verified, damage)))
    // Last, since reading opens it.
    const read = await list(path)
    faults.push(...this.#checkRead(read, verified))
    const found = 'code' in verified ? verified.code : kindsOf(verified)
    const outcome = `${nameOf(damage)}, ${damage.fault}: ${found}`
    return { damage, outcome, faults }
  }

  #checkRead(read: Listing, verified: VerifySummary | { readonly code: string }): string[] {
    const faults: string[] = []
    const isPrefix = read.commits.every((commit, i) => isSame(commit, this.#truth[i]))
    const isAll = read.commits.length === this.#truth.length
    if (!isPrefix) faults.push('reading gave what was never written')
    if (!isAll && read.error === undefined) faults.push('reading lost the end without a word')
    if (read.contents.some((content) => !this.#contents.includes(content))) {
      faults.push('reading gave a content that was never logged')
    }
    if (isAll && read.contents.length + read.lost.length !== this.#contents.length) {
      faults.push('reading lost a content without a word')
    }
    const isSound = 'isSound' in verified && verified.isSound
    if (isSound && read.lost.length > 0) faults.push(`verify found nothing, and ${read.lost} lost`)
    if (isSound && !isAll) faults.push(`verify found nothing, and reading ${read.error?.message}`)
    return faults
  }

  async #checkRepaired(
    target: string,
    repaired: RepairSummary,
    verified: VerifySummary | { readonly code: string },
    { file }: DoneDamage,
  ): Promise<string[]> {
    const faults: string[] = []
    const again = await verifyStore(target)
    const { commits, lost, error } = await list(target)
    // What an event names stays named; a content that was damaged is in no other file.
    const gone = lost.filter((digest) => file.endsWith(digest))
    if (lost.length > gone.length) faults.push('the repair lost a content that was intact')
    if (again.damageCount !== gone.length) {
      faults.push(`the repaired store: ${again.damage[0]?.message}`)
    }
    if (error !== undefined) faults.push(`the repaired store cannot be read: ${error.message}`)
    if (commits.length !== repaired.commits) faults.push('the repair miscounted its commits')
    const kept = new Map(commits)
    const truth = new Map(this.#truth)
    if (commits.some(([position, digest]) => truth.get(position) !== digest)) {
      faults.push('the repaired store has what was never written')
    }
    const isTold = (position: number): boolean =>
      position >= again.head.position ||
      repaired.lost.some(({ from, to }) => position >= from && position < to)
    if (this.#truth.some(([position]) => !kept.has(position) && !isTold(position))) {
      faults.push('the repair did not tell of a commit that it lost')
    }
    if ('commits' in verified && verified.commits > repaired.commits) {
      faults.push(`of ${verified.commits} sound commits the repair kept ${repaired.commits}`)
    }
    return faults
  }
}

/** A damaged store.json may name a newer format; nothing else may be refused. */
function unexpected({ file }: DoneDamage, code: string): string[] {
  return file === 'store.json' && code === 'TRACK_FORMAT_UNSUPPORTED'
    ? []
    : [`refused with ${code}`]
}

async function orError<T>(work: Promise<T>): Promise<T | { readonly code: string }> {
  try {
    return await work
  } catch (error) {
    if (isTrackError(error)) return { code: error.code }
    throw error
  }
}

/** Reads a store in a process of its own, should LevelDB end it. */
function list(path: string): Promise<Listing> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 1 << 26 }
    execFile(process.execPath, [program, path], options, (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout))
      else
        resolve({
          commits: [],
          contents: [],
          lost: [],
          error: { code: 'ended', message: stderr.slice(-500) },
        })
    })
  })
}

function isSame(a: CommitAt, b: CommitAt | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1]
}

function kindsOf({ damage, isSound }: VerifySummary): string {
  return isSound ? 'nothing' : [...new Set(damage.map(({ kind }) => kind))].sort().join(', ')
}

/** Files that differ by their numbers are of one kind. */
function nameOf({ file }: DoneDamage): string {
  return file.replace(/[0-9a-f]{2}\/[0-9a-f]{64}/, '*').replace(/\d+/, 'N')
}
