// @pnpm/tabtab's one importer.
import { getCompletionScript } from '@pnpm/tabtab'

/** Shells that can be told what may follow on a command line. */
export type Shell = 'bash' | 'zsh' | 'fish'

/** What a shell reads to complete command lines of `track`: it asks `track completion-server`. */
export function completionScript(shell: Shell): Promise<string> {
  return getCompletionScript({ name: 'track', completer: 'track', shell })
}
