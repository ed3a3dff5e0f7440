// Usage: train.js STORE HOW [EVENTS]. Logs a trial, and ends in the way that HOW names.
import { setImmediate as turn } from 'node:timers/promises'
import { TrackClient } from '@track/client'

const [path = '', how = '', events = '1000'] = process.argv.slice(2)
const count = Number(events)
const client = new TrackClient(`file:${path}`)
await client.setProject({ name: 'endings' })
const trial = await client.newTrial({ name: how, parameters: { count } })
trial.start()

function log(from: number, to: number): void {
  for (let step = from; step < to; step++) trial.logMetrics({ loss: 1 / (step + 1) }, { step })
}

/** Logs for ever, turning the event loop now and then, and says so once it does. */
async function logOn(): Promise<never> {
  for (let step = 0; ; step += 10) {
    log(step, step + 10)
    if (step === 1000) process.stdout.write('logging\n')
    await turn()
  }
}

switch (how) {
  case 'finish':
    log(0, count)
    await trial.finish()
    await client.close()
    break
  case 'finish-error':
    log(0, count)
    await trial.finish(new RangeError('too far'))
    break
  case 'run-throws':
    await trial.run(() => {
      log(0, count)
      throw new TypeError('the block threw')
    })
    break
  case 'no-finish':
    log(0, count)
    break
  case 'exit':
    log(0, count)
    process.exit(0)
    break
  case 'exit-3':
    log(0, count)
    process.exit(3)
    break
  case 'exit-code-4':
    log(0, count)
    process.exitCode = 4
    break
  case 'throw':
    log(0, count)
    throw new TypeError('nobody catches this')
  case 'reject':
    log(0, count)
    void Promise.reject(new TypeError('nobody awaits this'))
    break
  case 'survive-throw':
    process.on('uncaughtException', () => {})
    log(0, count)
    setImmediate(() => log(count, count + 10))
    throw new TypeError('the program goes on')
  case 'status':
    log(0, count)
    trial.setStatus({ value: 250, name: 'Diverged' }, new Error('loss is NaN'))
    break
  case 'yield':
    await logOn()
    break
  case 'own-handler':
    process.on('SIGTERM', () => {
      process.stdout.write('handled\n')
      process.exit(0)
    })
    await logOn()
    break
  case 'never-yield': {
    process.stdout.write('logging\n')
    for (let step = 0; ; step++) trial.logMetrics({ loss: 1 }, { step })
  }
  case 'memory': {
    log(0, count)
    const { rss } = process.memoryUsage()
    const peakBytes = process.resourceUsage().maxRSS * 1024
    process.stdout.write(`peak ${Math.max(rss, peakBytes)}\n`)
    process.exit(0)
    break
  }
  case 'finish-while-throwing': {
    log(0, count)
    const circular: { toString?: unknown } = {}
    circular.toString = () => {
      throw new Error('not even this')
    }
    await trial.finish(circular)
    break
  }
  default:
    throw new Error(`no way to end called ${how}`)
}
