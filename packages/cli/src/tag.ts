import { gatherAssignment } from './assignments.js'
import { briefUid } from './brief-uid.js'
import { type AnyCommand, Argument, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'

/** `track tag`: tags for a trial. */
export function tagCommand(terminal: Terminal): AnyCommand {
  return trackCommand('tag', {
    description:
      'Add tags to a trial. One that it has gets the new value; one of its project stays as it is. ' +
      'A value that is JSON is kept as such: a number, true, a list.',
    examples: ['track tag 3fa2b1c best=true reviewer=ada'],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .addArgument(
      new Argument('<name=value...>', 'tags').argParser<Readonly<Record<string, unknown>>>(
        gatherAssignment,
      ),
    )
    .action(async (name, tags, _flags, self) => {
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const { trialHandle } = await import('./trial-handle.js')
      const found = await chooseTrial(client, name)
      const trial = await trialHandle(client, found)
      trial.addTags(tags)
      await trial.flush()
      const tagged = await chooseTrial(client, found.id)
      const { uid, id } = tagged
      if (flags.json) printJson({ uid, id, tags: tagged.tags }, terminal)
      else terminal.out(`tagged ${plainText(`${briefUid(uid)}  ${tagged.name}`)}\n`)
    })
}
