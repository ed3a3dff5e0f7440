"""Fills a folder; whoever asked counts its bytes when this process has ended, as some wait for that."""

from time import sleep

from seeded_values import metrics_of, seeded_values


def measure(peer, order, folder):
    count, metrics = order["events"], order["metrics"]
    values = seeded_values(count * metrics, order["single"])
    run = peer.open_run(folder)
    for i in range(count):
        run.log(metrics_of(metrics, values, i), i)
        if order["pauseMs"] > 0:
            sleep(order["pauseMs"] / 1000)
    run.finish()
    if hasattr(peer, "compact"):
        peer.compact(folder)
    return {}
