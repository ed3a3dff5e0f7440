"""Microseconds of one call that logs one metric."""

from time import perf_counter_ns, sleep

from seeded_values import seeded_values


def measure(peer, order, folder):
    """For each load its percentiles, by their names. A run of a tenth as many calls goes before."""
    result = {}
    for load in order["loads"]:
        calls, pause_ms = load["calls"], load["pauseMs"]
        _time_calls(peer.open_run(folder), calls // 10, pause_ms)
        costs = _time_calls(peer.open_run(folder), calls, pause_ms)
        result[load["name"]] = {
            name: costs[min(calls - 1, int(share * calls))] / 1000
            for name, share in order["shares"].items()
        }
    return result


def _time_calls(run, calls, pause_ms):
    """Nanoseconds of each call, the timer included, ascending."""
    values = seeded_values(calls)
    costs = []
    for step in range(calls):
        metrics = {"loss": values[step]}
        start = perf_counter_ns()
        run.log(metrics, step)
        costs.append(perf_counter_ns() - start)
        if pause_ms > 0:
            sleep(pause_ms / 1000)
    run.finish()
    return sorted(costs)
