"""The story beside the list: shows its page, and walks the marks and the matches on it."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from briefing.desk.entries import Entry
from briefing.model import Quote, Span
from briefing.ui.columns import Columns, fit
from briefing.ui.keys import bindings
from briefing.ui.page import Mark, Others, Page, View, full, notice
from briefing.ui.spots import TOP, Left, Spot
from briefing.ui.typeset import NO_MARK
from briefing.ui.widgets.drawn_page import DrawnPage

_AIR = 2
"""Lines kept between a mark and the edge of the screen, where the page has them."""
_LONG = 60_000
"""Characters from which on a story is set by a worker, so that no key waits for it."""


class Reader(DrawnPage, can_focus=True):
    """One story, set as a page of the width that the reader has."""

    ALLOW_MAXIMIZE = True
    # The focus may give the story more room: never between pressing and releasing the button.
    FOCUS_ON_CLICK = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]

    view: var[View] = var(View.FULL)
    cursor: var[int] = var(NO_MARK)

    @dataclass
    class MarkChanged(Message):
        """The mark under the cursor is another one, or there is none; or the page is."""

    @dataclass
    class Scrolled(Message):
        """Another part of the story is on the screen."""

    @dataclass
    class LinkClicked(Message):
        """Somebody clicked a link of the story's text; nothing is opened yet."""

        url: str

    @dataclass
    class StoryClicked(Message):
        """Somebody clicked the name of another source that tells of the event."""

        story: int

    @dataclass
    class PageSet(Message):
        """A worker has set the page of an entry."""

        entry: Entry
        page: Page
        spot: Spot

    def __init__(self, measure: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.entry: Entry | None = None
        self.terms: tuple[str, ...] = ()
        """What is searched, and shown where it stands in the text."""
        self._match: int | None = None
        self.left = Left()
        self._advice: tuple[str, ...] = ()
        self._awaited: Mark | None = None
        self._returning = TOP

    def show(self, entry: Entry) -> None:
        """Show a story where it was left; one that is on show already, where the reader is."""
        is_same = self.entry is not None and self.entry.key == entry.key
        if not is_same:
            self._keep_spot()
        spot = self._spot() if is_same else self.left.spot(entry.key)
        if is_same and spot.mark is None:
            spot = spot._replace(mark=self._awaited)
        # A text that changed comes without its marks at first, and then once more with them.
        self._awaited = None if entry.is_marked else spot.mark
        self.entry, self._advice = entry, ()
        if not is_same:
            self._match = None
        self._set(spot)

    def advise(self, title: str, *paragraphs: str) -> None:
        """Show words of the viewer's own where there is no story."""
        self._keep_spot()
        self.entry, self._advice = None, (title, *paragraphs)
        self._set(TOP)

    def read_on(self, story: int, offset: int) -> None:
        """Have a story be shown from a place of its text on, now or when it comes."""
        spot = Spot(offset)
        self.left.keep(story, spot)
        if offset and self.entry is not None and self.entry.key == story:
            self._set(spot)

    @property
    def read_to(self) -> int:
        """Where in its text the story is to be read on: 0 for one that is read to its end."""
        return 0 if self.at_end else self._spot().offset

    def _keep_spot(self) -> None:
        """Remember where the story on show is left."""
        if self.entry is not None and self.view is View.FULL:
            self.left.keep(self.entry.key, self._spot() if self.read_to else TOP)

    @property
    def text(self) -> str | None:
        """The text of the story on show; None where there is no story."""
        return self.entry.story.text if self.entry is not None else None

    @property
    def mark(self) -> Mark | None:
        """The mark under the cursor."""
        return self.page.marks[self.cursor] if self.cursor != NO_MARK else None

    def chosen_on(self, number: int) -> Span | None:
        """The mark under the cursor, or else the match that was gone to, as far as on a line."""
        mark = self.mark
        if mark is not None:
            first, last = self.page.spots[self.cursor]
            return (mark.start, mark.end) if first <= number <= last else None
        return (self._match, self._match + 1) if self._match is not None else None

    @property
    def progress(self) -> float:
        """How much of the story has been on the screen, from 0 to 1, given where it is now."""
        lines = len(self.page.lines)
        return min(1.0, (self.scroll_offset.y + self.size.height) / lines) if lines else 1.0

    @property
    def at_end(self) -> bool:
        """Whether the last line of the page is on the screen."""
        return self.scroll_offset.y >= self.max_scroll_y

    def walk(self, step: int, kind: str = "") -> bool:
        """Put the cursor on the next mark (`step` 1) or the one before (-1), of a kind if given.

        A walk begins at what is on the screen. False where no such mark is left.
        """
        wanted = [n for n, mark in enumerate(self.page.marks) if not kind or _kind(mark) == kind]
        start = self._walk_from(step)
        if step > 0:
            found = next((n for n in wanted if n > start), NO_MARK)
        else:
            found = next((n for n in reversed(wanted) if n < start), NO_MARK)
        if found == NO_MARK:
            return False
        self.cursor = found
        return True

    def set_view(self, name: str) -> None:
        """Show stories in a view, by its name; nothing for one that there is not."""
        if name in [view.value for view in View]:
            self.view = View(name)

    def show_terms(self, terms: tuple[str, ...]) -> None:
        """Show where the words of a search stand; none of them to show no more."""
        if terms != self.terms:
            self.terms, self._match = terms, None
            self._set(self._spot())

    def walk_matches(self, step: int) -> bool:
        """Go to the next place of what is searched, or the one before; False where none is left."""
        places = self.page.matches
        top = self.scroll_offset.y
        lines = [line for line, _ in places]
        if self._match is not None and any(start == self._match for _, start in places):
            at = [start for _, start in places].index(self._match) + step
        elif step > 0:
            at = bisect_left(lines, top)
        else:
            at = bisect_left(lines, top + self.size.height) - 1
        if not 0 <= at < len(places):
            return False
        line, self._match = places[at]
        self._bring(line, line)
        self.refresh()
        return True

    def go_to(self, mark: Mark) -> None:
        """Put the cursor on a mark of this story, in the full view."""
        self.set_reactive(Reader.view, View.FULL)
        self._set(Spot(mark=mark))

    def go_to_span(self, span: Span) -> None:
        """Bring a stretch of this story's text near the top, in the full view."""
        self.set_reactive(Reader.view, View.FULL)
        self._set(Spot(span[0], _AIR))

    def pages(self, count: float) -> None:
        """Scroll by so many screens; a screen keeps two lines of the one before."""
        self.lines(round(count * max(1, self.size.height - 2)))

    def lines(self, count: int) -> None:
        """Scroll by so many lines."""
        self.scroll_to(y=self.scroll_offset.y + count, animate=False, immediate=True)

    def action_lines(self, count: int) -> None:
        """Scroll by so many lines."""
        self.lines(count)

    def action_pages(self, count: float) -> None:
        """Scroll by so many screens."""
        self.pages(count)

    def action_top(self) -> None:
        """Go to the top of the story."""
        self.scroll_home(animate=False, immediate=True)

    def action_bottom(self) -> None:
        """Go to the end of the story."""
        self.scroll_end(animate=False, immediate=True)

    def watch_view(self) -> None:
        """Set the story in the other view, with the cursor on the mark it was on."""
        self._set(Spot(mark=self.mark))

    def watch_cursor(self) -> None:
        """Bring the mark onto the screen, scrolling no more than needed."""
        if self.cursor != NO_MARK:
            self._bring(*self.page.spots[self.cursor])
        self.refresh()
        self.post_message(self.MarkChanged())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that another part is shown."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_resize(self, event: Resize) -> None:
        """Set the page anew for another width, with the same words at the top."""
        if fit(self.width_beside_bar, self.measure) != self.page.columns:
            self._set(self._spot())
        # A window of another height shows another part of the same page.
        self.post_message(self.Scrolled())

    def on_click(self, event: Click) -> None:
        """Put the cursor on the mark, or hand on the link, under the pointer."""
        if self.screen.get_selected_text():
            return
        meta = event.style.meta
        if "url" in meta:
            self.post_message(self.LinkClicked(meta["url"]))
        elif "story" in meta:
            self.post_message(self.StoryClicked(meta["story"]))
        else:
            self.cursor = meta.get("mark", NO_MARK)
        self.focus()

    @on(PageSet)
    def take_set_page(self, event: PageSet) -> None:
        """Show the page that a worker has set, unless another is wanted by now."""
        wanted = (self.entry, self.view, fit(self.width_beside_bar, self.measure))
        if wanted == (event.entry, event.page.view, event.page.columns):
            self._take(event.page, event.spot)

    def _spot(self) -> Spot:
        if self._returning != TOP:
            # The page has not been scrolled to where it is meant to be yet.
            return self._returning
        for above, line in enumerate(self.page.lines[self.scroll_offset.y :]):
            for run in line.runs:
                if run.start is not None:
                    return Spot(run.start, above, self.mark)
        return Spot(mark=self.mark)

    def _set(self, spot: Spot) -> None:
        """Set the page of what is to be shown, and go to a spot of it."""
        if self.display and not self.size:
            return
        columns = fit(self.width_beside_bar, self.measure)
        if self.entry is None:
            self._take(notice(self._advice, columns), spot)
        elif len(self.entry.story.text) < _LONG:
            self._take(_page(self.view, self.entry, columns, self.terms), spot)
        else:
            self._take(notice([self.entry.story.headline, "One moment …"], columns), TOP)
            self._set_long(self.entry, self.view, columns, spot, self.terms)

    @work(thread=True, exclusive=True)
    def _set_long(
        self, entry: Entry, view: View, columns: Columns, spot: Spot, terms: tuple[str, ...]
    ) -> None:
        """Set a long story's page beside the screen's thread."""
        self.post_message(self.PageSet(entry, _page(view, entry, columns, terms), spot))

    def _take(self, page: Page, spot: Spot) -> None:
        """Show a page, with the spot's words at the top and the cursor on its mark."""
        self.page = page
        self.virtual_size = Size(self.width_beside_bar, len(page.lines))
        places = {(mark.start, type(mark)): n for n, mark in enumerate(page.marks)}
        place = (spot.mark.start, type(spot.mark)) if spot.mark is not None else None
        self.set_reactive(Reader.cursor, NO_MARK if place is None else places.get(place, NO_MARK))
        self.scroll_home(animate=False)
        self._returning = spot
        if spot != TOP:
            self.call_after_refresh(self._return_to, page, spot)
        self.refresh()
        self.post_message(self.MarkChanged())

    def _return_to(self, page: Page, spot: Spot) -> None:
        """Put the spot's text where it was, with the mark under the cursor in sight."""
        if page is not self.page:
            return
        self._returning = TOP
        self.scroll_to(y=max(0, self._line_of(spot.offset) - spot.above), animate=False)
        if self.cursor != NO_MARK and not self._is_in_sight(self.cursor):
            self._bring(*self.page.spots[self.cursor])

    def _is_in_sight(self, mark: int) -> bool:
        """Whether any of a mark's lines is on the screen."""
        first, last = self.page.spots[mark]
        top = self.scroll_offset.y
        return first < top + self.size.height and last >= top

    def _walk_from(self, step: int) -> int:
        """The number of the mark that a walk starts behind (or before, going back)."""
        top = self.scroll_offset.y
        bottom = top + self.size.height
        if self.cursor != NO_MARK and self._is_in_sight(self.cursor):
            return self.cursor
        below = self.page.mark_at(top)
        if step > 0:
            return len(self.page.marks) if below == NO_MARK else below - 1
        on_screen = [n for n, (first, _) in enumerate(self.page.spots) if first < bottom]
        return on_screen[-1] + 1 if on_screen else 0

    def _bring(self, first: int, last: int) -> None:
        """Scroll until the lines are on the screen, with some air where there is room."""
        top, height = self.scroll_offset.y, self.size.height
        if first - _AIR < top:
            self.scroll_to(y=max(0, first - _AIR), animate=False)
        elif last + _AIR >= top + height:
            lowest = min(last + _AIR - height + 1, first - _AIR)
            self.scroll_to(y=max(0, lowest), animate=False)

    def _line_of(self, offset: int) -> int:
        """The line on which an offset of the story's text stands; the top for the first line's."""
        for number, line in enumerate(self.page.lines):
            for run in line.runs:
                if run.start is not None and run.start <= offset < run.start + len(run.text):
                    return number if offset else 0
        return 0


def _page(view: View, entry: Entry, columns: Columns, terms: tuple[str, ...]) -> Page:
    """A story set in a view, with the places of what is searched."""
    found: tuple[Span, ...] = ()
    if terms:
        from briefing.desk.matches import matches

        found = matches(entry.story.text, terms)
    others = Others(entry.sources, entry.elsewhere)
    if view is View.FULL:
        return full(entry.story, entry.marks, columns, found, others)
    from briefing.ui.views import evidence, skim

    of = skim if view is View.SKIM else evidence
    return of(entry.story, entry.marks, columns, found, others)


def _kind(mark: Mark) -> str:
    return "quote" if isinstance(mark, Quote) else "figure"
