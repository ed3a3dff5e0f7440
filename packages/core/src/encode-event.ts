import { checkFileName, mimeDefault } from './file-name.js'
import { bytesOfHex } from './hex.js'
import { type track, v1 } from './messages.js'
import { customStatus, type Status } from './status.js'
import { bytesOfStreamId } from './stream-id-bytes.js'
import { checkText } from './text.js'
import {
  aggregatorKinds,
  type ErrorRecord,
  type ForkPoint,
  type ProcessRecord,
  type TrackEvent,
} from './track-event.js'
import { encodeValues } from './value-codec.js'

type WireEvent = track.v1.Event.$Properties
type WireError = track.v1.Error.$Properties

/** Index of a name among a body's names, added if it is new. */
export type NameIndex = (name: string) => number

/**
 * The message of every kind of event but MetricsLogged and UnknownEvent: the first is the body
 * builder's, whose steps are relative, and the second cannot be written.
 * @throws TRACK_VALUE_INVALID, TRACK_ARGUMENT_INVALID
 */
export function encodeEvent(
  event: Exclude<TrackEvent, { type: 'MetricsLogged' | 'Unknown' }>,
  nameIndex: NameIndex,
): WireEvent {
  switch (event.type) {
    case 'ChronoRecorded': {
      const { seconds, window, skip } = event
      const aggregator = aggregatorKinds.indexOf(event.aggregator)
      return { chronoRecorded: { name: nameIndex(event.name), seconds, aggregator, window, skip } }
    }
    case 'ChronoSummarized': {
      const { count, mean, sumSquares, min, max } = event
      const name = nameIndex(event.name)
      return { chronoSummarized: { name, count, mean, sumSquares, min, max } }
    }
    case 'TrialCreated':
      return {
        trialCreated: {
          name: text(event.name, 'trial name'),
          description: text(event.description, 'trial description'),
          version: text(event.version, 'trial version'),
          hash: text(event.hash, 'trial hash'),
          project: bytesOfStreamId(event.project),
          groups: event.groups.map(bytesOfStreamId),
          ...encodeFork(event.forkedFrom),
        },
      }
    case 'ArgumentsLogged':
      return { argumentsLogged: { arguments: encodeValues(event.arguments, 'arguments') } }
    case 'MetadataLogged':
      return { metadataLogged: { metadata: encodeValues(event.metadata, 'metadata') } }
    case 'TagsAdded':
      return { tagsAdded: { tags: encodeValues(event.tags, 'tags') } }
    case 'TrialStarted':
      return {
        trialStarted: {
          process: event.process === undefined ? null : encodeProcess(event.process),
        },
      }
    case 'StatusChanged':
      return {
        statusChanged: { status: encodeStatus(event.status), error: encodeError(event.error) },
      }
    case 'TrialReserved':
      return {
        trialReserved: {
          status: encodeStatus(event.status),
          process: encodeProcess(event.process),
        },
      }
    case 'TrialFinished':
      return {
        trialFinished: {
          status: encodeStatus(event.status),
          error: encodeError(event.error),
          runtimeSeconds: event.runtimeSeconds,
        },
      }
    case 'ErrorLogged':
      return { errorLogged: { error: encodeError(event.error) } }
    case 'OutputCaptured':
      return {
        outputCaptured: {
          stream: event.stream === 'stdout' ? v1.OutputStream.STDOUT : v1.OutputStream.STDERR,
          text: text(event.text, 'output'),
          keep: event.keep ?? 0,
          leftOut: event.leftOut ?? 0,
        },
      }
    case 'SystemMeasured':
      return { systemMeasured: { names: event.names.map(nameIndex), values: [...event.values] } }
    case 'FileLogged': {
      const { name, digest, bytes, mime } = event
      checkFileName(name)
      return {
        fileLogged: {
          name,
          digest: bytesOfHex(digest),
          bytes,
          mime: mime === mimeDefault ? '' : text(mime, 'media type'),
        },
      }
    }
    case 'ProjectCreated':
      return {
        projectCreated: {
          name: text(event.name, 'project name'),
          description: text(event.description, 'project description'),
        },
      }
    case 'GroupCreated':
      return {
        groupCreated: {
          name: text(event.name, 'group name'),
          description: text(event.description, 'group description'),
          project: bytesOfStreamId(event.project),
        },
      }
    case 'TrialAdded':
      return { trialAdded: { trial: bytesOfStreamId(event.trial), hash: text(event.hash, 'hash') } }
    case 'TrialRemoved':
      return { trialRemoved: { trial: bytesOfStreamId(event.trial) } }
    case 'GroupAdded':
      return {
        groupAdded: { group: bytesOfStreamId(event.group), name: text(event.name, 'group name') },
      }
    case 'ProjectAdded':
      return {
        projectAdded: {
          project: bytesOfStreamId(event.project),
          name: text(event.name, 'project name'),
        },
      }
    case 'Deleted':
      return { deleted: { reason: text(event.reason, 'reason') } }
    case 'Redacted':
      return {
        redacted: {
          position: event.position,
          oldBodyDigest: bytesOfHex(event.oldBodyDigest),
          newBodyDigest: bytesOfHex(event.newBodyDigest),
          reason: text(event.reason, 'reason'),
          by: text(event.by, 'who redacts'),
          path: text(event.path, 'path'),
          events: [...event.events],
        },
      }
    case 'Reverted':
      return { reverted: { revision: event.revision, reason: text(event.reason, 'reason') } }
    case 'EventsDropped':
      return { eventsDropped: { count: event.count, reason: text(event.reason, 'reason') } }
    default:
      return event satisfies never
  }
}

function text(value: string, what: string): string {
  checkText(value, what)
  return value
}

function encodeFork(fork: ForkPoint | undefined): track.v1.TrialCreated.$Properties {
  if (fork === undefined) return {}
  return { forkedFrom: bytesOfStreamId(fork.trial), forkRevision: fork.revision }
}

function encodeStatus(status: Status): track.v1.Status.$Properties {
  return customStatus(status.name, status.value)
}

// An error's message and stack are the program's, not the caller's: what UTF-8 cannot carry is
// replaced rather than refused.
function encodeError(error: ErrorRecord | undefined): WireError | null {
  if (error === undefined) return null
  return {
    name: error.name.toWellFormed(),
    message: error.message.toWellFormed(),
    stack: error.stack?.toWellFormed() ?? null,
  }
}

function encodeProcess(process: ProcessRecord): track.v1.Process.$Properties {
  return {
    host: process.host.toWellFormed(),
    boot: process.boot.toWellFormed(),
    pid: process.pid,
    startedMs: process.startedMs,
  }
}
