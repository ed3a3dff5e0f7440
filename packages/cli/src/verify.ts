import type { KeptHead, StoreDamage, StoreRedaction, VerifySummary } from '@track/client'
import {
  type AnyCommand,
  type GlobalFlags,
  globalsOf,
  InvalidArgumentError,
  trackCommand,
} from './command.js'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import { interruptible } from './interruption.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import { storeFolder } from './store-place.js'
import { withStoreProgress } from './store-progress.js'
import type { Terminal } from './terminal.js'
import { countOf } from './trial-search.js'
import { bytesText, duration } from './words.js'

interface VerifyFlags extends GlobalFlags {
  readonly receipt?: string | undefined
  readonly publicKey?: string | undefined
  readonly digest?: Uint8Array | undefined
  readonly position?: number | undefined
  readonly scratch?: string | undefined
}

/** `track verify`: whether a store is as it was written. */
export function verifyCommand(terminal: Terminal): AnyCommand {
  return trackCommand('verify', {
    description:
      'Check all of the store, which nobody may have open meanwhile: checksums, the chain of digests, ' +
      'positions, every event, the index, the contents of logged files. It changes nothing. The exit code ' +
      'is 1 if there is damage. With --receipt, check one trial alone, in a store that may be in use: whether ' +
      'it is what a receipt says. The exit code is 1 if it is not.',
    examples: [
      'track verify',
      'track verify --digest 9f2c… --position 48211',
      'track verify --receipt 3fa2b1c.receipt.json --public-key key.pub.pem',
    ],
  })
    .option('--digest <hex>', 'a digest that was kept: verify or backup printed it once', digestOf)
    .option('--position <count>', 'the position that was printed with it', countOf)
    .option('--receipt <file>', 'what `track receipt` printed once')
    .option('--public-key <file>', 'the public key of Ed25519 (PEM) that it must be signed with')
    .option('--scratch <folder>', 'where there is room for a copy of the store')
    .action(async (flags, self) => {
      await verify({ ...flags, ...globalsOf(self) }, terminal)
    })
}

async function verify(flags: VerifyFlags, terminal: Terminal): Promise<void> {
  const { receipt, publicKey } = flags
  if (receipt !== undefined) {
    const path = storeFolder(flags, terminal)
    const { checkReceipt } = await import('./verify-receipt.js')
    return checkReceipt(path, { ...flags, receipt }, terminal)
  }
  if (publicKey !== undefined) {
    throw new CliError('TRACK_USAGE', '--public-key is that of a --receipt: give both', {
      exitCode: exitCode.usage,
    })
  }
  const path = storeFolder(flags, terminal)
  const { verifyStore } = await import('@track/client')
  const { scratch } = flags
  const headDigest = keptHead(flags)
  const summary = await interruptible((signal) =>
    withStoreProgress(terminal, (onProgress) =>
      verifyStore(path, {
        signal,
        onProgress,
        ...(headDigest !== undefined && { headDigest }),
        ...(scratch !== undefined && { scratch }),
      }),
    ),
  )
  if (!summary.isSound) terminal.setExitCode(exitCode.failed)
  if (flags.json) printJson(verifyJson(summary), terminal)
  else terminal.out(verifyText(summary))
}

function keptHead({ digest, position }: VerifyFlags): KeptHead | undefined {
  if (digest === undefined) {
    if (position === undefined) return undefined
    throw new CliError('TRACK_USAGE', '--position says which commit --digest is of: give both', {
      exitCode: exitCode.usage,
    })
  }
  return position === undefined ? { digest } : { digest, position }
}

/** @throws InvalidArgumentError */
function digestOf(text: string): Uint8Array {
  if (/^[0-9a-f]{64}$/i.test(text)) return new Uint8Array(Buffer.from(text, 'hex'))
  throw new InvalidArgumentError('A digest has 64 hex digits.')
}

/** Digests as a user keeps them. */
function verifyJson({ head, ...summary }: VerifySummary): object {
  return { ...summary, head: { ...head, digest: hexOf(head.digest) } }
}

function hexOf(digest: Uint8Array | undefined): string | undefined {
  return digest && Buffer.from(digest).toString('hex')
}

function redactionText({ path, events, by, timeMs, reason }: StoreRedaction): string {
  const when = new Date(timeMs)
  const time = Number.isNaN(when.getTime()) ? String(timeMs) : when.toISOString()
  const why = reason === '' ? '' : `: ${reason}`
  return plainText(
    `  ${path} at ${events.join(', ')} was redacted by ${by || 'nobody named'}, ${time}${why}`,
  )
}

/** Of damage, so much is shown. */
const shownMax = 20

/** Whether all is sound but the digest that was kept, which no repair would make that of the store. */
function isOnlyDigest({ damage, damageCount }: VerifySummary): boolean {
  return damageCount === 1 && damage[0]?.kind === 'head-digest'
}

function titleOf(summary: VerifySummary): string {
  if (summary.isSound) return 'sound'
  if (isOnlyDigest(summary)) return 'NOT THE HISTORY of that digest'
  return `DAMAGED: ${summary.damageCount.toLocaleString('en')} found`
}

const repairs = '  track repair TARGET makes a new store of what is intact'

const otherDigest = [
  '  All else is sound. The digest, or its position, was mistyped, or is that of another store or of a moment',
  '  that this store has not reached; if it is none of these, the history is not the one that it was kept of.',
]

function verifyText(summary: VerifySummary): string {
  const { path, isSound, commits, events, streams, bytes, files, gone, head, damage } = summary
  const count = (number: number): string => number.toLocaleString('en')
  const shown = damage.slice(0, shownMax)
  const more = summary.damageCount - shown.length
  const lines = [
    `${path}: ${titleOf(summary)}`,
    `  ${count(commits)} commits, ${count(events)} events, ${count(streams)} streams, ` +
      `${bytesText(bytes)} read in ${duration(summary.durationMs / 1000)}`,
    ...(files > 0 ? [`  ${count(files)} contents of logged files`] : []),
    ...summary.redactions.map(redactionText),
    ...(gone > 0 ? [`  ${count(gone)} events are gone: a repair or a vacuum left them out`] : []),
    ...(summary.keptPosition === undefined
      ? []
      : [`  the digest is that of position ${summary.keptPosition}`]),
    ...shown.map((one) => `  ${damageText(one)}`),
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
    `  position ${head.position}, digest ${hexOf(head.digest) ?? 'unknown'}`,
    ...(isSound ? [] : isOnlyDigest(summary) ? otherDigest : [repairs]),
  ]
  return lines.map((line) => `${plainText(line)}\n`).join('')
}

function damageText({ kind, file, message }: StoreDamage): string {
  return `${kind}${file === undefined ? '' : ` (${file})`}: ${message}`
}
