import type { KindResult, TortureFailure } from './torture.js'

/** What was tried, and how often, a line for each place where it struck. */
export function summaryLines(results: readonly KindResult[]): readonly string[] {
  const rows = results.flatMap((result) => rowsOf(result))
  const width = Math.max(...rows.map(([kind]) => kind.length), 0) + 2
  const placeWidth = Math.max(...rows.map(([, place]) => place.length), 0) + 2
  return rows.map(([kind, place, count]) => {
    return `${kind.padEnd(width)}${place.padEnd(placeWidth)}${count.padStart(8)}`.trimEnd()
  })
}

type Row = readonly [kind: string, place: string, count: string]

function rowsOf({ kind, counts, measures, absent, failure, rounds }: KindResult): readonly Row[] {
  if (absent !== undefined) return [[kind, `absent: ${absent}`, '']]
  const entries = Object.entries(counts)
  const total = entries.reduce((sum, [, count]) => sum + count, 0)
  const found = failure === undefined ? 'every promise held' : 'A PROMISE WAS BROKEN'
  return [
    ...entries.map(([place, count], i): Row => [i === 0 ? kind : '', place, figure(count)]),
    ...Object.entries(measures).map(([what, all]): Row => ['', measureText(what, all), '']),
    [entries.length === 0 ? kind : '', `${found}; ${figure(rounds)} stores`, figure(total)],
  ]
}

/** What was broken, and how to try it again. */
export function failureText({ kind, seed, reason, folder }: TortureFailure): string {
  return [
    `${kind}, seed ${seed}: ${reason}`,
    `Its files: ${folder}`,
    `Again: npm run torture -- --only ${kind} --seed ${seed} --rounds 1`,
  ].join('\n')
}

/** One line: how far it is. */
export function progressLine(results: readonly KindResult[], seconds: number): string {
  const parts = results
    .filter(({ absent }) => absent === undefined)
    .map(({ kind, counts, failure }) => {
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return `${kind} ${figure(total)}${failure === undefined ? '' : ' BROKEN'}`
    })
  return `${Math.round(seconds)} s  ${parts.join(', ')}`
}

function measureText(what: string, ascending: readonly number[]): string {
  const at = (share: number): string => {
    return figure(Math.round(ascending[Math.floor(share * (ascending.length - 1))] ?? 0))
  }
  return `${what}: median ${at(0.5)}, most ${at(1)} of ${ascending.length}`
}

function figure(value: number): string {
  return value.toLocaleString('en-US')
}
