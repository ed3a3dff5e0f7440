import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')

it('the example of the README is examples/src/quick-start.ts, but for its folder and its last line', () => {
  const example = /```ts\n(.*?)```/s.exec(read('README.md'))?.[1] ?? expect.fail('no example')
  const expected = example
    .replace("'file:./runs'", "'file:./runs/quick-start'")
    .concat('await client.close()\n')
  expect(read('examples/src/quick-start.ts')).toBe(expected)
})
