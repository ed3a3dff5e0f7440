import type { LiveTrial, TrackClient, TrialQuery } from '@track/client'
import { noAtFlag } from './at-flag.js'
import { type AnyCommand, globalsOf, InvalidArgumentError, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { plainText } from './plain-text.js'
import { jsonText, printJson } from './print-json.js'
import type { Terminal } from './terminal.js'
import { countOf, gather, searchFlags } from './trial-search.js'
import type { WatchedTrial } from './watched-trials.js'
import { queryOf } from './where.js'
import { whileOpen } from './while-open.js'

const intervalMsDefault = 500

interface WatchFlags {
  readonly json: boolean
  readonly intervalMs: number
  /** A count, or the name of a parameter. */
  readonly totalSteps: number | string | undefined
  /** Which of those that run; undefined for all. */
  readonly where: TrialQuery | undefined
}

/** `track watch`: the trials that run, live. */
export function watchCommand(terminal: Terminal): AnyCommand {
  return trackCommand('watch', {
    description:
      'Show the trials that run, and those that start meanwhile, live. It keeps no program from the store. ' +
      'Where standard output is no terminal it shows them once; with --json it prints a line of JSON each time.',
    examples: [
      'track watch --steps epochs',
      "track watch -w 'parameters.lr<0.1'",
      'track watch --once --json',
    ],
  })
    .option('--once', 'show them once')
    .option(...searchFlags.where, gather)
    .option(
      '--steps <count>',
      'steps of a whole trial, or the parameter that says so, for the time left',
      stepsOf,
    )
    .option('--interval <ms>', 'milliseconds between two looks', countOf, intervalMsDefault)
    .addOption(noAtFlag('What runs is watched as it happens; track ls --at shows what ran then.'))
    .action(async ({ once: asked = false, where, steps, interval }, self) => {
      const globals = globalsOf(self)
      const json = globals.json === true
      const once = asked || (!json && !terminal.isTerminal)
      const query = where && queryOf(where)
      await using client = await openStore(globals, terminal, { reader: !once })
      const flags = { json, intervalMs: interval, totalSteps: steps, where: query }
      await tellUnknownSteps(client, flags, terminal)
      if (once) await showOnce(client, flags, terminal)
      else await whileOpen(client, () => watch(client, flags, terminal))
    })
}

async function showOnce(
  client: TrackClient,
  { json, where }: WatchFlags,
  terminal: Terminal,
): Promise<void> {
  const { runsAnd, watchedSummary } = await import('./watched-trials.js')
  const trials = (await client.trials({ where: runsAnd(where) })).map(watchedSummary)
  if (json) {
    printJson(trials, terminal)
    return
  }
  const { watchText } = await import('./watch-screen.js')
  const { ShortNames } = await import('./short-names.js')
  const ids = await new ShortNames(client).of(trials)
  terminal.out(watchText(trials, ids, { ...terminal, rows: undefined }))
}

/** A parameter that was misspelt would only leave the time unknown. */
async function tellUnknownSteps(
  client: TrackClient,
  { totalSteps, where }: WatchFlags,
  terminal: Terminal,
): Promise<void> {
  if (typeof totalSteps !== 'string') return
  const { runsAnd } = await import('./watched-trials.js')
  const path = `parameters.${totalSteps}` as const
  const asked = runsAnd(where)
  const [some] = await client.trials({ where: asked, limit: 1 })
  const counted = { $and: [asked, { [path]: { $gte: 1 } }] }
  const [known] = await client.trials({ where: counted, limit: 1 })
  if (some === undefined || known !== undefined) return
  terminal.err(`none of these trials has a count of steps in ${plainText(path)}\n`)
}

async function watch(client: TrackClient, flags: WatchFlags, terminal: Terminal): Promise<void> {
  const { watchedTrials } = await import('./watched-trials.js')
  const { show, end } = await screenOf(client, flags, terminal)
  const live = await liveNumbers(client, flags)
  let latest: readonly LiveTrial[] = []
  let shown: Promise<void> = Promise.resolve()
  let fail: (error: unknown) => void = () => {}
  const draw = (): void => {
    shown = shown.then(async () => show(await watchedTrials(client, latest)))
    shown.catch((error: unknown) => fail(error))
  }
  // A process that dies says nothing: what there is to see changes without an event.
  const timer = setInterval(draw, 1000)
  try {
    await new Promise<void>((resolve, reject) => {
      fail = reject
      live.subscribe({
        next: (value) => {
          latest = value
          draw()
        },
        error: reject,
        complete: resolve,
      })
      draw()
      shown.catch(reject)
    })
    await shown
  } finally {
    clearInterval(timer)
    end()
  }
}

/** Of a query those that end are gone; else they stay, and say how they ended. */
async function liveNumbers(
  client: TrackClient,
  { intervalMs, totalSteps, where }: WatchFlags,
): Promise<ReturnType<TrackClient['live']>> {
  const options = { intervalMs, ...(totalSteps !== undefined && { totalSteps }) }
  if (where !== undefined) return client.live({ ...options, where })
  const { runsAnd } = await import('./watched-trials.js')
  const trials = await client.trials({ where: runsAnd(undefined) })
  return client.live({ ...options, trials, newcomers: true })
}

interface Screen {
  readonly show: (trials: readonly WatchedTrial[]) => Promise<void>
  readonly end: () => void
}

async function screenOf(
  client: TrackClient,
  { json }: WatchFlags,
  terminal: Terminal,
): Promise<Screen> {
  if (json) return jsonScreen(terminal)
  const { liveScreen } = await import('./live-screen.js')
  const { watchText } = await import('./watch-screen.js')
  const { ShortNames } = await import('./short-names.js')
  const names = new ShortNames(client)
  const { draw, end } = liveScreen(terminal)
  const show = async (trials: readonly WatchedTrial[]): Promise<void> => {
    draw(watchText(trials, await names.of(trials), terminal))
  }
  return { show, end }
}

/** A line for what has changed; what is as it was is not said again. */
function jsonScreen(terminal: Terminal): Screen {
  let said: string | undefined
  const show = async (trials: readonly WatchedTrial[]): Promise<void> => {
    const text = jsonText(trials)
    if (text !== said) terminal.out(`${text}\n`)
    said = text
  }
  return { show, end: () => {} }
}

/** @throws InvalidArgumentError, which the command line tells of. */
function stepsOf(text: string): number | string {
  if (text === '' || /^0+$/.test(text)) {
    throw new InvalidArgumentError('It is a count from 1, or the name of a parameter.')
  }
  return /^\d+$/.test(text) ? countOf(text) : text
}
