"""The views that choose from a story: skim and evidence. Pure; imported when first asked for."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len

from briefing.desk import views as gather
from briefing.desk.views import CountedFigures, SpeakerQuotes, story_sentences
from briefing.export.wording import claim, normalised
from briefing.model import BlockKind, Figure, Marks, Quote, Span, Story
from briefing.ui.columns import Columns
from briefing.ui.page import (
    ALONE,
    Cast,
    Mark,
    Others,
    Page,
    View,
    cast_of,
    header,
    inks_of,
    paged,
    walked,
    with_margins,
)
from briefing.ui.table import rows_lines
from briefing.ui.typeset import BLANK, Ink, Line, Run, Sweep, cut, set_lines

_VALUE = 14


def skim(
    story: Story, marks: Marks, columns: Columns, found: Sequence[Span] = (), others: Others = ALONE
) -> Page:
    """The lede, then only the sentences that hold a quote or a figure."""
    cast, order = cast_of(story, marks), walked(marks)
    inks = inks_of(story, marks, order, cast, found)
    lines = header(story, marks, cast, inks, columns, others)
    for block, kept in groupby(gather.skim(story, marks), lambda excerpt: excerpt.block):
        spans = [(excerpt.start, excerpt.end) for excerpt in kept]
        lines.append(BLANK)
        if block.kind is BlockKind.TABLE:
            lines += with_margins(
                rows_lines(story.text, spans, inks, columns.text), marks, cast, columns
            )
            continue
        for span in spans:
            body = set_lines(story.text, span, inks, columns.text)
            lines += with_margins(body, marks, cast, columns)
    return paged(View.SKIM, lines, order, columns, cast)


def evidence(
    story: Story, marks: Marks, columns: Columns, found: Sequence[Span] = (), others: Others = ALONE
) -> Page:
    """Every quote under its speaker and every figure under what it counts, with its sentence."""
    cast, order = cast_of(story, marks), walked(marks)
    number = {mark: n for n, mark in enumerate(order)}
    inks = inks_of(story, marks, order, cast, found)
    lines = header(story, marks, cast, [], columns, others)
    gathered = gather.evidence(story, marks)
    if gathered.speakers:
        lines += [BLANK, _heading("Quotes, by speaker")]
    for group in gathered.speakers:
        lines += [BLANK, _speaker_line(group, cast, columns.text)]
        for quote in group.quotes:
            lines += _quote_lines(story, quote, number, cast, columns)
    if gathered.counts:
        lines += [BLANK, _heading("Figures, by what they count")]
    sentences = story_sentences(story) if gathered.counts else []
    for counted in gathered.counts:
        lines += [BLANK, *_counted_lines(story, counted, sentences, number, inks, columns)]
    if not order:
        lines += [
            BLANK,
            Line((Run("No quotation and no figure stands in this story.", ("facts",)),)),
        ]
    return paged(View.EVIDENCE, lines, order, columns, cast)


def _heading(text: str) -> Line:
    return Line((Run(text, ("heading",)),))


def _speaker_line(group: SpeakerQuotes, cast: Cast, width: int) -> Line:
    """A speaker's name in the speaker's colour, the role behind it, the number of quotes.

    Where there is no room for all of it, the role is cut.
    """
    look = cast.look(group.name)
    count = f" · {len(group.quotes)}"
    name = cut(group.name or "Nobody named", width - len(count))
    role = f", {group.role}" if group.role else ""
    room = width - cell_len(name) - len(count)
    role = cut(role, room) if room > len(", …") else ""
    return Line(
        (Run(name, (look, "cast")), Run(f"{role}{count}", ("facts",))),
        bar=look,
    )


def _quote_lines(
    story: Story, quote: Quote, number: dict[Mark, int], cast: Cast, columns: Columns
) -> list[Line]:
    look = cast.look(quote.speaker)
    ink = Ink(quote.start, quote.end, f"quote {look}", number[quote])
    lines = set_lines(story.text, (quote.start, quote.end), [ink], columns.text, indent=2)
    return [Line(line.runs, line.indent, bar=look) for line in lines]


def _counted_lines(
    story: Story,
    group: CountedFigures,
    sentences: Sequence[Span],
    number: dict[Mark, int],
    inks: Sequence[Ink],
    columns: Columns,
) -> list[Line]:
    """What is counted, then a line of value and claimant and the sentence for each figure."""
    lines = [Line((Run(group.counted or "Other figures", ("counted",)),))]
    for figure in group.figures:
        mark = number[figure]
        value = normalised(figure)
        gap = " " * max(2, _VALUE - cell_len(value))
        facts = Run(gap + claim(figure), ("facts",))
        lines.append(Line((Run(value, ("figure",), mark=mark), facts), 2))
        span = sentences[bisect_right(sentences, figure.start, key=lambda span: span[0]) - 1]
        own = [ink for ink in Sweep(inks, span[0]).over(*span) if _belongs(ink, figure)]
        plain = [ink if ink.mark == mark else Ink(ink.start, ink.end, ink.look) for ink in own]
        lines += set_lines(story.text, span, plain, columns.text, ("context",), indent=4)
    return lines


def _belongs(ink: Ink, figure: Figure) -> bool:
    """Whether an ink is drawn around a figure: the other figures of its sentence are not."""
    return "figure" not in ink.look or (ink.start, ink.end) == (figure.start, figure.end)
