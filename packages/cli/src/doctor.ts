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
  const [{ examine }, { findingsOf }, { doctorText }] = await Promise.all([
    import('./examination.js'),
    import('./findings.js'),
    import('./doctor-text.js'),
  ])
  const { found, failure } = await examine(storePlace(flags, terminal), terminal)
  const findings = findingsOf(found, failure, terminal.folder)
  if (findings.some(({ level }) => level === 'problem')) {
    terminal.setExitCode(exitCode.failed)
  }
  if (flags.json) printJson({ ...found, findings }, terminal)
  else terminal.out(doctorText(found, findings, terminal))
}
