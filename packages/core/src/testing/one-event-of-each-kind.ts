import type { TrackEvent } from '../track-event.js'

type WritableEvent = Exclude<TrackEvent, { type: 'Unknown' }>

const project = '0f'.repeat(16)
const group = '1e'.repeat(16)
const trial = '2d'.repeat(16)
const error = { name: 'RangeError', message: 'loss is NaN \u{1F600}', stack: 'at train.js:7:3' }

/** One event of each kind, and of some kinds the forms that are written differently. */
export const oneEventOfEachKind: Readonly<Record<string, WritableEvent>> = {
  MetricsLogged: { type: 'MetricsLogged', names: ['loss'], values: [0.1], step: 7 },
  'MetricsLogged, single': {
    type: 'MetricsLogged',
    names: ['loss'],
    values: [0.125],
    step: 7,
  },
  'MetricsLogged, several': {
    type: 'MetricsLogged',
    names: ['loss', '__proto__', 'accuracy'],
    values: [Number.NaN, -0, 0.1],
    step: -3,
  },
  'MetricsLogged, several, single': {
    type: 'MetricsLogged',
    names: ['loss', '__proto__', 'accuracy'],
    values: [Number.NaN, -0, Number.NEGATIVE_INFINITY],
    step: -3,
  },
  'MetricsLogged, fractional step': {
    type: 'MetricsLogged',
    names: ['loss'],
    values: [1],
    step: 0.5,
  },
  'MetricsLogged, no step': {
    type: 'MetricsLogged',
    names: ['loss'],
    values: [1],
    step: undefined,
  },
  'MetricsLogged, no metric': { type: 'MetricsLogged', names: [], values: [], step: 1 },
  ChronoRecorded: {
    type: 'ChronoRecorded',
    name: 'batch_time',
    seconds: 0.25,
    aggregator: 'ring',
    window: 100,
    skip: 5,
  },
  ChronoSummarized: {
    type: 'ChronoSummarized',
    name: 'batch_time',
    count: 3,
    mean: 0.5,
    sumSquares: 0.125,
    min: 0.25,
    max: 0.75,
  },
  TrialCreated: {
    type: 'TrialCreated',
    name: 'final_trial_2',
    description: 'almost graduating',
    version: 'a1b2',
    hash: '37b148bc',
    project,
    groups: [group],
  },
  'TrialCreated, a fork': {
    type: 'TrialCreated',
    name: 'final_trial_2',
    description: '',
    version: 'a1b2',
    hash: '37b148bc',
    project,
    groups: [],
    forkedFrom: { trial, revision: 2 ** 40 },
  },
  ArgumentsLogged: { type: 'ArgumentsLogged', arguments: { batch_size: 256, lr: 0.01 } },
  'ArgumentsLogged, every kind of value': {
    type: 'ArgumentsLogged',
    arguments: {
      null: null,
      boolean: true,
      integer: -7,
      number: -0,
      bigint: -(2n ** 70n),
      text: '\u{1F600}',
      bytes: Uint8Array.of(0, 255),
      date: new Date(1_700_000_000_000),
      list: [1, [2n], {}],
      struct: { '': false },
    },
  },
  MetadataLogged: { type: 'MetadataLogged', metadata: { gpu: 'V100' } },
  TagsAdded: { type: 'TagsAdded', tags: { model: 'resnet' } },
  TrialStarted: {
    type: 'TrialStarted',
    process: { host: 'node7', boot: 'b-1', pid: 4242, startedMs: 1_700_000_000_000.5 },
  },
  'TrialStarted, no process': { type: 'TrialStarted', process: undefined },
  StatusChanged: { type: 'StatusChanged', status: { value: -5, name: 'Paused' }, error: undefined },
  TrialReserved: {
    type: 'TrialReserved',
    status: { value: 50, name: 'Reserved' },
    process: { host: 'node7', boot: 'b-1', pid: 4242, startedMs: 17 },
  },
  TrialFinished: {
    type: 'TrialFinished',
    status: { value: 202, name: 'Exception' },
    error,
    runtimeSeconds: 12.5,
  },
  ErrorLogged: { type: 'ErrorLogged', error: { name: 'Error', message: '' } },
  OutputCaptured: { type: 'OutputCaptured', stream: 'stderr', text: 'warning\n' },
  'OutputCaptured, the last': {
    type: 'OutputCaptured',
    stream: 'stdout',
    text: 'loss 0.5\n',
    keep: 50,
    leftOut: 1234,
  },
  SystemMeasured: {
    type: 'SystemMeasured',
    names: ['process.cpuPercent', 'process.memoryBytes'],
    values: [99.5, 2 ** 33],
  },
  FileLogged: {
    type: 'FileLogged',
    name: 'weights/epoch-1.bin',
    digest: 'ef'.repeat(32),
    bytes: 2 ** 33,
    mime: 'application/octet-stream',
  },
  'FileLogged, with a media type': {
    type: 'FileLogged',
    name: 'curve.png',
    digest: '01'.repeat(32),
    bytes: 0,
    mime: 'image/png',
  },
  ProjectCreated: { type: 'ProjectCreated', name: 'paper_78997', description: '' },
  GroupCreated: { type: 'GroupCreated', name: 'idea_4573', description: 'wild', project },
  TrialAdded: { type: 'TrialAdded', trial, hash: '37b148bc' },
  TrialRemoved: { type: 'TrialRemoved', trial },
  GroupAdded: { type: 'GroupAdded', group, name: 'idea_4573' },
  ProjectAdded: { type: 'ProjectAdded', project, name: 'paper_78997' },
  Deleted: { type: 'Deleted', reason: 'a mistake' },
  Redacted: {
    type: 'Redacted',
    position: 2 ** 40,
    oldBodyDigest: 'ab'.repeat(32),
    newBodyDigest: 'cd'.repeat(32),
    reason: 'a secret',
  },
  EventsDropped: { type: 'EventsDropped', count: 2 ** 33, reason: 'the store was full' },
}
