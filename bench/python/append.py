"""Logs of one metric with a step, a second."""

from time import perf_counter

from seeded_values import seeded_values


def measure(peer, order, folder):
    """The clock stops when `finish` returns: what the peer promises holds then.

    A run of a tenth as many goes before, and is finished, so that all that is loaded and made once
    is there. Not every peer can be waited for within a run.
    """
    count = order["events"]
    _log_all(peer.open_run(folder), seeded_values(count // 10))
    values = seeded_values(count)
    run = peer.open_run(folder)
    start = perf_counter()
    _log_all(run, values)
    return {"append": count / (perf_counter() - start)}


def _log_all(run, values):
    for step, value in enumerate(values):
        run.log({"loss": value}, step)
    run.finish()
