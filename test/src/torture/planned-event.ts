import { createHash } from 'node:crypto'

/** What a session logs: so that every event can be told from what it must be, nothing need be kept. */
export interface Plan {
  readonly seed: number
  /** Whether events are large and do not compress, so that LevelDB has something to do. */
  readonly isBulky: boolean
}

/** Trials that a session logs to in turn: event `step` goes to trial `step % trialsPerSession`. */
export const trialsPerSession = 3

/** Bytes of what makes an event large, before base64. */
const noiseBytes = 1_500

/** Every so many files there is one of many pieces. */
const largeFileEvery = 4
const fileBytes = 20_000
const largeFileBytes = 3 << 20

/** The name of a trial, which tells its session, how often that had opened the store before, and its place. */
export function trialName(seed: number, openings: number, place: number): string {
  return `${seed}/${openings}/${place}`
}

/** Takes a trial's name apart; undefined for one that {@link trialName} did not make. */
export function partsOfName(
  name: string,
): { readonly seed: number; readonly openings: number; readonly place: number } | undefined {
  const [seed = Number.NaN, openings = Number.NaN, place = Number.NaN, ...rest] = name
    .split('/')
    .map(Number)
  const isName = rest.length === 0 && name === trialName(seed, openings, place)
  return isName ? { seed, openings, place } : undefined
}

/** The metrics of an event that is not bulky. */
export function plannedMetrics({ seed }: Plan, step: number): { loss: number; rate: number } {
  return { loss: (Math.imul(seed ^ step, 0x9e3779b1) >>> 0) / 2 ** 32, rate: seed + step }
}

/** The metadata of an event that is bulky. */
export function plannedMetadata({ seed }: Plan, step: number): { step: number; noise: string } {
  const hash = createHash('shake256', { outputLength: noiseBytes })
  return { step, noise: hash.update(`${seed}/${step}`).digest('base64') }
}

/** The content of the file `number` of a session, counted from 0. */
export function plannedFile({ seed }: Plan, number: number): Buffer {
  const isLarge = number % largeFileEvery === largeFileEvery - 1
  const hash = createHash('shake256', { outputLength: isLarge ? largeFileBytes : fileBytes })
  return hash.update(`${seed}/file/${number}`).digest()
}
