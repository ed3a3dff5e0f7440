import { describe, expect, test } from 'vitest'
import { LineSplitter, metricsInLine } from './output-metrics.js'

describe('metricsInLine', () => {
  test.each([
    ['loss=0.3 step=4', { loss: 0.3 }, 4],
    [
      '  loss=0.3,\tval/acc@5=+.5; lr=1e-3  ',
      { loss: 0.3, 'val/acc@5': 0.5, lr: 0.001 },
      undefined,
    ],
    ['loss=nan grad=-Inf', { loss: Number.NaN, grad: Number.NEGATIVE_INFINITY }, undefined],
    ['\u001b[32mloss=2.\u001b[0m', { loss: 2 }, undefined],
    ['loss=1 loss=2', { loss: 2 }, undefined],
    ['{"step":4,"loss":0.3,"note":"x","sub":{"a":1}}', { loss: 0.3 }, 4],
    ['{"step":"4","loss":0.3}', { loss: 0.3 }, undefined],
    ['{"__proto__":1}', JSON.parse('{"__proto__":1}'), undefined],
  ])('%j has metrics', (line, metrics, step) => {
    expect(metricsInLine(line)).toEqual({ metrics, step })
  })

  test.each([
    '',
    'step=4',
    'Epoch 3: loss=0.3',
    'loss=0.3s',
    'loss = 0.3',
    'loss=0x10',
    'lr=0.1,', // of a call or a list that is printed over several lines
    ',lr=0.1',
    'lr=0.1;',
    'level=info loss=0.3',
    'http://host/?a=1',
    '[{"loss":1}]',
    '{"loss":NaN}',
    '{"loss":1',
    '{"":1}',
    '{"\\ud800":1}',
    `${' '.repeat(20_000)}loss=1`,
  ])('%j has none', (line) => {
    expect(metricsInLine(line)).toBeUndefined()
  })
})

test('lines end as terminals and progress bars end them, wherever the text was cut', () => {
  const lines: string[] = []
  const splitter = new LineSplitter((line) => lines.push(line))
  for (const text of ['a', 'b\r', '\nc\rd\n\ne', 'x'.repeat(20_000), '\nf']) splitter.add(text)
  splitter.end()
  expect(lines).toEqual(['ab', 'c', 'd', 'f'])
})
