"""The choices of stories, with what is unread in each: a column beside the list, or in a dialog."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from briefing.desk.scopes import Scope, ScopeKind
from briefing.ui.keys import bindings
from briefing.ui.looks import style_of
from briefing.ui.typeset import cut

_BAR = "▌"
_SIGNS = {ScopeKind.TAG: "#", ScopeKind.STARRED: "★", ScopeKind.UNREAD: "●"}
_TROUBLE = "✗"
_LEFT = 4
"""Cells before a name: the cursor's bar, a sign, and a blank on each side of it."""


class SourceList(Widget, can_focus=True):
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
        self._top = 0
        self._styles: dict[str, Style] = {}

    @property
    def scope(self) -> Scope | None:
        """The choice under the cursor."""
        return self.scopes[self.cursor] if self.cursor < len(self.scopes) else None

    def show(self, scopes: Sequence[Scope], chosen: Scope) -> None:
        """Show these choices, with the cursor on the one that is chosen."""
        self.scopes = scopes
        keys = [scope.key for scope in scopes]
        at = keys.index(chosen.key) if chosen.key in keys else 0
        self.set_reactive(SourceList.cursor, at)
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

    def on_click(self, event: Click) -> None:
        """Choose what is under the pointer."""
        at = self._lines()[self._top :][event.y : event.y + 1]
        if at and at[0] is not None:
            self.cursor = at[0]
            self.post_message(self.Chosen(self.scopes[at[0]]))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Scroll on, and leave the cursor where it is."""
        event.stop()
        self._scroll(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Scroll back, and leave the cursor where it is."""
        event.stop()
        self._scroll(-1)

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        lines = self._lines()
        number = self._top + y
        width, base = self.size.width, self.rich_style
        at = lines[number] if number < len(lines) else None
        if at is None:
            return Strip.blank(width, base)
        return self._strip(self.scopes[at], at == self.cursor, width)

    def _go_to(self, index: int) -> None:
        self.cursor = max(0, min(index, len(self.scopes) - 1))

    def _lines(self) -> list[int | None]:
        """What stands on each line: a choice's number, or None for a blank."""
        lines: list[int | None] = [None]
        last = None
        for number, scope in enumerate(self.scopes):
            group = scope.kind if scope.kind in (ScopeKind.TAG, ScopeKind.SOURCE) else None
            if number and group != last:
                lines.append(None)
            lines.append(number)
            last = group
        return lines

    def _settle(self) -> None:
        """Scroll no more than needed to show the cursor's line."""
        lines = self._lines()
        if self.cursor in lines:
            at = lines.index(self.cursor)
            height = max(1, self.size.height)
            self._top = max(min(self._top, at), at - height + 1)
            if at == 1:
                self._top = 0
        self.refresh()

    def _scroll(self, step: int) -> None:
        last = max(0, len(self._lines()) - self.size.height)
        self._top = max(0, min(self._top + step, last))
        self.refresh()

    def _strip(self, scope: Scope, here: bool, width: int) -> Strip:
        base = self.rich_style
        if here:
            base += self._style("row")
        sign = _TROUBLE if scope.trouble else _SIGNS.get(scope.kind, " ")
        number = f"{scope.unread:,}" if scope.unread else ""
        if scope.kind is ScopeKind.STARRED and scope.stories:
            number = f"{scope.stories:,}"
        name = cut(scope.name, max(1, width - _LEFT - cell_len(number) - 2))
        gap = " " * max(1, width - _LEFT - cell_len(name) - cell_len(number) - 1)
        look = "unread" if scope.unread else "read"
        return Strip(
            [
                Segment(_BAR if here else " ", base + self._style("bar")),
                Segment(f"{sign:<2}", base + self._style("trouble" if scope.trouble else "facts")),
                Segment(name, base + self._style(look)),
                Segment(gap, base),
                Segment(number, base + self._style("facts")),
            ]
        ).adjust_cell_length(width, base)

    def _style(self, look: str) -> Style:
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = style_of((look,), self.app.native_ansi_color)
        return style
