import { gatherAssignment } from './assignments.js'
import { type AnyCommand, globalsOf, Option, trackCommand } from './command.js'
import type { Terminal } from './terminal.js'

/** `track run`: a program as a trial. */
export function runCommand(terminal: Terminal): AnyCommand {
  return trackCommand('run', {
    description:
      'Run a program, in whatever language, as a trial. Its output passes through and is kept; lines such ' +
      'as "loss=0.3 step=4" or {"step":4,"loss":0.3} are metrics; signals are passed on. The exit code is ' +
      'that of the program, and 128 + n when the signal n ended it. The store is made if there is none; ' +
      'should it fail, the program runs on.',
    examples: [
      'track run -- python train.py --lr 0.1',
      'track run -p digits -g sweep --param lr=0.1 --tag gpu=true -- ./train.sh 0.1',
    ],
  })
    .argument('<command...>', 'the program and its arguments, after --')
    .option('--name <name>', 'of the trial (default: the first file that the command names)')
    .option('-p, --project <name>', 'of the trial')
    .option('-g, --group <name>', 'of the trial')
    .option('--tag <name=value>', 'a tag; may be repeated', gatherAssignment)
    .option('--param <name=value>', 'a parameter; may be repeated', gatherAssignment)
    .addOption(
      new Option('--output <what>', 'what of the output is kept: all, the last 50 writes, or none')
        .choices(['all', 'last', 'none'] as const)
        .default('all' as const),
    )
    .option('--no-metrics', 'take no metrics from the output')
    .option('--join', 'let a Track client in the program log to this trial: its first one')
    .action(async (command, flags, self) => {
      const { runTrial } = await import('./run-trial.js')
      await runTrial(command, { ...flags, ...globalsOf(self) }, terminal)
    })
}
