"""Which figures on one thing are on one part of it: the same place, time and doer.

What a text leaves out may be what another tells, so a figure without a place joins the only place
there is, if it is of its size; such a part is never said to contradict itself. `groups` calls.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from briefing.desk.counting.intervals import ends
from briefing.desk.counting.things import Item

_SAME_SIZE: Final = 6
"""How many times the smaller number the larger may be, for one without a place to be of it."""


def parts(found: list[Item]) -> list[list[Item]]:
    """Items on one thing, by place, time and doer, the parts in the order of their first item."""
    kept: list[list[Item]] = []
    for by_place in _split(found, _place, _may_join_place):
        for by_time in _split(by_place, _time, _may_join_time):
            kept.extend(_split(by_time, lambda item: item.agent, lambda item, key: True))
    return kept


def _place(item: Item) -> str:
    """The place of a figure; of a sum or a share "at Hollin" and "outside Hollin" are one."""
    where = item.told.place
    role = "in" if item.is_size and where.role == "near" else where.role
    return f"{role} {where.core}" if where.core else ""


def _time(item: Item) -> str:
    return item.told.time


def _may_join_place(item: Item, key: str) -> bool:
    return not key.startswith("from ")


def _may_join_time(item: Item, key: str) -> bool:
    """Whether a figure without a time may be of one: "have been killed" hardly of one day."""
    if key.startswith("span"):
        return item.told.is_perfect or item.is_size
    return not item.told.is_perfect


def _split(
    found: Iterable[Item], key: Callable[[Item], str], may_join: Callable[[Item, str], bool]
) -> list[list[Item]]:
    """Items by a key; those without one go where they may, if there is only one such part."""
    groups: dict[str, list[Item]] = {}
    for item in found:
        groups.setdefault(key(item), []).append(item)
    if "" in groups and len(groups) > 1:
        bare = groups[""]
        left: list[Item] = []
        for item in bare:
            into = [name for name in groups if name and may_join(item, name)]
            if len(into) == 1 and _is_of_size(item, groups[into[0]]):
                groups[into[0]].append(item)
            else:
                left.append(item)
        groups[""] = left
    order = [
        sorted(group, key=lambda item: (item.number, item.figure.start))
        for group in groups.values()
        if group
    ]
    return sorted(order, key=lambda group: (group[0].number, group[0].figure.start))


def _is_of_size(item: Item, others: Iterable[Item]) -> bool:
    low, high = ends(item.figure)
    for other in others:
        other_low, other_high = ends(other.figure)
        large, small = max(high, other_high), min(low, other_low)
        if small <= Decimal(0) or large > small * _SAME_SIZE:
            return False
    return True
