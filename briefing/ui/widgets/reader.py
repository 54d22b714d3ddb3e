"""The story beside the list: draws a page, walks its marks, and lets its text be selected."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing.desk.library import Entry
from briefing.model import Quote
from briefing.ui.columns import BAR, Columns, fit
from briefing.ui.keys import bindings
from briefing.ui.looks import SPEAKER_BAR, bar_of, style_of
from briefing.ui.page import Mark, Page, View, full, notice
from briefing.ui.typeset import NO_MARK, Line, Run

_AIR = 2
"""Lines kept between a mark and the edge of the screen, where the page has them."""


class Reader(ScrollView, can_focus=True):
    """One story, set as a page of the width that the reader has."""

    ALLOW_MAXIMIZE = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]

    entry: var[Entry | None] = var(None)
    view: var[View] = var(View.FULL)
    cursor: var[int] = var(NO_MARK)

    @dataclass
    class MarkChanged(Message):
        """The mark under the cursor is another one, or there is none; or the page is."""

    @dataclass
    class LinkClicked(Message):
        """Somebody clicked a link of the story's text; nothing is opened yet."""

        url: str

    def __init__(self, measure: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.page = Page(View.FULL, Columns(0, 0, 66, 0), ())
        self._advice: tuple[str, ...] = ()
        self._styles: dict[tuple[str, ...], Style] = {}

    def show(self, entry: Entry) -> None:
        """Show a story from its top, in the view that is on."""
        self._advice = ()
        self.set_reactive(Reader.entry, entry)
        self._begin()

    def advise(self, title: str, *paragraphs: str) -> None:
        """Show words of the viewer's own where there is no story."""
        self._advice = (title, *paragraphs)
        self.set_reactive(Reader.entry, None)
        self._begin()

    @property
    def mark(self) -> Mark | None:
        """The mark under the cursor."""
        return self.page.marks[self.cursor] if self.cursor != NO_MARK else None

    @property
    def at_end(self) -> bool:
        """Whether the last line of the page is on the screen."""
        return self.scroll_offset.y >= self.max_scroll_y

    def walk(self, step: int, kind: str = "") -> bool:
        """Put the cursor on the next mark (`step` 1) or the one before (-1), of a kind if given.

        A walk begins at what is on the screen. False where no such mark is left.
        """
        wanted = [n for n, mark in enumerate(self.page.marks) if not kind or _kind(mark) == kind]
        if step > 0:
            found = next((n for n in wanted if n > self._walk_from(step)), NO_MARK)
        else:
            found = next((n for n in reversed(wanted) if n < self._walk_from(step)), NO_MARK)
        if found == NO_MARK:
            return False
        self.cursor = found
        return True

    def go_to(self, mark: Mark) -> None:
        """Put the cursor on a mark of this story, in the full view."""
        self.view = View.FULL
        if mark in self.page.marks:
            self.cursor = self.page.marks.index(mark)

    def pages(self, count: float) -> None:
        """Scroll by so many screens; a screen keeps two lines of the one before."""
        self.lines(round(count * max(1, self.size.height - 2)))

    def lines(self, count: int) -> None:
        """Scroll by so many lines."""
        self.scroll_to(y=self.scroll_offset.y + count, animate=False)

    def action_lines(self, count: int) -> None:
        """Scroll by so many lines."""
        self.lines(count)

    def action_pages(self, count: float) -> None:
        """Scroll by so many screens."""
        self.pages(count)

    def action_top(self) -> None:
        """Go to the top of the story."""
        self.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """Go to the end of the story."""
        self.scroll_end(animate=False)

    def render_line(self, y: int) -> Strip:
        """One line of the screen: margins, bar, text, value."""
        number = y + self.scroll_offset.y
        width = self._width
        base = self.rich_style
        if number >= len(self.page.lines):
            return Strip.blank(width, base)
        line = self.page.lines[number]
        columns = self.page.columns
        segments = [*self._margin(line, columns), Segment(" " * line.indent)]
        segments += [s for run in line.runs for s in self._segments(run, number)]
        strip = Strip(segments)
        if line.note:
            strip = strip.extend_cell_length(columns.notes_at)
            strip = Strip([*strip, *self._segments(line.note, number)])
        return strip.apply_style(base).adjust_cell_length(width, base)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The story's own text under a selection; offsets are along the whole text."""
        if self.entry is None:
            return None
        start, end = selection
        text = self.entry.story.text
        return text[start.x if start else 0 : end.x if end else len(text)], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        self._styles.clear()
        super().notify_style_update()

    def watch_view(self) -> None:
        """Set the story in the other view, with the cursor on the mark it was on."""
        mark = self.mark
        self._set_page()
        self.set_reactive(Reader.cursor, NO_MARK)
        self.scroll_home(animate=False)
        if mark is not None and mark in self.page.marks:
            self.cursor = self.page.marks.index(mark)
        self.post_message(self.MarkChanged())

    def watch_cursor(self) -> None:
        """Bring the mark onto the screen, scrolling no more than needed."""
        if self.cursor != NO_MARK:
            first, last = self.page.spots[self.cursor]
            self._bring(first, last)
        self.refresh()
        self.post_message(self.MarkChanged())

    def on_resize(self, event: Resize) -> None:
        """Set the page anew for another width, with the same words at the top."""
        if fit(self._width, self.measure) == self.page.columns:
            return
        top = self._offset_at(self.scroll_offset.y)
        mark = self.mark
        self._set_page()
        if mark is not None and mark in self.page.marks:
            self.set_reactive(Reader.cursor, self.page.marks.index(mark))
        self.call_after_refresh(self._return_to, top)

    def on_click(self, event: Click) -> None:
        """Put the cursor on the mark, or hand on the link, under the pointer."""
        if self.screen.get_selected_text():
            return
        meta = event.style.meta
        if "url" in meta:
            self.post_message(self.LinkClicked(meta["url"]))
        elif meta.get("mark", NO_MARK) != NO_MARK:
            self.cursor = meta["mark"]
        else:
            self.cursor = NO_MARK

    @property
    def _width(self) -> int:
        """The cells beside the scroll bar; the terminal's, for a reader that is not shown yet."""
        return self.scrollable_content_region.width if self.size else self.app.size.width - 1

    def _begin(self) -> None:
        """Start at the top of another story, with no mark chosen."""
        self.set_reactive(Reader.cursor, NO_MARK)
        self._set_page()
        self.scroll_home(animate=False)
        self.post_message(self.MarkChanged())

    def _set_page(self) -> None:
        if self.display and not self.size:
            return
        columns = fit(self._width, self.measure)
        if self.entry is None:
            self.page = notice(self._advice, columns)
        else:
            self.page = _page(self.view, self.entry, columns)
        self.virtual_size = Size(self._width, len(self.page.lines))
        self.refresh()

    def _walk_from(self, step: int) -> int:
        """The number of the mark that a walk starts behind (or before, going back)."""
        top = self.scroll_offset.y
        bottom = top + self.size.height
        if self.cursor != NO_MARK:
            first, last = self.page.spots[self.cursor]
            if first < bottom and last >= top:
                return self.cursor
        below = self.page.mark_at(top)
        if step > 0:
            return len(self.page.marks) if below == NO_MARK else below - 1
        on_screen = [n for n, (first, _) in enumerate(self.page.spots) if first < bottom]
        return on_screen[-1] + 1 if on_screen else 0

    def _return_to(self, offset: int) -> None:
        """Put an offset of the text at the top again, with the mark under the cursor in sight."""
        self.scroll_to(y=self._line_of(offset), animate=False)
        if self.cursor != NO_MARK:
            self._bring(*self.page.spots[self.cursor])

    def _bring(self, first: int, last: int) -> None:
        """Scroll until the lines are on the screen, with some air where there is room."""
        top, height = self.scroll_offset.y, self.size.height
        if first - _AIR < top:
            self.scroll_to(y=max(0, first - _AIR), animate=False)
        elif last + _AIR >= top + height:
            lowest = min(last + _AIR - height + 1, first - _AIR)
            self.scroll_to(y=max(0, lowest), animate=False)

    def _offset_at(self, line: int) -> int:
        """The offset in the story's text of the first text on a line or below it."""
        for drawn in self.page.lines[line:]:
            for run in drawn.runs:
                if run.start is not None:
                    return run.start
        return 0

    def _line_of(self, offset: int) -> int:
        """The line on which an offset of the story's text stands."""
        for number, line in enumerate(self.page.lines):
            for run in line.runs:
                if run.start is not None and run.start <= offset < run.start + len(run.text):
                    return number if offset else 0
        return 0

    def _margin(self, line: Line, columns: Columns) -> list[Segment]:
        """What stands to the left of the text: the speaker's name and the bar."""
        bar = Segment(" " * BAR)
        if line.bar:
            sign = bar_of(line.bar, not self.app.no_color)
            bar = Segment(sign.ljust(BAR), self._style((line.bar,)))
        if line.name is None:
            return [Segment(" " * (columns.left + columns.names)), bar]
        name = Segment(line.name.text, self._style(line.name.looks))
        blank = columns.left + columns.names - 1 - name.cell_length
        return [Segment(" " * blank), name, Segment(" "), bar]

    def _segments(self, run: Run, line: int) -> list[Segment]:
        """A run as segments, divided where the selection begins or ends."""
        looks = run.looks
        if run.start is None:
            text = run.text
            if "cast" in looks and text.startswith(SPEAKER_BAR):
                text = bar_of(looks[0], not self.app.no_color) + text[1:]
            return [Segment(text, self._style(looks) + _meta(mark=run.mark))]
        mark = self.mark
        if mark is not None and mark.start <= run.start < mark.end:
            first, last = self.page.spots[self.cursor]
            if first <= line <= last:
                looks = (*looks, "cursor")
        style = self._style(looks)
        if run.url:
            style += Style(link=run.url)
        pieces = []
        for start, end, selected in self._selected(run.start, run.start + len(run.text)):
            look = style + self._selection_style() if selected else style
            meta = _meta(mark=run.mark, offset=(start, 0), url=run.url)
            pieces.append(Segment(run.text[start - run.start : end - run.start], look + meta))
        return pieces

    def _selected(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        """A stretch of the text in pieces, each selected or not."""
        selection = self.text_selection
        if selection is None:
            return [(start, end, False)]
        low = min(end, max(start, selection.start.x if selection.start else start))
        high = max(low, min(end, selection.end.x if selection.end else end))
        pieces = [(start, low, False), (low, high, True), (high, end, False)]
        return [piece for piece in pieces if piece[0] < piece[1]]

    def _selection_style(self) -> Style:
        return self.screen.get_component_rich_style("screen--selection")

    def _style(self, looks: tuple[str, ...]) -> Style:
        """The looks of a run, added up."""
        style = self._styles.get(looks)
        if style is None:
            style = self._styles[looks] = style_of(looks, self.app.native_ansi_color)
        return style


def _page(view: View, entry: Entry, columns: Columns) -> Page:
    """A story set in a view."""
    if view is View.FULL:
        return full(entry.story, entry.marks, columns)
    from briefing.ui.views import evidence, skim

    return (skim if view is View.SKIM else evidence)(entry.story, entry.marks, columns)


def _kind(mark: Mark) -> str:
    return "quote" if isinstance(mark, Quote) else "figure"


def _meta(mark: int, offset: tuple[int, int] | None = None, url: str = "") -> Style:
    """What a click on a segment finds."""
    meta: dict[str, object] = {}
    if mark != NO_MARK:
        meta["mark"] = mark
    if offset is not None:
        meta["offset"] = offset
    if url:
        meta["url"] = url
    return Style.from_meta(meta)
