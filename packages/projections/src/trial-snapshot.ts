import { aggregatorKinds, type ProcessRecord, type Status } from '@track/core'
import type { Chrono } from './chrono.js'
import { freezeForkOrigin, thawForkOrigin } from './fork-origin.js'
import type { Metric } from './metric.js'
import type { OutputTail } from './output-tail.js'
import type { Plain } from './plain.js'
import {
  doubleBytes,
  doublesOf,
  listOf,
  naturalOf,
  numberOf,
  optionalOf,
  textOf,
} from './plain-reader.js'
import type { Revert, TrialRedaction } from './reverts.js'
import { freezeSeries, thawSeries } from './series-snapshot.js'
import { freezeFile, thawFile } from './trial-file.js'
import type { Reservation, TrialError, TrialView } from './trial-view.js'
import { freezeValues, freezeView, thawValues, thawView } from './view-snapshot.js'

/** A trial's view as a plain, without its unsaved chunks. */
export function freezeTrial(view: TrialView): Plain {
  const { run, startedAtMs, finishedAtMs, lastSignMs, process, reservation } = view
  return [
    freezeView(view),
    view.name,
    view.description,
    view.version,
    view.hash,
    view.project ?? null,
    view.groups,
    freezeValues(view.tags),
    freezeValues(view.parameters),
    freezeValues(view.metadata),
    Array.from(view.metrics, freezeMetric),
    Array.from(view.chronos, freezeChrono),
    [view.errorsLeftOut, ...view.errors.map(freezeError)],
    [view.output.leftOut, ...view.output.writes.map(({ stream, text }) => [stream, text])],
    freezeStatus(view.status),
    process === undefined ? null : freezeProcess(process),
    freezeTimes([startedAtMs, finishedAtMs, lastSignMs, run?.startedMs, run?.signMs]),
    doubleBytes([view.runtimeSeconds]),
    reservation === undefined
      ? null
      : [freezeProcess(reservation.process), freezeStatus(reservation.before)],
    Array.from(view.files, freezeFile),
    Array.from(view.system, freezeMetric),
    view.forkedFrom === undefined ? null : freezeForkOrigin(view.forkedFrom),
    view.reverts.map(freezeRevert),
    view.redactions.map(freezeRedaction),
  ]
}

/** What {@link freezeTrial} wrote. @throws for anything else. */
export function thawTrial(plain: Plain): TrialView {
  const items = listOf(plain, 24)
  const [startedAtMs, finishedAtMs, lastSignMs, runStartedMs, signMs] = thawTimes(items[16])
  const [errorsLeftOut, ...errors] = listOf(items[12])
  return {
    ...thawView(items[0]),
    name: textOf(items[1]),
    description: textOf(items[2]),
    version: textOf(items[3]),
    hash: textOf(items[4]),
    project: optionalOf(items[5], textOf),
    forkedFrom: optionalOf(items[21], thawForkOrigin),
    groups: listOf(items[6]).map(textOf),
    tags: thawValues(items[7]),
    parameters: thawValues(items[8]),
    metadata: thawValues(items[9]),
    metrics: new Map(listOf(items[10]).map(thawMetric)),
    chronos: new Map(listOf(items[11]).map(thawChrono)),
    errors: errors.map(thawError),
    errorsLeftOut: naturalOf(errorsLeftOut),
    output: thawOutput(items[13]),
    system: new Map(listOf(items[20]).map(thawMetric)),
    files: new Map(listOf(items[19]).map(thawFile)),
    reverts: listOf(items[22]).map(thawRevert),
    redactions: listOf(items[23]).map(thawRedaction),
    status: thawStatus(items[14]),
    reservation: optionalOf(items[18], thawReservation),
    process: optionalOf(items[15], thawProcess),
    startedAtMs,
    finishedAtMs,
    lastSignMs,
    run:
      runStartedMs === undefined || signMs === undefined
        ? undefined
        : { startedMs: runStartedMs, signMs },
    runtimeSeconds: doublesOf(items[17], 1)[0] as number,
    unsaved: [],
  }
}

function freezeMetric([name, m]: [string, Metric]): Plain {
  const counts = [m.count, m.nans, m.plusInfinities, m.minusInfinities]
  const last = [m.last, m.lastStep, m.lastTimeMs]
  const numbers = [...counts, m.finiteMean, ...last, m.min, m.minStep, m.max, m.maxStep]
  return [name, doubleBytes(numbers), freezeSeries(m.stepped), freezeSeries(m.listed)]
}

function thawMetric(plain: Plain, index: number): [string, Metric] {
  const [name, numbers, stepped, listed] = listOf(plain, 4)
  const n = doublesOf(numbers, 12)
  const at = (i: number): number => n[i] as number
  const metric: Metric = {
    index,
    count: at(0),
    nans: at(1),
    plusInfinities: at(2),
    minusInfinities: at(3),
    finiteMean: at(4),
    last: at(5),
    lastStep: at(6),
    lastTimeMs: at(7),
    min: at(8),
    minStep: at(9),
    max: at(10),
    maxStep: at(11),
    stepped: thawSeries(stepped, true),
    listed: thawSeries(listed, false),
  }
  return [textOf(name), metric]
}

function freezeChrono([name, c]: [string, Chrono]): Plain {
  const { count, mean, sumSquares, min, max } = c.stats
  return [
    name,
    aggregatorKinds.indexOf(c.kind),
    doubleBytes([c.laps, c.last, c.window, count, mean, sumSquares, min, max]),
    doubleBytes(c.ring),
    freezeSeries(c.series),
  ]
}

function thawChrono(plain: Plain, index: number): [string, Chrono] {
  const [name, kind, numbers, ring, series] = listOf(plain, 5)
  const n = doublesOf(numbers, 8)
  const at = (i: number): number => n[i] as number
  const chrono: Chrono = {
    index,
    kind: aggregatorKinds[naturalOf(kind)] ?? 'stat',
    laps: at(0),
    last: at(1),
    window: at(2),
    stats: { count: at(3), mean: at(4), sumSquares: at(5), min: at(6), max: at(7) },
    ring: Array.from(doublesOf(ring)),
    series: thawSeries(series, false),
  }
  return [textOf(name), chrono]
}

function freezeError({ name, message, stack, timeMs }: TrialError): Plain {
  return [name, message, stack ?? null, doubleBytes([timeMs])]
}

function thawError(plain: Plain): TrialError {
  const [name, message, stackText, time] = listOf(plain, 4)
  const stack = optionalOf(stackText, textOf)
  const timeMs = doublesOf(time, 1)[0] as number
  const error = { name: textOf(name), message: textOf(message), timeMs }
  return stack === undefined ? error : { ...error, stack }
}

function thawOutput(plain: Plain | undefined): OutputTail {
  const [leftOut, ...writes] = listOf(plain)
  return {
    leftOut: naturalOf(leftOut),
    writes: writes.map((write) => {
      const [stream, text] = listOf(write, 2)
      return { stream: stream === 'stderr' ? 'stderr' : 'stdout', text: textOf(text) }
    }),
  }
}

/** A revert as a plain. */
export function freezeRevert({
  position,
  streamRevision,
  reverted,
  reason,
  timeMs,
}: Revert): Plain {
  return [position, streamRevision, reverted, reason, doubleBytes([timeMs])]
}

/** What {@link freezeRevert} wrote. @throws TypeError for anything else. */
export function thawRevert(plain: Plain): Revert {
  const [position, streamRevision, reverted, reason, time] = listOf(plain, 5)
  return {
    position: naturalOf(position),
    streamRevision: naturalOf(streamRevision),
    reverted: naturalOf(reverted),
    reason: textOf(reason),
    timeMs: doublesOf(time, 1)[0] as number,
  }
}

function freezeRedaction({ position, path, by, reason, timeMs }: TrialRedaction): Plain {
  return [position, path, by, reason, doubleBytes([timeMs])]
}

function thawRedaction(plain: Plain): TrialRedaction {
  const [position, path, by, reason, time] = listOf(plain, 5)
  return {
    position: naturalOf(position),
    path: textOf(path),
    by: textOf(by),
    reason: textOf(reason),
    timeMs: doublesOf(time, 1)[0] as number,
  }
}

function freezeStatus({ value, name }: Status): Plain {
  return [value, name]
}

function freezeProcess({ host, boot, pid, startedMs }: ProcessRecord): Plain {
  return [host, boot, pid, doubleBytes([startedMs])]
}

function thawReservation(plain: Plain | undefined): Reservation {
  const [process, before] = listOf(plain, 2)
  return { process: thawProcess(process), before: thawStatus(before) }
}

function thawStatus(plain: Plain | undefined): Status {
  const [value, name] = listOf(plain, 2)
  return { value: numberOf(value), name: textOf(name) }
}

function thawProcess(plain: Plain | undefined): ProcessRecord {
  const [host, boot, pid, startedMs] = listOf(plain, 4)
  return {
    host: textOf(host),
    boot: textOf(boot),
    pid: naturalOf(pid),
    startedMs: doublesOf(startedMs, 1)[0] as number,
  }
}

function freezeTimes(times: readonly (number | undefined)[]): Plain {
  return times.map((time) => (time === undefined ? null : doubleBytes([time])))
}

function thawTimes(plain: Plain | undefined): (number | undefined)[] {
  return listOf(plain, 5).map((time) => optionalOf(time, (it) => doublesOf(it, 1)[0]))
}
