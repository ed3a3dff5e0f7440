// npm run torture: tries to break what docs/guarantees.md states. `--help` says what can be asked for.
import { mkdtempSync, rmdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kinds } from './kinds.js'
import { help, type Options, readOptions } from './options.js'
import { failureText, progressLine, summaryLines } from './summary.js'
import { torture } from './torture.js'

// Its programs are in this repository, and count the events that they log.
process.env.TRACK_GIT = 'false'

async function run({ seconds, kills, only, seed, rounds, jobs, json }: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'track-torture-'))
  const began = performance.now()
  const secondsSince = (): number => (performance.now() - began) / 1000
  console.log(`seed ${seed}, node ${process.version}, ${jobs} at once`)
  const results = await torture({
    kinds: only.length === 0 ? kinds : kinds.filter(({ name }) => only.includes(name)),
    ...{ seconds, seed, jobs, folder },
    ...(kills !== undefined && { kills }),
    ...(rounds !== undefined && { rounds }),
    onCount: (soFar) => progress(progressLine(soFar, secondsSince())),
  })
  progress('')
  console.log(summaryLines(results).join('\n'))
  console.log(`\nTried for ${Math.round(secondsSince())} s.`)
  const failures = results.flatMap(({ failure }) => failure ?? [])
  for (const failure of failures) console.error(`\n${failureText(failure)}`)
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ seed, node: process.version, results }, null, 2)}\n`)
  }
  if (failures.length > 0) process.exitCode = 1
  else rmdirSync(folder) // the rounds have taken theirs away
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
}

process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))
try {
  const options = readOptions(
    process.argv.slice(2),
    kinds.map(({ name }) => name),
  )
  if (options.help) console.log(help)
  else if (options.list) {
    for (const { name, about } of kinds) console.log(`${name.padEnd(12)}${about}`)
  } else await run(options)
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n\n${help}` : error)
  process.exitCode = 1
}
