import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchFolder } from './paths.mjs'

/** What runs in Python, and what pip is to install for it. */
export const pythonFolder = join(benchFolder, 'python')

/** The virtual environment of the Python peers. */
export const venvFolder = join(benchFolder, '.venv')

/** Its Python. */
export const venvPython = join(venvFolder, 'bin', 'python')

/** The Python peers by name, and as pip takes them. */
export function pinnedPythonPeers() {
  const lines = readFileSync(join(pythonFolder, 'requirements.txt'), 'utf8').split('\n')
  return lines.filter((line) => /^\w/.test(line)).map((pin) => ({ pin, name: pin.split('==')[0] }))
}

const versionsProgram = `
import json, sys
from importlib.metadata import PackageNotFoundError, version
def of(name):
    try: return version(name)
    except PackageNotFoundError: return "absent"
print(json.dumps([sys.version.split()[0], {name: of(name) for name in sys.argv[1:]}]))
`

/**
 * The versions of Python and of its peers, as they are installed.
 * @returns {{ python: string, packages: Record<string, string> }}
 */
export function pythonVersions() {
  const names = pinnedPythonPeers().map(({ name }) => name)
  const { status, stdout } = spawnSync(venvPython, ['-c', versionsProgram, ...names], {
    encoding: 'utf8',
  })
  if (status !== 0) {
    const absent = Object.fromEntries(names.map((name) => [name, 'absent']))
    return { python: 'absent', packages: absent }
  }
  const [python, packages] = JSON.parse(stdout)
  return { python, packages }
}
