"""W&B offline, with its defaults but for figures of the machine, which are no part of the work."""

import os

# Read on import.
os.environ.update(WANDB_MODE="offline", WANDB_ERROR_REPORTING="false", WANDB_SILENT="true")

import wandb


def open_run(folder):
    return _Run(folder)


class _Run:
    def __init__(self, folder):
        settings = wandb.Settings(x_disable_stats=True)
        self._run = wandb.init(project="bench", dir=folder, settings=settings)

    def log(self, metrics, step):
        self._run.log(metrics, step=step)

    def finish(self):
        self._run.finish()
