"""The losses of ../seeded-values.mjs, bit for bit but for what exp may round otherwise."""

from math import exp
from struct import pack, unpack

_MASK = 0xFFFFFFFF


def seeded_values(count, single=False):
    """`count` losses of a training run: they fall, with noise in every bit, of single precision if asked."""
    random = _mulberry32(20_261_124)
    values = [exp(-3 * i / count) + 0.1 * next(random) for i in range(count)]
    return [unpack("f", pack("f", value))[0] for value in values] if single else values


def metrics_of(metrics, values, i):
    """Names and values of event `i`, which has so many metrics."""
    if metrics == 1:
        return {"loss": values[i]}
    return {f"metric_{m}": values[i * metrics + m] for m in range(metrics)}


def _mulberry32(seed):
    """Tommy Ettinger's mulberry32: uniform in [0, 1)."""
    state = seed
    while True:
        state = (state + 0x6D2B79F5) & _MASK
        t = (state ^ (state >> 15)) * (1 | state) & _MASK
        t = ((t + ((t ^ (t >> 7)) * (61 | t) & _MASK)) ^ t) & _MASK
        yield (t ^ (t >> 14)) / 4_294_967_296
