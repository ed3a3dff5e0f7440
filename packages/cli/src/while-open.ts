import type { TrackClient } from '@track/client'

/** So long after one look the next is taken. */
const lookEveryMs = 2000

/**
 * Does work that only waits for what may come: a store that nobody uses would not keep the program going. Who
 * waits hears nothing of a server that went away, so that is looked for meanwhile.
 * @throws What the work throws; TRACK_SERVER_AWAY.
 */
export async function whileOpen<T>({ log }: TrackClient, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const gone = new Promise<never>((_, reject) => {
    const look = (): void => {
      Promise.resolve(log.heartbeats?.read()).then(wait, reject)
    }
    const wait = (): void => {
      if (!isOver) timer = setTimeout(look, lookEveryMs)
    }
    wait()
  })
  try {
    return await Promise.race([work(), gone])
  } finally {
    isOver = true
    clearTimeout(timer)
  }
}
