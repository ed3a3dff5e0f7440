"""MLflow: log_batch of 1,000 metrics, the most that it takes, gathered here."""

from time import time

import mlflow
from mlflow.entities import Metric

from peers.mlflow_sqlite import compact as compact
from peers.mlflow_sqlite import start_run

BATCH_METRICS_MAX = 1000


def open_run(folder):
    return _Run(start_run(folder).info.run_id)


class _Run:
    def __init__(self, run_id):
        self._client = mlflow.MlflowClient()
        self._run_id = run_id
        self._waiting = []

    def log(self, metrics, step):
        timestamp_ms = int(time() * 1000)
        for name, value in metrics.items():
            self._waiting.append(Metric(name, value, timestamp_ms, step))
            if len(self._waiting) == BATCH_METRICS_MAX:
                self._send()

    def finish(self):
        if self._waiting:
            self._send()
        mlflow.end_run()

    def _send(self):
        self._client.log_batch(self._run_id, metrics=self._waiting)
        self._waiting = []
