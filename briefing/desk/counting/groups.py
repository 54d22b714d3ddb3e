"""Puts the figures that count the same thing together, by part and by claimant.

`counts.counted` calls `things` with the items of stories on one event.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from briefing.desk.counting.claims import Stand, claims
from briefing.desk.counting.clauses import stemmed
from briefing.desk.counting.nouns import Part, Relation, Thing
from briefing.desk.counting.parts import parts
from briefing.desk.counting.things import Item

_RANK: Final = (Relation.ONE, Relation.AGREE, Relation.DIFFER, Relation.CONFLICT)


class _Kind(NamedTuple):
    """What two figures share that may be of one thing, their modifiers aside."""

    noun: str
    state: str
    measure: str
    modality: str


def things(found: Iterable[Item]) -> list[Thing]:
    """The things that the items count, in the order of their first figure."""
    kinds: dict[_Kind, list[Item]] = {}
    for item in found:
        kind = _Kind(item.noun, item.state, item.measure, item.modality)
        kinds.setdefault(kind, []).append(item)
    return [
        _thing(group)
        for kind in kinds.values()
        for group in (_by_modifiers(kind) if len(kind) > 1 else [kind])
    ]


def _by_modifiers(found: list[Item]) -> list[list[Item]]:
    """Items with the same modifiers; a shorter name joins the only longer one that it can mean."""
    groups: dict[frozenset[str], list[Item]] = {}
    for item in found:
        groups.setdefault(item.modifiers, []).append(item)
    for short in sorted(groups, key=len):
        longer = [name for name in groups if short < name]
        if len(longer) != 1:
            continue
        [whole] = longer
        kept = []
        for item in groups[short]:
            if _means(item, groups[whole]):
                groups[whole].append(item)
            else:
                kept.append(item)
        if kept:
            groups[short] = kept
        else:
            del groups[short]
    for group in groups.values():
        group.sort(key=lambda item: (item.number, item.figure.start))
    return list(groups.values())


def _means(short: Item, whole: list[Item]) -> bool:
    """Whether a shorter name stands for a longer: "the 8,000 troops", after "North Korean troops".

    In the same story it takes an article, or the same number; and in another the same number. A sum
    or a share goes by a shorter name as well: "emissions", after "greenhouse gas emissions".
    """
    if short.is_size:
        return True
    for item in whole:
        if item.number == short.number and (
            short.is_definite or item.figure.value == short.figure.value is not None
        ):
            return True
        if item.number != short.number and item.figure.value == short.figure.value is not None:
            return True
    return False


def _thing(found: list[Item]) -> Thing:
    made = [_part(group) for group in parts(found)]
    relation = max((part.relation for part in made), key=_RANK.index)
    return Thing(_name(found), tuple(made), relation)


def _part(found: list[Item]) -> Part:
    stand: Stand = claims(found)
    return Part(_place(found), _base(found), stand.claims, stand.relation)


def _place(found: list[Item]) -> str | None:
    """The place in the words of a text: those of the first, outside headlines, that name most."""
    told = [item for item in found if item.told.place.core]
    if not told:
        return None
    best = max(told, key=lambda item: (not item.is_headline, len(item.told.place.text)))
    return " ".join(best.told.place.text.split())


def _base(found: list[Item]) -> str | None:
    bases = Counter(item.told.base for item in found if item.told.base)
    return bases.most_common(1)[0][0] if bases else None


def _name(found: list[Item]) -> str:
    """The form that most texts have of those with all modifiers, and what is said of it."""
    most = max(len(item.modifiers) for item in found)
    forms = [item.form for item in found if len(item.modifiers) == most]
    spoken: Counter[str] = Counter(form.lower() for form in forms)
    best = max(spoken, key=lambda low: spoken[low])
    form = min((form for form in forms if form.lower() == best), key=_capitals)
    first = found[0]
    words = ["people" if form == "others" else " ".join(form.split())]
    if first.state and not _says(form, first.state):
        words.append(_LABELS.get(first.state) or _in_words(first))
    if first.modality:
        words.append(f"({first.modality})")
    if first.figure.per:
        words.append(_each(first.figure.per))
    return " ".join(words)


_LABELS: Final = {"gather": "gathered", "cut": "cut"}


def _in_words(item: Item) -> str:
    """What became of what is counted, in the form that the sentence has: "agreed", for "agre"."""
    told = item.entry.story.text[slice(*item.sentence)].lower()
    spoken = {stemmed(word): word for word in reversed(re.findall(r"[^\W\d_]+", told))}
    return " ".join(spoken.get(part, part) for part in item.state.split())


def _says(form: str, state: str) -> bool:
    """Whether a name tells by itself what became of what it names: "deaths"."""
    from briefing.desk.counting.things import noun_of

    return noun_of(form)[2] == state


def _each(per: str) -> str:
    article = "an" if per[:1].lower() in "aeiou" or per == "hour" else "a"
    return f"{article} {per}" if per[:1].isalpha() else f"per {per}"


def _capitals(form: str) -> int:
    return sum(sign.isupper() for sign in form)
