"""How alike two stories are, by the terms that they share, and whether one belongs to others. Pure.

The numbers here were set on the first two thirds of the stories in tests/data/coverage.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

HOUR: Final = 3_600
ALIKE: Final = 0.24
"""How alike a story and those of a coverage must be."""
STILL_ALIKE: Final = 0.12
"""How alike a story whose text has changed must be to stay in its coverage."""
_NEAR: Final = 4 * HOUR
_FADE: Final = 28 * HOUR
_ENOUGH: Final = 4
"""Terms of equal weight that must be shared for a likeness to count in full."""
_SAME_SOURCE: Final = 0.4
"""What is left where both are of one source, which as a rule tells an event once."""
_OTHER_NAMES: Final = 0.5
"""What is left where both have names, and share none of them."""


class Seen(NamedTuple):
    """A story as it is compared; `weights` are of its terms, the squares of which sum up to 1."""

    source: int
    time: int
    text: int
    weights: Mapping[int, float]
    names: frozenset[int]


def likeness(one: Seen, other: Seen) -> float:
    """From 0 up: the cosine of the terms' weights, more if it rests on many terms than on few."""
    if one.text == other.text and one.source != other.source:
        return 1.0
    few, many = sorted((one.weights, other.weights), key=len)
    shared = [weight * many[term] for term, weight in few.items() if term in many]
    alike = sum(shared)
    if not alike:
        return 0.0
    evenly = alike * alike / sum(part * part for part in shared)
    apart = max(0, abs(one.time - other.time) - _NEAR)
    alike *= math.sqrt(evenly / _ENOUGH) * math.exp(-apart / _FADE)
    if one.source == other.source:
        alike *= _SAME_SOURCE
    if one.names and other.names and not one.names & other.names:
        alike *= _OTHER_NAMES
    return alike


def belonging(likenesses: Iterable[float]) -> float:
    """How alike a story is to the better half of a coverage, which is four of it at least.

    `likenesses` are those of the story and each of the coverage's.
    """
    alike = sorted(likenesses, reverse=True)
    best = alike[: max(4, len(alike) // 2)]
    return sum(best) / len(best) if best else 0.0
