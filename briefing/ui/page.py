"""A story as a page: blocks and marks become lines with margins, for the reader to draw. Pure.

The reader asks for a page of the width it has; the page knows on which lines each mark lies.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar
from unicodedata import bidirectional

from rich.cells import cell_len

from briefing.desk.coverage import Elsewhere
from briefing.desk.marking import minutes
from briefing.export.links import links_of
from briefing.export.wording import facts, normalised
from briefing.model import Block, BlockKind, Figure, Marks, Quote, Span, Story
from briefing.ui.columns import Columns
from briefing.ui.enclosures import enclosure_lines
from briefing.ui.looks import SPEAKER_BAR, SPEAKER_COLOURS
from briefing.ui.table import table_lines
from briefing.ui.typeset import BLANK, NO_MARK, Ink, Line, Run, cut, set_lines, wrap

Mark: TypeAlias = Quote | Figure
_Mark = TypeVar("_Mark", Quote, Figure)

_ASIDES = {BlockKind.CAPTION: "▫ ", BlockKind.SEE_ALSO: "→ ", BlockKind.PROMO: "· "}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_JOINING = re.compile(r",? and |, ")
_MORE = len("  and 999 more")
_TIGHT = {BlockKind.LIST_ITEM, BlockKind.CODE}
_RATIO_KINDS = {"money", "percent", "rate", "range"}


class View(StrEnum):
    """The three views of a story, in the order in which a key walks them."""

    FULL = "full"
    SKIM = "skim"
    EVIDENCE = "evidence"

    @property
    def following(self) -> "View":
        """The view that comes next, the first after the last."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]


class Others(NamedTuple):
    """How many sources tell of a story's event, and where to find what the others tell."""

    sources: int = 1
    stories: tuple[Elsewhere, ...] = ()


ALONE = Others()


class Cast(NamedTuple):
    """The speakers of a story in the order in which they first speak.

    `quotes` counts what each says, `short` is the shortest form in which the story names each,
    `numbers` are their places in the order, from 0.
    """

    quotes: dict[str, int]
    short: dict[str, str]
    numbers: dict[str, int]

    def look(self, speaker: str | None) -> str:
        """The look that carries a speaker's colour; words of nobody known have their own."""
        if speaker is None or speaker not in self.numbers:
            return "speaker-unknown"
        return f"speaker-{self.numbers[speaker] % SPEAKER_COLOURS + 1}"

    def label(self, speaker: str, width: int) -> str:
        """The speaker's name in at most `width` cells, cut between words where that can be.

        Where not even the first word has room, the last may have it: it is a person's surname.
        Of several who speak as one, the first is named and the others counted: "Seoul +1".
        """
        name = self.short.get(speaker, speaker)
        first, *others = _JOINING.split(name)
        if others and cell_len(name) > width:
            return cut(f"{first} +{len(others)}", width)
        words = name.split()
        if len(words) > 1 and words[0].lower() == "the":
            words = words[1:]
        if words and cell_len(words[0]) + len(" …") > width >= cell_len(words[-1]):
            words = words[-1:]
        return cut(" ".join(words), width)


NOBODY = Cast({}, {}, {})


class Page(NamedTuple):
    """Lines to draw, the marks that can be walked in order, and the lines each of them is on.

    `cast` are the speakers whose colours the lines carry.
    """

    view: View
    columns: Columns
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    spots: tuple[Span, ...] = ()
    cast: Cast = NOBODY

    @property
    def matches(self) -> list[tuple[int, int]]:
        """The places of what is searched, as a line and the offset of the first character."""
        return [
            (number, run.start)
            for number, line in enumerate(self.lines)
            for run in line.runs
            if "match" in run.looks and run.start is not None
        ]

    def span_of(self, line: int) -> Span:
        """The stretch of the story's text on a line; on one without text, where the last ended."""
        for number in range(line, -1, -1):
            runs = [run for run in self.lines[number].runs if run.start is not None]
            if runs:
                end = max((run.start or 0) + len(run.text) for run in runs)
                return (runs[0].start or 0, end) if number == line else (end, end)
        return 0, 0

    def mark_at(self, line: int) -> int:
        """The first mark on a line or below it; NO_MARK where none follows."""
        return next((n for n, (_, last) in enumerate(self.spots) if last >= line), NO_MARK)


def cast_of(story: Story, marks: Marks) -> Cast:
    """The speakers of a story."""
    quotes: dict[str, int] = {}
    short: dict[str, str] = {}
    for quote in marks.quotes:
        if not quote.is_speech or not quote.speaker:
            continue
        name = quote.speaker
        quotes[name] = quotes.get(name, 0) + 1
        mention = story.text[slice(*quote.mention)] if quote.mention else name
        is_part = set(mention.split()) <= set(name.split())
        if is_part and len(mention) < len(short.get(name, name)):
            short[name] = mention
    return Cast(quotes, short, {name: number for number, name in enumerate(quotes)})


def walked(marks: Marks) -> tuple[Mark, ...]:
    """The marks that keys walk, in the order of the text: what was said, and how much of what."""
    speech: list[Mark] = [quote for quote in marks.quotes if quote.is_speech]
    return tuple(sorted([*speech, *marks.figures], key=lambda mark: (mark.start, -mark.end)))


def inks_of(
    story: Story, marks: Marks, order: Sequence[Mark], cast: Cast, found: Sequence[Span] = ()
) -> list[Ink]:
    """Everything that lies on a story's text, outer marks before inner ones.

    `found` are the places of what is searched.
    """
    number = {mark: n for n, mark in enumerate(order)}
    notes = {link.url: str(n).translate(_RAISED) for n, link in enumerate(links_of(story), 1)}
    inks = [
        Ink(link.start, link.end, "link", url=link.url, note=notes[link.url])
        for link in story.document.links
    ]
    inks += [Ink(date.start, date.end, "date") for date in marks.dates]
    for quote in marks.quotes:
        look = f"quote {cast.look(quote.speaker)}" if quote.is_speech else "scare"
        inks.append(Ink(quote.start, quote.end, look, number.get(quote, NO_MARK)))
    for figure in marks.figures:
        look = "figure ratio" if figure.kind in _RATIO_KINDS else "figure"
        inks.append(Ink(figure.start, figure.end, look, number.get(figure, NO_MARK)))
    inks += [Ink(start, end, "match") for start, end in found]
    return sorted(inks, key=lambda ink: (ink.start, -ink.end))


def full(
    story: Story, marks: Marks, columns: Columns, found: Sequence[Span] = (), others: Others = ALONE
) -> Page:
    """The whole story; `found` are the places of what is searched, `others` tell of its event."""
    cast, order = cast_of(story, marks), walked(marks)
    inks = inks_of(story, marks, order, cast, found)
    lines = header(story, marks, cast, inks, columns, others)
    before: Block | None = None
    for block in story.document.blocks[1:]:
        tight = before and before.kind is block.kind and block.kind in _TIGHT
        lines += [] if tight else [BLANK]
        body = block_lines(story.text, block, inks, columns.text)
        lines += with_margins(body, marks, cast, columns)
        before = block
    if story.document.cut:
        end = "The document is longer than what is kept of it: its end is left out."
        lines += [BLANK, *notice([end], columns).lines]
    return paged(View.FULL, lines, order, columns, cast)


def header(
    story: Story,
    marks: Marks,
    cast: Cast,
    inks: Sequence[Ink],
    columns: Columns,
    others: Others = ALONE,
) -> list[Line]:
    """The headline, what is known of the story, who else tells of it, what files it comes with,
    and who speaks in it.
    """
    first = story.document.blocks[0]
    lines = set_lines(story.text, (first.start, first.end), inks, columns.text, ("headline",))
    lines = with_margins(lines, marks, cast, columns)
    known = facts(story, marks, minutes(story.document)).split(" · ")
    told = [Run(fact, ("facts",)) for fact in known]
    lines += _flow(told, " · ", columns.text)
    lines += _elsewhere(others, columns.text)
    lines += enclosure_lines(story, columns.text)
    speakers = []
    for name, count in cast.quotes.items():
        shown = f"{SPEAKER_BAR} {cast.label(name, columns.text - 7)} “{count}"
        speakers.append(Run(shown, (cast.look(name), "cast")))
    return lines + _flow(speakers, "  ", columns.text, most=3)


def _elsewhere(others: Others, width: int) -> list[Line]:
    """How many sources tell of an event, and the way to the story of each."""
    if not others.stories:
        return []
    in_words = f"in {others.sources} sources" if others.sources > 1 else "also in"
    told = [Run(in_words, ("value",))]
    told += [
        Run(cut(one.publisher, width - _MORE), ("facts", "link"), story=one.story)
        for one in others.stories
    ]
    return _flow(told, " · ", width, most=2)


def block_lines(text: str, block: Block, inks: Sequence[Ink], width: int) -> list[Line]:
    """One block of a story, set by its kind."""
    span = (block.start, block.end)
    match block.kind:
        case BlockKind.TABLE:
            return table_lines(text, span, inks, width)
        case BlockKind.LIST_ITEM:
            indent = 2 * max(0, block.level - 1)
            return set_lines(text, span, inks, width, (), f"{block.marker or '•'} ", indent)
        case BlockKind.QUOTATION:
            rule = "│ " * max(1, block.level)
            item = f"{block.marker} " if block.marker else ""
            lines = set_lines(text, span, inks, width - len(rule), ("quotation",), item)
            return [_ruled(line, rule) for line in lines]
        case BlockKind.CODE:
            return set_lines(text, span, inks, width, ("code",), indent=2)
        case BlockKind.IMAGE:
            return set_lines(text, span, inks, width, ("caption",), "▣ ")
        case BlockKind.CAPTION | BlockKind.SEE_ALSO | BlockKind.PROMO:
            return set_lines(text, span, inks, width, (block.kind.value,), _ASIDES[block.kind])
        case kind:
            lines = set_lines(text, span, inks, width, (kind.value,))
            return [_to_the_right(line, width) for line in lines] if _is_rtl(text, span) else lines


def _ruled(line: Line, rule: str) -> Line:
    """A line with a rule before it, and before its indent."""
    indent = (Run(" " * line.indent),) * bool(line.indent)
    return line._replace(runs=(Run(rule, ("marker",)), *indent, *line.runs), indent=0)


def _is_rtl(text: str, span: Span) -> bool:
    """Whether a paragraph runs from right to left, as its first letter tells."""
    ways = (bidirectional(text[at]) for at in range(*span))
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def _to_the_right(line: Line, width: int) -> Line:
    return line._replace(indent=width - sum(cell_len(run.text) for run in line.runs))


def with_margins(lines: Sequence[Line], marks: Marks, cast: Cast, columns: Columns) -> list[Line]:
    """Lines of one block with bars beside its quotes, speakers' names and figures' values.

    A name stands on the first free line of its quote, once for quotes that follow each other; a
    value stands on the line of its figure, or on the next where that one is taken.
    """
    drawn = list(lines)
    told = [(n, span) for n, line in enumerate(lines) if (span := _story_span(line))]
    if not told:
        return drawn
    starts = [span[0] for _, span in told]
    block = starts[0], told[-1][1][1]
    said_by: str | None = None
    for quote in _within(marks.quotes, block):
        if not quote.is_speech:
            continue
        look = cast.look(quote.speaker)
        where = [told[at][0] for at in _lines_under(starts, quote)]
        for n in where:
            drawn[n] = drawn[n]._replace(bar=drawn[n].bar or look)
        free = next((n for n in where if drawn[n].name is None), None)
        if columns.names and quote.speaker and quote.speaker != said_by and free is not None:
            name = Run(cast.label(quote.speaker, columns.names - 2), (look, "name"))
            drawn[free] = drawn[free]._replace(name=name)
        said_by = quote.speaker
    for figure in _within(marks.figures, block) if columns.notes else ():
        value = normalised(figure)
        line = told[_lines_under(starts, figure).start][0]
        free = next((n for n in (line, line + 1) if n < len(drawn) and not drawn[n].note), None)
        if free is not None and cell_len(value) <= columns.notes:
            drawn[free] = drawn[free]._replace(note=Run(value, ("value",)))
    return drawn


def notice(paragraphs: Sequence[str], columns: Columns) -> Page:
    """The viewer's own words where there is no story: a title, then advice."""
    lines: list[Line] = []
    for number, paragraph in enumerate(paragraphs):
        look = "advice" if number else "heading"
        lines += [BLANK] if number else []
        for start, end in wrap(paragraph, columns.text):
            lines.append(Line((Run(paragraph[start:end], (look,)),)))
    return Page(View.FULL, columns, tuple(lines))


def paged(
    view: View, lines: Iterable[Line], marks: tuple[Mark, ...], columns: Columns, cast: Cast
) -> Page:
    """A page of the marks that its lines show, in the order in which it shows them."""
    drawn = tuple(lines)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for n, line in enumerate(drawn):
        for run in line.runs:
            if run.mark != NO_MARK:
                first.setdefault(run.mark, n)
                last[run.mark] = n
    shown = sorted(first, key=lambda n: (first[n], n))
    renumbered = {old: new for new, old in enumerate(shown)}
    return Page(
        view,
        columns,
        tuple(_renumber(line, renumbered) for line in drawn),
        tuple(marks[n] for n in shown),
        tuple((first[n], last[n]) for n in shown),
        cast,
    )


def _renumber(line: Line, numbers: dict[int, int]) -> Line:
    """The line with its runs' marks counted among those that the page shows."""
    if all(numbers.get(run.mark, NO_MARK) == run.mark for run in line.runs):
        return line
    return line._replace(
        runs=tuple(run._replace(mark=numbers.get(run.mark, NO_MARK)) for run in line.runs)
    )


def _flow(runs: Sequence[Run], gap: str, width: int, most: int = 9) -> list[Line]:
    """Runs one after the other, on at most `most` lines; the last one counts what is left out."""
    lines: list[list[Run]] = [[]]
    used = 0
    for number, run in enumerate(runs):
        wide = cell_len(run.text)
        room = width - (_MORE if len(lines) == most and number < len(runs) - 1 else 0)
        if lines[-1] and used + len(gap) + wide > room:
            if len(lines) == most:
                lines[-1].append(Run(f"{gap}and {len(runs) - number} more", ("facts",)))
                break
            lines.append([])
            used = 0
        if lines[-1]:
            lines[-1].append(Run(gap, ("facts",)))
            used += len(gap)
        lines[-1].append(run)
        used += wide
    return [Line(tuple(line)) for line in lines if line]


def _story_span(line: Line) -> Span | None:
    """The stretch of the story's text that a line shows."""
    own = [run for run in line.runs if run.start is not None]
    if not own or own[0].start is None or own[-1].start is None:
        return None
    return own[0].start, own[-1].start + len(own[-1].text)


def _within(marks: Sequence[_Mark], block: Span) -> Sequence[_Mark]:
    """The marks that begin in a block; marks are in the order of the text."""
    first = bisect_left(marks, block[0], key=lambda mark: mark.start)
    last = bisect_left(marks, block[1], key=lambda mark: mark.start)
    return marks[first:last]


def _lines_under(starts: Sequence[int], mark: Mark) -> range:
    """The numbers of the lines that a mark lies on, given where each line starts."""
    return range(max(0, bisect_right(starts, mark.start) - 1), bisect_left(starts, mark.end))
