/**
 * Prints the rows as a table, or, when the printer is not installed, as tabbed lines.
 * @param {readonly import('./run-case.mjs').Row[]} rows
 */
export async function printRows(rows) {
  const head = ['case', 'contender', 'ratio', 'median', 'min', 'max', 'unit', 'runs']
  const lines = rows.map((row, i) => [
    rows[i - 1]?.case === row.case ? '' : row.case,
    row.contender,
    row.ratio === null ? '' : `${figure(row.ratio)}x`,
    row.median === null ? reasonOf(row.absent) : figure(row.median),
    row.min === null ? '' : figure(row.min),
    row.max === null ? '' : figure(row.max),
    row.unit,
    row.runs === 0 ? '' : String(row.runs),
  ])
  const Table = await import('cli-table3').then(
    (module) => module.default,
    () => undefined,
  )
  if (Table === undefined) {
    console.log([head, ...lines].map((line) => line.join('\t')).join('\n'))
    return
  }
  const colAligns = ['left', 'left', 'right', 'right', 'right', 'right', 'left', 'right']
  const plain = { head: [], border: [] }
  const table = new Table({ head, colAligns, style: process.stdout.isTTY ? {} : plain })
  table.push(...lines)
  console.log(dense(table.toString()))
}

/** @param {string | undefined} absent */
function reasonOf(absent) {
  return absent?.startsWith('failed') ? 'failed' : 'absent'
}

/**
 * Three significant digits, and no fraction from 100 on.
 * @param {number} value
 */
function figure(value) {
  if (value === 0) return '0'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US')
  return String(Number(value.toPrecision(3)))
}

/**
 * Leaves out the lines between rows of one case.
 * @param {string} table
 */
function dense(table) {
  const lines = table.split('\n')
  return lines
    .filter((line, i) => !line.includes('├') || i === 2 || /│\s*\S/.test(firstCell(lines[i + 1])))
    .join('\n')
}

/** @param {string | undefined} line */
function firstCell(line = '') {
  return line.split('│').slice(0, 2).join('│')
}

/**
 * Prints what the cases measure, what each contender promises, and why some have no number.
 * @param {readonly import('./run-case.mjs').Case[]} cases
 * @param {readonly import('./run-case.mjs').Row[]} rows
 */
export function printNotes(cases, rows) {
  console.log('\nratio: how many times better Track did than that contender; above 1 is ahead.')
  console.log('\nWhat is measured, and what each promises when the clock stops:')
  for (const { name, about, contenders } of cases) {
    console.log(`\n  ${name}: ${about}`)
    for (const [contender, { promise }] of Object.entries(contenders)) {
      console.log(`    ${contender}: ${promise}`)
    }
  }
  const reasons = new Set(rows.flatMap((row) => row.absent ?? []).map((text) => text.trim()))
  for (const reason of reasons) console.log(`\nNo number: ${reason}`)
}
