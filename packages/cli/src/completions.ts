import type { AnyCommand, GlobalFlags } from './command.js'
import type { Completion, Completions, ShellLine } from './shell-line.js'
import { type NamedKind, namesInStore } from './store-names.js'
import type { Terminal } from './terminal.js'

const nothing: Completions = { words: [], files: false }
const anyFile: Completions = { words: [], files: true }

/** What options and arguments name that is in the store, by their own names. */
const namedInStore: Readonly<Record<string, NamedKind>> = {
  trial: 'trials',
  trials: 'trials',
  other: 'trials',
  stream: 'trials',
  metric: 'metrics',
  metrics: 'metrics',
  project: 'projects',
  group: 'groups',
}

/** Options and arguments that name files or folders. */
const namingFiles: ReadonlySet<string> = new Set([
  'store',
  'stores',
  'target',
  'into',
  'scratch',
  'output',
  'sign',
  'receipt',
  'public-key',
  'cert',
  'key',
  'token-file',
  'command',
])

/** What may stand at the cursor of a command line. What cannot be found out is left out. */
export async function completionsFor(
  { before, current }: ShellLine,
  program: AnyCommand,
  terminal: Terminal,
): Promise<Completions> {
  const { command, operands, flags, isAfterDashes } = readLine(before, program)
  const fromStore = async (kind: NamedKind): Promise<Completions> => {
    return { words: await namesInStore(kind, flags, terminal), files: false }
  }
  const wordsFor = (name: string, choices: readonly string[] | undefined): Promise<Completions> => {
    if (choices !== undefined) return Promise.resolve(wordsOf(choices))
    const named = namedInStore[name]
    if (named !== undefined) return fromStore(named)
    return Promise.resolve(namingFiles.has(name) ? anyFile : nothing)
  }
  if (!isAfterDashes) {
    const [, long, typed] = /^--([\w-]+)=(.*)$/.exec(current) ?? []
    const option =
      long === undefined ? optionOf(before.at(-1), command) : optionOf(`--${long}`, command)
    if (option?.takesValue) {
      const { words, files } = await wordsFor(option.name, option.choices)
      if (typed === undefined) return { words, files }
      return { words: words.map(({ word }) => ({ word: `--${long}=${word}` })), files }
    }
    if (current.startsWith('-')) return { words: optionsOf(command), files: false }
    if (command === program) return { words: commandsOf(program), files: false }
  }
  const declared = command.registeredArguments
  const argument = declared[operands.length] ?? declared.findLast(({ variadic }) => variadic)
  if (command.name() === 'help') return { words: commandsOf(program), files: false }
  return argument === undefined ? nothing : wordsFor(argument.name(), argument.argChoices)
}

interface ReadLine {
  readonly command: AnyCommand
  readonly operands: readonly string[]
  readonly flags: GlobalFlags
  /** Whether options have ended, by `--`. */
  readonly isAfterDashes: boolean
}

/** What the words before the cursor say. */
function readLine(before: readonly string[], program: AnyCommand): ReadLine {
  let command = program
  let store: string | undefined
  const operands: string[] = []
  const end = before.indexOf('--')
  const words = end < 0 ? before : before.slice(0, end)
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    const [, long, value] = /^(--[\w-]+)=(.*)$/.exec(word) ?? []
    const option = optionOf(long ?? word, command)
    const given = option?.takesValue ? (value ?? words[++i]) : undefined
    if (option?.name === 'store') store = given
    if (word.startsWith('-')) continue
    const called = command === program && program.commands.find((one) => one.name() === word)
    if (called) command = called
    else if (command !== program) operands.push(word)
  }
  const after = end < 0 ? [] : before.slice(end + 1)
  return { command, operands: [...operands, ...after], flags: { store }, isAfterDashes: end >= 0 }
}

interface KnownOption {
  readonly name: string
  readonly takesValue: boolean
  readonly choices: readonly string[] | undefined
}

function optionOf(word: string | undefined, command: AnyCommand): KnownOption | undefined {
  const found = allOptions(command).find(({ short, long }) => word === short || word === long)
  if (word === undefined || found === undefined) return undefined
  const takesValue = found.required || found.optional
  return { name: found.name(), takesValue, choices: found.argChoices }
}

function allOptions(command: AnyCommand): AnyCommand['options'] {
  return [...command.options, ...(command.parent?.options ?? [])].filter(({ hidden }) => !hidden)
}

function optionsOf(command: AnyCommand): Completion[] {
  const own = allOptions(command).map(({ long, description }) => ({
    word: long ?? '',
    note: description,
  }))
  return [...own, { word: '--help', note: 'show the help' }]
}

function commandsOf(program: AnyCommand): Completion[] {
  const visible = program.createHelp().visibleCommands(program)
  return visible.map((command) => ({ word: command.name(), note: command.summary() }))
}

function wordsOf(words: readonly string[]): Completions {
  return { words: words.map((word) => ({ word })), files: false }
}
