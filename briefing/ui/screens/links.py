"""The links of a story: each with its host, the whole address before anything is opened."""

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefing.export.links import Listed
from briefing.ui.screens.dialogs import DIALOGS


class Chosen(NamedTuple):
    """An address, and what to do with it: "open" or "copy"."""

    url: str
    what: str


class LinksScreen(ModalScreen[Chosen | None]):
    """Numbered links. Ends with the one chosen and what to do with it, or None."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,u", "dismiss", "close", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("o", "choose('open')", show=False),
        Binding("y", "choose('copy')", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]

    def __init__(self, links: tuple[Listed, ...], number: str = "") -> None:
        """`number` is what has been typed of a link's number already."""
        super().__init__()
        self.links = links
        self.number = number

    def compose(self) -> ComposeResult:
        """The links, the address of the one under the cursor, the keys."""
        digits = len(str(len(self.links)))
        with VerticalGroup(classes="dialog wide"):
            yield Static(Content("Links of this story"), classes="dialog--title")
            yield OptionList(
                *(
                    Option(
                        Content.assemble(
                            (f"{number:>{digits}}  ", "$quiet"),
                            link.text or link.host,
                            (f"  {link.host}" * bool(link.text), "$quiet"),
                        )
                    )
                    for number, link in enumerate(self.links, 1)
                ),
                compact=True,
                markup=False,
            )
            yield Static(id="address")
            keys = (
                "[b $primary]digits[/] choose   [b $primary]Enter o[/] open   "
                "[b $primary]y[/] copy   [b $primary]Esc[/] close"
            )
            yield Static(Content.from_markup(keys), classes="dialog--keys")

    def on_mount(self) -> None:
        """Go to the number that was typed."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        self._go_to_number()

    @on(OptionList.OptionHighlighted)
    def show_address(self, event: OptionList.OptionHighlighted) -> None:
        """Show where the link leads."""
        self.query_one("#address", Static).update(Content(self.links[event.option_index].url))

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Open what is under the cursor."""
        self.dismiss(Chosen(self.links[event.option_index].url, "open"))

    def action_choose(self, what: str) -> None:
        """Open or copy what is under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(Chosen(self.links[at].url, what))

    def action_move(self, step: int) -> None:
        """Go to the next link, or the one before."""
        self.number = ""
        options = self.query_one(OptionList)
        (options.action_cursor_down if step > 0 else options.action_cursor_up)()

    def action_digit(self, digit: int) -> None:
        """Go to a link by its number, digit by digit; a digit that fits no more begins anew."""
        longer = f"{self.number}{digit}"
        self.number = longer if 0 < int(longer) <= len(self.links) else str(digit)
        self._go_to_number()

    def _go_to_number(self) -> None:
        if self.number and 0 < int(self.number) <= len(self.links):
            self.query_one(OptionList).highlighted = int(self.number) - 1
