// What the shells' scripts, which @pnpm/tabtab makes, say and hear.

/** A command line up to the cursor. */
export interface ShellLine {
  readonly shell: string
  /** Whole words after the program's name. */
  readonly before: readonly string[]
  /** What has been typed of the word at the cursor. */
  readonly current: string
}

/** A word that may stand at the cursor. */
export interface Completion {
  readonly word: string
  /** What it is. */
  readonly note?: string | undefined
}

/** What may stand at the cursor. */
export interface Completions {
  readonly words: readonly Completion[]
  /** Whether it may be a file or a folder too. */
  readonly files: boolean
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * The command line that a script tells of: all words, the program's name first, and by COMP_CWORD which one
 * the cursor is at.
 */
export function lineOf(words: readonly string[], env: Env): ShellLine {
  const shell = env.SHELL ?? ''
  const at = shell === 'fish' ? fishWord(words, env) : Number(env.COMP_CWORD)
  const index = Number.isInteger(at) && at > 0 ? at : words.length
  // Where bash cuts at "=", that is a word of its own.
  const before = words.slice(1, index).filter((word) => word !== '=')
  const current = words[index] ?? ''
  return { shell, before, current: current === '=' ? '' : current }
}

/** Fish counts the words; whether the last has ended shows by where the cursor is. */
function fishWord(words: readonly string[], { COMP_POINT: point }: Env): number {
  return Number(point) > words.join(' ').length ? words.length : words.length - 1
}

/** For all of them the same: nothing in it that a shell would take for a command, a pattern or an end. */
const safe = /^(?!$)[\w.,@+/:=-]+$/

/** What the script of the shell takes for an answer. */
export function answerText({ words, files }: Completions, { shell, current }: ShellLine): string {
  const fitting = words.filter(({ word }) => word.startsWith(current) && safe.test(word))
  // Bash completes files by itself where there is nothing else.
  if (files && fitting.length === 0) return shell === 'bash' ? '' : '__tabtab_complete_files__\n'
  return fitting.map((one) => `${answerLine(one, shell, current)}\n`).join('')
}

function answerLine({ word, note = '' }: Completion, shell: string, current: string): string {
  const described = note.replaceAll(/[^\w .,:;/()-]/g, ' ')
  switch (shell) {
    case 'zsh':
      return described === ''
        ? word.replaceAll(':', '\\:')
        : `${word.replaceAll(':', '\\:')}:${described}`
    case 'fish':
      return described === '' ? word : `${word}\t${described}`
    default:
      // Bash replaces what stands after the "=".
      return word.slice(current.lastIndexOf('=', current.length) + 1)
  }
}
