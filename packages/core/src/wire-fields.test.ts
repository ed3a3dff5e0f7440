import { expect, test } from 'vitest'
import { v1 } from './messages.js'
import { newWireReader } from './wire.js'
import {
  bodyTag,
  eventTag,
  fileTag,
  formerTag,
  groupTag,
  headerTag,
  metricsTag,
  originTag,
  sliceTag,
  tombstoneTag,
  tombstoneWriterTag,
} from './wire-fields.js'

// Each message with one field set: it begins with the field's tag.
test.each([
  ['Body.salt', bodyTag.salt, v1.Body.encode({ salt: Uint8Array.of(1) })],
  ['Body.names', bodyTag.names, v1.Body.encode({ names: ['a'] })],
  ['Body.groups', bodyTag.groups, v1.Body.encode({ groups: [{}] })],
  ['Body.order', bodyTag.order, v1.Body.encode({ order: [1] })],
  ['Body.replaces', bodyTag.replaces, v1.Body.encode({ replaces: Uint8Array.of(1) })],
  ['Group.events', groupTag.events, v1.Group.encode({ events: [{}] })],
  ['Event.metricsLogged', eventTag.metricsLogged, v1.Event.encode({ metricsLogged: {} })],
  ['Event.timeDeltaMs', eventTag.timeDeltaMs, v1.Event.encode({ timeDeltaMs: 1 })],
  ['Event.fileLogged', eventTag.fileLogged, v1.Event.encode({ fileLogged: {} })],
  ['FileLogged.digest', fileTag.digest, v1.FileLogged.encode({ digest: Uint8Array.of(1) })],
  ['MetricsLogged.names', metricsTag.names, v1.MetricsLogged.encode({ names: [1] })],
  ['MetricsLogged.stepDelta', metricsTag.stepDelta, v1.MetricsLogged.encode({ stepDelta: 1 })],
  ['MetricsLogged.step', metricsTag.step, v1.MetricsLogged.encode({ step: 1 })],
  ['MetricsLogged.values', metricsTag.values, v1.MetricsLogged.encode({ values: [1] })],
  ['Header.streams', headerTag.streams, v1.Header.encode({ streams: [{}] })],
  ['Header.store', headerTag.store, v1.Header.encode({ store: 1 })],
  ['Header.writer', headerTag.writer, v1.Header.encode({ writer: 1 })],
  ['Header.writerId', headerTag.writerId, v1.Header.encode({ writerId: Uint8Array.of(1) })],
  ['Header.sequence', headerTag.sequence, v1.Header.encode({ sequence: 1 })],
  ['Header.baseTimeMs', headerTag.baseTimeMs, v1.Header.encode({ baseTimeMs: 1 })],
  [
    'Header.committedDeltaMs',
    headerTag.committedDeltaMs,
    v1.Header.encode({ committedDeltaMs: 1 }),
  ],
  ['Header.previous', headerTag.previous, v1.Header.encode({ previous: Uint8Array.of(1) })],
  ['Header.tombstone', headerTag.tombstone, v1.Header.encode({ tombstone: {} })],
  ['Header.origin', headerTag.origin, v1.Header.encode({ origin: {} })],
  ['StreamSlice.id', sliceTag.id, v1.StreamSlice.encode({ id: Uint8Array.of(1) })],
  ['StreamSlice.count', sliceTag.count, v1.StreamSlice.encode({ count: 1 })],
  [
    'StreamSlice.firstRevision',
    sliceTag.firstRevision,
    v1.StreamSlice.encode({ firstRevision: 1 }),
  ],
  ['Tombstone.digest', tombstoneTag.digest, v1.Tombstone.encode({ digest: Uint8Array.of(1) })],
  ['Tombstone.writers', tombstoneTag.writers, v1.Tombstone.encode({ writers: [{}] })],
  ['Tombstone.reason', tombstoneTag.reason, v1.Tombstone.encode({ reason: 'a' })],
  ['TombstoneWriter.number', tombstoneWriterTag.number, v1.TombstoneWriter.encode({ number: 1 })],
  [
    'TombstoneWriter.id',
    tombstoneWriterTag.id,
    v1.TombstoneWriter.encode({ id: Uint8Array.of(1) }),
  ],
  [
    'TombstoneWriter.lastSequence',
    tombstoneWriterTag.lastSequence,
    v1.TombstoneWriter.encode({ lastSequence: 1 }),
  ],
  ['CommitOrigin.store', originTag.store, v1.CommitOrigin.encode({ store: Uint8Array.of(1) })],
  ['CommitOrigin.position', originTag.position, v1.CommitOrigin.encode({ position: 1 })],
  ['CommitOrigin.header', originTag.header, v1.CommitOrigin.encode({ header: Uint8Array.of(1) })],
  ['CommitOrigin.former', originTag.former, v1.CommitOrigin.encode({ former: [{}] })],
  ['CommitOrigin.generation', originTag.generation, v1.CommitOrigin.encode({ generation: 1 })],
  ['FormerRevision.place', formerTag.place, v1.FormerRevision.encode({ place: 1 })],
  ['FormerRevision.revision', formerTag.revision, v1.FormerRevision.encode({ revision: 1 })],
])('the tag of %s is that of the generated code', (_field, tag, message) => {
  expect(newWireReader(message.finish()).uint32()).toBe(tag)
})
