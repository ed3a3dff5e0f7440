// Usage: end-how.js STORE HOW. Logs a trial in a store, and ends in the way that HOW names.
import { setTimeout as wait } from 'node:timers/promises'
import { TrackClient } from '../track-client.js'

const [path = '', how = ''] = process.argv.slice(2)
const client = new TrackClient(`file:${path}`)
const trial = await client.newTrial({ name: how, parameters: {} })

/** Gets a signal, as from somebody else, and lets what it does come about. */
async function getSignal(signal: NodeJS.Signals): Promise<void> {
  process.kill(process.pid, signal)
  await wait(100)
}

async function finishAndExit(): Promise<void> {
  await wait(50)
  trial.logMetrics({ graceful: 1 })
  await client.flush()
  process.stdout.write('graceful\n')
  process.exit(0)
}

/** As another copy of this package in the process does. */
async function listenOnceMore(): Promise<void> {
  const copy = '../process-endings.js?copy'
  const { listenToEndings }: typeof import('../process-endings.js') = await import(copy)
  listenToEndings({
    end: (endingOf) => process.stdout.write(`${endingOf(0).status.name}\n`),
    drain: () => ({ events: 0, reason: '' }),
  })
}

/** A clock that jumps ahead is a wait that a test need not wait for. */
function passTime(ms: number): void {
  const now = performance.now.bind(performance)
  performance.now = () => now() + ms
}

trial.logMetrics({ loss: 1 })
switch (how) {
  case 'dangling-await':
    await new Promise(() => {})
    break
  case 'exit-listener':
    process.prependListener('exit', () => {
      process.exitCode = 7
    })
    break
  case 'exit-in-getter':
    await client.flush()
    for (let i = 0; i < 100; i++) trial.logMetrics({ loss: i })
    trial.logMetrics({
      get loss(): number {
        return process.exit(0)
      },
    })
    break
  case 'handler-exits-later':
    process.on('SIGTERM', () => void finishAndExit())
    await getSignal('SIGTERM')
    await wait(10_000)
    break
  case 'handler-before-track':
    process.prependOnceListener('SIGINT', () => void finishAndExit())
    await getSignal('SIGINT')
    await wait(10_000)
    break
  case 'two-copies':
    await listenOnceMore()
    await getSignal('SIGTERM')
    await wait(10_000)
    break
  case 'two-copies-and-a-handler':
    await listenOnceMore()
    process.on('SIGTERM', () => void finishAndExit())
    await getSignal('SIGTERM')
    await wait(10_000)
    break
  case 'survives':
  case 'survives-long':
  case 'survives-long-129':
  case 'survives-long-3':
    process.on('SIGHUP', () => process.stdout.write('reloaded\n'))
    await getSignal('SIGHUP')
    if (how !== 'survives') passTime(31_000)
    trial.logMetrics({ loss: 2 })
    if (how.endsWith('-129')) process.exit(129)
    if (how.endsWith('-3')) process.exit(3)
    break
  case 'survives-before':
    process.on('SIGHUP', () => process.stdout.write('reloaded\n'))
    await getSignal('SIGHUP')
    await trial.finish()
    trial.start()
    break
  case 'finish-after-close':
    await client.close()
    void trial.finish()
    await wait(10)
    break
  case 'finish-in-getter':
    trial.logMetrics({
      get loss(): number {
        void trial.finish()
        return 1
      },
    })
    await wait(10)
    break
  default:
    throw new Error(`no way to end called ${how}`)
}
