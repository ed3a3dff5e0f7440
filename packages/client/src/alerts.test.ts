import { firstValueFrom, lastValueFrom, toArray } from 'rxjs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type AlertRule, isTrackError, lostProcess, nonFinite } from './index.js'
import { memoryClient } from './testing/memory-client.js'

describe('alerts of a client', () => {
  it('come of what is logged from now on, and end with the client', async () => {
    const client = memoryClient()
    const all = lastValueFrom(client.alerts({ rules: [nonFinite('loss')] }).pipe(toArray()))
    const trial = await client.newTrial({ name: 'diverges', parameters: { lr: 9 } })
    await trial.run(() => trial.logMetrics({ loss: Number.NaN }, { step: 3 }))
    await client.close()
    const [alert] = await all
    expect(alert).toMatchObject({ rule: 'nonFinite(loss)', again: false })
    expect(alert?.trial).toMatchObject({ id: trial.id, parameters: { lr: 9 } })
  })

  it('go on from a checkpoint, marked as told before, of the trials that are asked for', async () => {
    await using client = memoryClient()
    for (const lr of [1, 2]) {
      const trial = await client.newTrial({ name: 'diverges', parameters: { lr } })
      await trial.run(() => trial.logMetrics({ loss: Number.POSITIVE_INFINITY }))
    }
    await client.flush()
    const options = { rules: [nonFinite('loss')], where: { 'parameters.lr': 2 }, from: 0 } as const
    const alert = await firstValueFrom(client.alerts(options))
    expect(alert.trial.parameters).toEqual({ lr: 2 })
    expect(alert.again).toBe(true)
  })

  it('from a moment within a commit are also those that it made true before that', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 'diverges', parameters: {} })
    trial.start()
    await client.flush()
    const { position } = await client.log.head()
    trial.logMetrics({ loss: Number.NaN })
    trial.logMetadata({ later: true })
    await client.flush()
    const rules = [nonFinite('loss')]
    const all = lastValueFrom(client.alerts({ rules, from: position + 1 }).pipe(toArray()))
    await client.close()
    expect((await all).map((alert) => alert.position)).toEqual([position + 1])
  })

  it('of lost processes leave those alone that live', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 'lives', parameters: {} })
    trial.start()
    await client.flush()
    let asked = (): void => {}
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve
    })
    const seen: AlertRule = {
      name: 'seen',
      clock: true,
      when: () => {
        asked()
        return false
      },
    }
    const rules = [lostProcess(), seen]
    const all = lastValueFrom(client.alerts({ rules, checkEveryMs: 1 }).pipe(toArray()))
    await isAsked
    await client.close()
    expect(await all).toEqual([])
  })

  it.each([
    ['no rules', { rules: [] }],
    ['two of one name', { rules: [nonFinite('a'), nonFinite('a')] }],
    ['a rule without a name', { rules: [{ name: '', when: () => true }] }],
    ['no time', { rules: [lostProcess()], checkEveryMs: Number.NaN }],
    ['no moment', { rules: [lostProcess()], from: -1 }],
  ])('%s is refused at the call', (_, options) => {
    const client = memoryClient()
    onTestFinished(() => client.close())
    expect(() => client.alerts(options)).toThrowError(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
    )
  })

  it('a query that there is not, and a moment that is not there yet, are errors', async () => {
    await using client = memoryClient()
    const rules = [nonFinite('loss')]
    const where = { nothing: 1 } as object
    await expect(firstValueFrom(client.alerts({ rules, where }))).rejects.toSatisfy((error) =>
      isTrackError(error, 'TRACK_ARGUMENT_INVALID'),
    )
    await expect(firstValueFrom(client.alerts({ rules, from: 99 }))).rejects.toSatisfy((error) =>
      isTrackError(error, 'TRACK_MOMENT_NOT_FOUND'),
    )
  })
})
