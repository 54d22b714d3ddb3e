"""What a command wrote, to be read and left."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.ui.screens.dialogs import DIALOGS


class OutputScreen(ModalScreen[None]):
    """A text in a dialog that scrolls."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "close", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown", "scroll(12)", show=False),
        Binding("b,pageup", "scroll(-12)", show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        """Both are clean."""
        super().__init__()
        self.heading = title
        self.text = text

    def compose(self) -> ComposeResult:
        """The title, the text, the keys."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(Content(self.heading), classes="dialog--title")
            with VerticalScroll(classes="dialog--body", can_focus=False):
                yield Static(Content(self.text))
            yield Static(
                Content.from_markup("[b $primary]↑ ↓[/] scroll   [b $primary]Esc[/] close"),
                classes="dialog--keys",
            )

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False, immediate=True)
