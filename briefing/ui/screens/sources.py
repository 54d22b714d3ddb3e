"""The choice of a source, where there is no room for them beside the list."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.desk.scopes import Scope
from briefing.ui.screens.dialogs import DIALOGS
from briefing.ui.widgets.sources import SourceList

_AROUND = 9
"""Lines of the dialog that are not choices."""


class SourcesScreen(ModalScreen[Scope | None]):
    """All choices, narrowed down as one types. Ends with the one chosen, or None."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close", show=False),
        Binding("enter", "choose", "choose", show=False, priority=True),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, scopes: Sequence[Scope], chosen: Scope, *, can_quit: bool = False) -> None:
        """`can_quit`: a q before anything else is typed leaves the viewer."""
        super().__init__()
        self.can_quit = can_quit
        self.scopes = scopes
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        """Search, choices, and how to leave."""
        with VerticalGroup(classes="dialog"):
            yield Static(Content("Sources"), classes="dialog--title")
            yield Input(placeholder="Type a part of a name", id="search", compact=True)
            choices = SourceList()
            choices.can_focus = False
            yield choices
            yield Static(Content("No source is called that. Try a shorter word."), id="advice")
            yield Static(classes="dialog--keys")

    def on_mount(self) -> None:
        """Show every choice until something is typed, in a dialog as high as they need."""
        self._show()
        self.query_one(".dialog").styles.height = self.query_one(SourceList).lines + _AROUND

    @on(Input.Changed, "#search")
    def search(self, event: Input.Changed) -> None:
        """Show the choices whose name holds every word."""
        if self.can_quit and event.value == "q":
            self.app.exit()
        self._show()

    @on(SourceList.Chosen)
    def take(self, event: SourceList.Chosen) -> None:
        """Choose what was clicked."""
        self.dismiss(event.scope)

    def action_move(self, step: int) -> None:
        """Go up or down the choices."""
        self.query_one(SourceList).action_move(step)

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        scope = self.query_one(SourceList).scope
        if scope is not None:
            self.dismiss(scope)

    def _show(self) -> None:
        words = self.query_one("#search", Input).value.casefold().split()
        found = [
            scope for scope in self.scopes if all(word in scope.name.casefold() for word in words)
        ]
        choices = self.query_one(SourceList)
        choices.show(found, self.chosen)
        choices.display = bool(found)
        self.query_one("#advice").display = not found
        self.query_one(".dialog--keys", Static).update(
            Content.from_markup(
                "[b $primary]↑ ↓[/] move   [b $primary]Enter[/] choose   " * bool(found)
                + "[b $primary]Esc[/] close"
                + "   [b $primary]q[/] quit" * (self.can_quit and not words)
            )
        )
