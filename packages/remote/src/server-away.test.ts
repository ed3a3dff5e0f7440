import { expect, it } from 'vitest'
import { serverAway } from './server-away.js'

const uri = 'track://lab:7350'
const established = (last: string, note = ''): string =>
  `14 UNAVAILABLE: No connection established. Last error: ${last}. Resolution note: ${note}`
const wrongVersion =
  'C0B6FF51D27F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../record.c:350:\n'

it.each([
  [established('Error: connect ECONNREFUSED 127.0.0.1:1'), 'connect ECONNREFUSED 127.0.0.1:1'],
  [established('Error: read ECONNRESET', 'from a cache'), 'read ECONNRESET (from a cache)'],
  [established('Failed to connect (2026-11-28T01:25:44.012Z)'), 'Failed to connect'],
  [established(`Error: ${wrongVersion}`), 'TLS failed: wrong version number'],
  [
    '14 UNAVAILABLE: Name resolution failed for target dns:no.host:7350',
    'the name no.host cannot be resolved',
  ],
  ['14 UNAVAILABLE: Connection dropped', 'Connection dropped'],
  ['the disk is full', 'the disk is full'],
])('a server that is away is told of with the reason of the system: %s', (said, reason) => {
  const cause = new Error(said)
  const error = serverAway({ uri, tls: undefined }, cause, false)
  expect(error).toMatchObject({ code: 'TRACK_SERVER_AWAY', cause, details: { uri } })
  expect(error.message).toBe(`${uri} cannot be reached without TLS: ${reason}`)
})

it('a server that may have done what it was asked for says so after the reason', () => {
  const tls = { ca: undefined, serverName: undefined }
  const error = serverAway({ uri, tls }, new Error('14 UNAVAILABLE: Connection dropped'), true)
  expect(error.message).toBe(
    `${uri} cannot be reached with TLS: Connection dropped. It was asked before that, and may have done what it was asked for`,
  )
  expect(error.details).toEqual({ uri, doubtful: true })
})

it('a server that has not answered yet is told of without a reason', () => {
  const { message } = serverAway({ uri, tls: undefined }, undefined, false)
  expect(message).toBe(`${uri} cannot be reached without TLS: it has not answered yet`)
})
