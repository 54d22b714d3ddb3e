"""The choices of stories, with what is unread in each: a column beside the list, or in a dialog."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Blur, Click, Focus, Resize
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from briefing.desk.scopes import Scope, ScopeKind
from briefing.ui.clip import clipped
from briefing.ui.keys import bindings
from briefing.ui.widgets.rolling import Rolling

_BAR, _THUMB = "▌", "▐"
_GROUPS = (ScopeKind.FILTER, ScopeKind.TAG, ScopeKind.SOURCE)
_SIGNS = {ScopeKind.TAG: "#", ScopeKind.FILTER: "?", ScopeKind.STARRED: "★", ScopeKind.UNREAD: "●"}
_TROUBLE = "✗"
_LEFT = 4
"""Cells before a name: the cursor's bar, a sign, and a blank on each side of it."""


class SourceList(Rolling, can_focus=True):
    """One choice a line, a blank line between general choices, tags and sources."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sources")]

    cursor: var[int] = var(0)

    @dataclass
    class Moved(Message):
        """Another choice is under the cursor."""

        scope: Scope

    @dataclass
    class Chosen(Message):
        """A choice was clicked."""

        scope: Scope

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.scopes: Sequence[Scope] = ()
        self._lines: list[int | None] = []
        self._top = 0

    @property
    def lines(self) -> int:
        """The number of lines that all choices take."""
        return len(self._lines)

    @property
    def scope(self) -> Scope | None:
        """The choice under the cursor."""
        return self.scopes[self.cursor] if self.cursor < len(self.scopes) else None

    def show(self, scopes: Sequence[Scope], chosen: Scope) -> None:
        """Show these choices, with the cursor on the one that is chosen.

        While it has the focus the cursor stays where it is: what is chosen comes after it.
        """
        here = [self.scope] if self.has_focus and self.scope is not None else []
        places = {scope.key: number for number, scope in enumerate(scopes)}
        known = [places[scope.key] for scope in (*here, chosen) if scope.key in places]
        self.scopes = scopes
        self._lines = _lines(scopes)
        self.set_reactive(SourceList.cursor, known[0] if known else 0)
        self._settle()

    def action_move(self, step: int) -> None:
        """Go to the next choice, or the one before."""
        self._go_to(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Go a screen further on."""
        self._go_to(self.cursor + step * max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Go to the first choice."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last choice."""
        self._go_to(len(self.scopes) - 1)

    def watch_cursor(self) -> None:
        """Bring the choice onto the screen, and say that it is another one."""
        self._settle()
        if self.scope is not None:
            self.post_message(self.Moved(self.scope))

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor's line on the screen."""
        self._settle()

    def on_focus(self, event: Focus) -> None:
        """Draw the cursor as one that moves."""
        self.refresh()

    def on_blur(self, event: Blur) -> None:
        """Draw the cursor as one that stays."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Choose what is under the pointer."""
        at = self._at(event.y)
        if at is not None:
            self.cursor = at
            self.post_message(self.Chosen(self.scopes[at]))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base = self.size.width, self.own_style
        at = self._at(y)
        if at is None:
            strip = Strip.blank(width, base)
        else:
            strip = self._strip(self.scopes[at], at == self.cursor, width)
        if not self._is_beside_thumb(y):
            return strip
        return Strip([*strip.crop(0, width - 1), Segment(_THUMB, base + self.style_in("facts"))])

    def _go_to(self, index: int) -> None:
        self.cursor = max(0, min(index, len(self.scopes) - 1))

    def _at(self, y: int) -> int | None:
        """The number of the choice on a line of the screen."""
        line = self._top + y
        return self._lines[line] if line < len(self._lines) else None

    def _is_beside_thumb(self, y: int) -> bool:
        """Whether a line belongs to what shows how far down the choices the screen is."""
        height, total = self.size.height, len(self._lines)
        first = self._top * height // max(1, total)
        last = (self._top + height) * height // max(1, total)
        return total > height and first <= y < max(first + 1, last)

    def _settle(self) -> None:
        """Scroll no more than needed to show the cursor's line, nor past the last one."""
        if self.cursor < len(self.scopes):
            at = self._lines.index(self.cursor)
            height = max(1, self.size.height)
            last = max(0, len(self._lines) - height)
            self._top = min(max(min(self._top, at), at - height + 1), last)
            if at == 1:
                self._top = 0
        self.refresh()

    def scroll_rows(self, step: int) -> None:
        """Scroll by so many lines."""
        last = max(0, len(self._lines) - self.size.height)
        self._top = max(0, min(self._top + step, last))
        self.refresh()

    def _strip(self, scope: Scope, here: bool, width: int) -> Strip:
        is_active = here and (self.has_focus or not self.can_focus)
        base = self.own_style
        if is_active:
            base += self.style_in("row")
        # Dim and coloured pieces would tear a row that is drawn in reverse.
        is_plain = is_active and self.app.native_ansi_color
        bar = " " if is_plain or not here else _BAR
        dim = base if is_plain else base + self.style_in("facts")
        warning = base if is_plain else base + self.style_in("trouble")
        sign = _TROUBLE if scope.trouble else _SIGNS.get(scope.kind, " ")
        number = f"{scope.unread:,}" if scope.unread else ""
        if scope.kind is ScopeKind.STARRED and scope.stories:
            number = f"{scope.stories:,}"
        name = clipped(scope.name, width - _LEFT - cell_len(number) - 2)
        gap = " " * max(1, width - _LEFT - cell_len(name) - cell_len(number) - 1)
        look = "unread" if scope.unread else "read"
        return Strip(
            [
                Segment(bar, base + self.style_in("bar" if is_active else "facts")),
                Segment(f"{sign:<2}", warning if scope.trouble else dim),
                Segment(name, base + self.style_in(look)),
                Segment(gap, base),
                Segment(number, dim),
            ]
        ).adjust_cell_length(width, base)


def _lines(scopes: Sequence[Scope]) -> list[int | None]:
    """What stands on each line: a choice's number, or None for a blank."""
    lines: list[int | None] = [None]
    last = None
    for number, scope in enumerate(scopes):
        group = scope.kind if scope.kind in _GROUPS else None
        if number and group != last:
            lines.append(None)
        lines.append(number)
        last = group
    return lines
