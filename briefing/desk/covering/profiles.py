"""The terms of a story packed for the store, and weighed by how rare they are. Pure.

A term is known by a hash of 32 bits: that two of them share one happens, and does no harm.
"""

import math
from array import array
from collections.abc import Mapping
from typing import Final, NamedTuple
from zlib import crc32

from briefing.desk.covering.common import FREQUENT, USUAL

OTHERS: Final = 5_000
"""Stories that a store is taken to have besides its own, so that a small one knows rare words."""
_GRAIN: Final = 20
_NAME: Final = 0x80
# In how many of those other stories a term of each sort has been.
_FREQUENT, _USUAL, _NUMBER, _RARE = range(4)
_EXPECTED: Final = (300, 60, 20, 8)


class Profile(NamedTuple):
    """What a story is compared by: terms, what each says, and which sort it is of."""

    terms: "array[int]"
    weights: bytes
    sorts: bytes


def profile(terms: Mapping[str, float], names: frozenset[str]) -> Profile:
    """The profile of a story's terms; `names` are those of them that are names."""
    return Profile(
        array("I", [crc32(term.encode("utf-8", "replace")) for term in terms]),
        bytes(min(255, round(weight * _GRAIN)) for weight in terms.values()),
        bytes(_sort(term) | _NAME * (term in names) for term in terms),
    )


def packed(profile: Profile) -> bytes:
    """A profile as bytes."""
    return profile.terms.tobytes() + profile.weights + profile.sorts


def unpacked(data: bytes) -> Profile:
    """The profile that `packed` wrote."""
    terms = array("I")
    count = len(data) // (terms.itemsize + 2)
    end = count * terms.itemsize
    terms.frombytes(data[:end])
    return Profile(terms, data[end : end + count], data[end + count :])


def names(profile: Profile) -> frozenset[int]:
    """The terms of a profile that are names."""
    return frozenset(
        term for term, sort in zip(profile.terms, profile.sorts, strict=True) if sort & _NAME
    )


def rarity(sort: int, stories: int, of: int) -> float:
    """How rare a term of a sort is that has been in so many `stories` of so many."""
    return math.log((of + OTHERS) / (stories + _EXPECTED[sort & 3]))


def weighed(profile: Profile, rarity: Mapping[int, float]) -> dict[int, float]:
    """The terms by weight, the squares of which sum up to 1; `rarity` has all of them."""
    weights = [
        weight * rarity[term] for term, weight in zip(profile.terms, profile.weights, strict=True)
    ]
    length = math.hypot(*weights) or 1.0
    return {term: weight / length for term, weight in zip(profile.terms, weights, strict=True)}


def telling(profile: Profile, weights: Mapping[int, float], most: int) -> list[int]:
    """The terms by which others may find the story: the weightiest, and no frequent word."""
    terms = [
        term
        for term, sort in zip(profile.terms, profile.sorts, strict=True)
        if sort & 3 != _FREQUENT
    ]
    return sorted(terms, key=lambda term: (-weights[term], term))[:most]


def _sort(term: str) -> int:
    if term in FREQUENT:
        return _FREQUENT
    if term in USUAL:
        return _USUAL
    return _NUMBER if term[0].isdigit() else _RARE
