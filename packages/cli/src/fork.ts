import type { ForkMoment, ForkOptions, Moment } from '@track/client'
import { type Assignments, gatherAssignment } from './assignments.js'
import { atFlag } from './at-flag.js'
import { briefUid } from './brief-uid.js'
import {
  type AnyCommand,
  globalsOf,
  InvalidArgumentError,
  Option,
  trackCommand,
} from './command.js'
import { openStore } from './open-store.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'

interface ForkFlags {
  readonly at?: Moment | undefined
  readonly step?: number | undefined
  readonly metric?: string | undefined
  readonly name?: string | undefined
  readonly code?: string | undefined
  readonly param?: Assignments | undefined
  readonly tag?: Assignments | undefined
}

/** `track fork`: a new trial that starts as another was. */
export function forkCommand(terminal: Terminal): AnyCommand {
  const [flags, description, parseMoment] = atFlag.ofTrial
  return trackCommand('fork', {
    description:
      'Make a new trial that starts as another was at a moment, to go on from a checkpoint: with its ' +
      'parameters, metrics, tags, metadata and files. Steps that it logs again override. The other trial stays ' +
      'as it is. A program goes on with it by `client.setTrial`, or with ORION_TRIAL_ID in its environment.',
    examples: [
      'track fork 3fa2b1c --step 4000 --param lr=0.01',
      'ORION_TRIAL_ID=$(track fork 3fa2b1c --step 4000 --json | jq -r .uid) node train.js',
    ],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .addOption(new Option(flags, description).argParser(parseMoment).conflicts(['step', 'metric']))
    .option('--step <number>', 'after the step of this number', numberIn)
    .option('--metric <name>', 'the step is of this metric (default: the latest such step of any)')
    .option('--name <name>', 'of the new trial (default: that of the trial)')
    .option('--code <version>', 'of the code that it will run (default: that of the trial)')
    .option('--param <name=value>', 'a parameter that differs; may be repeated', gatherAssignment)
    .option('--tag <name=value>', 'a tag; may be repeated', gatherAssignment)
    .action(async (name, given, self) => {
      const globals = globalsOf(self)
      // The repository of this program is not that of the one that will run.
      const env = { ...terminal.env, TRACK_GIT: 'false' }
      await using client = await openStore(globals, { ...terminal, env })
      const { chooseTrial } = await import('./choose-trial.js')
      const { uid, project, version } = await chooseTrial(client, name)
      await client.setProject({ name: project, getOnly: true, force: true })
      const fork = await client.forkTrial({ uid }, optionsOf(given, version))
      const forked = { uid: await fork.uid(), id: fork.id, name: fork.name }
      const { forkedFrom } = await fork.view()
      if (globals.json) {
        const { trial, revision, asOf } = forkedFrom ?? {}
        const from = { trial, uid, revision, position: asOf?.position }
        printJson({ ...forked, forkedFrom: from }, terminal)
        return
      }
      const from = `${briefUid(uid)} at position ${forkedFrom?.asOf?.position}`
      terminal.out(`forked ${plainText(`${briefUid(forked.uid)}  ${fork.name}`)} from ${from}\n`)
    })
}

function optionsOf(flags: ForkFlags, version: string): ForkOptions {
  const { name, code, param, tag } = flags
  const at = momentOf(flags)
  return {
    version: code ?? version,
    ...(at !== undefined && { at }),
    ...(name !== undefined && { name }),
    ...(param !== undefined && { parameters: param }),
    ...(tag !== undefined && { tags: tag }),
  }
}

function momentOf({ at, step, metric }: ForkFlags): ForkMoment | undefined {
  if (step === undefined) {
    if (metric === undefined) return at
    throw new InvalidArgumentError('--metric says of which metric --step is, and there is none.')
  }
  return metric === undefined ? { step } : { step, metric }
}

function numberIn(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new InvalidArgumentError('It is a number.')
}
