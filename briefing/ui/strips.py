"""Draws the lines of a page as strips: margins, looks, the cursor's mark, what is selected."""

from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip

from briefing.model import Span
from briefing.ui.columns import BAR, Columns
from briefing.ui.looks import SPEAKER_BAR, bar_of, style_of
from briefing.ui.typeset import NO_MARK, Line, Run


class Shown(NamedTuple):
    """What is chosen on a page: where the cursor is, if it is on this line, and a selection.

    `here` and `selected` are spans of the story's text; `selection` is what the latter is drawn in.
    """

    here: Span | None
    selected: Span | None
    selection: Style


class Pen:
    """Draws lines in one theme; a reader takes another pen when the theme changes.

    Each segment carries in its meta what a click or a selection finds there: `mark`, `url`,
    `story`, and `offset`, whose first number runs along the story's text. See `beside_text` for
    where there is none.
    """

    def __init__(self, ansi: bool) -> None:
        """`ansi` says that the terminal's own sixteen colours are drawn with."""
        self._ansi = ansi
        self._styles: dict[tuple[str, ...], Style] = {}

    def style(self, looks: tuple[str, ...]) -> Style:
        """The looks of a run, added up."""
        style = self._styles.get(looks)
        if style is None:
            style = self._styles[looks] = style_of(looks, self._ansi)
        return style

    def strip(self, line: Line, columns: Columns, shown: Shown) -> Strip:
        """A line with its margins; as wide as it is."""
        segments = [*self._margin(line, columns), Segment(" " * line.indent)]
        segments += [segment for run in line.runs for segment in self._segments(run, shown)]
        strip = Strip(segments)
        if line.note is None:
            return strip
        strip = strip.extend_cell_length(columns.notes_at)
        return Strip([*strip, *self._segments(line.note, shown)])

    def _margin(self, line: Line, columns: Columns) -> list[Segment]:
        """What stands to the left of the text: the speaker's name and the bar."""
        bar = Segment(" " * BAR)
        if line.bar:
            sign = bar_of(line.bar, not self._ansi)
            bar = Segment(sign.ljust(BAR), self.style((line.bar,)))
        if line.name is None:
            return [Segment(" " * (columns.left + columns.names)), bar]
        name = Segment(line.name.text, self.style(line.name.looks))
        blank = columns.left + columns.names - 1 - name.cell_length
        return [Segment(" " * blank), name, Segment(" "), bar]

    def _segments(self, run: Run, shown: Shown) -> list[Segment]:
        """A run as segments, divided where the selection begins or ends."""
        if run.start is None:
            text = run.text
            if "cast" in run.looks and text.startswith(SPEAKER_BAR):
                text = bar_of(run.looks[0], not self._ansi) + text[1:]
            link = Style(link=run.url) if run.url else Style.null()
            meta = _meta(mark=run.mark, url=run.url, story=run.story)
            return [Segment(text, self.style(run.looks) + link + meta)]
        looks = run.looks
        if shown.here is not None and shown.here[0] <= run.start < shown.here[1]:
            looks = (*looks, "match-here" if "match" in looks else "cursor")
        style = self.style(looks)
        if run.url:
            style += Style(link=run.url)
        pieces = []
        for start, end, selected in _parted(run.start, run.start + len(run.text), shown.selected):
            look = style + shown.selection if selected else style
            meta = _meta(mark=run.mark, offset=(start, 0), url=run.url)
            pieces.append(Segment(run.text[start - run.start : end - run.start], look + meta))
        return pieces


def beside_text(at: int) -> Style:
    """What a selection finds beside a line: the place `at` of the text, however far beside.

    Textual adds cells to the first number of an offset, so that it stands in the second.
    """
    return _meta(NO_MARK, offset=(0, at + 1))


def place_in_text(offset: Offset) -> int:
    """Where in the story's text a selection begins or ends."""
    return offset.y - 1 if offset.y else offset.x


def _parted(start: int, end: int, selected: Span | None) -> list[tuple[int, int, bool]]:
    """A stretch of the text in pieces, each selected or not."""
    if selected is None:
        return [(start, end, False)]
    low = min(end, max(start, selected[0]))
    high = max(low, min(end, selected[1]))
    pieces = [(start, low, False), (low, high, True), (high, end, False)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _meta(mark: int, offset: tuple[int, int] | None = None, url: str = "", story: int = 0) -> Style:
    """What a click on a segment finds."""
    meta: dict[str, object] = {}
    if mark != NO_MARK:
        meta["mark"] = mark
    if offset is not None:
        meta["offset"] = offset
    if url:
        meta["url"] = url
    if story:
        meta["story"] = story
    return Style.from_meta(meta)
