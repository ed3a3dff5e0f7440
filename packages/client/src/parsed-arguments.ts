/** What node:util's parseArgs gives. */
interface ParseArgsResult {
  readonly values: object
  readonly positionals: readonly string[]
}

/** A Command of commander, after it has parsed. */
interface CommanderCommand {
  opts(): object
  readonly args: readonly string[]
}

/** The argv of yargs. */
interface YargsArgv {
  readonly $0: string
  readonly _: readonly (string | number)[]
}

/** Arguments as a parser gives them: node:util's parseArgs, commander's Command, or yargs' argv. */
export type ParsedArguments = ParseArgsResult | CommanderCommand | YargsArgv

/**
 * The arguments in what a parser gave, by name: options that were not given are left out, and what was
 * given without a name is `positionals`, unless the command declares names for it. Anything else is
 * taken as it is.
 */
export function argumentsOf(parsed: object): object {
  if (Object(parsed) !== parsed) return parsed // whoever copies it refuses it
  if (isCommand(parsed)) return ofCommand(parsed)
  if (isParseArgsResult(parsed)) return named(parsed.values, parsed.positionals)
  if (isArgv(parsed)) return ofArgv(parsed)
  return parsed
}

function isParseArgsResult(parsed: object): parsed is ParseArgsResult {
  if (!('values' in parsed && 'positionals' in parsed)) return false
  const { values, positionals, ...rest } = parsed
  const isAlone = Object.keys(rest).every((key) => key === 'tokens')
  return isAlone && typeof values === 'object' && values !== null && Array.isArray(positionals)
}

function isCommand(parsed: object): parsed is CommanderCommand {
  return 'opts' in parsed && typeof parsed.opts === 'function' && 'args' in parsed
}

function isArgv(parsed: object): parsed is YargsArgv {
  return '$0' in parsed && typeof parsed.$0 === 'string' && '_' in parsed && Array.isArray(parsed._)
}

function ofCommand(command: CommanderCommand): object {
  const { registeredArguments: declared = [], processedArgs = [] } = command as {
    readonly registeredArguments?: readonly { name(): string }[]
    readonly processedArgs?: readonly unknown[]
  }
  const byName = declared.map((argument, i) => [argument.name(), processedArgs[i]])
  const options = { ...command.opts(), ...Object.fromEntries(byName) }
  return named(options, command.args.slice(declared.length > 0 ? command.args.length : 0))
}

/** yargs gives an option whose name has dashes in camel case too: one of the two is enough. */
function ofArgv({ $0: _program, _: positionals, ...options }: YargsArgv): object {
  const entries = Object.entries(options).filter(([name]) => {
    const other = camelCase(name)
    return other === name || !Object.hasOwn(options, other)
  })
  return named(Object.fromEntries(entries), positionals)
}

function named(options: object, positionals: readonly unknown[]): object {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    positionals.length > 0 ? [...given, ['positionals', positionals]] : given,
  )
}

function camelCase(name: string): string {
  return name.replace(/-+([^-])/g, (_, letter: string) => letter.toUpperCase())
}
