// A process that does no job, and ends as the path of the job says.
import type { StoreJob } from '../store-job.js'

process.once('message', ({ path }: StoreJob) => {
  process.stderr.write(`last words before ${path}\n`, () => {
    if (path === 'SIGABRT') process.abort()
    if (path === 'SIGKILL') process.kill(process.pid, 'SIGKILL')
    else process.exit(3)
  })
})
