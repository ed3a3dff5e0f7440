import { type AnyCommand, Argument, trackCommand } from './command.js'
import type { Terminal } from './terminal.js'

/** `track completion`: what a shell completes command lines by. */
export function completionCommand(terminal: Terminal): AnyCommand {
  return trackCommand('completion', {
    description:
      'Print what a shell reads to complete commands, options, and the trials, projects and groups of the ' +
      'store: source it where the shell starts.',
    examples: [
      'track completion bash >> ~/.bashrc',
      'track completion zsh >> ~/.zshrc',
      'track completion fish > ~/.config/fish/completions/track.fish',
    ],
  })
    .addArgument(new Argument('<shell>', 'which').choices(['bash', 'zsh', 'fish'] as const))
    .action(async (shell) => {
      const { completionScript } = await import('./completion-script.js')
      terminal.out(await completionScript(shell))
    })
}
