"""What a sheet is made of: rows of lines, those that can be chosen each with a place in a story."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from briefing.desk.entries import Entry
from briefing.export.citation import cite, cite_markdown, escaped
from briefing.model import Figure, Quote, Span
from briefing.ui.typeset import Line, Run, cut, wrap

GAP = "  "
FOOT_LINES = 4
"""Lines below a sheet, for the words of a row and where they stand."""


class Place(NamedTuple):
    """Where a row comes from: a stretch of a story, and the mark that stands there, if any."""

    entry: Entry
    span: Span
    mark: Quote | Figure | None = None

    @property
    def citation(self) -> str:
        """The words of the place with the story's title, source, date and address."""
        if self.mark is not None:
            return cite(self.entry.story, self.mark)
        words = " ".join(self.entry.story.text[slice(*self.span)].split())
        return f"{words} — {cite(self.entry.story)}"


class Row(NamedTuple):
    """Lines that belong together. One without a place is passed over by the cursor.

    `words` and `detail` are told below the sheet while the cursor is on it: what stands there, and
    what it tells. `key` names what it is about, for what can be done to it.
    """

    lines: tuple[Line, ...]
    place: Place | None = None
    words: str = ""
    detail: str = ""
    key: tuple[str, ...] = ()


class Sheet(NamedTuple):
    """What is gathered, row by row."""

    rows: tuple[Row, ...] = ()

    @property
    def choices(self) -> tuple[int, ...]:
        """The rows that can be chosen."""
        return tuple(number for number, row in enumerate(self.rows) if row.place is not None)


def blank() -> Row:
    """A line with nothing on it."""
    return Row((Line(),))


def heading(text: str, *more: Run) -> Row:
    """A line that names what follows; `more` stands behind it."""
    pieces = [Run(text, ("heading",))]
    for run in more:
        pieces += [Run(GAP), run]
    return Row((Line(tuple(pieces)),))


def note(text: str, width: int, look: str = "facts", indent: int = 0) -> Row:
    """The viewer's own words, on as many lines as they need."""
    return Row(tuple(_wrapped(text, width, (look,), indent)))


def verbatim(
    text: str, width: int, looks: tuple[str, ...], indent: int, most: int = 3
) -> tuple[Line, ...]:
    """A story's words on at most `most` lines, an ellipsis where they go on."""
    words = " ".join(text.split())
    lines = list(_wrapped(words, width, looks, indent))
    if len(lines) <= most:
        return tuple(lines)
    start = wrap(words, max(2, width - indent))[most - 1][0]
    last = cut(words[start:], width - indent)
    return (*lines[: most - 1], Line((Run(last, looks),), indent))


def columns(cells: Sequence[tuple[Run, int]], indent: int = 0) -> Line:
    """Runs one beside the other, each cut or filled to its width; a negative one is for numbers,
    which stand at the right of their column.
    """
    runs: list[Run] = []
    for run, wide in cells:
        width = abs(wide)
        text = cut(run.text, width)
        blank = Run(" " * (width - cell_len(text)))
        piece = run._replace(text=text)
        runs += [blank, piece] if wide < 0 else [piece, blank]
        runs.append(Run(GAP))
    return Line(tuple(runs[:-1]), indent)


def flow(pieces: Sequence[Sequence[Run]], width: int, indent: int) -> tuple[Line, ...]:
    """Groups of runs one after the other, on as many lines as they need; no group is parted."""
    lines: list[list[Run]] = [[]]
    used = indent
    for piece in pieces:
        wide = sum(cell_len(run.text) for run in piece)
        if lines[-1] and used + len(GAP) + wide > width:
            lines.append([])
            used = indent
        if lines[-1]:
            lines[-1].append(Run(GAP))
            used += len(GAP)
        lines[-1] += piece
        used += wide
    return tuple(Line(tuple(line), indent) for line in lines)


def foot(words: str, citation: str, width: int) -> tuple[str, str]:
    """The words of a row, and where they stand, broken into the lines below a sheet.

    What there is no room for is cut, with an ellipsis: of long words before the citation.
    """
    cited = _cut_to(citation, width, FOOT_LINES - bool(words))
    return _cut_to(words, width, FOOT_LINES - cited.count("\n") - 1), cited


def _cut_to(text: str, width: int, most: int) -> str:
    lines = verbatim(text, width, (), 0, most)
    return "\n".join("".join(run.text for run in line.runs) for line in lines)


def as_markdown(title: str, sheet: Sheet) -> str:
    """The sheet to be read without the viewer: each choice with its words and where they stand."""
    parts = [f"# {escaped(title)}"]
    for row in sheet.rows:
        told = " ".join("".join(run.text for run in line.runs).strip() for line in row.lines)
        told = escaped(" ".join(told.split()))
        if row.place is not None:
            words = f"\n  > {escaped(row.words)}\n" * bool(row.words)
            parts.append(f"- {told}\n{words}\n  — {cite_markdown(row.place.entry.story)}")
        elif told:
            is_heading = any("heading" in run.looks for line in row.lines for run in line.runs)
            parts.append(f"## {told}" if is_heading else told)
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str, width: int, looks: tuple[str, ...], indent: int) -> Iterator[Line]:
    for start, end in wrap(text, max(2, width - indent)):
        yield Line((Run(text[start:end], looks),), indent)
