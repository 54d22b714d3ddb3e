"""The command `counts`: figures that count the same thing, side by side by claimant."""

from collections.abc import Hashable, Iterator, Sequence
from contextlib import closing

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.lines import columns, drawing, row
from briefing.cli.output import is_screen, opened, write_json
from briefing.cli.reading import reading
from briefing.desk.brief_forms import told_differences
from briefing.desk.counting.axis import axis
from briefing.desk.counting.nouns import Claim, Part, Thing, whose
from briefing.desk.counts import counted
from briefing.desk.entries import Entry
from briefing.export.as_json import Record, excerpt_record, figure_record, plain_number
from briefing.export.plain import BLANK, Line, Run
from briefing.export.wording import date_in_words, normalised
from briefing.store.coverage import folds
from briefing.store.database import open_for_reading

_NAME, _INDENT, _AXIS = 24, 4, 44
_GAP = "  "


def print_counts(arguments: Arguments) -> int:
    """Print what the figures of some stories count, and who claims how many."""
    found = reading(arguments)
    entries = list(found)
    things = counted(entries, None if arguments.paths else _events(entries))
    with opened(arguments.output) as stream:
        if arguments.json:
            write_json(stream, "counts", [_record(thing) for thing in things])
        elif is_screen(arguments):
            drawing(stream, arguments)(_lines(things, columns()))
        else:
            stream.writelines(row(cells) for thing in things for cells in _rows(thing))
    return found.outcome(len(things), "figures")


def _events(entries: Sequence[Entry]) -> list[Hashable]:
    """The event of each story: its coverage, or itself where it stands alone."""
    db = open_for_reading(paths.database_file())
    if db is None:
        return list(range(len(entries)))
    with closing(db):
        coverages = folds(db, [entry.key for entry in entries])
    return [
        ("coverage", coverages[entry.key].coverage) if entry.key in coverages else number
        for number, entry in enumerate(entries)
    ]


def _lines(things: Sequence[Thing], width: int) -> Iterator[Line]:
    """Each thing with its claims on one axis, below it the sentences that they stand in."""
    for number, thing in enumerate(things):
        if number:
            yield BLANK
        claimants = "1 claimant" if thing.claimants == 1 else f"{thing.claimants} claimants"
        differ = told_differences(thing.relation)
        known = "  " + " · ".join(filter(None, (claimants, differ)))
        yield Line((Run(thing.name, strong=True), Run(known, quiet=True)))
        yield from _chart(thing, width)
        yield BLANK
        yield from _sentences(thing)


def _chart(thing: Thing, width: int) -> Iterator[Line]:
    """The claims part by part, in columns, with the axis at their right where there is room."""
    names = [whose(claim.claimant, claim.entry) for claim in thing.claims]
    name = min(max(map(len, names)), _NAME)
    value = max(len(normalised(claim.figure)) for claim in thing.claims)
    more = max(len(_more(claim)) for claim in thing.claims)
    axis_at = _INDENT + name + value + 2 * len(_GAP)
    scale = axis(thing.claims, min(_AXIS, width - axis_at - more))
    if scale is not None:
        yield Line((Run(" " * axis_at + scale.labels.rstrip(), quiet=True),))
    for number, part in enumerate(thing.parts):
        where = _where(part)
        is_ruled = scale is not None and (number == 0 or where)
        if scale is not None and is_ruled:
            left = _fitted(where, axis_at - 2 * len(_GAP))
            yield Line((Run(f"  {left}{_GAP}{scale.rule}", quiet=True),))
        elif where:
            yield Line((Run(where, quiet=True),), 2)
        for claim in part.claims:
            left = _fitted(whose(claim.claimant, claim.entry), name)
            drawn = f"{_GAP}{scale.drawn(claim)}" if scale is not None else ""
            yield Line(
                (
                    Run(" " * _INDENT + left + _GAP),
                    Run(normalised(claim.figure).rjust(value), strong=True),
                    Run(drawn if _more(claim) else drawn.rstrip()),
                    Run(_more(claim), quiet=True),
                )
            )


def _sentences(thing: Thing) -> Iterator[Line]:
    """Each sentence once, after the values that it gives, with its source and date."""
    told: dict[str, list[Claim]] = {}
    for claim in thing.claims:
        story = claim.entry.story
        words = " ".join(story.text[slice(*claim.sentence)].split())
        told.setdefault(
            f"{words} — {story.publisher}, {date_in_words(story.document.date)}", []
        ).append(claim)
    for words, claims in told.items():
        values = ", ".join(dict.fromkeys(normalised(claim.figure) for claim in claims))
        yield Line((Run(values, strong=True), Run(f"  {words}", quiet=True)), _INDENT)


def _fitted(text: str, width: int) -> str:
    """A text in exactly so many columns, its end left out where it is longer."""
    return (
        text.ljust(width) if len(text) <= width else f"{text[: width - 1].rstrip()}…".ljust(width)
    )


def _more(claim: Claim) -> str:
    """What else there is to know of a claim: how often it is made, and whether it is new or old."""
    times = f"  ×{len(claim.mentions)}" if len(claim.mentions) > 1 else ""
    state = "  replaced" if claim.is_replaced else "  update" if claim.is_update else ""
    return times + state


def _where(part: Part) -> str:
    return " · ".join(filter(None, (part.place, part.base)))


def _rows(thing: Thing) -> Iterator[tuple[object, ...]]:
    for part in thing.parts:
        for claim in part.claims:
            story = claim.entry.story
            yield (
                thing.name, _where(part), whose(claim.claimant, claim.entry),
                normalised(claim.figure), part.relation.value,
                story.text[slice(*claim.sentence)], story.publisher, story.document.date,
                story.document.url or story.place,
            )  # fmt: skip


def _record(thing: Thing) -> Record:
    return {
        "name": thing.name,
        "relation": thing.relation.value,
        "parts": [
            {
                "place": part.place,
                "base": part.base,
                "relation": part.relation.value,
                "claims": [_claim_record(claim) for claim in part.claims],
            }
            for part in thing.parts
        ],
    }


def _claim_record(claim: Claim) -> Record:
    return {
        "claimant": claim.claimant,
        "low": plain_number(claim.interval.low),
        "high": plain_number(claim.interval.high),
        "is_update": claim.is_update,
        "is_replaced": claim.is_replaced,
        "mentions": [
            {
                "figure": figure_record(mention.entry.story, mention.figure),
                "sentence": excerpt_record(mention.entry.story, *mention.sentence),
            }
            for mention in claim.mentions
        ],
    }
