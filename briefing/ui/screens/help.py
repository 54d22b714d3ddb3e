"""The help: every action with its keys as they are now, searched as one types."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.ui.actions import PLACES
from briefing.ui.keys import Keymap, rows
from briefing.ui.screens.dialogs import DIALOGS
from briefing.ui.typeset import wrap

_KEYS_WIDTH = 20


class HelpScreen(ModalScreen[None]):
    """A table of keys with a search above it."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "close", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(12)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
    ]

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """Search, table, and how to leave."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(Content("Keys"), classes="dialog--title")
            yield Input(placeholder="Search: copy, quote, next …", id="search", compact=True)
            with VerticalScroll(classes="dialog--body", can_focus=False):
                yield Static(id="table")
            yield Static(
                Content.from_markup("[b $primary]↑ ↓[/] scroll   [b $primary]Esc[/] close"),
                classes="dialog--keys",
            )

    def on_mount(self) -> None:
        """Show everything until something is searched."""
        self._show()

    def on_resize(self) -> None:
        """Break the lines for another width, once the table has it."""
        self.call_after_refresh(self._show)

    @on(Input.Changed, "#search")
    def search(self) -> None:
        """Show the actions that hold every word."""
        self._show()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll the table by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _show(self) -> None:
        words = self.query_one("#search", Input).value.lower().split()
        self.query_one("#table", Static).update(Content("\n").join(self._table(words)))

    def _table(self, words: Iterable[str]) -> list[Content]:
        """The lines of the table that hold every word, under the places they belong to."""
        lines: list[Content] = []
        place = ""
        for where, action, keys, text in rows(self.keymap):
            line = f"{keys} {action} {text} {PLACES[where]}".lower()
            if not all(word in line for word in words):
                continue
            if where != place:
                lines += [Content("")] * bool(lines) + [Content.styled(PLACES[where], "b $strong")]
                place = where
            shown = Content.styled(f"{keys or 'no key':<{_KEYS_WIDTH}}", "b $primary")
            lines.append(Content.assemble(shown, self._behind_keys(text)))
        return lines or [Content("No action is called that. Try a shorter word, or Esc to leave.")]

    def _behind_keys(self, text: str) -> str:
        """A text in lines that hang behind the keys, or below them where there is no room."""
        room = self.query_one(VerticalScroll).size.width - 1
        indent = _KEYS_WIDTH if room >= 2 * _KEYS_WIDTH else 2
        lines = [text[start:end] for start, end in wrap(text, room - indent)]
        hung = f"\n{' ' * indent}".join(lines)
        return hung if indent == _KEYS_WIDTH else f"\n{' ' * indent}{hung}"
