"""Where the panes of the main screen stand: sources, list and story, by width and by focus.

The main screen is built on it.
"""

from abc import abstractmethod

from textual import on
from textual.events import DescendantFocus, Resize
from textual.widget import Widget

from briefing.ui.actions import Where
from briefing.ui.screens.command import CommandScreen
from briefing.ui.widgets.headlines import Headlines
from briefing.ui.widgets.reader import Reader

WIDEST = 140
"""From this width on, the sources stand beside the list, where there are any."""
WIDE = 120
"""From this width on, the list and a page with margins stand side by side."""
NARROW = 80
"""Below this width there is one pane at a time."""
_LEAST_LIST, _LEAST_STORY = 24, 40
"""Columns that the list and the story keep, wherever the edge between them is put."""


class PanesScreen(CommandScreen):
    """A screen with three panes, of which as many are shown as there is room for."""

    _followed: Widget | None = None

    @abstractmethod
    def focus_moved(self) -> None:
        """Do what depends on the pane that has the focus."""

    @property
    def where(self) -> Where:
        """The pane that has the focus."""
        if self.focused is self.reader:
            return "reader"
        return "sources" if self.focused is self.source_list else "list"

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The panes and the hints follow the focus, wherever it was moved."""
        self._follow_focus()

    def on_resize(self, event: Resize) -> None:
        """Wide, narrow or one pane at a time."""
        self.arrange_panes()

    @on(Headlines.Dragged)
    def drag_list(self, event: Headlines.Dragged) -> None:
        """Give the list the width that its edge was dragged to."""
        self.list_width = event.width

    def action_widen_list(self, columns: int) -> None:
        """Make the list wider, or narrower."""
        if self.headlines.size:
            self.list_width = self.headlines.size.width + columns

    def watch_list_width(self) -> None:
        """Put the edge where it is wanted."""
        self.arrange_panes()

    def action_other_pane(self) -> None:
        """Go to the pane on the right, and from the last one to the first."""
        everything: tuple[Widget, ...] = (self.source_list, self.headlines, self.reader)
        panes = [pane for pane in everything if pane.display or pane is self.reader]
        at = panes.index(self.focused) if self.focused in panes else 0
        self.go_to_pane(panes[(at + 1) % len(panes)])

    def action_zen(self) -> None:
        """Show the story alone, or everything again."""
        self.toggle_class("zen")

    def go_to_pane(self, pane: Widget) -> None:
        """Move the focus, and all that follows it within the same picture."""
        self.set_focus(pane)
        self._follow_focus()

    def _follow_focus(self) -> None:
        """Arrange panes and hints by the focus."""
        if self.focused is self._followed:
            return
        self._followed = self.focused
        if self.focused is not self.reader:
            self.remove_class("zen")
        self.arrange_panes()
        self.focus_moved()

    def arrange_panes(self) -> None:
        """Give the panes their widths by the terminal's, and by which of them has the focus."""
        width = self.app.size.width
        self.update_classes(
            {
                "widest": width >= WIDEST and self.has_feeds,
                "wide": width >= WIDE,
                "one-pane": width < NARROW,
                "reading": isinstance(self.focused, Reader),
            }
        )
        if self.list_width:
            self._put_edge(width)

    def _put_edge(self, width: int) -> None:
        """Put the edge of the list where it is wanted, as far as there is room."""
        styles = self.headlines.styles
        if width < NARROW:
            styles.width = styles.min_width = styles.max_width = None
            return
        sources = self.source_list.size.width if self.source_list.display else 0
        most = width - sources - _LEAST_STORY
        styles.width = max(_LEAST_LIST, min(self.list_width, most))
        styles.min_width, styles.max_width = _LEAST_LIST, max(_LEAST_LIST, most)
