import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { CliError } from './failure.js'
import { openStore } from './open-store.js'
import { jsonText, printJson } from './print-json.js'
import type { Terminal } from './terminal.js'

/** `track receipt`: what to keep of a trial, to hold the store against it later. */
export function receiptCommand(terminal: Terminal): AnyCommand {
  return trackCommand('receipt', {
    description:
      'Print a receipt of a trial: JSON with the digests of its commits and of the head of the log. Kept ' +
      'elsewhere, it tells by `track verify --receipt` whether the store still says what it says now.',
    examples: [
      'track receipt 3fa2b1c -o 3fa2b1c.receipt.json',
      'track receipt 3fa2b1c --sign key.pem -o 3fa2b1c.receipt.json',
    ],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .option('-o, --output <file>', 'write it to this file')
    .option('--sign <key>', 'a file with a private key of Ed25519 (PEM) to sign it with')
    .action(async (name, { output, sign }, self) => {
      await using client = await openStore(globalsOf(self), terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const trial = await chooseTrial(client, name)
      const key = sign === undefined ? {} : { sign: await fileText(sign, terminal) }
      const receipt = await client.receipt(trial, key)
      if (output === undefined) return printJson(receipt, terminal)
      const file = resolve(terminal.folder, output)
      const { writingFile } = await import('./writing-file.js')
      await writingFile(file, (path) => writeFile(path, `${jsonText(receipt)}\n`))
    })
}

/**
 * The text of a file that a command line names.
 * @throws CliError TRACK_FILE_UNREADABLE
 */
export async function fileText(file: string, { folder }: Terminal): Promise<string> {
  try {
    return await readFile(resolve(folder, file), 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CliError('TRACK_FILE_UNREADABLE', `${file} cannot be read: ${reason}`, {
      details: { file },
    })
  }
}
