"""The sheet of the brief: the front page of what is new, each piece one key from its story."""

import time
from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from briefing.desk.brief import Brief, Piece, Told, brief
from briefing.desk.brief_forms import (
    left_out,
    named_sources,
    told_brief,
    told_differences,
    told_figure,
    told_sources,
)
from briefing.desk.gathering import entries
from briefing.desk.news import of_stored
from briefing.export.wording import describe_figure, describe_quote, speaker_with_role
from briefing.store.database import Database
from briefing.ui.looks import SPEAKER_COLOURS
from briefing.ui.sheets.kind import MOST_LISTED, Kind
from briefing.ui.sheets.sheet import GAP, Place, Row, blank, flow, note, verbatim
from briefing.ui.typeset import Line, Run

_INDENT: Final = 4
_MOST_LINES: Final = 4
_MEASURE: Final = 90
"""Columns of a line, its indent with it, beyond which it is no pleasure to read."""


def gather(db: Database, stories: Sequence[int]) -> Brief:
    """The brief of stored stories."""
    return brief(
        of_stored(db, stories),
        lambda wanted: list(entries(db, wanted)),
        int(time.time()),
    )


def draw(made: Brief, width: int) -> Sequence[Row]:
    """The pieces by weight."""
    width = min(width, _MEASURE)
    if not made.pieces:
        return []
    rows = [note(told_brief(made), width, indent=_INDENT), blank()]
    rows += [row for at, piece in enumerate(made.pieces) for row in _piece(piece, at, width)]
    more = left_out(made)
    return [*rows, note(more, width, indent=_INDENT)] if more else rows


def _piece(piece: Piece, number: int, width: int) -> Iterator[Row]:
    story = piece.lead.story
    head = story.document.blocks[0]
    first, *others = verbatim(story.headline, width, ("headline",), _INDENT)
    lead = Run(f"{number + 1:>{_INDENT - 2}}  ", ("facts",))
    sources = Run(f"{GAP}{told_sources(piece)}", ("facts",))
    lines = [Line((lead, *first.runs)), *others]
    if lines[-1].indent + sum(cell_len(run.text) for run in (*lines[-1].runs, sources)) <= width:
        lines[-1] = lines[-1]._replace(runs=(*lines[-1].runs, sources))
    else:
        lines.append(Line((sources._replace(text=sources.text.strip()),), _INDENT))
    if piece.first is not None:
        words = story.text[slice(*piece.first)]
        lines += verbatim(words, width, ("paragraph",), _INDENT, _MOST_LINES)
    stories = "1 story" if len(piece.entries) == 1 else f"{len(piece.entries)} stories"
    told = f"{stories} · {piece.lead.minutes} min · {named_sources(piece)}"
    yield Row(tuple(lines), Place(piece.lead, (head.start, head.end)), detail=told)
    if piece.quote is not None:
        yield _quote(piece, number, width)
    if piece.figures:
        yield _figures(piece, width)
    yield blank()


def _quote(piece: Piece, number: int, width: int) -> Row:
    """The strongest quote, with a bar, and its speaker below it."""
    assert piece.quote is not None
    entry, quote = piece.quote.entry, piece.quote.quote
    words = entry.story.text[quote.start : quote.end]
    look = f"speaker-{number % SPEAKER_COLOURS + 1}"
    lines = verbatim(words, width - 2, ("quote", look), _INDENT, _MOST_LINES)
    runs = [Run(speaker_with_role(quote.speaker, quote.role), (look,))]
    runs += [Run(f" · {entry.story.publisher}", ("facts",))] * (len(piece.texts) > 1)
    whose_words = Line(tuple(runs))
    bar = Run("┃ ", (look,))
    return Row(
        tuple(Line((bar, *line.runs), _INDENT) for line in (*lines, whose_words)),
        Place(entry, (quote.start, quote.end), quote),
        detail=f"“ {describe_quote(quote)}",
    )


def _figures(piece: Piece, width: int) -> Row:
    """The figures that differ, each with its claimant, else those that matter, with their thing."""
    differ = told_differences(piece.relation)
    pieces = [_figure(told, piece) for told in piece.figures]
    if differ:
        name = (Run(f"{piece.figures[0].thing}:", ("read",)),)
        pieces = [name, *pieces, (Run(differ, ("trouble",)),)]
    mention = piece.figures[0].claim.mention
    words = " ".join(mention.entry.story.text[slice(*mention.sentence)].split())
    place = Place(mention.entry, mention.sentence, mention.figure)
    return Row(flow(pieces, width, _INDENT), place, words, f"# {describe_figure(mention.figure)}")


def _figure(told: Told, piece: Piece) -> tuple[Run, ...]:
    value, words = told_figure(told, piece.relation)
    return (Run(value, ("figure",)), Run(f" {words}", ("facts",)))


BRIEF: Final = Kind(
    "The brief",
    gather,
    draw,
    (("sheet-down+sheet-up", "move"), ("sheet-open", "read"), ("sheet-counts", "counts"),
     ("sheet-voices", "voices"), ("sheet-export", "export"), ("sheet-read-all", "mark read")),
    "Nothing new since then.",
    # They are weighed against each other, and those that do not come onto the page are not read.
    most=MOST_LISTED,
    first=300,
)  # fmt: skip
