import { hexOf } from './hex.js'
import type { track } from './messages.js'
import { sha256 } from './sha256.js'
import { TrackError } from './track-error.js'
import type { Value, Values } from './value.js'
import { decodeValues, encodeValues } from './value-codec.js'

/** What stands in the place of a value that was removed. */
export const redactionMark = '[redacted]'

/** The mark as the content of a file, which stands in the place of one that was removed. */
export const redactedContent: Uint8Array = new TextEncoder().encode(redactionMark)
const redactedFile = {
  digest: sha256(redactedContent),
  bytes: redactedContent.length,
  mime: 'text/plain',
}

type WireEvent = track.v1.Event
type WireError = track.v1.Error.$Properties

/** What of events can be removed, by the words of paths; whether there are names below it. */
const sections = {
  parameters: { section: 'arguments', isNamed: true },
  arguments: { section: 'arguments', isNamed: true }, // as events call them
  metadata: { section: 'metadata', isNamed: true },
  tags: { section: 'tags', isNamed: true },
  files: { section: 'files', isNamed: true },
  output: { section: 'output', isNamed: false },
  errors: { section: 'errors', isNamed: false },
  description: { section: 'description', isNamed: false },
} as const
type Section = (typeof sections)[keyof typeof sections]['section']

/** What is to be removed from events. */
export interface RedactionPath {
  readonly section: Section
  /** Of what has names: which one; but for files, with dots into objects. */
  readonly name: string | undefined
}

/**
 * What a path such as `parameters.api_key` names: a value below `parameters` (or `arguments`, as events call them),
 * `metadata` or `tags`; the content of a file below `files`; or all of `output`, `errors` (messages and stacks) or
 * `description`.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function redactionPath(path: string): RedactionPath {
  const [head = '', ...rest] = path.split('.')
  const known = Object.hasOwn(sections, head) ? sections[head as keyof typeof sections] : undefined
  const name = rest.length > 0 ? rest.join('.') : undefined
  if (known !== undefined && known.isNamed === (name !== undefined)) {
    return { section: known.section, name }
  }
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `${JSON.stringify(path)} names nothing that can be redacted: it is parameters.NAME, metadata.NAME, tags.NAME, ` +
      'files.NAME, output, errors or description',
    { details: { path } },
  )
}

/**
 * Puts the mark in the place of what `path` names in an event.
 * @returns The texts and bytes that were there, of a file its digest; undefined when there was nothing but a mark.
 */
export function redactEvent(event: WireEvent, path: RedactionPath): Uint8Array[] | undefined {
  const removed: Uint8Array[] = []
  const isRedacted = redactSection(event, path, (value) => addBytes(value, removed))
  return isRedacted ? removed : undefined
}

type OnRemoved = (value: Value) => void

function redactSection(
  event: WireEvent,
  { section, name = '' }: RedactionPath,
  onRemoved: OnRemoved,
): boolean {
  switch (section) {
    case 'arguments':
      return redactNamed(event.argumentsLogged, 'arguments', name, onRemoved)
    case 'metadata':
      return redactNamed(event.metadataLogged, 'metadata', name, onRemoved)
    case 'tags':
      return redactNamed(event.tagsAdded, 'tags', name, onRemoved)
    case 'files':
      return redactFile(event.fileLogged, name, onRemoved)
    case 'output':
      return redactText(event.outputCaptured, 'text', onRemoved)
    case 'errors': {
      const { errorLogged, statusChanged, trialFinished } = event
      const error = (errorLogged ?? statusChanged ?? trialFinished)?.error
      const parts = (['message', 'stack'] as const).map((part) =>
        redactText<keyof WireError, WireError>(error, part, onRemoved),
      )
      return parts.includes(true)
    }
    case 'description':
      return redactText(event.trialCreated, 'description', onRemoved)
    default:
      return section satisfies never
  }
}

function redactText<Key extends string, Message extends { [key in Key]?: unknown }>(
  message: Message | null | undefined,
  key: Key,
  onRemoved: OnRemoved,
): boolean {
  const text = message?.[key]
  if (typeof text !== 'string' || text === '' || text === redactionMark) return false
  onRemoved(text)
  Object.assign(message as object, { [key]: redactionMark })
  return true
}

/** The digest goes too: it says of any content whether it was this one. */
function redactFile(
  file: track.v1.FileLogged.$Properties | null | undefined,
  name: string,
  onRemoved: OnRemoved,
): boolean {
  const digest = file?.digest
  if (!digest || file?.name !== name || hexOf(digest) === hexOf(redactedFile.digest)) return false
  onRemoved(digest)
  Object.assign(file, redactedFile)
  return true
}

type Named<Key extends string> = { [key in Key]?: track.v1.Struct.$Properties | null }

function redactNamed<Key extends string>(
  message: Named<Key> | null | undefined,
  key: Key,
  name: string,
  onRemoved: OnRemoved,
): boolean {
  if (message === null || message === undefined) return false
  const values = withoutValue(decodeValues(message[key]), name, onRemoved)
  if (values === undefined) return false
  Object.assign(message, { [key]: encodeValues(values, key) })
  return true
}

/**
 * The values with the mark in the place of one: names may have dots themselves, as in `ValuePath`. A path that names
 * several that way takes them all: who wants a value gone must not keep another reading of its name.
 */
function withoutValue(values: Values, path: string, onRemoved: OnRemoved): Values | undefined {
  let without: Values | undefined
  if (Object.hasOwn(values, path) && values[path] !== redactionMark) {
    onRemoved(values[path] as Value)
    without = withOther(values, path, redactionMark)
  }
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot)
    const inner = Object.hasOwn(values, name) ? values[name] : undefined
    const left = isValues(inner) ? withoutValue(inner, path.slice(dot + 1), onRemoved) : undefined
    if (left !== undefined) without = withOther(without ?? values, name, left)
  }
  return without
}

function withOther(values: Values, name: string, value: Value): Values {
  const other: Record<string, Value> = Object.create(null)
  for (const key of Object.keys(values)) other[key] = key === name ? value : (values[key] as Value)
  return other
}

function isValues(value: Value | undefined): value is Values {
  const isObject = typeof value === 'object' && value !== null
  return (
    isObject && !Array.isArray(value) && !(value instanceof Date || value instanceof Uint8Array)
  )
}

const utf8 = new TextEncoder()

function addBytes(value: Value, into: Uint8Array[]): void {
  if (typeof value === 'string') into.push(utf8.encode(value))
  else if (value instanceof Uint8Array) into.push(value.slice())
  else if (Array.isArray(value)) for (const item of value) addBytes(item, into)
  else if (isValues(value)) for (const item of Object.values(value)) addBytes(item, into)
}
