import { parseArgs } from 'node:util'
import { Command } from 'commander'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import yargs from 'yargs'
import { memoryClient } from './testing/memory-client.js'

async function newTrial() {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 'parsed' })
  const parameters = async () => (await client.report({ trial, print: false })).parameters
  return { client, trial, parameters }
}

describe('logArguments', () => {
  it('get_arguments: logs parsed arguments, shows them, and returns them', async () => {
    const { trial, parameters } = await newTrial()
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const data = 'mnist/'.repeat(20) // longer than a line of node:util's inspect
    const parsed = parseArgs({
      args: ['--lr', '0.1', '--cuda', 'mnist', data],
      options: { lr: { type: 'string' }, cuda: { type: 'boolean' }, seed: { type: 'string' } },
      allowPositionals: true,
      tokens: true,
    })
    const returned = trial.logArguments(parsed, { show: true })
    const shown = write.mock.calls.map(([text]) => text)
    write.mockRestore()
    expect(returned).toBe(parsed)
    expectTypeOf(returned).toEqualTypeOf(parsed)
    const rule = '-'.repeat(80)
    const lines = ['lr: 0.1', 'cuda: true', `positionals: [ 'mnist', '${data}' ]`]
    const indents = [28, 26, 19]
    expect(shown).toEqual([
      `${[rule, ...lines.map((line, i) => ' '.repeat(indents[i] ?? 0) + line), rule].join('\n')}\n`,
    ])
    expect(await parameters()).toEqual({ lr: '0.1', cuda: true, positionals: ['mnist', data] })
  })

  it('takes a Command of commander, with the arguments that it declares', async () => {
    const { trial, parameters } = await newTrial()
    const command = new Command()
      .option('--batch-size <n>', '', Number)
      .option('--no-cuda')
      .option('--never')
      .argument('<data>')
      .argument('[backend]')
      .parse(['--batch-size', '32', 'mnist'], { from: 'user' })
    expect(trial.logArguments(command)).toBe(command)
    expect(await parameters()).toEqual({ batchSize: 32, cuda: true, data: 'mnist' })
  })

  it('takes a Command that declares no arguments, and the options of one alone', async () => {
    const { trial, parameters } = await newTrial()
    const command = new Command().option('--lr <n>').allowExcessArguments()
    command.parse(['--lr', '0.1', 'a', 'b'], { from: 'user' })
    trial.logArguments(command)
    expect(await parameters()).toEqual({ lr: '0.1', positionals: ['a', 'b'] })
    const { trial: other, parameters: others } = await newTrial()
    other.logArguments(command.opts())
    expect(await others()).toEqual({ lr: '0.1' })
  })

  it('takes the argv of yargs, each option once', async () => {
    const { trial, parameters } = await newTrial()
    const argv = yargs(['--batch-size', '32', '--x-y', '1', 'mnist'])
      .option('batch-size', { type: 'number' })
      .option('never', { type: 'string' })
      .parseSync()
    expect(trial.logArguments(argv)).toBe(argv)
    expect(await parameters()).toEqual({ batchSize: 32, xY: 1, positionals: ['mnist'] })
    const { trial: other, parameters: others } = await newTrial()
    const parser = yargs(['--x-y', '1']).parserConfiguration({ 'camel-case-expansion': false })
    other.logArguments(parser.parseSync())
    expect(await others()).toEqual({ 'x-y': 1 })
  })

  it.each([
    { values: { lr: 0.1 }, positionals: ['a'], more: 1 },
    { values: null, positionals: [] },
    { values: {}, positionals: 'a' },
    { $0: 1, _: [] },
    { $0: 'a', _: 'b' },
    { opts: 1, args: [] },
  ])('takes anything else as it is: %o', async (given) => {
    const { trial, parameters } = await newTrial()
    trial.logArguments(given)
    expect(await parameters()).toEqual(given)
  })

  it('refuses what a parser gave and cannot be kept, and shows nothing', async () => {
    const { trial } = await newTrial()
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const parsed = { values: { lr: () => 1 }, positionals: [] }
    expect(() => trial.logArguments(parsed, { show: true })).toThrow(/lr/)
    expect(() => trial.logArguments({ opts: () => ({}) } as object)).toThrow(/opts/)
    expect(write).not.toHaveBeenCalled()
    write.mockRestore()
    expect(trial.hash).toBeUndefined()
  })
})
