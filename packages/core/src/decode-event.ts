import { isFileName, mimeDefault } from './file-name.js'
import { hexOf } from './hex.js'
import { hexOfId } from './id-cache.js'
import { digestBytes, streamIdBytes } from './limits.js'
import { type track, v1 } from './messages.js'
import { safeInteger } from './safe-integer.js'
import type { Status } from './status.js'
import type { StreamId } from './stream-id.js'
import { TrackError } from './track-error.js'
import {
  aggregatorKinds,
  type ErrorRecord,
  type ForkPoint,
  type ProcessRecord,
  type TrackEvent,
} from './track-event.js'
import { decodeValues } from './value-codec.js'

/**
 * The event that `message` holds; UnknownEvent for a kind of a newer writer. MetricsLogged is the
 * body reader's, whose steps are relative.
 * @throws TRACK_EVENT_CORRUPT
 */
export function decodeEvent(message: track.v1.Event, names: readonly string[]): TrackEvent {
  switch (message.kind) {
    case 'chronoRecorded': {
      const m = message.chronoRecorded ?? {}
      return {
        type: 'ChronoRecorded',
        name: nameAt(names, m.name ?? 0),
        seconds: m.seconds ?? 0,
        aggregator: aggregatorKinds[m.aggregator ?? 0] ?? 'stat',
        window: m.window ?? 0,
        skip: m.skip ?? 0,
      }
    }
    case 'chronoSummarized': {
      const m = message.chronoSummarized ?? {}
      return {
        type: 'ChronoSummarized',
        name: nameAt(names, m.name ?? 0),
        count: m.count ?? 0,
        mean: m.mean ?? 0,
        sumSquares: m.sumSquares ?? 0,
        min: m.min ?? 0,
        max: m.max ?? 0,
      }
    }
    case 'trialCreated': {
      const m = message.trialCreated ?? {}
      return {
        type: 'TrialCreated',
        name: m.name ?? '',
        description: m.description ?? '',
        version: m.version ?? '',
        hash: m.hash ?? '',
        project: streamId(m.project),
        groups: (m.groups ?? []).map(streamId),
        ...decodeFork(m),
      }
    }
    case 'argumentsLogged':
      return {
        type: 'ArgumentsLogged',
        arguments: decodeValues(message.argumentsLogged?.arguments),
      }
    case 'metadataLogged':
      return { type: 'MetadataLogged', metadata: decodeValues(message.metadataLogged?.metadata) }
    case 'tagsAdded':
      return { type: 'TagsAdded', tags: decodeValues(message.tagsAdded?.tags) }
    case 'trialStarted':
      return { type: 'TrialStarted', process: decodeProcess(message.trialStarted?.process) }
    case 'statusChanged': {
      const m = message.statusChanged ?? {}
      return { type: 'StatusChanged', status: decodeStatus(m.status), error: decodeError(m.error) }
    }
    case 'trialReserved': {
      const m = message.trialReserved ?? {}
      const process = decodeProcess(m.process)
      // Nobody could tell whether that one lives.
      if (process === undefined) return { type: 'Unknown' }
      return { type: 'TrialReserved', status: decodeStatus(m.status), process }
    }
    case 'trialFinished': {
      const m = message.trialFinished ?? {}
      return {
        type: 'TrialFinished',
        status: decodeStatus(m.status),
        error: decodeError(m.error),
        runtimeSeconds: m.runtimeSeconds ?? 0,
      }
    }
    case 'errorLogged':
      return {
        type: 'ErrorLogged',
        error: decodeError(message.errorLogged?.error) ?? { name: '', message: '' },
      }
    case 'outputCaptured': {
      const m = message.outputCaptured ?? {}
      const stream = m.stream === v1.OutputStream.STDERR ? 'stderr' : 'stdout'
      const { keep = 0, leftOut = 0 } = m
      const event = { type: 'OutputCaptured', stream, text: m.text ?? '' } as const
      return { ...event, ...(keep && { keep }), ...(leftOut && { leftOut }) }
    }
    case 'systemMeasured': {
      const m = message.systemMeasured ?? {}
      const [indices, values] = [m.names ?? [], m.values ?? []]
      if (indices.length !== values.length) return { type: 'Unknown' }
      return { type: 'SystemMeasured', names: indices.map((at) => nameAt(names, at)), values }
    }
    case 'fileLogged':
      return decodeFile(message.fileLogged ?? {})
    case 'projectCreated': {
      const m = message.projectCreated ?? {}
      return { type: 'ProjectCreated', name: m.name ?? '', description: m.description ?? '' }
    }
    case 'groupCreated': {
      const m = message.groupCreated ?? {}
      const project = streamId(m.project)
      return { type: 'GroupCreated', name: m.name ?? '', description: m.description ?? '', project }
    }
    case 'trialAdded': {
      const m = message.trialAdded ?? {}
      return { type: 'TrialAdded', trial: streamId(m.trial), hash: m.hash ?? '' }
    }
    case 'trialRemoved':
      return { type: 'TrialRemoved', trial: streamId(message.trialRemoved?.trial) }
    case 'groupAdded': {
      const m = message.groupAdded ?? {}
      return { type: 'GroupAdded', group: streamId(m.group), name: m.name ?? '' }
    }
    case 'projectAdded': {
      const m = message.projectAdded ?? {}
      return { type: 'ProjectAdded', project: streamId(m.project), name: m.name ?? '' }
    }
    case 'deleted':
      return { type: 'Deleted', reason: message.deleted?.reason ?? '' }
    case 'redacted': {
      const m = message.redacted ?? {}
      return {
        type: 'Redacted',
        position: safeInteger(m.position, 'redacted position'),
        oldBodyDigest: hexOf(m.oldBodyDigest ?? new Uint8Array()),
        newBodyDigest: hexOf(m.newBodyDigest ?? new Uint8Array()),
        reason: m.reason ?? '',
        by: m.by ?? '',
        path: m.path ?? '',
        events: (m.events ?? []).map((at) => safeInteger(at, 'position of a redacted event')),
      }
    }
    case 'reverted': {
      const m = message.reverted ?? {}
      const revision = safeInteger(m.revision, 'reverted revision')
      return { type: 'Reverted', revision, reason: m.reason ?? '' }
    }
    case 'eventsDropped': {
      const m = message.eventsDropped ?? {}
      const count = safeInteger(m.count, 'count of dropped events')
      return { type: 'EventsDropped', count, reason: m.reason ?? '' }
    }
    default:
      return { type: 'Unknown' }
  }
}

/**
 * The name that `index` stands for.
 * @throws TRACK_EVENT_CORRUPT
 */
export function nameAt(names: readonly string[], index: number): string {
  const name = names[index]
  if (name === undefined) {
    throw new TrackError(
      'TRACK_EVENT_CORRUPT',
      `An event uses name ${index} of a body that lists ${names.length} names`,
      { details: { index, names: names.length } },
    )
  }
  return name
}

/** A name that would lead out of a folder never comes out of a log, nor does what names no content. */
function decodeFile(file: track.v1.FileLogged.$Properties): TrackEvent {
  const name = file.name ?? ''
  if (!isFileName(name) || file.digest?.length !== digestBytes) return { type: 'Unknown' }
  const bytes = safeInteger(file.bytes, 'length of a file')
  const digest = hexOf(file.digest)
  return { type: 'FileLogged', name, digest, bytes, mime: file.mime || mimeDefault }
}

function decodeFork(created: track.v1.TrialCreated.$Properties): { forkedFrom?: ForkPoint } {
  const { forkedFrom } = created
  if (!forkedFrom?.length) return {}
  if (forkedFrom.length !== streamIdBytes) {
    throw new TrackError(
      'TRACK_EVENT_CORRUPT',
      `A fork names a stream by ${forkedFrom.length} bytes, not by ${streamIdBytes}`,
    )
  }
  const revision = safeInteger(created.forkRevision, 'revision of a fork')
  return { forkedFrom: { trial: hexOf(forkedFrom), revision } }
}

function streamId(bytes: Uint8Array | null | undefined): StreamId {
  return bytes?.length === streamIdBytes ? hexOfId(bytes) : hexOf(bytes ?? new Uint8Array())
}

function decodeStatus(status: track.v1.Status.$Properties | null | undefined): Status {
  return { value: status?.value ?? 0, name: status?.name ?? '' }
}

function decodeError(
  error: track.v1.Error.$Properties | null | undefined,
): ErrorRecord | undefined {
  if (error === null || error === undefined) return undefined
  const { name, message, stack } = error
  const record = { name: name ?? '', message: message ?? '' }
  return stack === undefined || stack === null || stack === '' ? record : { ...record, stack }
}

function decodeProcess(
  process: track.v1.Process.$Properties | null | undefined,
): ProcessRecord | undefined {
  if (process === null || process === undefined) return undefined
  const { host, boot, pid, startedMs } = process
  return { host: host ?? '', boot: boot ?? '', pid: pid ?? 0, startedMs: startedMs ?? 0 }
}
