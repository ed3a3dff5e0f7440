import { colorsOf } from './colors.js'
import type { Examination } from './examination.js'
import type { Finding } from './findings.js'
import { plainText } from './plain-text.js'
import { type Column, tableText } from './table.js'
import type { Terminal } from './terminal.js'
import { bytesText, moment } from './words.js'

interface Fact {
  readonly name: string
  readonly value: string
}

const columns: readonly Column<Fact>[] = [
  { name: '', text: ({ name }) => name },
  { name: '', text: ({ value }) => value, wide: true },
]

/** What was found out about a store, and what follows from it, as a page. */
export function doctorText(
  found: Examination,
  findings: readonly Finding[],
  terminal: Terminal,
): string {
  const colors = colorsOf(terminal)
  const told = findings.map((finding) => findingText(finding, terminal))
  const end =
    findings.length === 0 ? colors.green('nothing is wrong in what was checked') : told.join('\n')
  return `${tableText(columns, factsOf(found), terminal)}\n${end}\n`
}

function findingText({ level, what, todo }: Finding, terminal: Terminal): string {
  const colors = colorsOf(terminal)
  const mark = level === 'problem' ? colors.red('problem') : colors.yellow('note')
  const first = `${mark}: ${plainText(what)}`
  return todo === undefined ? first : `${first}\n  ${plainText(todo)}`
}

function factsOf({ uri, state, users, opened, unchecked }: Examination): Fact[] {
  const count = (number: number): string => number.toLocaleString('en')
  const facts: Fact[] = [{ name: 'store', value: state?.path ?? uri }]
  if (state?.identity !== undefined) {
    facts.push({ name: 'identity', value: state.identity.id })
    facts.push({ name: 'format', value: `version ${state.identity.formatVersion}` })
  }
  if (state !== undefined) {
    const { log, derived, files } = state.bytes
    const parts = `log ${bytesText(log)}, derived ${bytesText(derived)}, logged files ${bytesText(files)}`
    facts.push({ name: 'size', value: parts })
  }
  if (state?.freeBytes !== undefined) {
    facts.push({ name: 'free on disk', value: bytesText(state.freeBytes) })
  }
  if (opened !== undefined) {
    const statuses = Object.entries(opened.statuses).map(
      ([name, trials]) => `${count(trials)} ${name}`,
    )
    const listed = statuses.length === 0 ? '' : ` (${statuses.join(', ')})`
    facts.push({ name: 'events', value: count(opened.events) })
    facts.push({ name: 'projects', value: count(opened.projects) })
    facts.push({ name: 'trials', value: `${count(opened.trials)}${listed}` })
  }
  if (opened?.kept !== undefined) {
    const { values, bytes, damaged } = opened.kept
    const state = damaged === 0 ? 'intact' : `${count(damaged)} damaged`
    facts.push({ name: 'derived', value: `${count(values)} values, ${bytesText(bytes)}, ${state}` })
  }
  if (opened !== undefined) {
    const todo = state === undefined ? '' : ' (track verify checks them)' // it wants the files
    facts.push({ name: 'not checked', value: `${unchecked.join(', ')}${todo}` })
  }
  if (state !== undefined) facts.push({ name: 'open in', value: holderText(state.host) })
  for (const { pid, host, lastSign, isAlive } of users.slice(0, 20)) {
    const life = isAlive === undefined ? 'on another host' : isAlive ? 'lives' : 'is dead'
    const value = `process ${pid} on ${host} ${life}, last sign ${moment(Date.parse(lastSign))}`
    facts.push({ name: 'used by', value })
  }
  return facts
}

function holderText(holder: NonNullable<Examination['state']>['host']): string {
  if (holder?.isAlive === false || holder === undefined) return 'no process'
  const { pid, host, command, since } = holder
  return `process ${pid} on ${host} (${command}) since ${moment(Date.parse(since))}`
}
