import type { StoreProgress } from '@track/client'
import { ProgressLine } from './progress.js'
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
    return await work(({ phase, done, total }) => {
      const isBytes = phase === 'copying' || phase === 'files'
      line.show({ phase: phases[phase], done, total, isBytes })
    })
  } finally {
    line.end()
  }
}
