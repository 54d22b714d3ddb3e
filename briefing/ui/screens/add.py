"""Adding a source: an address or a path, what was found there, a name and tags for it."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefing.desk import signals
from briefing.desk.nouns import Found
from briefing.export.wording import date_in_words
from briefing.ui.messages import Heard
from briefing.ui.screens.dialogs import DIALOGS

_WHAT = "An address, folder, file or OPML"


class AddScreen(ModalScreen[bool]):
    """Asks for a target, shows what stands there, and has it added. Ends with whether it has."""

    CSS_PATH = DIALOGS
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-low"), (34, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", "close", show=False),
        Binding("down,tab", "app.focus_next", show=False),
        Binding("up,shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(self, send: Callable[[signals.Command], None], target: str = "") -> None:
        """A `target` that is known already is looked at at once."""
        super().__init__()
        self._target = target
        self._send = send
        self._asked = ""
        self._found: tuple[Found, ...] = ()

    def compose(self) -> ComposeResult:
        """Target, what was found, name and tags, the keys."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(Content("Add a source"), classes="dialog--title")
            yield Input(self._target, placeholder=_WHAT, id="target", compact=True)
            yield Static(id="told", markup=False)
            yield OptionList(id="found", compact=True)
            with VerticalGroup(id="labels"):
                yield from _field("Name", "named", "its own, if this stays empty")
                yield from _field("Tags", "tags", "none, or words with blanks between")
            yield Static(classes="dialog--keys")

    def on_mount(self) -> None:
        """There is nothing to choose among yet."""
        self._show_found(())
        self._tell("")
        if self._target:
            self._look_at(self._target)

    @on(Input.Submitted, "#target")
    def probe(self, event: Input.Submitted) -> None:
        """Look what stands at the target; once that is known, add it."""
        self._look_at(event.value.strip())

    def _look_at(self, target: str) -> None:
        if not target:
            self._tell("An address, a folder, a file or an OPML file can be added.")
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
            self._asked = ""
            self._show_found(())
            self._tell("")

    @on(Input.Submitted, "#named, #tags")
    @on(OptionList.OptionSelected)
    def add(self) -> None:
        """Add what is chosen."""
        self._add()

    @on(OptionList.OptionHighlighted)
    def point_out(self, event: OptionList.OptionHighlighted) -> None:
        """Set a bar beside what is chosen, which shows without colours, too."""
        for number, one in enumerate(self._found):
            shown = _described(one, is_chosen=number == event.option_index)
            event.option_list.replace_option_prompt_at_index(number, shown)

    @on(Heard)
    def take(self, message: Heard) -> None:
        """Show what was found, if it is what was asked for last."""
        probed = message.event
        if not isinstance(probed, signals.Probed) or probed.target != self._asked:
            return
        self._show_found(probed.found)
        if probed.reason:
            self._tell(_told_failure(probed), is_wrong=True)
        elif len(probed.found) > 1:
            self._tell(f"{len(probed.found)} feeds were found. Choose one:")
            self.query_one("#found").focus()
        else:
            self._tell(f"{_kind_in_words(probed.found[0])} was found:")
            self.query_one("#named" if not probed.found[0].sources else "#found").focus()

    def _add(self) -> None:
        if not self._found:
            return
        chosen = self.query_one("#found", OptionList).highlighted or 0
        name = self.query_one("#named", Input).value
        tags = self.query_one("#tags", Input).value.split()
        self._send(signals.Subscribe(self._found[chosen], name, tuple(tags)))
        self.dismiss(True)

    def _show_found(self, found: tuple[Found, ...]) -> None:
        self._found = found
        options = self.query_one("#found", OptionList)
        options.clear_options()
        options.add_options([Option(_described(one, is_chosen=False)) for one in found])
        if found:
            options.highlighted = 0
        options.display = bool(found)
        takes_name = bool(found) and not found[0].sources
        self.query_one("#labels").display = takes_name
        self.query_one(".dialog--keys", Static).update(_keys(len(found), takes_name))

    def _tell(self, text: str, *, is_wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.update(Content(text))
        told.set_class(is_wrong, "wrong")
        told.display = bool(text)


def _field(label: str, id: str, placeholder: str) -> ComposeResult:
    """A field behind its label."""
    with HorizontalGroup():
        yield Static(Content(label), classes="dialog--label")
        yield Input(placeholder=placeholder, id=id, compact=True)


def _keys(found: int, takes_name: bool) -> Content:
    """The keys that do something now."""
    keys = [("↑ ↓", "choose")] * (found > 1)
    keys.append(("Enter", "add" if found else "look what is there"))
    keys += [("Tab", "name and tags" if found > 1 else "next field")] * takes_name
    keys.append(("Esc", "close"))
    shown = [Content.assemble((key, "b $primary"), f" {word}") for key, word in keys]
    return Content("   ").join(shown)


def _told_failure(probed: signals.Probed) -> str:
    """Why what was asked for cannot be added, and what to try next; it stands above already."""
    if not probed.place:
        return probed.reason
    told = f"It {probed.reason}."
    if probed.is_there:
        return told
    if "://" in probed.place:
        return f"{told} Try the site's front page, or the address of the feed itself."
    return f"{told} An address begins with https://, a path with / or ~."


def _kind_in_words(found: Found) -> str:
    """What was found, at the start of a sentence."""
    return "A list of sources" if found.sources else f"A {found.kind.value}"


def _described(found: Found, *, is_chosen: bool) -> Content:
    """A title, and below it what is known of it; a bar beside both where it is chosen."""
    facts = []
    if found.sources:
        facts.append(f"{found.sources:,} source{'' if found.sources == 1 else 's'}")
    if found.stories is not None:
        facts.append(f"{found.stories:,} {'story' if found.stories == 1 else 'stories'}")
    if found.newest:
        facts.append(f"newest {date_in_words(found.newest)}")
    facts.append(found.place)
    bar = ("▌ " if is_chosen else "  ", "$primary")
    title, below = (found.title, "b $strong"), (" · ".join(facts), "$quiet")
    return Content.assemble(bar, title, "\n", bar, below)
