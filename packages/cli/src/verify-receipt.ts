import type { ReceiptCheck } from '@track/client'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import { interruptible } from './interruption.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import { fileText } from './receipt.js'
import type { Terminal } from './terminal.js'

/** Which receipt `track verify` is to hold against the store. */
export interface ReceiptFlags {
  readonly receipt: string
  /** A file. */
  readonly publicKey?: string | undefined
  readonly json?: true | undefined
}

/** `track verify --receipt`: whether the store at `path` says of a trial what it said then. */
export async function checkReceipt(
  path: string,
  { receipt, publicKey, json }: ReceiptFlags,
  terminal: Terminal,
): Promise<void> {
  const key = publicKey === undefined ? {} : { publicKey: await fileText(publicKey, terminal) }
  const kept = parsed(await fileText(receipt, terminal), receipt)
  const { verifyReceipt } = await import('@track/client')
  const check = await interruptible((signal) => verifyReceipt(path, kept, { signal, ...key }))
  if (!check.isIntact) terminal.setExitCode(exitCode.failed)
  if (json) printJson(check, terminal)
  else terminal.out(textOf(check))
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CliError('TRACK_RECEIPT_INVALID', `${file} is no receipt: it is not JSON`, {
      details: { file },
    })
  }
}

/** Of changes, and of redactions, so many are shown. */
const shownMax = 20

const heads = {
  here: 'the log is the same up to it',
  merged: 'that of a store that was merged into this one',
  other: 'the log is another one there',
  gone: 'that commit was taken out since: a digest of a later head tells more',
  elsewhere: 'this is another store, and has no such commit',
}

const signatures = {
  none: 'it has none',
  unchecked: 'not checked: --public-key FILE checks it',
  valid: 'it is that of the key',
}

function textOf(check: ReceiptCheck): string {
  const { receipt, isIntact, changes, redactions, eventsBetween, eventsSince } = check
  const { trial, events, commits } = receipt
  const count = (number: number): string => number.toLocaleString('en')
  const title = isIntact ? 'as the receipt says' : 'NOT as the receipt says'
  const since = eventsSince === 0 ? 'none' : count(eventsSince)
  const lines = [
    `${trial.name} (${trial.uid}): ${title}`,
    `  ${count(events)} events in ${count(commits.count)} commits; ${since} came since`,
    ...(eventsBetween > 0
      ? [`  ${count(eventsBetween)} of copies of its store stand between them, by a merge`]
      : []),
    `  position ${receipt.head.position}: ${heads[check.head]}`,
    ...(check.signature === 'invalid' ? [] : [`  signature: ${signatures[check.signature]}`]),
    ...shown(changes.map(({ kind, message }) => `  ${kind}: ${message}`)),
    ...shown(
      redactions.map(({ path, position, by, timeMs, reason }) => {
        const who = `${by || 'nobody named'}, ${new Date(timeMs).toISOString()}`
        return `  ${path} at ${position} was redacted by ${who}${reason && `: ${reason}`}`
      }),
    ),
  ]
  return lines.map((line) => `${plainText(line)}\n`).join('')
}

function shown(lines: readonly string[]): readonly string[] {
  if (lines.length <= shownMax) return lines
  return [...lines.slice(0, shownMax), `  and ${lines.length - shownMax} more`]
}
