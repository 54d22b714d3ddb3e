"""Adding a source: an address or a path, what was found there, a name and tags for it."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefing.desk import signals
from briefing.desk.nouns import Found
from briefing.export.wording import date_in_words
from briefing.model import SourceKind
from briefing.ui.screens.dialogs import DIALOGS

_WHAT = "An address, a folder, a file, or an OPML file"


class AddScreen(ModalScreen[None]):
    """Asks for a target, shows what stands there, and has it added."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close", show=False),
        Binding("down,tab", "app.focus_next", show=False),
        Binding("up,shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(self, send: Callable[[signals.Command], None]) -> None:
        super().__init__()
        self._send = send
        self._asked = ""
        self._found: tuple[Found, ...] = ()

    def compose(self) -> ComposeResult:
        """Target, what was found, name and tags, the keys."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(Content("Add a source"), classes="dialog--title")
            yield Input(placeholder=_WHAT, id="target", compact=True)
            yield Static(id="told", markup=False)
            yield OptionList(id="found", compact=True)
            yield Input(placeholder="Name: its own, if this stays empty", id="named", compact=True)
            yield Input(placeholder="Tags, with blanks between them", id="tags", compact=True)
            yield Static(
                Content.from_markup(
                    "[b $primary]Enter[/] go on   [b $primary]Tab[/] next field   "
                    "[b $primary]Esc[/] close"
                ),
                classes="dialog--keys",
            )

    def on_mount(self) -> None:
        """There is nothing to choose among yet."""
        self._show_found(())

    @on(Input.Submitted, "#target")
    def probe(self, event: Input.Submitted) -> None:
        """Look what stands at the target; once that is known, add it."""
        target = event.value.strip()
        if not target:
            self._tell(f"{_WHAT} can be added.")
        elif self._found and target == self._asked:
            self._add()
        else:
            self._asked = target
            self._show_found(())
            self._tell("Looking …")
            self._send(signals.Probe(target))

    @on(Input.Changed, "#target")
    def change_target(self) -> None:
        """What was found belongs to another target now."""
        if self.query_one("#target", Input).value.strip() != self._asked:
            self._show_found(())
            self._tell("")

    @on(Input.Submitted, "#named, #tags")
    @on(OptionList.OptionSelected)
    def add(self) -> None:
        """Add what is chosen."""
        self._add()

    def take(self, probed: signals.Probed) -> None:
        """Show what was found, if it is what was asked for last."""
        if probed.target != self._asked:
            return
        self._show_found(probed.found)
        if probed.reason:
            self._tell(probed.reason)
        elif len(probed.found) > 1:
            self._tell(f"{len(probed.found)} feeds were found. Choose one:")
            self.query_one("#found").focus()
        else:
            self._tell("Found:")
            self.query_one("#named" if not probed.found[0].sources else "#found").focus()

    def _add(self) -> None:
        if not self._found:
            return
        chosen = self.query_one("#found", OptionList).highlighted or 0
        name = self.query_one("#named", Input).value
        tags = self.query_one("#tags", Input).value.split()
        self._send(signals.Subscribe(self._found[chosen], name, tuple(tags)))
        self.dismiss()

    def _show_found(self, found: tuple[Found, ...]) -> None:
        self._found = found
        options = self.query_one("#found", OptionList)
        options.clear_options()
        options.add_options([Option(_described(one)) for one in found])
        if found:
            options.highlighted = 0
        options.display = bool(found)
        takes_name = bool(found) and not found[0].sources
        for name in ("#named", "#tags"):
            self.query_one(name).display = takes_name

    def _tell(self, text: str) -> None:
        told = self.query_one("#told", Static)
        told.update(Content(text))
        told.display = bool(text)


def _described(found: Found) -> Content:
    """A title, and what is known of it."""
    facts = []
    if found.sources:
        facts.append(f"{found.sources:,} source{'' if found.sources == 1 else 's'}")
    elif found.kind is not SourceKind.FEED:
        facts.append(found.kind.value)
    if found.stories is not None:
        facts.append(f"{found.stories:,} {'story' if found.stories == 1 else 'stories'}")
    if found.newest:
        facts.append(f"newest {date_in_words(found.newest)}")
    return Content.assemble(
        (found.title, "b $strong"),
        "\n",
        (" · ".join(facts), "$quiet"),
        "\n",
        (found.place, "$quiet"),
    )
