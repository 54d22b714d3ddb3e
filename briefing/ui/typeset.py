"""Sets verbatim text as lines of runs: wrapped by cells, cut where a mark begins or ends. Pure.

Runs, lines and inks are named tuples, since a page is made of thousands.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from briefing.model import Span

NO_MARK = -1


class Run(NamedTuple):
    """A stretch of one line in one look.

    `looks` name the component styles that add up to it. `start` is the offset of its first
    character in the story's text, None where the viewer speaks and not the story. `mark` is the
    number of the mark it belongs to, `url` where it leads, `story` the number of another story to
    which it does.
    """

    text: str
    looks: tuple[str, ...] = ()
    start: int | None = None
    mark: int = NO_MARK
    url: str = ""
    story: int = 0


class Line(NamedTuple):
    """One line of a page: a name in the margin, a bar, the text after an indent, a value."""

    runs: tuple[Run, ...] = ()
    indent: int = 0
    name: Run | None = None
    bar: str = ""
    note: Run | None = None


BLANK = Line()


class Ink(NamedTuple):
    """What lies on a span of the text: a look, and perhaps a mark's number or an address.

    `note` is what the viewer adds behind it.
    """

    start: int
    end: int
    look: str
    mark: int = NO_MARK
    url: str = ""
    note: str = ""


class Note(NamedTuple):
    """What the viewer adds to a line behind the character before `place`, in the story's text."""

    place: int
    text: str
    url: str


_NESTED = 16
"""The most inks that are looked through for those that began before a stretch and lie on it."""


class Sweep:
    """The inks that lie on stretches of the text, which are asked for in the text's order.

    Linear over all stretches together, however many inks there are.
    """

    def __init__(self, inks: Sequence[Ink], start: int = 0) -> None:
        """`inks` in the order of their starts; nothing before `start` is asked for."""
        self._inks = inks
        self._next = bisect_left(inks, start, key=lambda ink: ink.start)
        before = inks[max(0, self._next - _NESTED) : self._next]
        self._open = [ink for ink in before if ink.end > start]

    def over(self, start: int, end: int) -> list[Ink]:
        """The inks on a stretch, in order."""
        while self._next < len(self._inks) and self._inks[self._next].start < end:
            self._open.append(self._inks[self._next])
            self._next += 1
        self._open = [ink for ink in self._open if ink.end > start]
        return [ink for ink in self._open if ink.start < end]


def wrap(text: str, width: int) -> list[Span]:
    """Break a text without newlines into spans of at most `width` cells, and at least two.

    Lines break at spaces, which belong to no line; a word wider than the line is folded.
    """
    spans: list[Span] = []
    at = 0
    for line in Content(text).wrap(max(2, width)):
        plain = line.plain.rstrip()
        start = text.find(plain, at)
        at = start + len(plain)
        spans.append((start, at))
    return spans or [(0, 0)]


def runs(text: str, span: Span, over: Sequence[Ink], looks: tuple[str, ...]) -> Iterator[Run]:
    """The runs of one line, in order; where the inks over it overlap, their looks add up.

    A run belongs to the innermost mark that covers it, which is the one that begins last.
    """
    start, end = span
    cuts = {start, end}
    for ink in over:
        cuts.update((max(start, ink.start), min(end, ink.end)))
    for left, right in pairwise(sorted(cuts)):
        here = [ink for ink in over if ink.start <= left and ink.end >= right]
        marks = [ink for ink in here if ink.mark != NO_MARK]
        yield Run(
            text[left:right],
            looks + tuple(look for ink in here for look in ink.look.split()),
            left,
            max(marks, key=lambda ink: ink.start).mark if marks else NO_MARK,
            next((ink.url for ink in here if ink.url), ""),
        )


def set_lines(
    text: str,
    span: Span,
    inks: Sequence[Ink],
    width: int,
    looks: tuple[str, ...] = (),
    marker: str = "",
    indent: int = 0,
) -> list[Line]:
    """Set a span of a story's text `width` cells wide.

    `marker` stands before the first line and the lines after it hang below its text.
    """
    start, end = span
    hang = cell_len(marker)
    sweep = Sweep(inks, start)
    notes = _notes_on(inks, start, end)
    lines: list[Line] = []
    for paragraph in _lines_of(text, start, end):
        for line_span, beside in _wrapped(text, paragraph, notes, width - indent - hang):
            body = tuple(_noted(runs(text, line_span, sweep.over(*line_span), looks), beside))
            if marker and not lines:
                lines.append(Line((Run(marker, (*looks, "marker")), *body), indent))
            else:
                lines.append(Line(body, indent + hang))
    return lines


def _notes_on(inks: Sequence[Ink], start: int, end: int) -> list[Note]:
    """The notes of the inks that begin in a stretch of the text, in the order of their places."""
    first = bisect_left(inks, start, key=lambda ink: ink.start)
    last = bisect_left(inks, end, key=lambda ink: ink.start)
    return sorted(
        Note(min(ink.end, end), ink.note, ink.url) for ink in inks[first:last] if ink.note
    )


def _wrapped(
    text: str, span: Span, notes: Sequence[Note], width: int
) -> Iterator[tuple[Span, list[Note]]]:
    """Lines of at most `width` cells, with the notes that stand on each; those take room, too.

    A note behind a word that has to be folded is not folded with it, and may stand out by a digit.
    """
    start, end = span
    places = (bisect_right(notes, at, key=lambda note: note.place) for at in span)
    within = notes[slice(*places)]
    shown: list[str] = []
    at = start
    for note in within:
        shown += (text[at : note.place], note.text)
        at = note.place
    waiting = deque(within)
    added = read = 0
    for left, right in wrap("".join((*shown, text[at:end])), width):
        first = max(read, start + left - added)
        beside: list[Note] = []
        while waiting and waiting[0].place + added < start + right:
            beside.append(waiting.popleft())
            added += len(beside[-1].text)
            read = beside[-1].place
        read = max(read, start + right - added)
        yield (first, read), beside


def _noted(line: Iterable[Run], notes: Sequence[Note]) -> Iterator[Run]:
    """The runs of a line, each note behind the run that ends where it stands."""
    waiting = deque(notes)
    for run in line:
        yield run
        end = (run.start or 0) + len(run.text)
        while waiting and waiting[0].place <= end:
            yield _run_of(waiting.popleft())
    # A line too narrow for the word and its note may hold the note alone.
    yield from map(_run_of, waiting)


def _run_of(note: Note) -> Run:
    return Run(note.text, ("marker",), url=note.url)


def _lines_of(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans between newlines."""
    while (stop := text.find("\n", start, end)) >= 0:
        yield start, stop
        start = stop + 1
    yield start, end


def cut(text: str, width: int) -> str:
    """A line's worth of text in at most `width` cells, cut between words where it has any."""
    if cell_len(text) <= width:
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        shorter = " ".join(words).rstrip(",;:–—·") + " …"
        if cell_len(shorter) <= width:
            return shorter
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""
