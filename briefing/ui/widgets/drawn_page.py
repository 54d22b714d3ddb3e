"""A page on the screen: draws its lines, and lets the text on them be selected.

The reader is built on it.
"""

from abc import abstractmethod

from rich.style import Style
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing.model import Span
from briefing.ui.columns import Columns
from briefing.ui.page import Page, View
from briefing.ui.strips import Pen, Shown, beside_text, place_in_text


class DrawnPage(ScrollView):
    """The lines of a page, as many as there is room for."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = Page(View.FULL, Columns(0, 0, 66, 0), ())
        self._pen: Pen | None = None
        self._style: Style | None = None

    @property
    @abstractmethod
    def text(self) -> str | None:
        """The text that the page is set from; None where it is the viewer's own words."""

    @abstractmethod
    def chosen_on(self, number: int) -> Span | None:
        """The span of the text that is shown as chosen, if that concerns a line of the page."""

    @property
    def width_beside_bar(self) -> int:
        """The cells beside the scroll bar; the terminal's, for a reader that is not shown yet."""
        return self.scrollable_content_region.width if self.size else self.app.size.width - 1

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = y + self.scroll_offset.y
        width, base = self.width_beside_bar, self._base
        if number >= len(self.page.lines):
            return Strip.blank(width, base)
        strip = self.pen.strip(self.page.lines[number], self.page.columns, self._shown(number))
        first, last = self.page.span_of(number)
        strip = strip.apply_style(base + beside_text(first))
        return strip.adjust_cell_length(width, base + beside_text(last))

    @property
    def _base(self) -> Style:
        """The widget's own style, which every line would otherwise work out anew."""
        if self._style is None:
            self._style = self.rich_style
        return self._style

    @property
    def pen(self) -> Pen:
        """What draws in the theme that is on."""
        if self._pen is None:
            self._pen = Pen(self.app.native_ansi_color)
        return self._pen

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The story's own text under a selection; offsets are along the whole text."""
        if self.text is None:
            return None
        start, end = self._selected(selection)
        return self.text[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Put away the pen of the theme that was."""
        self._pen = self._style = None
        super().notify_style_update()

    def _shown(self, line: int) -> Shown:
        """What is chosen, as far as it concerns a line."""
        here, selection = self.chosen_on(line), self.text_selection
        if selection is None:
            return Shown(here, None, Style.null())
        if self.app.native_ansi_color:
            return Shown(here, self._selected(selection), Style(reverse=True))
        look = self.screen.get_component_rich_style("screen--selection")
        return Shown(here, self._selected(selection), Style(bgcolor=look.bgcolor))

    def _selected(self, selection: Selection) -> Span:
        """The span of the text that a selection covers."""
        start = place_in_text(selection.start) if selection.start else 0
        end = place_in_text(selection.end) if selection.end else len(self.text or "")
        return min(start, end), max(start, end)
