// Usage: use-unusable.js STORE. Does what a program does with a store that cannot be used, and
// writes each call's outcome.
import { TrackClient } from '../track-client.js'

const client = new TrackClient(`file:${process.argv[2]}`)
const codes: string[] = []
client.errors$.subscribe(({ code }) => codes.push(code))
for (const call of [
  () => client.setProject({ name: 'p' }),
  () => client.newTrial({ name: 't', parameters: {} }),
  () => client.setTrial({ uid: 'x_0' }),
  () => client.save('/nowhere/report.json'),
  () => client.replay(),
  () => client.log.head(),
  () => client.close(),
]) {
  const outcome = await call().then(
    () => 'done',
    ({ code }) => String(code),
  )
  process.stdout.write(`${outcome}\n`)
}
