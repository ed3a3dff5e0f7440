import { extname } from 'node:path'
import type { TrialSummary } from '@track/client'
import { atFlag } from './at-flag.js'
import { checkCollections } from './check-collections.js'
import { type AnyCommand, Argument, globalsOf, Option, trackCommand } from './command.js'
import { exitCode } from './exit-code.js'
import type { ExportTable } from './export-table.js'
import { CliError } from './failure.js'
import { interruptible } from './interruption.js'
import { metricsOf, noMetric } from './no-metric.js'
import { openStore } from './open-store.js'
import type { Terminal } from './terminal.js'
import { asOfFlag, countOf, gather, gatherList, searchFlags, searchOf } from './trial-search.js'

const formats = ['csv', 'json', 'parquet'] as const

type Format = (typeof formats)[number]

/** `track export`: trials, or their points, for other programs. */
export function exportCommand(terminal: Terminal): AnyCommand {
  return trackCommand('export', {
    description:
      'Write trials, a row for each, or every point of their metrics, a row for each, in the order logged. ' +
      'Memory does not grow with the points.',
    examples: [
      'track export > trials.csv',
      'track export points -g idea_4573 --metrics loss,accuracy -o points.parquet',
    ],
  })
    .addArgument(
      new Argument('[kind]', 'what to write')
        .choices(['trials', 'points'] as const)
        .default('trials' as const),
    )
    .addOption(
      new Option(
        '--format <format>',
        'default what the name of the file ends with, or csv',
      ).choices(formats),
    )
    .option('-o, --output <file>', 'write to this file (Parquet always does)')
    .option('--metrics <names>', 'of points, only those of these metrics', gatherList)
    .option(...searchFlags.where, gather)
    .option(...searchFlags.project)
    .option(...searchFlags.group)
    .option(...searchFlags.sort, gatherList)
    .option(...searchFlags.limit, countOf)
    .option(...atFlag.ofStore)
    .action(async (kind, { format: asked, output, metrics, ...search }, self) => {
      const flags = globalsOf(self)
      const format = flags.json ? 'json' : (asked ?? formatOf(output))
      if (format === 'parquet' && output === undefined) throw noFile()
      if (kind === 'trials' && metrics !== undefined) throw noMetricsOfTrials()
      await using client = await openStore(flags, terminal)
      const trials = await client.trials(searchOf(search))
      if (trials.length === 0) await checkCollections(async () => client, search)
      else checkMetrics(trials, metrics)
      const { pointsTable, trialsTable } = await import('./export-table.js')
      const table =
        kind === 'trials'
          ? trialsTable(trials)
          : pointsTable(trials, (stream) => client.events({ stream, ...asOfFlag(search) }), metrics)
      if (output === undefined) await printTexts(await textsOf(table, format), terminal)
      else await writeToFile(table, format, output)
    })
}

async function textsOf(table: ExportTable, format: Format): Promise<AsyncIterable<string>> {
  const { csvTexts } = await import('./csv.js')
  const { jsonTexts } = await import('./export-json.js')
  return format === 'csv' ? csvTexts(table) : jsonTexts(table)
}

async function printTexts(texts: AsyncIterable<string>, terminal: Terminal): Promise<void> {
  for await (const text of texts) {
    terminal.out(text)
    await terminal.drained()
  }
}

async function writeToFile(table: ExportTable, format: Format, file: string): Promise<void> {
  const write = (path: string): Promise<void> =>
    interruptible((signal) => writeTable(untilAborted(table, signal), format, path))
  const { writingFile } = await import('./writing-file.js')
  await writingFile(file, write)
}

async function writeTable(table: ExportTable, format: Format, path: string): Promise<void> {
  if (format === 'parquet') {
    const { writeParquet } = await import('./parquet.js')
    await writeParquet(table, path)
  } else {
    const { writeFile } = await import('node:fs/promises')
    await writeFile(path, await textsOf(table, format))
  }
}

function untilAborted({ columns, batches }: ExportTable, signal: AbortSignal): ExportTable {
  async function* checked(): ExportTable['batches'] {
    for await (const rows of batches) {
      signal.throwIfAborted()
      yield rows
    }
  }
  return { columns, batches: checked() }
}

function formatOf(output: string | undefined): Format {
  const ending = extname(output ?? '')
    .slice(1)
    .toLowerCase()
  return formats.find((format) => format === ending) ?? 'csv'
}

/** A file without the points of a metric that was misspelt would be read as the answer. */
function checkMetrics(trials: readonly TrialSummary[], asked: readonly string[] = []): void {
  const metrics = metricsOf(trials)
  const unknown = asked.find((metric) => !metrics.includes(metric))
  if (unknown === undefined) return
  throw noMetric({
    name: unknown,
    message: `no trial has the metric ${unknown}`,
    metrics,
    intro: 'their metrics are',
  })
}

function noMetricsOfTrials(): CliError {
  return new CliError('TRACK_USAGE', 'track export trials takes no --metrics', {
    exitCode: exitCode.usage,
    hints: ['  it chooses points: track export points --metrics NAMES'],
  })
}

function noFile(): CliError {
  return new CliError('TRACK_USAGE', 'Parquet is written to a file', {
    exitCode: exitCode.usage,
    hints: ['  name it with -o FILE'],
  })
}
