// npm run bench: measures Track beside its peers. `--help` says what can be asked for.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseNames } from './cases/index.mjs'
import { installPeers } from './install-peers.mjs'
import { installPython } from './install-python.mjs'
import { describeMachine } from './machine.mjs'
import { help, readOptions } from './options.mjs'
import { printNotes, printRows } from './print-rows.mjs'
import { runCase } from './run-case.mjs'

/** @param {import('./options.mjs').Options} options */
async function bench({ only, quick, python, json }) {
  installPeers()
  if (python) installPython()
  const machine = describeMachine({ python })
  console.log(machineText(machine))
  const folder = mkdtempSync(join(tmpdir(), 'track-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.on('SIGINT', () => process.exit(130))
  process.on('SIGTERM', () => process.exit(143))
  const began = performance.now()
  const asked = (await loadCases(only)).map((known) => (python ? known : withoutPython(known)))
  const cases = asked.filter(({ slow = false }) => !(slow && quick && only.length === 0))
  const rows = []
  for (const benchCase of cases) {
    const onRun = (/** @type {string} */ text) => progress(`${secondsSince(began)} s  ${text}`)
    rows.push(...(await runCase(benchCase, { quick, runs: quick ? 3 : 5, folder, onRun })))
  }
  progress('')
  await printRows(rows)
  printNotes(cases, rows)
  const left = asked.filter((one) => !cases.includes(one)).map(({ name }) => name)
  if (left.length > 0) console.log(`\nLeft out with --quick: ${left.join(', ')}.`)
  console.log(
    `\nMeasured in ${secondsSince(began)} s${quick ? ', --quick' : ''}${python ? ', --python' : ''}.`,
  )
  if (json !== undefined)
    writeFileSync(json, `${JSON.stringify({ machine, rows }, undefined, 2)}\n`)
  if (rows.some(({ contender, absent }) => contender === 'track' && absent)) process.exitCode = 1
}

/** @param {readonly string[]} only */
async function loadCases(only) {
  const names = only.length === 0 ? caseNames : caseNames.filter((name) => only.includes(name))
  return Promise.all(names.map(async (name) => (await import(`./cases/${name}.mjs`)).default))
}

/**
 * @param {import('./run-case.mjs').Case} benchCase
 * @returns {import('./run-case.mjs').Case}
 */
function withoutPython(benchCase) {
  const contenders = Object.entries(benchCase.contenders).filter(([, { python }]) => !python)
  return { ...benchCase, contenders: Object.fromEntries(contenders) }
}

/** @param {ReturnType<typeof describeMachine>} machine */
function machineText({ packages, ...rest }) {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`)
  const lines = Object.entries(rest).map(([key, value]) => `${key}: ${value}`)
  return [...lines, `packages: ${versions.join(', ')}`].join('\n')
}

/** @param {string} text */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
}

/** @param {number} began */
function secondsSince(began) {
  return Math.round((performance.now() - began) / 1000)
}

try {
  const options = readOptions(process.argv.slice(2), caseNames)
  if (options.help) console.log(help)
  else if (options.list) {
    for (const { name, about } of await loadCases([])) console.log(`${name.padEnd(22)}${about}`)
  } else await bench(options)
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n\n${help}` : error)
  process.exitCode = 1
}
