"""TensorBoard's event files as tensorboardX writes them, with its defaults: a scalar a metric."""

from os.path import join
from uuid import uuid4

from tensorboardX import SummaryWriter


def open_run(folder):
    return _Run(folder)


class _Run:
    def __init__(self, folder):
        # A file is named for the second, and two of one name in one folder would be one.
        self._writer = SummaryWriter(join(folder, uuid4().hex))

    def log(self, metrics, step):
        for name, value in metrics.items():
            self._writer.add_scalar(name, value, step)

    def finish(self):
        # Not flush(), which leaves what its thread has not taken yet; close() takes all, then fsyncs.
        self._writer.close()
