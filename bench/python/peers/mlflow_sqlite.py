"""MLflow's store in an SQLite file of the folder; both ways to log to it open it here."""

import os
import sqlite3
from contextlib import closing
from os.path import join

# Read on import.
os.environ.update(MLFLOW_DISABLE_TELEMETRY="true")

import mlflow


def start_run(folder):
    mlflow.set_tracking_uri(f"sqlite:///{join(folder, 'mlflow.db')}")
    return mlflow.start_run()


def compact(folder):
    with closing(sqlite3.connect(join(folder, "mlflow.db"))) as database:
        database.execute("VACUUM")
