"""Folds the figures of one part into claims, and says how the claims stand to each other.

The word is "differ"; "cannot both hold" is kept for claims of one place, one time and one name
whose intervals do not meet. `groups` calls.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import Final, NamedTuple

from briefing.desk.counting.intervals import are_alike, ends, interval, rounded
from briefing.desk.counting.nouns import Claim, Mention, Relation
from briefing.desk.counting.results import is_result
from briefing.desk.counting.things import Item, plain_name

_DAY: Final = 10
"""Characters of a date's day in ISO 8601: "2024-10-31"."""
_MOST_COMPARED: Final = 40
"""Claims of a part that are compared pair by pair; of more, only whether all are alike."""


class Stand(NamedTuple):
    """The claims of a part, and their relation."""

    claims: tuple[Claim, ...]
    relation: Relation


class _Held(NamedTuple):
    """A claim as it is being made: the items that make it, and who makes it."""

    name: str
    items: list[Item]


def claims(found: list[Item]) -> Stand:
    """The claims that the items of one part make, the smallest number first."""
    held = _folded(found)
    if len(held) == 1:
        [only] = held
        return Stand((_claim(only, False, False),), Relation.ONE)
    held.sort(key=lambda claim: _time(claim.items[0]))
    updates = [_is_update(claim, held[:place]) for place, claim in enumerate(held)]
    replaced = [_is_replaced(held, updates, place) for place in range(len(held))]
    made = [
        _claim(claim, is_update, is_replaced)
        for claim, is_update, is_replaced in zip(held, updates, replaced, strict=True)
    ]
    made.sort(key=lambda claim: (*ends(claim.figure), claim.mentions[0].figure.start))
    live = [place for place in range(len(held)) if not replaced[place]]
    return Stand(
        tuple(made), _relation([held[place] for place in live], [updates[place] for place in live])
    )


def _folded(found: list[Item]) -> list[_Held]:
    """Equal numbers of the same claimant as one; "the 8,000 troops" is what was claimed before."""
    held: list[_Held] = []
    places: dict[tuple[object, ...], _Held] = {}
    spoken: dict[tuple[object, ...], _Held] = {}
    names = _names(found)
    # On whose word the number of a headline stands is told below it.
    for item in sorted(found, key=lambda item: (item.number, item.is_headline)):
        number = (*ends(item.figure), item.figure.bound)
        told = (item.number, *ends(item.figure))
        name = names[id(item)]
        claim = places.get((name, *number))
        if claim is None and (item.is_definite or not item.figure.claimant):
            claim = spoken.get(told)
        if claim is None:
            claim = _Held(name, [])
            held.append(claim)
            places[name, *number] = claim
        claim.items.append(item)
        spoken.setdefault(told, claim)
    return held


def _names(found: list[Item]) -> dict[int, str]:
    """Each item's claimant as it is compared: a surname alone means the only full name with it.

    The text's own word is its publisher's.
    """
    plain = {id(item): plain_name(item.figure.claimant) for item in found}
    whole: dict[str, set[str]] = {}
    for name in plain.values():
        if " " in name:
            whole.setdefault(name.rsplit(" ", 1)[1], set()).add(name)
    names = {}
    for item in found:
        name = plain[id(item)]
        if not name:
            names[id(item)] = f"\n{item.entry.story.publisher}"
        elif len(whole.get(name, ())) == 1:
            [names[id(item)]] = whole[name]
        else:
            names[id(item)] = name
    return names


def _claim(held: _Held, is_update: bool, is_replaced: bool) -> Claim:
    """A claim, shown by the first figure that is no headline's, hedged if any is."""
    best = min(
        held.items,
        key=lambda item: (item.is_headline, not (item.figure.approx or item.figure.bound)),
    )
    ordered = sorted(held.items, key=lambda item: (item.number, item.figure.start))
    mentions = tuple(Mention(item.entry, item.figure, item.sentence) for item in ordered)
    claimant = best.figure.claimant
    if held.name[:1] != "\n":
        named = [item for item in held.items if plain_name(item.figure.claimant) == held.name]
        claimant = _longest(item.figure.claimant for item in named or held.items)
    return Claim(claimant, best.figure, interval(best.figure), mentions, is_update, is_replaced)


def _longest(names: Iterable[str | None]) -> str | None:
    """The fullest form of a claimant's name."""
    return max((name for name in names if name), key=len, default=None)


def _time(item: Item) -> tuple[str, int, bool, int]:
    """When a figure was given, as far as its story tells."""
    return item.entry.story.document.date or "", item.number, not item.is_earlier, item.figure.start


def _day(claim: _Held) -> str:
    return (claim.items[0].entry.story.document.date or "")[:_DAY]


def _is_update(claim: _Held, before: list[_Held]) -> bool:
    """Whether a claim follows one that was made before it: by its words, or on a later day."""
    if not before or any(item.is_earlier for item in claim.items):
        return False
    first = claim.items[0]
    if first.is_update:
        return True
    return any(
        _day(earlier) < _day(claim) and _day(earlier) and earlier.items[0].number != first.number
        for earlier in before
    ) or any(earlier.name == claim.name and earlier.items[0].is_earlier for earlier in before)


def _is_replaced(held: list[_Held], updates: list[bool], place: int) -> bool:
    """Whether the same claimant, or a text that speaks for itself, gives a later figure."""
    claim = held[place]
    if any(item.is_earlier for item in claim.items):
        return True
    for later in range(place + 1, len(held)):
        other = held[later]
        if not updates[later]:
            continue
        is_own = claim.name[:1] == "\n" or other.name[:1] == "\n"
        if other.name == claim.name or is_own:
            return True
    return False


def _relation(live: list[_Held], updates: list[bool]) -> Relation:
    if len(live) < 2:
        return Relation.ONE
    if len(live) > _MOST_COMPARED:
        first = live[0].items[0].figure
        is_same = all(are_alike(first, claim.items[0].figure) for claim in live)
        return Relation.AGREE if is_same else Relation.DIFFER
    relation = Relation.ONE
    for (one, is_later), (other, is_last) in combinations(zip(live, updates, strict=True), 2):
        if any(is_result(a, b) for a in one.items[:4] for b in other.items[:4]):
            continue
        relation = relation if relation is Relation.DIFFER else Relation.AGREE
        if any(are_alike(a.figure, b.figure) for a in one.items[:4] for b in other.items[:4]):
            continue
        relation = Relation.DIFFER
        if not is_later and not is_last and _conflict(one, other):
            return Relation.CONFLICT
    return relation


def _conflict(one: _Held, other: _Held) -> bool:
    """Whether two claims cannot both hold: same base, same time, and no number in both.

    What happened to the thing must be known and the same, not merely not told.
    """
    first, second = one.items[0], other.items[0]
    return (
        one.name != other.name
        and first.state == second.state != ""
        and not (first.is_expected or second.is_expected)
        and _base(first) == _base(second)
        and (first.number == second.number or (_day(one) == _day(other) != ""))
        and not any(
            rounded(a.figure).meets(rounded(b.figure)) for a in one.items for b in other.items
        )
    )


def _base(item: Item) -> tuple[object, ...]:
    """All that must be the same for two figures to be of one base."""
    told = item.told
    return (
        item.modifiers, item.form.lower().split()[-1], told.place.core, told.place.kind,
        told.place.role, told.time, item.agent,
    )  # fmt: skip
