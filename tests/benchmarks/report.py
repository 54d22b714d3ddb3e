"""How a figure is printed: what, how much, and the bound that it is held to."""

import statistics
import sys
from collections.abc import Sequence


def say(what: str, value: str, bound: str) -> None:
    """One line of the report."""
    sys.stdout.write(f"{what:<62} {value:>18}   {bound}\n")
    sys.stdout.flush()


def ratio(what: str, ours: Sequence[float], floor: Sequence[float], bound: float) -> None:
    """The medians of seconds, paired in one run, and their ratio."""
    ours_ms, floor_ms = statistics.median(ours) * 1000, statistics.median(floor) * 1000
    pairs = statistics.median(a / b for a, b in zip(ours, floor, strict=True))
    say(what, f"{ours_ms:.0f} / {floor_ms:.0f} ms", f"ratio {pairs:.2f}, at most {bound}")
