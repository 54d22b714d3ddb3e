"""One of several things to choose: an order, a link, what to export."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefing.ui.screens.dialogs import DIALOGS


class Choice(NamedTuple):
    """A value, the words that it is chosen by, and a quieter line of what they mean."""

    value: str
    text: str
    more: str = ""


class ChoicesScreen(ModalScreen[str | None]):
    """Numbered choices. Ends with the value of the one chosen, or None."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "close", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        *(Binding(str(digit), f"number({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], chosen: str = "") -> None:
        super().__init__()
        self.heading = title
        self.choices = choices
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        """The question, the choices, and how to choose."""
        with VerticalGroup(classes="dialog"):
            yield Static(Content(self.heading), classes="dialog--title")
            yield OptionList(
                *(Option(self._line(number)) for number in range(len(self.choices))),
                id="choices",
                compact=True,
                markup=False,
            )
            yield Static(
                Content.from_markup(
                    "[b $primary]↑ ↓[/] move   [b $primary]Enter[/] choose   "
                    "[b $primary]Esc[/] close"
                ),
                classes="dialog--keys",
            )

    def on_mount(self) -> None:
        """Begin at what holds now."""
        values = [choice.value for choice in self.choices]
        at = values.index(self.chosen) if self.chosen in values else 0
        self.query_one(OptionList).highlighted = at

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Choose what is under the cursor."""
        self.dismiss(self.choices[event.option_index].value)

    def action_move(self, step: int) -> None:
        """Go to the next choice, or the one before."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def action_number(self, number: int) -> None:
        """Choose by number."""
        if number <= len(self.choices):
            self.dismiss(self.choices[number - 1].value)

    def _line(self, number: int) -> Content:
        choice = self.choices[number]
        key = f"{number + 1}" if number < 9 else " "
        line = Content.assemble((f"{key}  ", "$quiet"), choice.text)
        return line if not choice.more else Content.assemble(line, (f"  {choice.more}", "$quiet"))
