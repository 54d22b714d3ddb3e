"""The list of headlines: draws only the rows on the screen, however many there are."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from briefing.desk.entries import Row, Trouble
from briefing.desk.library import Library
from briefing.store.headlines import Headline
from briefing.ui.clip import clipped
from briefing.ui.headline import facts_of, headline_of, look_of, sign_of
from briefing.ui.keys import bindings
from briefing.ui.typeset import cut
from briefing.ui.widgets.divider import Divider
from briefing.ui.widgets.repeating import Repeating
from briefing.ui.widgets.rolling import Rolling

_BAR = "▌"
_LEFT = 4
"""Cells before a headline: the cursor's bar, the unread mark and a blank on each side of it."""


class Headlines(Rolling, Repeating, Divider, can_focus=True):
    """One headline after the other, with its source, length, and number of marks."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]

    cursor: var[int] = var(0)

    @dataclass
    class Moved(Message):
        """Another row is under the cursor, or the row under it has changed."""

        row: Row

    @dataclass
    class Chosen(Message):
        """A row was clicked."""

        row: Row

    @dataclass
    class Picked(Message):
        """Other stories than before are picked for the next action."""

    def __init__(
        self, library: Library, *, now: Callable[[], float] = time.time, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.library = library
        self.now = now
        self.is_held = False
        """Whether the cursor stays with its row when others come before it, as from the first
        move on."""
        self.terms: tuple[str, ...] = ()
        """What is searched, and shown where it stands in a headline."""
        self._picks: dict[int, None] = {}
        self._last_pick = 0
        self._top = 0
        self._shown: Row | None = None
        self._drawn: dict[tuple[int, int], Strip] = {}

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.library.row(self.cursor) if self.cursor < len(self.library) else None

    @property
    def on_screen(self) -> Iterator[Row]:
        """The rows that can be seen."""
        last = min(self._top + self._fitting() + 1, len(self.library))
        return map(self.library.row, range(self._top, last))

    def rows_changed(self) -> None:
        """Draw what the library holds now, with the cursor on the row it was put on."""
        at = self.library.index(self._shown) if self._shown and self.is_held else None
        last = max(0, len(self.library) - 1)
        moved = min(self.cursor, last) if at is None else at
        self._top = max(0, min(self._top + moved - self.cursor, last))
        self.set_reactive(Headlines.cursor, moved)
        self._settle()

    def show_from_top(self) -> None:
        """Draw what the library holds now, with the cursor on the first row."""
        self._top, self._shown = 0, None
        self.is_held = False
        self._picks.clear()
        self.set_reactive(Headlines.cursor, 0)
        self._settle()

    def go_to(self, index: int) -> None:
        """Put the cursor on a row."""
        self.is_held = True
        self.cursor = max(0, min(index, len(self.library) - 1))

    def go_to_story(self, story: int) -> None:
        """Put the cursor on a story, if it is in the list."""
        at = self.library.index_of(story)
        if at is not None:
            self.go_to(at)

    @property
    def picked(self) -> list[Headline]:
        """The stories picked for the next action that are still listed, as they are now."""
        places = [at for at in map(self.library.index_of, self._picks) if at is not None]
        rows = map(self.library.row, sorted(places))
        return [row for row in rows if isinstance(row, Headline)]

    def unpick(self) -> None:
        """Pick nothing any more."""
        if self._picks:
            self._picks.clear()
            self._picks_changed()

    def action_move(self, step: int) -> None:
        """Go to the next row, or the one before; so many of them, where digits said so."""
        self.go_to(self.cursor + step * (self.take_times() or 1))

    def action_page(self, step: int) -> None:
        """Go to the row that is a screen further on."""
        rows = max(1, self._fitting() - 1) * (self.take_times() or 1)
        self.go_to(self.cursor + step * rows)

    def action_first(self) -> None:
        """Go to the first row, or the one whose number was typed."""
        self.go_to((self.take_times() or 1) - 1)

    def action_last(self) -> None:
        """Go to the last row, or the one whose number was typed."""
        self.go_to((self.take_times() or len(self.library)) - 1)

    def action_pick(self) -> None:
        """Pick the story for the next action, or put it back; go on to the one after it."""
        for _ in range(self.take_times() or 1):
            row = self.row
            if not isinstance(row, Headline):
                break
            if row.id in self._picks:
                del self._picks[row.id]
            else:
                self._picks[row.id] = None
            self._last_pick = self.cursor
            self.go_to(self.cursor + 1)
        self._picks_changed()

    def action_pick_up_to(self) -> None:
        """Pick every story from the one that was picked last to this one."""
        first, last = sorted((self._last_pick, self.cursor))
        rows = map(self.library.row, range(first, last + 1))
        self._picks.update((row.id, None) for row in rows if isinstance(row, Headline))
        self._last_pick = self.cursor
        self._picks_changed()

    def watch_cursor(self) -> None:
        """Bring the row onto the screen, and say that it is another one."""
        self._settle()

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor's row on the screen."""
        self._settle()

    def on_click(self, event: Click) -> None:
        """Put the cursor on the row under the pointer."""
        at = self._index_at(event.y)
        if at is not None:
            self.go_to(at)
            if event.ctrl:
                self.action_pick()
            self.post_message(self.Chosen(self.library.row(at)))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if y == 0:
            self._lay_out()
        width, base = self.size.width, self.own_style
        strip = self._drawn.get((y, width))
        return Strip.blank(width, base) if strip is None else strip

    def _picks_changed(self) -> None:
        self._lay_out()
        self.refresh()
        self.post_message(self.Picked())

    def _settle(self) -> None:
        """Scroll no more than needed to show the cursor's row; tell of it if it is another."""
        if self.cursor < self._top:
            self._top = self.cursor
        else:
            free = self.size.height - 1
            first = self.cursor
            while first >= self._top and first < len(self.library):
                free -= self._height(self.library.row(first))
                if free < 0:
                    break
                first -= 1
            self._top = max(self._top, min(first + 1, self.cursor))
        self._lay_out()
        self.refresh()
        row = self.row
        if row is not None and _is_other(row, self._shown):
            self.post_message(self.Moved(row))
        self._shown = row

    def _lay_out(self) -> None:
        """Draw the rows on the screen into strips."""
        self._drawn.clear()
        width, height = self.size
        y = 1
        last = self._top
        for index in range(self._top, len(self.library)):
            if y >= height:
                break
            for strip in self._strips(index, width):
                if y < height:
                    self._drawn[y, width] = strip
                y += 1
            y += 1
            last = index
        self._draw_thumb(width, height, last)

    def _draw_thumb(self, width: int, height: int, last: int) -> None:
        """Draw how far down the list the screen is, where the list is longer than the screen."""
        total = len(self.library)
        if not total or (self._top == 0 and last == total - 1):
            return
        base = self.own_style
        start = self._top * height // total
        stop = max(start + 1, (last + 1) * height // total)
        thumb = [Segment("▐", base + self.style_in("facts"))]
        for y in range(start, min(stop, height)):
            strip = self._drawn.get((y, width), Strip.blank(width, base))
            self._drawn[y, width] = Strip([*strip.crop(0, width - 1), *thumb])

    def _strips(self, index: int, width: int) -> Sequence[Strip]:
        """The lines of one row, the blank one after it left out."""
        row = self.library.row(index)
        here = index == self.cursor
        base = self.own_style
        if here:
            base += self.style_in("row")
        unread = isinstance(row, Headline) and not row.is_read
        look = base + self.style_in(look_of(row))
        # Dim and coloured pieces would tear a row that is drawn in reverse.
        is_whole = here and self.app.native_ansi_color
        dim = base if is_whole else base + self.style_in("facts")
        bright = base if is_whole else base + self.style_in("bar")
        bar = Segment(_BAR if here and not is_whole else " ", bright)
        picked = isinstance(row, Headline) and row.id in self._picks
        mark = Segment(f"{sign_of(row, picked)} ", bright if unread or picked else dim)
        strips = []
        for number, text in enumerate(headline_of(row, width - _LEFT - 1)):
            start = mark if number == 0 else Segment("  ", base)
            strips.append(Strip([bar, start, *self._found(text, look)]))
        room = width - _LEFT - 1
        fold = None if isinstance(row, Trouble) else self.library.fold_of(row.id)
        publisher, facts, counts = facts_of(row, self.now(), fold, room)
        # What is told stays whole; the end of a long name of a source gives way.
        taken = cell_len(facts) + cell_len(counts) + 1
        publisher = clipped(publisher, room - taken)
        facts = (publisher + facts) if publisher else facts.removeprefix(" · ")
        facts = cut(facts, room - cell_len(counts) - 1)
        gap = " " * max(1, room - cell_len(facts) - cell_len(counts))
        line = [bar, Segment("  ", base), Segment(facts + gap, dim)]
        strips.append(Strip([*line, Segment(counts, dim)]))
        return [strip.adjust_cell_length(width, base) for strip in strips]

    def _found(self, text: str, look: Style) -> list[Segment]:
        """A line of a headline, with what is searched shown in it."""
        if not self.terms:
            return [Segment(text, look)]
        from briefing.desk.matches import matches

        pieces, at = [], 0
        for start, end in matches(text, self.terms):
            pieces += [Segment(text[at:start], look)]
            pieces += [Segment(text[start:end], look + self.style_in("match"))]
            at = end
        return [*pieces, Segment(text[at:], look)]

    def _height(self, row: Row) -> int:
        """The lines a row takes, the blank one after it included."""
        return len(headline_of(row, self.size.width - _LEFT - 1)) + 2

    def _fitting(self) -> int:
        """The number of rows that are on the screen."""
        used, count = 1, 0
        for index in range(self._top, len(self.library)):
            used += self._height(self.library.row(index))
            if used > self.size.height:
                break
            count += 1
        return max(1, count)

    def _index_at(self, y: int) -> int | None:
        """The row that a line of the screen belongs to."""
        line = 1
        for index in range(self._top, len(self.library)):
            line += self._height(self.library.row(index))
            if y < line:
                return index
            if line >= self.size.height:
                break
        return None

    def scroll_rows(self, step: int) -> None:
        """Scroll by so many rows."""
        last = len(self.library) - self._fitting() if step > 0 else self._top
        self._top = max(0, min(self._top + step, max(self._top, last)))
        self._lay_out()
        self.refresh()


def _is_other(row: Row, before: Row | None) -> bool:
    """Whether there is something else to read in a row than there was: not if its marks changed."""
    if isinstance(row, Trouble) or not isinstance(before, Headline):
        return row != before
    return row != before._replace(is_read=row.is_read, is_starred=row.is_starred)
