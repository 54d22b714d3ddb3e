"""The right edge of a pane, which can be dragged. The list of headlines is built on it."""

from dataclasses import dataclass

from textual.events import MouseDown, MouseMove, MouseUp
from textual.message import Message
from textual.widget import Widget


class Divider(Widget):
    """A pane whose last column is a handle."""

    _is_dragged = False

    @dataclass
    class Dragged(Message):
        """The edge was dragged to where the pane has this width, in columns."""

        width: int

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take hold of the edge."""
        if event.x == self.size.width - 1:
            self._is_dragged = True
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: MouseMove) -> None:
        """The edge follows the pointer."""
        if self._is_dragged:
            self.post_message(self.Dragged(event.screen_x - self.region.x + 1))
            event.stop()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let go of the edge."""
        if self._is_dragged:
            self._is_dragged = False
            self.release_mouse()
            event.stop()
