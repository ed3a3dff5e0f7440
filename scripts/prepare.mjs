// Installs what package-lock.json names, unless that is there already, and builds. Every command of
// the README begins with it, so that each works on a fresh clone.
import { execSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 15)) {
  console.error(`Track needs Node 20.15 or newer; this is ${process.version}`)
  process.exit(1)
}

const installed = 'node_modules/.package-lock.json'
const isCurrent =
  existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs
if (!isCurrent) execSync('npm ci --no-fund --no-audit', { stdio: 'inherit' })

// turbo reports usage unless told otherwise; a build needs no network.
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' }
execSync('npm run --silent build', { stdio: 'inherit', env })
