"""Shows a sheet: lines with a cursor on one row, which leads to its place in a story."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.ui.columns import Columns
from briefing.ui.keys import bindings
from briefing.ui.looks import style_of
from briefing.ui.sheets.sheet import Row, Sheet
from briefing.ui.strips import Pen, Shown

_CURSOR = "▌"
_NOTHING_SHOWN = Shown(None, None, Style.null())


class SheetView(ScrollView, can_focus=True):
    """The rows of a sheet, one line after the other."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sheet")]

    cursor: var[int] = var(0)
    """Which of the rows that can be chosen is."""

    @dataclass
    class Moved(Message):
        """Another row is under the cursor."""

        row: Row | None

    @dataclass
    class Chosen(Message):
        """A row was clicked while the cursor was on it."""

        row: Row

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sheet = Sheet()
        self._starts: list[int] = []
        self._rows: list[int] = []
        self._pen: Pen | None = None

    def show(self, sheet: Sheet, keep: bool = False) -> None:
        """Show a sheet from its top, or with the cursor on the row that it was on."""
        at = _same_row(self.row, sheet, self.cursor) if keep and self.cursor else 0
        self.sheet = sheet
        self._starts, self._rows = [], []
        for number, row in enumerate(sheet.rows):
            self._starts.append(len(self._rows))
            self._rows += [number] * len(row.lines)
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.set_reactive(SheetView.cursor, max(0, min(at, len(sheet.choices) - 1)))
        if keep:
            self.call_after_refresh(self._bring)
        else:
            self.scroll_home(animate=False)
        self.refresh()
        self.post_message(self.Moved(self.row))

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        choices = self.sheet.choices
        return self.sheet.rows[choices[self.cursor]] if choices else None

    def action_move(self, step: int) -> None:
        """Go to the next row that can be chosen; at either end, scroll."""
        last = len(self.sheet.choices) - 1
        to = max(0, min(self.cursor + step, last))
        if to == self.cursor:
            self.scroll_to(y=self.scroll_offset.y + 3 * step, animate=False, immediate=True)
        self.cursor = max(0, to)

    def action_page(self, step: int) -> None:
        """Go down or up a screen of lines."""
        height = max(1, self.size.height - 2)
        choices = self.sheet.choices
        if not choices:
            self.scroll_to(y=self.scroll_offset.y + step * height, animate=False, immediate=True)
            return
        wanted = self._starts[choices[self.cursor]] + step * height
        near = min(range(len(choices)), key=lambda at: abs(self._starts[choices[at]] - wanted))
        self.cursor = near if near != self.cursor else max(0, min(near + step, len(choices) - 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor = 0
        self.scroll_home(animate=False, immediate=True)

    def action_last(self) -> None:
        """Go to the last row."""
        self.cursor = max(0, len(self.sheet.choices) - 1)

    def watch_cursor(self) -> None:
        """Bring the row onto the screen, and tell of it."""
        self._bring()
        self.refresh()
        self.post_message(self.Moved(self.row))

    def _bring(self) -> None:
        """Scroll to the row, with the heading above it where there is room."""
        choices = self.sheet.choices
        if choices:
            number = choices[self.cursor]
            first = self._starts[number]
            last = first + len(self.sheet.rows[number].lines) - 1
            top, height = self.scroll_offset.y, self.size.height
            if first - 2 < top:
                self.scroll_to(y=max(0, first - 3), animate=False)
            elif last + 1 >= top + height:
                self.scroll_to(y=min(first, last + 2 - height), animate=False)

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row under the pointer; a second click goes to its place."""
        line = event.y + self.scroll_offset.y
        if not 0 <= line < len(self._rows):
            return
        number = self._rows[line]
        if number in self.sheet.choices:
            at = self.sheet.choices.index(number)
            if at == self.cursor:
                self.post_message(self.Chosen(self.sheet.rows[number]))
            self.cursor = at

    def notify_style_update(self) -> None:
        """Put away the pen of the theme that was."""
        self._pen = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        line = y + self.scroll_offset.y
        width, base = self.scrollable_content_region.width, self.rich_style
        if line >= len(self._rows):
            return Strip.blank(width, base)
        number = self._rows[line]
        choices = self.sheet.choices
        here = bool(choices) and number == choices[self.cursor]
        if self._pen is None:
            self._pen = Pen(self.app.native_ansi_color)
        row = self.sheet.rows[number]
        drawn = row.lines[line - self._starts[number]]
        strip = self._pen.strip(drawn, Columns(1, 0, width, 0), _NOTHING_SHOWN)
        if here:
            is_plain = self.app.native_ansi_color
            # A bar would tear a row that is drawn in reverse.
            bar = Segment(" " if is_plain else _CURSOR, style_of(("bar",), is_plain))
            strip = Strip([bar, *strip.crop(1)])
            base += style_of(("row",), is_plain)
        return strip.apply_style(base).adjust_cell_length(width, base)


def _same_row(row: Row | None, sheet: Sheet, otherwise: int) -> int:
    """Which choice of a sheet leads to the same place as a row of another."""
    if row is not None and row.place is not None:
        entry, span = row.place.entry.key, row.place.span
        for choice, number in enumerate(sheet.choices):
            place = sheet.rows[number].place
            if place is not None and (place.entry.key, place.span) == (entry, span):
                return choice
    return otherwise
