import { TrackClient } from '@track/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)

const logged = {
  nan: Number.NaN,
  most: Number.POSITIVE_INFINITY,
  least: Number.NEGATIVE_INFINITY,
  zero: -0,
  small: 12n,
  big: -(2n ** 80n),
  when: new Date(0),
  bytes: new Uint8Array([1, 2, 255]),
  none: null,
  list: [1n, Number.NaN, null, new Date(1), { inner: 2n }],
}

const printed = {
  nan: 'NaN',
  most: 'Infinity',
  least: '-Infinity',
  zero: 0,
  small: '12',
  big: '-1208925819614629174706176',
  when: '1970-01-01T00:00:00.000Z',
  bytes: 'AQL/',
  none: null,
  list: ['1', 'NaN', null, '1970-01-01T00:00:00.001Z', { inner: '2' }],
}

beforeAll(async () => {
  await using client = new TrackClient(`file:${cwd}/runs`)
  const one = await client.newTrial({ name: 'one', parameters: logged })
  one.addTags(logged)
  one.logMetadata(logged)
  await one.finish()
  const parameters = { small: 'text', nan: true }
  const other = await client.newTrial({ name: 'other', parameters, force: true })
  await other.finish()
})

/** What a command prints with `--json`. */
async function json(...args: string[]): Promise<unknown> {
  const { out, err, code } = await runTrack([...args, '--json'], { cwd })
  expect({ err, code }).toEqual({ err: '', code: 0 })
  return JSON.parse(out)
}

const whole = { parameters: printed, tags: printed, metadata: expect.objectContaining(printed) }

test.each([
  ['ls', [whole, {}]],
  ['ls', [whole, {}]], // of the list that the first one has kept
  ['show one', whole],
  ['report one', { parameters: printed, tags: printed }],
  ['compare one other', { trials: [whole, {}] }],
  ['tag one more=1', { tags: { ...printed, more: 1 } }],
])('what JSON does not have is text: %s', async (line, expected) => {
  expect(await json(...line.split(' '))).toMatchObject(expected)
})

test('what JSON does not have is text: log', async () => {
  const { out } = await runTrack(['log', '-s', 'one', '--json'], { cwd })
  const events = out.trim().split('\n')
  expect(events.map((line) => JSON.parse(line).event)).toContainEqual({
    type: 'ArgumentsLogged',
    arguments: printed,
  })
})

test('what JSON does not have is text in an export too, and has no quotes in CSV', async () => {
  const [row] = (await json('export')) as [Record<string, unknown>]
  const cells = Object.entries(printed).map(([name, value]) => [`parameters.${name}`, value])
  const { 'parameters.none': _, 'parameters.list': list, ...expected } = Object.fromEntries(cells)
  // A column is of one kind, so a mixed one is text; a list is its JSON.
  expect(row).toMatchObject({ ...expected, 'parameters.list': JSON.stringify(list) })
  const { out } = await runTrack(['export'], { cwd })
  const [names = [], values = []] = out.split('\n').map((line) => line.match(cell) ?? [])
  const csv = new Map(names.map((name, i) => [name, values[i]]))
  for (const name of ['nan', 'least', 'small', 'big', 'when', 'bytes'] as const) {
    expect(csv.get(`parameters.${name}`)).toBe(String(printed[name]))
  }
})

/** Of a line of CSV. */
const cell = /(?<=^|,)("([^"]|"")*"|[^,]*)/g

test('a table has them without quotes', async () => {
  const { out } = await runTrack(['ls', '-c', 'parameters.big,parameters.nan'], { cwd })
  expect(out).toMatch(/^ *-1208925819614629174706176 +NaN *$/m)
})
