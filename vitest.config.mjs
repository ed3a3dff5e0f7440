import { defineConfig } from 'vitest/config'

// Tests run the built packages: `tsc -b` compiles them beside what they test. A worker thread from
// dist beside sources would be two copies of everything.
export default defineConfig({
  test: {
    include: ['{packages/*,examples,test}/dist/**/*.test.js'],
    exclude: ['**/node_modules/**'],
    pool: 'forks',
    // The longest takes half a minute on two idle cores; a busier machine is no failure.
    testTimeout: 180_000,
    // Programs of tests are in this repository, and count the events that they log; tests of the system's
    // numbers turn those on.
    env: { TRACK_GIT: 'false', TRACK_SYSTEM_METRICS: '0' },
  },
})
