"""Words that say little about an event, as they are so frequent in all news; `common.txt` has them.

`terms` leaves out the first sort, and `likeness` weighs the others less.
"""

from pathlib import Path
from typing import Final

from briefing.desk.covering.words import stem


def _sorts() -> tuple[frozenset[str], ...]:
    """The sorts of words of the list, which a line that begins with "#" sets apart."""
    sorts: list[set[str]] = []
    text = Path(__file__).with_name("common.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            sorts.append(set())
        else:
            sorts[-1].update(line.split())
    return tuple(map(frozenset, sorts))


_EMPTY, _FREQUENT, _USUAL = _sorts()

EMPTY: Final = _EMPTY
"""Words that are not counted at all."""
FREQUENT: Final = frozenset(map(stem, _FREQUENT))
"""Stems that stand in one story of twenty or so."""
USUAL: Final = frozenset(map(stem, _USUAL)) - FREQUENT
"""Stems that stand in one story of a hundred or so."""
