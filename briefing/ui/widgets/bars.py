"""The three lines around the panes: where the reader is, the mark under the cursor, the keys."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from briefing.export.wording import describe_figure, describe_quote
from briefing.model import Figure, Quote
from briefing.ui.page import Cast
from briefing.ui.typeset import cut

_NAME_WIDTH = len(" briefing    ")


class TopBar(Horizontal):
    """The program's name, what the list holds, and what is going on."""

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[str, str] = {}
        self._holding: Sequence[str] = ()
        self._doing: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """Name and list at the left, the rest at the right."""
        yield Static(Content("briefing"), id="name")
        yield Static(id="holding", markup=False)
        yield Static(id="doing", markup=False)

    def tell(self, holding: Sequence[str], *doing: str) -> None:
        """Say what the list holds and what is going on, as much of it as there is room for.

        `holding` has the most important first ("3 stories", "2 unread"). `doing` are forms of what
        is going on, each shorter than the one before; the first that fits is shown.
        """
        self._holding, self._doing = holding, doing
        self._fit()

    def on_resize(self, event: Resize) -> None:
        """Say as much as there is room for now."""
        self._fit()

    def _fit(self) -> None:
        room = self.app.size.width - _NAME_WIDTH
        held = list(self._holding)
        while held and cell_len(" · ".join(held)) > room:
            held.pop()
        told = " · ".join(held)
        left = room - cell_len(told) - len("   ")
        self._put("#holding", told)
        self._put("#doing", next((form for form in self._doing if cell_len(form) <= left), ""))

    def _put(self, place: str, text: str) -> None:
        """Say a text in its place; the whole screen is laid out anew where that takes more room."""
        static = self.query_one(place, Static)
        if self._told.get(place) != text:
            is_as_wide = cell_len(self._told.get(place, "")) == cell_len(text)
            self._told[place] = text
            static.update(Content(text), layout=not is_as_wide)


class MarkLine(Static):
    """Tells the mark under the cursor: who says it, or how much of what on whose word."""

    _is_held = False

    def announce(self, text: str) -> None:
        """Say something that nobody asked for, and leave it there until a key or a click."""
        self._is_held = False
        self.say(text)
        self._is_held = True

    def release(self) -> None:
        """Let what was announced give way to what is told next."""
        self._is_held = False

    def tell(self, mark: Quote | Figure, number: int, count: int, cast: Cast) -> None:
        """Tell a mark, the `number`th (from 1) of `count`."""
        if self._is_held:
            return
        place = f"   mark {number} of {count}"
        width = self._room - cell_len(place)
        if isinstance(mark, Quote):
            look, sign, told = cast.look(mark.speaker), "“", describe_quote(mark)
            name = mark.speaker or told
        else:
            look, sign, told = "figure", "#", describe_figure(mark)
            name = told.partition(" · ")[0]
        told = cut(told, width - 2)
        name, facts = told[: len(name)], told[len(name) :]
        self.update(
            Content.assemble(
                (f"{sign} ", "$quiet"),
                (name, f"bold ${look}"),
                facts,
                (place, "$quiet"),
            ),
            layout=False,
        )

    def say(self, text: str) -> None:
        """Say something where no mark is chosen."""
        if not self._is_held:
            self.update(Content(cut(text, max(1, self._room))), layout=False)

    @property
    def _room(self) -> int:
        """The cells of the line; the terminal's, while another line stands in its place."""
        return (self.size.width or self.app.size.width) - 2


class KeyHints(Widget):
    """The keys that matter now, as many as the width has room for."""

    hints: reactive[Sequence[tuple[str, str]]] = reactive(tuple)

    def render(self) -> RenderResult:
        """Each key with its word; a hint that does not fit whole is left out."""
        parts: list[str | tuple[str, str]] = []
        used = 0
        for key, word in self.hints:
            told = f" {word}" if key and word else word
            wide = cell_len(key) + cell_len(told) + (3 if parts else 0)
            if used + wide > self.size.width:
                continue
            used += wide
            parts += [*(["   "] if parts else []), (key, "bold $primary"), told]
        return Content.assemble(*parts)
