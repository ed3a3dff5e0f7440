import { expect, test } from 'vitest'
import { trialHash } from './trial-hash.js'

const identity = {
  name: 'final_trial_2',
  version: 'a1b2',
  parameters: { lr: 0.01, batch_size: 256 },
}

// Hashes are in logs and in users' notes: a change of these vectors is a new format.
test.each([
  [
    'an ordinary trial',
    identity,
    '37b148bca055564eecb4e6490a5de8a8ffcfe0ebfd12942b22eed0f2dad9b957',
  ],
  [
    'nothing',
    { name: '', version: '', parameters: {} },
    '167700f7566b5222626d55fdc6a782c0cec8f7285fbaf4e6eaac006271b7b4dd',
  ],
  [
    'every kind of value',
    {
      name: '\u{1F600}',
      version: 'v',
      parameters: {
        a: [null, true, -0, 2n ** 70n, 'x', Uint8Array.of(1, 2), new Date(3)],
        $track: { nan: Number.NaN },
      },
    },
    '222b43337726c7f6cacdfa662d3dc2ad29318924e7768d5b7eb2eea769f2b587',
  ],
])('the hash of %s is as pinned', (_name, trial, hash) => {
  expect(trialHash(trial)).toBe(hash)
})

test('the order of the parameters plays no part', () => {
  const parameters = { batch_size: 256, lr: 0.01 }
  expect(trialHash({ ...identity, parameters })).toBe(trialHash(identity))
})

test.each([
  ['another name', { ...identity, name: 'final_trial_3' }],
  ['another version', { ...identity, version: 'a1b3' }],
  ['another value', { ...identity, parameters: { ...identity.parameters, lr: 0.02 } }],
  ['a parameter more', { ...identity, parameters: { ...identity.parameters, more: null } }],
  ['name and version swapped', { ...identity, name: identity.version, version: identity.name }],
])('%s has another hash', (_name, trial) => {
  expect(trialHash(trial)).not.toBe(trialHash(identity))
})
