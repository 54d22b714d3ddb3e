"""What stories share, in their own words: "Kursk", "North Korean troops", "Blinken". Pure."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from briefing.desk.covering.common import FREQUENT, USUAL
from briefing.desk.covering.terms import Word, words
from briefing.model import Document

MOST: Final = 5
"""What is told of all that is shared."""
LONGEST: Final = 3
"""Words of a phrase."""
_RARE, _USUAL, _FREQUENT, _NAME = 3.0, 1.0, 0.3, 2.0


class Shared(NamedTuple):
    """Words of the stories, and how many of the stories have them."""

    text: str
    stories: int


def shared(documents: Sequence[Document]) -> tuple[Shared, ...]:
    """What all the stories have, the most telling first, none within another.

    Where there is nothing of that, what at least two have; no numbers then, as others differ.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    shown: dict[tuple[str, ...], str] = {}
    worth: dict[tuple[str, ...], float] = {}
    for document in documents:
        phrases = _phrases(document)
        counts.update(phrases.keys())
        for key, found in phrases.items():
            text = document.text[found[0].start : found[-1].end]
            value = sum(map(_worth, found))
            # A phrase is shown as where its words are most clearly names.
            if value > worth.get(key, 0.0):
                shown[key], worth[key] = text, value
    telling = [key for key, count in counts.items() if count > 1 and worth[key] >= _USUAL]
    everywhere = [key for key in telling if counts[key] == len(documents)]
    common = everywhere or [key for key in telling if not any(map(_is_number, key))]
    common.sort(key=lambda key: (-counts[key] * worth[key], key))
    chosen: list[tuple[str, ...]] = []
    told: set[str] = set()
    for key in common:
        if len(chosen) < MOST and not told.intersection(key):
            chosen.append(key)
            told.update(key)
    return tuple(Shared(shown[key], counts[key]) for key in chosen)


def _is_number(stem: str) -> bool:
    return stem[0].isdigit()


def _phrases(document: Document) -> dict[tuple[str, ...], list[Word]]:
    """The words of a story that say something, and those that stand next to each other, by stem."""
    runs: list[list[Word]] = [[]]
    found = words(document)
    for before, word in pairwise([None, *found]):
        assert word is not None
        is_next = before is not None and _is_next(document.text, before, word)
        if not word.stem or not is_next:
            runs.append([])
        if word.stem:
            runs[-1].append(word)
    phrases: dict[tuple[str, ...], list[Word]] = {}
    for run in runs:
        for start in range(len(run)):
            for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
                part = run[start:end]
                key = tuple(word.stem for word in part)
                known = phrases.get(key)
                if known is None or sum(map(_worth, part)) > sum(map(_worth, known)):
                    phrases[key] = part
    return phrases


def _is_next(text: str, before: Word, word: Word) -> bool:
    return before.in_title == word.in_title and text[before.end : word.start] in (" ", "-")


def _worth(word: Word) -> float:
    if word.stem in FREQUENT:
        return _FREQUENT
    return (_USUAL if word.stem in USUAL else _RARE) + _NAME * word.is_name
