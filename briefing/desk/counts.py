"""Counts: figures that count the same thing, set side by side by claimant. Pure, no drawing.

The viewer calls `counted` with the stories of one event, `briefing counts` with what it has read.
"""

from collections.abc import Hashable, Sequence

from briefing.desk.copies import by_text
from briefing.desk.counting.groups import things
from briefing.desk.counting.nouns import Claim, Relation, Thing
from briefing.desk.counting.results import without_losers
from briefing.desk.counting.things import Item, items
from briefing.desk.entries import Entry

_ORDER = (Relation.CONFLICT, Relation.DIFFER, Relation.AGREE, Relation.ONE)


def counted(
    entries: Sequence[Entry], events: Sequence[Hashable] | None = None
) -> tuple[Thing, ...]:
    """What the figures of some stories count, and who claims how many.

    `events` tells for each entry which event it is on: figures of two events are never of one
    thing. Without it, all entries are on one. A text that several bring is counted once. What
    differs stands first, then what headlines count, what more claimants and more figures count,
    then the order of the texts.
    """
    events = events if events is not None else [None] * len(entries)
    own = {id(copies[0]) for copies in by_text(entries)}
    by_event: dict[Hashable, list[Item]] = {}
    for number, (entry, event) in enumerate(zip(entries, events, strict=True)):
        if id(entry) in own:
            by_event.setdefault(event, []).extend(without_losers(items(entry, number)))
    place = {id(entry): number for number, entry in enumerate(entries)}
    found = [thing for group in by_event.values() for thing in things(group)]

    def order(thing: Thing) -> tuple[int, bool, int, int, int, int]:
        first = thing.claims[0].mentions[0]
        for claim in thing.claims:
            at = claim.mentions[0]
            if (place[id(at.entry)], at.figure.start) < (
                place[id(first.entry)],
                first.figure.start,
            ):
                first = at
        return (
            _ORDER.index(thing.relation),
            not any(map(_is_headline, thing.claims)),
            -thing.claimants,
            -thing.mentions,
            place[id(first.entry)],
            first.figure.start,
        )

    return tuple(sorted(found, key=order))


def _is_headline(claim: Claim) -> bool:
    """Whether a claim stands in a headline: then it is what the story is about."""
    return any(at.figure.end <= at.entry.story.document.blocks[0].end for at in claim.mentions)
