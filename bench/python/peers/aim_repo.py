"""Aim with a repository in the folder, and its defaults but for figures of the machine."""

from aim import Run


def open_run(folder):
    return _Run(folder)


class _Run:
    def __init__(self, folder):
        self._run = Run(repo=folder, system_tracking_interval=None)

    def log(self, metrics, step):
        for name, value in metrics.items():
            self._run.track(value, name=name, step=step)

    def finish(self):
        self._run.close()
