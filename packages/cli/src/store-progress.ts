import type { StoreProgress } from '@track/client'
import { type Progress, ProgressLine } from './progress.js'
import type { Terminal } from './terminal.js'

const phases: Readonly<Record<StoreProgress['phase'], string>> = {
  copying: 'copying the files',
  commits: 'reading commits',
  index: 'reading the index',
  writing: 'writing commits',
  files: 'reading logged files',
  probing: 'trying tables',
}

/** Does work on a store while a line shows how far it is. */
export async function withStoreProgress<T>(
  terminal: Terminal,
  work: (onProgress: (progress: StoreProgress) => void) => Promise<T>,
): Promise<T> {
  const line = new ProgressLine(terminal)
  try {
    return await work((progress) => line.show(progressOf(progress)))
  } finally {
    line.end()
  }
}

/** What a line shows of it. */
export function progressOf({ phase, done, total }: StoreProgress): Progress {
  const isBytes = phase === 'copying' || phase === 'files'
  return { phase: phases[phase], done, total, isBytes }
}
