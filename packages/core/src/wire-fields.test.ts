import { expect, test } from 'vitest'
import { v1 } from './wire.js'
import { bodyTag, eventTag, groupTag, metricsTag } from './wire-fields.js'

// Each message with one field set: its first byte is the field's tag.
test.each([
  ['Body.salt', bodyTag.salt, v1.Body.encode({ salt: Uint8Array.of(1) })],
  ['Body.names', bodyTag.names, v1.Body.encode({ names: ['a'] })],
  ['Body.groups', bodyTag.groups, v1.Body.encode({ groups: [{}] })],
  ['Body.order', bodyTag.order, v1.Body.encode({ order: [1] })],
  ['Body.replaces', bodyTag.replaces, v1.Body.encode({ replaces: Uint8Array.of(1) })],
  ['Group.events', groupTag.events, v1.Group.encode({ events: [{}] })],
  ['Event.metricsLogged', eventTag.metricsLogged, v1.Event.encode({ metricsLogged: {} })],
  ['Event.timeDeltaMs', eventTag.timeDeltaMs, v1.Event.encode({ timeDeltaMs: 1 })],
  ['MetricsLogged.names', metricsTag.names, v1.MetricsLogged.encode({ names: [1] })],
  ['MetricsLogged.stepDelta', metricsTag.stepDelta, v1.MetricsLogged.encode({ stepDelta: 1 })],
  ['MetricsLogged.step', metricsTag.step, v1.MetricsLogged.encode({ step: 1 })],
  ['MetricsLogged.values', metricsTag.values, v1.MetricsLogged.encode({ values: [1] })],
])('the tag of %s is that of the generated code', (_field, tag, message) => {
  expect(message.finish()[0]).toBe(tag)
})
