"""Trackio on this machine alone, with its defaults but for figures of the machine."""

import os
import sqlite3
from contextlib import closing
from os.path import join
from sys import argv

# Read on import, so before a run is opened; the folder is that of every run of this process.
os.environ.update(TRACKIO_DIR=argv[3], HF_HUB_OFFLINE="1")

import trackio

PROJECT = "bench"


def open_run(folder):
    return _Run(_path_in(folder))


def compact(folder):
    with closing(sqlite3.connect(_path_in(folder))) as database:
        database.execute("VACUUM")


def _path_in(folder):
    return join(folder, f"{PROJECT}.db")


class _Run:
    def __init__(self, path):
        self._path = path
        self._run = trackio.init(
            project=PROJECT, embed=False, auto_log_cpu=False, auto_log_gpu=False
        )
        self._logged = 0

    def log(self, metrics, step):
        self._run.log(metrics, step=step)
        self._logged += 1

    def finish(self):
        """Looks whether all is there: after 30 s Trackio gives up with no more than a warning."""
        self._run.finish()
        with closing(sqlite3.connect(self._path)) as database:
            query = "SELECT count(*) FROM metrics WHERE run_id = ?"
            (stored,) = database.execute(query, [self._run.id]).fetchone()
        if stored != self._logged:
            raise RuntimeError(f"Trackio stored {stored} of {self._logged} logs")
