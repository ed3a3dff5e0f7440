import { expect, test } from 'vitest'
import { memoryClient } from './testing/memory-client.js'

test('projects and groups are listed with what their trials come to', async () => {
  const client = memoryClient()
  await client.setProject({
    name: 'p',
    description: 'first',
    tags: { 'a.b': 1 },
    metadata: { m: 2n },
  })
  await client.setGroup({ name: 'g', metadata: { why: 'x' } })
  const done = await client.newTrial({ name: 'done', parameters: {} })
  await done.run(() => done.logMetrics({ loss: 1 }))
  const failed = await client.newTrial({ name: 'failed', parameters: {}, groups: ['h'] })
  failed.start()
  await failed.finish(new Error('no'))
  await client.setProject({ name: 'q', force: true })
  await client.setGroup({ name: 'g', force: true })

  const [p, q, ...others] = await client.projects()
  expect(others).toEqual([])
  expect(p).toMatchObject({
    name: 'p',
    description: 'first',
    tags: { a: { b: 1 } },
    metadata: { m: 2n },
    groups: ['g', 'h'],
    trials: 2,
    statuses: { Completed: 1, Exception: 1 },
    lastSignAt: expect.any(Number),
  })
  expect(q).toMatchObject({ name: 'q', groups: ['g'], trials: 0, statuses: {} })
  expect(q).not.toHaveProperty('lastSignAt')
  expect(
    (await client.groups()).map(({ project, name, trials, metadata }) => [
      ...[project, name, trials, metadata],
    ]),
  ).toEqual([
    ['p', 'g', 2, { why: 'x' }],
    ['p', 'h', 1, {}],
    ['q', 'g', 0, {}],
  ])
  await client.close()
})
