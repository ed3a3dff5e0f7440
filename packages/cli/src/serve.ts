import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { StoreServer, TrackError } from '@track/client'
import { type AnyCommand, type GlobalFlags, globalsOf, trackCommand } from './command.js'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import { storePlace } from './store-place.js'
import type { Terminal } from './terminal.js'
import { countOf } from './trial-search.js'

interface ServeFlags extends GlobalFlags {
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly cert?: string | undefined
  readonly key?: string | undefined
  readonly tokenFile?: string | undefined
  readonly insecure?: true | undefined
}

/** `track serve`: a store for clients on other machines. */
export function serveCommand(terminal: Terminal): AnyCommand {
  return trackCommand('serve', {
    description:
      'Serve the store to Track clients of this machine, or of others with --host and a certificate, until ' +
      'Ctrl-C. Every client must show the token: that of --token-file, else of TRACK_TOKEN_FILE or ' +
      'TRACK_TOKEN, else one that is made and shown once. The store is made if there is none.',
    examples: [
      'track serve --port 7350',
      'track serve --host 0.0.0.0 --port 7350 --cert server.pem --key server.key --token-file token',
    ],
  })
    .option('--host <name>', 'name or address to listen on (default: 127.0.0.1)')
    .option('--port <number>', 'default: any that is free', countOf)
    .option('--cert <file>', 'certificate, with those that vouch for it, PEM')
    .option('--key <file>', 'its key, PEM')
    .option('--token-file <file>', 'a file that holds the token and nothing else')
    .option('--insecure', 'without a certificate to other machines: anybody on the way reads all')
    .action(async (flags, self) => {
      await serve({ ...flags, ...globalsOf(self) }, terminal)
    })
}

async function serve(flags: ServeFlags, terminal: Terminal): Promise<void> {
  const { uri, path: store } = storePlace(flags, terminal)
  if (store === undefined) throw usage(`the store ${uri} is in no folder that could be served`)
  const { cert, key, host, port, insecure } = flags
  if ((cert === undefined) !== (key === undefined)) throw usage('--cert and --key go together')
  const read = (file: string): string => textOf(file, terminal.folder)
  const { isTrackError, newToken, serveStore } = await import('@track/client')
  const given = givenToken(flags, terminal.env, read)
  const token = given ?? (await newToken())
  const told = endingSignal() // before anybody hears of the server
  await using server = await serveStore({
    store,
    token,
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(insecure && { insecure }),
    ...(cert !== undefined && key !== undefined && { tls: { cert: read(cert), key: read(key) } }),
  }).catch((error: unknown) => {
    throw isTrackError(error, 'TRACK_TLS_REQUIRED') ? wantsCertificate(error) : error
  })
  const shown = given === undefined ? token : undefined
  if (flags.json) printJson({ uri: server.uri, store, token: shown, pid: process.pid }, terminal)
  else terminal.out(servedText(server, store, shown, cert !== undefined))
  // Clients are sent away then, and log into their spools until it is back.
  await Promise.race([told, server.closed])
}

function servedText(
  { uri }: StoreServer,
  store: string,
  token: string | undefined,
  isSecure: boolean,
): string {
  const lines = [
    `serving ${store} at ${uri}`,
    ...(token === undefined ? [] : [`  token: ${token}`, '  (it is shown only now)']),
    '  connect with:',
    `    TRACK_STORE=${uri} TRACK_TOKEN=${token ?? '…'}${isSecure ? ' TRACK_CA_FILE=ca.pem' : ''} node train.js`,
    '  Ctrl-C ends it',
  ]
  return lines.map((line) => `${plainText(line)}\n`).join('')
}

/** Resolves with the first signal that ends a program; a second one ends it at once. */
function endingSignal(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const name of signals) process.off(name, end)
      resolve()
    }
    for (const name of signals) process.on(name, end)
  })
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function givenToken(
  { tokenFile }: ServeFlags,
  env: Terminal['env'],
  read: (file: string) => string,
): string | undefined {
  const file = tokenFile ?? env.TRACK_TOKEN_FILE
  if (file !== undefined && file !== '') return read(file).trim()
  return env.TRACK_TOKEN === '' ? undefined : env.TRACK_TOKEN
}

function textOf(file: string, folder: string): string {
  try {
    return readFileSync(resolve(folder, file), 'utf8')
  } catch (cause) {
    throw usage(`${file} cannot be read: ${(cause as Error).message}`)
  }
}

/** The library says what is to be given to it, and this command's options have other names. */
function wantsCertificate({ code, details }: TrackError): CliError {
  const message = `${details.host} is not this machine alone: whoever is on the way could read the token and all events`
  return new CliError(code, message, {
    exitCode: exitCode.usage,
    details,
    hints: ['  give a certificate and its key (--cert, --key), or allow it (--insecure)'],
  })
}

function usage(message: string): CliError {
  return new CliError('TRACK_ARGUMENT_INVALID', message, { exitCode: exitCode.usage })
}
