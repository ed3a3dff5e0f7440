import { parseArgs } from 'node:util'

export const help = `npm run bench -- [options]

Measures Track beside its peers, each contender in a process of its own, and prints one table.
Nothing asserts on time: the exit code is 1 only if Track itself could not be measured.

  --only NAME   only this case; may be given several times
  --quick       three runs in place of five, less data, and none of the cases that prepare much
  --python      also W&B offline, MLflow, tensorboardX, Aim and Trackio, which pip installs into
                bench/.venv, over a gigabyte; with --quick some two minutes more
  --json FILE   also writes { machine, rows } to FILE
  --list        lists the cases and ends
  --help        prints this and ends

Stores are made in the system's folder for temporary files; TMPDIR names another.`

/**
 * @typedef {object} Options
 * @property {readonly string[]} only Names of cases; all when empty.
 * @property {boolean} quick
 * @property {boolean} python
 * @property {string | undefined} json
 * @property {boolean} list
 * @property {boolean} help
 */

/**
 * The options of the command line.
 * @param {readonly string[]} args
 * @param {readonly string[]} caseNames
 * @returns {Options}
 * @throws {TypeError} for an option or a case that there is not.
 */
export function readOptions(args, caseNames) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      python: { type: 'boolean', default: false },
      json: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  for (const name of values.only) {
    if (!caseNames.includes(name)) {
      throw new TypeError(`There is no case ${name}; the cases are ${caseNames.join(', ')}`)
    }
  }
  return { ...values, json: values.json }
}
