import { isTrackError } from '@track/client/find-stores'
import type { Examination } from './examination.js'
import { storesNear } from './stores-near.js'
import { bytesText, moment } from './words.js'

/** Something that a user may want to know, or must do something about. */
export interface Finding {
  readonly level: 'note' | 'problem'
  readonly what: string
  readonly todo: string | undefined
}

const freeBytesLow = 1 << 30

/** What to do about an error of opening a store, by its code. */
const todos: Readonly<Record<string, string>> = {
  TRACK_STORE_LOCKED: 'wait until that process ends, or end it',
  TRACK_HOST_SILENT: 'let the process that has it go on (kill -CONT), or end it',
  TRACK_COMMIT_CORRUPT: 'track verify tells all damage, track repair TARGET keeps what is intact',
  TRACK_EVENT_CORRUPT: 'track verify tells all damage, track repair TARGET keeps what is intact',
  TRACK_LOG_FAILED: 'track verify tells all damage, track repair TARGET keeps what is intact',
  TRACK_STORE_UNWRITABLE: 'make room on the disk',
  TRACK_TOKEN_REFUSED: 'set TRACK_TOKEN to what track serve showed',
  TRACK_SERVER_AWAY: 'start track serve again: what was logged meanwhile is sent on',
  TRACK_FORMAT_UNSUPPORTED: 'use the version of Track that wrote it, or a newer one',
}

/**
 * What follows from what was found: what is wrong first.
 * @param failure Why the store cannot be opened, if it cannot.
 */
export function findingsOf(found: Examination, failure: unknown, folder: string): Finding[] {
  const findings = [
    ...failureFindings(found, failure, folder),
    ...holderFindings(found),
    ...trialFindings(found),
    ...keptFindings(found),
    ...placeFindings(found),
    ...spoolFindings(found),
  ]
  const problems = findings.filter(({ level }) => level === 'problem')
  return [...problems, ...findings.filter(({ level }) => level === 'note')]
}

function failureFindings({ state }: Examination, failure: unknown, folder: string): Finding[] {
  if (failure === undefined) return []
  const { code, message } = isTrackError(failure) ? failure : { code: '', message: String(failure) }
  if (code === 'TRACK_STORE_NOT_FOUND' && state !== undefined) {
    const near = storesNear(state.path, folder)
    const todo =
      near.length === 0
        ? 'a program that tracks to it makes it'
        : `name another with --store: ${near.slice(0, 5).join(', ')}`
    return [{ level: 'problem', what: message, todo }]
  }
  if (code === 'TRACK_STORE_INVALID' && (state?.bytes.log ?? 0) > 0) {
    const todo = 'if this was a store: track repair TARGET makes one of what is intact'
    return [{ level: 'problem', what: message, todo }]
  }
  return [{ level: 'problem', what: message, todo: todos[code] }]
}

function holderFindings({ state }: Examination): Finding[] {
  const holder = state?.host
  if (holder?.isAlive !== false) return []
  const what = `process ${holder.pid} (${holder.command}) had the store since ${moment(Date.parse(holder.since))} and ended without closing it`
  return [{ level: 'note', what, todo: 'nothing: whoever opens it next takes over' }]
}

function trialFindings({ users, opened }: Examination): Finding[] {
  const dead = users.filter(({ isAlive }) => isAlive === false)
  if (dead.length === 0 || opened === undefined) return []
  const pids = dead.slice(0, 5).map(({ pid }) => pid)
  const many = dead.length === 1 ? '1 process' : `${dead.length} processes`
  const what = `${many} ended without close() (${pids.join(', ')}${dead.length > 5 ? ', …' : ''})`
  const todo = 'nothing: what trials they had not finished read as Interrupted; track ls shows them'
  return [{ level: 'note', what, todo }]
}

function keptFindings({ opened }: Examination): Finding[] {
  const damaged = opened?.kept?.damaged ?? 0
  if (damaged === 0) return []
  const values = damaged === 1 ? '1 value' : `${damaged} values`
  const what = `${values} in derived/ cannot be read`
  return [{ level: 'note', what, todo: 'nothing: it is made anew from the events when it is used' }]
}

function placeFindings({ state }: Examination): Finding[] {
  if (state === undefined) return []
  const findings: Finding[] = state.leftovers.map((path) => ({
    level: 'note',
    what: `${path} was left by work that was cut off`,
    todo: 'remove it, once nobody works on the store',
  }))
  const { freeBytes } = state
  if (freeBytes !== undefined && freeBytes < freeBytesLow) {
    const what = `only ${bytesText(freeBytes)} are free on the disk`
    findings.push({ level: freeBytes === 0 ? 'problem' : 'note', what, todo: 'make room' })
  }
  return findings
}

function spoolFindings({ spools }: Examination): Finding[] {
  return spools.map(({ path, kind, bytes }) => {
    if (kind === 'waiting') {
      const what = `${path} holds ${bytesText(bytes)} that wait for a server, or are in use`
      return { level: 'note', what, todo: 'the next client of that server sends them on' }
    }
    const what = `${path} holds ${bytesText(bytes)} that were put aside: ${kind}`
    return { level: 'problem', what, todo: `track log --store ${path} shows what it is` }
  })
}
