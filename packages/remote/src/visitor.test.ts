import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { serverLimits } from './server-limits.js'
import { Visitor } from './visitor.js'

const limits = serverLimits({
  requestsPerSecondMax: 10,
  bytesPerSecondMax: 1_000,
  handshakeMs: 100,
  idleMs: 60_000,
})

/** A visitor that came at 0 ms, and has sent what a test says. */
function visitor(isKnown = true) {
  const socket = Object.create(Socket.prototype, { bytesRead: { value: 0, writable: true } })
  const one = new Visitor(socket, limits, false, 0)
  one.isKnown = isKnown
  return { one, sent: (bytes: number) => Object.assign(socket, { bytesRead: bytes }) }
}

describe('a visitor of a server', () => {
  it('makes as many requests at once as in a second, and then waits for each', () => {
    const { one } = visitor()
    const waits = Array.from({ length: 12 }, () => one.admit(0))
    expect(waits).toEqual([...Array(10).fill(0), 100, 100])
    expect([one.admit(50), one.admit(100), one.admit(100)]).toEqual([50, 0, 100])
    const later = Array.from({ length: 11 }, () => one.admit(100_000))
    expect(later, 'what is not used is not saved').toEqual([...Array(10).fill(0), 100])
  })

  it('waits until what it has sent is no more than it may send', () => {
    const { one, sent } = visitor()
    sent(1_000)
    expect(one.admit(0)).toBe(0)
    sent(3_500)
    expect(one.admit(0)).toBe(2_500)
    expect([one.admit(2_000), one.admit(2_500)]).toEqual([500, 0])
    sent(4_500)
    expect(one.admit(100_000), 'what is not used is not saved').toBe(0)
    sent(4_501)
    expect(one.admit(100_000)).toBe(1)
  })

  it('that sends bytes without calls is ended when it is ten seconds ahead', () => {
    const { one, sent } = visitor()
    sent(11_000)
    expect(one.isOverdue(0)).toBe(false)
    sent(11_001)
    expect(one.isOverdue(0)).toBe(true)
    expect(one.isOverdue(1), 'what it sent is counted once').toBe(false)
  })

  it('that does not show the token in time, or says nothing for long, is ended', () => {
    const strange = visitor(false)
    expect([strange.one.isOverdue(100), strange.one.isOverdue(101)]).toEqual([false, true])
    const { one, sent } = visitor()
    expect([one.isOverdue(60_000), one.isOverdue(60_001)]).toEqual([false, true])
    sent(1)
    expect([one.isOverdue(70_000), one.isOverdue(130_000)]).toEqual([false, false])
    expect(one.isOverdue(130_001)).toBe(true)
  })
})
