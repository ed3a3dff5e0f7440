/**
 * @typedef {object} PythonPeer
 * @property {string} module Of bench/python/peers.
 * @property {string} promise
 * @property {number} events How many logs are timed: of a slow peer fewer, for a rate is a rate.
 * @property {number} eventsQuick
 */

/**
 * The peers that PyPI brings, by the name of their rows.
 * @satisfies {Record<string, PythonPeer>}
 */
export const pythonPeers = {
  'W&B, offline': {
    module: 'wandb_offline',
    promise:
      'run.log; finish() has written the .wandb file, with a checksum a record and without fsync; system statistics off, else its defaults',
    events: 20_000,
    eventsQuick: 5000,
  },
  'MLflow, log_metric': {
    module: 'mlflow_log_metric',
    promise:
      "log_metric: each call is a transaction on disk with fsync (SQLite's default rollback journal and synchronous=FULL), with the latest value of each metric",
    events: 1000,
    eventsQuick: 200,
  },
  'MLflow, log_batch': {
    module: 'mlflow_log_batch',
    promise:
      'log_batch of 1,000 metrics at a time: a transaction on disk with fsync, as with log_metric',
    events: 20_000,
    eventsQuick: 5000,
  },
  tensorboardX: {
    module: 'tensorboardx_writer',
    promise:
      'add_scalar; close() has written the event file, with a checksum a record, and has called fsync',
    events: 50_000,
    eventsQuick: 10_000,
  },
  Aim: {
    module: 'aim_repo',
    promise:
      "run.track; close() leaves the last megabyte or less in RocksDB's write-ahead log, handed to the system without fsync, and the rest on disk; system statistics off, else its defaults",
    events: 20_000,
    eventsQuick: 5000,
  },
  Trackio: {
    module: 'trackio_local',
    promise:
      "run.log; finish() has written rows of JSON to SQLite and closed it, which copies SQLite's write-ahead log with fsync; system statistics off, else its defaults",
    events: 100_000,
    eventsQuick: 20_000,
  },
}
