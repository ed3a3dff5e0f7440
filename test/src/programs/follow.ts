// Usage: follow.js STORE EVENTS. Follows a store from its beginning while others append, and tells the count
// of each stream when it has seen so many events. What is out of order ends it with an error.
import { eventsOf } from '@track/core'
import { LevelLog } from '@track/log'
import { sharedProgram } from '@track/remote'
import { tell } from '../testing/tell.js'

const [path = '', events = '0'] = process.argv.slice(2)
const alive = setInterval(() => {}, 1 << 30) // following alone does not keep a process alive
const log = new LevelLog(path, sharedProgram())
const counts = new Map<string, number>()
let next = 0
for await (const { commits } of log.subscribe()) {
  for (const commit of commits) {
    for (const { position, stream, event } of eventsOf(commit)) {
      const count = counts.get(stream) ?? 0
      if (position !== next) throw new Error(`position ${position} where ${next} was due`)
      if (event.type !== 'MetricsLogged' || event.step !== count) {
        throw new Error(`${JSON.stringify(event)} where step ${count} of ${stream} was due`)
      }
      counts.set(stream, count + 1)
      next++
    }
  }
  if (next >= Number(events)) break
}
await log.close()
clearInterval(alive)
tell(`followed ${JSON.stringify([...counts].sort())}`)
