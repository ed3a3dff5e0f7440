"""MLflow: a call of log_metric for each metric, and a transaction for each call."""

import mlflow

from peers.mlflow_sqlite import compact as compact
from peers.mlflow_sqlite import start_run


def open_run(folder):
    start_run(folder)
    return _Run()


class _Run:
    def log(self, metrics, step):
        for name, value in metrics.items():
            mlflow.log_metric(name, value, step=step)

    def finish(self):
        mlflow.end_run()
