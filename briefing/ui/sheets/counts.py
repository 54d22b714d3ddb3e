"""The sheet of counts: figures that count the same thing, side by side by claimant, on one axis."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.desk.counting.nouns import Claim, Part, Relation, Thing, whose
from briefing.desk.counts import counted
from briefing.desk.gathering import entries
from briefing.export.wording import describe_figure, normalised
from briefing.store.coverage import folds
from briefing.store.database import Database
from briefing.ui.sheets.kind import Kind
from briefing.ui.sheets.sheet import Place, Row, blank, columns, heading
from briefing.ui.typeset import Line, Run

_RELATIONS: Final = {
    Relation.ONE: ("", "facts"),
    Relation.AGREE: ("figures agree", "facts"),
    Relation.DIFFER: ("figures differ", "value"),
    Relation.CONFLICT: ("figures cannot both hold", "trouble"),
}


def gather(db: Database, stories: Sequence[int]) -> tuple[Thing, ...]:
    """What the figures of stored stories count; figures of two events are never of one thing."""
    read = list(entries(db, stories))
    coverages = folds(db, stories)
    events = [
        coverages[entry.key].coverage if entry.key in coverages else -entry.key for entry in read
    ]
    return counted(read, events)


def draw(things: Sequence[Thing], width: int) -> Sequence[Row]:
    """The things in order, the parts of each, and a line a claimant."""
    return [row for thing in things for row in _thing(thing, width)]


def _thing(thing: Thing, width: int) -> Iterator[Row]:
    stories = "1 story" if thing.stories == 1 else f"{thing.stories} stories"
    claimants = "1 claimant" if thing.claimants == 1 else f"{thing.claimants} claimants"
    told, look = _RELATIONS[thing.relation]
    yield heading(
        thing.name, Run(f"{stories} · {claimants}", ("facts",)), *[Run(told, (look,))] * bool(told)
    )
    for part in thing.parts:
        yield from _part(part, width)
    yield blank()


def _part(part: Part, width: int) -> Iterator[Row]:
    where = " · ".join(filter(None, (part.place, part.base)))
    if where:
        yield Row((Line((Run(where, ("facts",)),), 2),))
    for claim in part.claims:
        yield _claim(claim, width)


def _claim(claim: Claim, width: int) -> Row:
    mention = claim.mention
    story = mention.entry.story
    name = whose(claim.claimant, mention.entry)
    times = f"×{len(claim.mentions)}" if len(claim.mentions) > 1 else ""
    state = "replaced" if claim.is_replaced else "update" if claim.is_update else ""
    line = columns(
        (
            (Run(name, ("read",)), 26),
            (Run(normalised(claim.figure), ("figure",)), -14),
            (Run(" ".join(filter(None, (times, state))), ("facts",)), 12),
        ),
        indent=4,
    )
    words = " ".join(story.text[slice(*mention.sentence)].split())
    place = Place(mention.entry, mention.sentence, mention.figure)
    return Row((line,), place, words, f"# {describe_figure(mention.figure)}")


COUNTS: Final = Kind(
    "Counts",
    gather,
    draw,
    (("sheet-down+sheet-up", "move"), ("sheet-open", "its place"), ("sheet-voices", "voices"),
     ("sheet-copy", "copy"), ("sheet-export", "export")),
    "No figure stands in these stories.",
)  # fmt: skip
