"""The sheet of counts: figures that count the same thing, side by side by claimant, on one axis."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from briefing.desk.counting.axis import NARROWEST, Axis, axis
from briefing.desk.counting.nouns import Claim, Relation, Thing, whose
from briefing.desk.counts import counted
from briefing.desk.gathering import entries
from briefing.export.wording import describe_figure, normalised
from briefing.store.coverage import folds
from briefing.store.database import Database
from briefing.ui.looks import SPEAKER_COLOURS
from briefing.ui.sheets.kind import Kind
from briefing.ui.sheets.sheet import GAP, Place, Row, blank, columns, flow
from briefing.ui.typeset import Line, Run, cut

_INDENT: Final = 4
_LEAST_NAME: Final = 20
_MOST_AXIS: Final = 64

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
    """The things in order, the parts of each, and a line a claimant, all in the same columns."""
    claims = [claim for thing in things for claim in thing.claims]
    if not claims:
        return []
    names = max(cell_len(whose(claim.claimant, claim.entry)) for claim in claims)
    wide = _Columns(
        min(names, max(_LEAST_NAME, width // 4)),
        max(cell_len(normalised(claim.figure)) for claim in claims),
        max(cell_len(_more(claim)) for claim in claims),
        0,
    )
    left = width - _INDENT - sum(wide) - 3 * len(GAP)
    wide = wide._replace(axis=min(_MOST_AXIS, left) if left >= NARROWEST else 0)
    looks = _looks(claims)
    return [row for thing in things for row in _thing(thing, width, wide, looks)]


class _Columns(NamedTuple):
    """Widths in cells: of claimants, of values, of what else is told, and of the axis if any."""

    name: int
    value: int
    more: int
    axis: int

    @property
    def axis_at(self) -> int:
        """The column in which the axis begins."""
        return _INDENT + self.name + self.value + 2 * len(GAP)


def _looks(claims: Sequence[Claim]) -> dict[str, str]:
    """A colour for each claimant, in their order."""
    names = dict.fromkeys(whose(claim.claimant, claim.entry) for claim in claims)
    return {name: f"speaker-{at % SPEAKER_COLOURS + 1}" for at, name in enumerate(names)}


def _thing(thing: Thing, width: int, wide: _Columns, looks: dict[str, str]) -> Iterator[Row]:
    """A thing's name; then the axis, which its first line that is no claim's carries."""
    stories = "1 story" if thing.stories == 1 else f"{thing.stories} stories"
    claimants = "1 claimant" if thing.claimants == 1 else f"{thing.claimants} claimants"
    told, look = _RELATIONS[thing.relation]
    known = [Run(f"{stories} · {claimants}", ("facts",)), *[Run(told, (look,))] * bool(told)]
    name = Run(cut(thing.name, max(_LEAST_NAME, width // 2)), ("heading",))
    yield Row(flow([(name,), *((run,) for run in known)], width, 0))
    scale = axis(thing.claims, wide.axis)
    if scale is not None:
        yield _beside("", scale.labels, wide)
    for number, part in enumerate(thing.parts):
        where = " · ".join(filter(None, (part.place, part.base)))
        is_ruled = scale is not None and (number == 0 or where)
        if where or is_ruled:
            yield _beside(where, scale.rule if scale is not None and is_ruled else "", wide)
        for claim in part.claims:
            yield _claim(claim, wide, scale, looks)
    yield blank()


def _beside(words: str, drawn: str, wide: _Columns) -> Row:
    """A line that is no claim's: a place on the left, above the claims, and some of the axis."""
    if not drawn:
        return Row((Line((Run(words, ("facts",)),), 2),))
    room = wide.axis_at - 2 - len(GAP)
    return Row(
        (columns(((Run(words, ("facts",)), room), (Run(drawn, ("marker",)), wide.axis)), 2),)
    )


def _claim(claim: Claim, wide: _Columns, scale: Axis | None, looks: dict[str, str]) -> Row:
    mention = claim.mention
    story = mention.entry.story
    name = whose(claim.claimant, mention.entry)
    cells = [
        (Run(name, (looks[name],)), wide.name),
        (Run(normalised(claim.figure), ("figure",)), -wide.value),
    ]
    if scale is not None:
        cells.append((Run(scale.drawn(claim), (looks[name],)), wide.axis))
    cells.append((Run(_more(claim), ("facts",)), wide.more))
    words = " ".join(story.text[slice(*mention.sentence)].split())
    place = Place(mention.entry, mention.sentence, mention.figure)
    return Row((columns(cells, _INDENT),), place, words, f"# {describe_figure(mention.figure)}")


def _more(claim: Claim) -> str:
    """How often a claim is made, and whether it is new or old."""
    times = f"×{len(claim.mentions)}" if len(claim.mentions) > 1 else ""
    state = "replaced" if claim.is_replaced else "update" if claim.is_update else ""
    return " ".join(filter(None, (times, state)))


COUNTS: Final = Kind(
    "Counts",
    gather,
    draw,
    (("sheet-down+sheet-up", "move"), ("sheet-open", "its place"), ("sheet-voices", "voices"),
     ("sheet-copy", "copy"), ("sheet-export", "export")),
    "No figure stands in these stories.",
)  # fmt: skip
