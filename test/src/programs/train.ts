// Usage: train.js STORE HOW [EVENTS] [throwing]. Logs a trial, and ends in the way that HOW names; throwing, a
// listener to the exit throws before Track's is called.
import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'

const [path = '', how = '', events = '1000', exit = ''] = process.argv.slice(2)
const count = Number(events)
if (exit === 'throwing') {
  process.on('exit', () => {
    throw new SyntaxError('while the program ends')
  })
}
const client = new TrackClient(`file:${path}`)
await client.setProject({ name: 'endings' })
const trial = await client.newTrial({ name: how, parameters: { count } })
trial.start()

function log(from: number, to: number): void {
  for (let step = from; step < to; step++) trial.logMetrics({ loss: 1 / (step + 1) }, { step })
}

/**
 * Logs for ever, and turns the event loop now and then; tells before each turn what was logged. That the
 * trial has started is durable before that.
 */
async function logOn(): Promise<never> {
  await trial.flush()
  for (let step = 0; ; step += 10) {
    log(step, step + 10)
    tell(`logged ${step + 10}`)
    await turn()
  }
}

/** Logs for ever and never yields; tells what is acknowledged, and once when signals kill again. */
function logWithoutTurning(): never {
  let killable = false
  for (let step = 0; ; step++) {
    trial.logMetrics({ loss: work() }, { step })
    if (step % 1000 !== 999) continue
    tell(`acknowledged ${client.stats().acknowledged}`)
    if (killable || process.listenerCount('SIGTERM') > 0) continue
    killable = true
    tell('killable')
  }
}

/** A few microseconds, or seconds of a loop would be millions of steps. */
function work(): number {
  let sum = 0
  for (let i = 1; i < 2000; i++) sum += 1 / i
  return sum
}

/** What throws itself when it is looked at, as while the trial finishes with it. */
function unreadable(): object {
  return {
    toString: () => {
      throw new Error('not even this')
    },
  }
}

/** The most memory that this process has had, in bytes. */
function peakBytes(): number {
  // Linux counts in maxRSS what the parent had when it started this process, and not in VmHWM.
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const status = readFileSync('/proc/self/status', 'utf8')
  return 1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1])
}

// After Track's own handler, which writes what is left.
process.on('exit', () => tell(`peak ${peakBytes()}`))

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
  case 'finish-then-throw':
    log(0, count)
    void trial.finish()
    throw new TypeError('while the trial finishes')
  case 'run':
    await trial.run(() => log(0, count))
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
    for (let step = 0; step < count; step++) trial.logMetrics({ loss: 1 / (step + 1) }, { step })
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
      tell('handled')
      process.exit(0)
    })
    await logOn()
    break
  case 'never-yield':
    logWithoutTurning()
    break
  case 'finish-unreadable':
    log(0, count)
    await trial.finish(unreadable())
    break
  case 'run-throws-unreadable':
    await trial.run(() => {
      log(0, count)
      throw unreadable()
    })
    break
  case 'throw-unreadable':
    log(0, count)
    throw unreadable()
  case 'status-unreadable':
    log(0, count)
    trial.setStatus({ value: 250, name: 'Diverged' }, unreadable())
    break
  default:
    throw new Error(`no way to end called ${how}`)
}
