"""Whether work grows with its size and not faster, in a way that a busy machine does not upset."""

import gc
import time
from collections.abc import Callable

TIMES = 8
"""How much larger the large work is; what grows with the square takes 64 times as long."""
BOUND = 24
TRIES = 4
LEAST = 0.002
"""Seconds under which a measure says nothing."""


def grows_evenly(work: Callable[[int], object], size: int) -> bool:
    """Whether `work` of 8 times `size` takes less than 24 times the processor time of `size`.

    Work that is too slow for its size is so every time; a busy machine now and then.
    """
    return any(
        _seconds(work, TIMES * size) < BOUND * max(LEAST, _seconds(work, size))
        for _ in range(TRIES)
    )


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work(size)
        return time.process_time() - began
    finally:
        gc.enable()
