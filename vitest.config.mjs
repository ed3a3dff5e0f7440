import { defineConfig } from 'vitest/config'

// Tests run the built packages: `tsc -b` compiles them beside what they test. A worker thread from
// dist beside sources would be two copies of everything.
const test = {
  exclude: ['**/node_modules/**'],
  pool: 'forks',
  // The longest takes half a minute on two idle cores. A machine that is busier, or five times slower, is no failure.
  testTimeout: 600_000,
  // Programs of tests are in this repository, and count the events that they log; tests of the system's
  // numbers turn those on.
  env: { TRACK_GIT: 'false', TRACK_SYSTEM_METRICS: '0' },
}

/** Of `test/`, those that take long and need nobody's answer within seconds. */
const patient = ['test/dist/{as-of,dependency-rule,own-projections,time-travel}.test.js']

/** They measure memory, or wait for a server. */
const beside = ['packages/*/dist/{log-file-on-server,store-memory,several-logs}.test.js']

/** Those of one group are done before the next begins. */
const inGroup = (groupOrder) => ({ sequence: { groupOrder } })

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...test,
          ...inGroup(0),
          name: 'alone',
          include: [
            '{packages/{core,projections,log,client,cli},examples}/dist/**/*.test.js',
            ...patient,
          ],
          exclude: [...test.exclude, ...beside],
          // Most wait for a program or a disk most of the time: one worker less takes half as long again.
          maxWorkers: '100%',
        },
      },
      {
        test: {
          ...test,
          ...inGroup(1),
          name: 'together',
          include: ['{packages/remote,test}/dist/**/*.test.js', ...beside],
          exclude: [...test.exclude, ...patient],
          // They start programs, some a score of them, which notice when others do not answer for seconds.
          maxWorkers: 1,
        },
      },
    ],
  },
})
