"""Stretches of money whose two ends each carry a sign, "£3,000-£5,000"; called by figures.py."""

from dataclasses import replace
from itertools import pairwise

from briefing.model import Figure, FigureKind

_DASHES = frozenset("-–—")


def bound_stretches(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures, with the ends of a stretch of money bound: "at least" £3,000, "up to" £5,000.

    What holds of one end holds of both: that it is approximate, what it counts, and per what.
    """
    bound = list(figures)
    for index, (low, high) in enumerate(pairwise(figures)):
        if low.kind is FigureKind.MONEY and _are_ends(text, low, high):
            approx, limit = low.approx or high.approx, low.bound
            low = replace(low, counted=high.counted, per=high.per)
            bound[index] = replace(low, approx=approx, bound=limit or "at least")
            bound[index + 1] = replace(high, approx=approx, bound=limit or "up to")
    return bound


def _are_ends(text: str, low: Figure, high: Figure) -> bool:
    return (
        high.kind is FigureKind.MONEY
        and low.unit == high.unit
        and high.start - low.end <= 3
        and text[low.end : high.start].strip(" ") in _DASHES
        and low.value is not None
        and high.value is not None
        and low.value < high.value
    )
