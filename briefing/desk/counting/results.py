"""Results: "by 9 votes to 6" is one score, and no two claims on how many votes there were.

`counts` calls with the figures of a story, `claims` and the brief with two of them.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from briefing.desk.counting.intervals import ends
from briefing.desk.counting.things import Item
from briefing.model import Figure

_JOINED: Final = re.compile(r" (?:[\w-]+ ){0,2}(?:to|against|versus|vs\.?) ")
_FROM: Final = re.compile(r"\bfrom (?:[\w-]+ )?$", re.IGNORECASE)
_NEAR: Final = 20
_SCORED: Final = frozenset(
    {"vote", "ballot", "seat", "judge", "justice", "delegate", "member", "lawmaker", "senator"}
    | {"deputy", "councillor", "goal", "point", "run", "set", "game", "try"}
)


def without_losers(items: Iterable[Item]) -> list[Item]:
    """The figures of a story in their order, of each result only the larger number."""
    found = list(items)
    lost = {
        id(min(one, other, key=lambda item: ends(item.figure)))
        for one, other in pairwise(found)
        if one.noun == other.noun and one.noun in _SCORED and is_result(one, other)
    }
    return [item for item in found if id(item) not in lost]


def is_result(one: Item, other: Item) -> bool:
    """Whether two figures of one sentence are joined as those of a result are."""
    if one.entry is not other.entry or one.sentence != other.sentence:
        return False
    return are_joined(one.entry.story.text, one.figure, other.figure)


def are_joined(text: str, one: Figure, other: Figure) -> bool:
    """Whether the words between two figures make them a result."""
    first, second = sorted((one, other), key=lambda figure: figure.start)
    is_change = _FROM.search(text[max(0, first.start - _NEAR) : first.start])
    between = text[first.end : second.start]
    return is_change is None and _JOINED.fullmatch(between) is not None
