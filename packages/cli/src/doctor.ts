import { type AnyCommand, type GlobalFlags, globalsOf, trackCommand } from './command.js'
import { exitCode } from './exit-code.js'
import { printJson } from './print-json.js'
import { storePlace } from './store-place.js'
import type { Terminal } from './terminal.js'

/** `track doctor`: what a store is, and what is wrong with it. */
export function doctorCommand(terminal: Terminal): AnyCommand {
  return trackCommand('doctor', {
    description:
      'Look at the store, whatever state it is in: its format, size and trials, who has it open, what was ' +
      'left behind, what waits for a server. It logs nothing. The exit code is 1 if something is wrong. ' +
      'It does not read all events: track verify does.',
    examples: ['track doctor', 'track doctor --store ./runs --json'],
  }).action(async (_flags, self) => {
    await doctor(globalsOf(self), terminal)
  })
}

async function doctor(flags: GlobalFlags, terminal: Terminal): Promise<void> {
  const [{ examine }, { doctorText }] = await Promise.all([
    import('./examination.js'),
    import('./doctor-text.js'),
  ])
  const examined = await examine(storePlace(flags, terminal), terminal)
  if (examined.findings.some(({ level }) => level === 'problem')) {
    terminal.setExitCode(exitCode.failed)
  }
  if (flags.json) printJson(examined, terminal)
  else terminal.out(doctorText(examined, terminal))
}
