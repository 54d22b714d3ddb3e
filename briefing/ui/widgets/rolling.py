"""A list that draws its own rows: the wheel, and the styles it draws in.

The lists of headlines and of sources are built on it.
"""

from abc import abstractmethod

from rich.style import Style
from textual.events import MouseScrollDown, MouseScrollUp
from textual.widget import Widget

from briefing.ui.looks import style_of


class Rolling(Widget):
    """Rows that roll under the wheel, drawn in the looks of the theme that is on."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles: dict[str, Style] = {}
        self._own_style: Style | None = None

    @abstractmethod
    def scroll_rows(self, step: int) -> None:
        """Scroll by so many rows."""

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll on, and leave the cursor where it is."""
        event.stop()
        self.scroll_rows(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll back, and leave the cursor where it is."""
        event.stop()
        self.scroll_rows(-1)

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        self._styles.clear()
        self._own_style = None
        super().notify_style_update()

    @property
    def own_style(self) -> Style:
        """The widget's own style, which every line would otherwise work out anew."""
        if self._own_style is None:
            self._own_style = self.rich_style
        return self._own_style

    def style_in(self, look: str) -> Style:
        """The style of a look, by its name."""
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = style_of((look,), self.app.native_ansi_color)
        return style
