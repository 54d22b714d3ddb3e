"""The stories of the main screen: what the reading process tells, and what is listed of it.

The main screen is built on it.
"""

import gc
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.getters import query_one
from textual.reactive import var

from briefing import paths
from briefing.config import Settings
from briefing.desk import signals
from briefing.desk.entries import Entry, Row, Trouble, marked
from briefing.desk.library import Library, Listing
from briefing.desk.nouns import Summary
from briefing.desk.scopes import Scope, ScopeKind, everything, is_to_try, opened, scopes
from briefing.desk.watcher import Watcher
from briefing.errors import StoreError
from briefing.store.headlines import Headline
from briefing.store.listing import Selection
from briefing.ui.checks import advice, told_failure, told_progress
from briefing.ui.keys import Keymap
from briefing.ui.messages import Heard, Listed, Marked, NotKept
from briefing.ui.screens.marks import MarksScreen
from briefing.ui.widgets.headlines import Headlines

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

OFTEN = 0.2
"""Seconds between two listings while stories keep coming."""
PATIENCE = 0.25
"""Seconds that an open story waits for its turn to be marked, before it is marked here."""


class StoriesScreen(MarksScreen):
    """A screen with the list of a scope, which follows what is stored."""

    headlines = query_one(Headlines)

    doing: var[str] = var("reading …")
    scope: var[Scope] = var(everything)
    is_refreshing: var[bool] = var(False)
    keymap: Keymap
    settings: Settings

    def __init__(self, watcher: Watcher) -> None:
        super().__init__()
        self.watcher = watcher
        self._places = tuple(map(paths.absolute_place, watcher.places))
        first = opened(self._places) if self._places else everything()
        self.set_reactive(StoriesScreen.scope, first)
        self.library = Library(paths.database_file(), self._not_kept)
        self.saved_filters: tuple[Scope, ...] = ()
        self.from_top = False
        """Whether the next listing is another list, which is read from its top."""
        self._is_open = False
        self._is_listing = False
        self._must_list = False
        self._must_tell = False

    def on_mount(self) -> None:
        """Take what is stored by now into the first picture, and the rest after it."""
        events = self.watcher.events()
        self._begin()
        self.go_on()
        while not len(self.library) and self.watcher.is_ready():
            for event in islice(events, 1):
                self.hear(Heard(event))
        self.tell()
        self.call_after_refresh(self.keep_hearing, events)
        self.call_after_refresh(_collect_again)

    def on_unmount(self) -> None:
        """End the reading, and with it the worker that waits for it."""
        self.watcher.stop()
        self.library.close()

    def listing_shown(self) -> None:
        """Do what depends on what is stored, once it is shown."""

    def go_on(self) -> None:
        """Go on where the reader left off, before anything is drawn."""

    @abstractmethod
    def tell_refreshed(self, summary: Summary) -> None:
        """Say what a refresh brought, and which sources failed."""

    @abstractmethod
    def answered_well(self) -> None:
        """Do what was to be done once the reading process has done what was asked of it."""

    @work(thread=True, exclusive=True, group="hearing")
    def keep_hearing(self, events: Iterator[signals.Event]) -> None:
        """Hand on what is told, until the reading is stopped."""
        for event in events:
            self.post_message(Heard(event))

    @on(Heard)
    def hear(self, message: Heard) -> None:
        """Do what an event of the reading process asks for."""
        match message.event:
            case signals.Ready(path, warning):
                self._take_database(Path(path), warning)
            case signals.Failed(reason):
                self.app.exit(return_code=1, message=Text(reason))
            case signals.Changed():
                self._list_soon()
            case signals.Marked(stories):
                self._take_marks(stories)
            case signals.Looked() as looked:
                self._take_look(looked)
            case signals.Refreshing(progress):
                self.is_refreshing = True
                self.doing = told_progress(progress)
                if not self._must_tell:
                    self._must_tell = True
                    self.set_timer(OFTEN / 2, self._tell_progress)
            case signals.Refreshed(summary, is_asked):
                self.is_refreshing = False
                self.doing = ""
                self.tell_around()
                # Nobody waits to hear that it was no feed's time.
                if is_asked or summary.sources:
                    self.tell_refreshed(summary)
            case signals.Answered(text, is_well):
                severity: SeverityLevel = "information" if is_well else "error"
                self.notify(text, severity=severity, markup=False)
                self.tell()
                if is_well:
                    self.answered_well()
            case signals.Probed() | signals.Pictured():
                self._hand_on(message)

    def _tell_progress(self) -> None:
        self._must_tell = False
        self.tell_around()

    @on(Listed)
    def take_listing(self, message: Listed) -> None:
        """Show what has been listed, and list again if that is old by now."""
        self._is_listing = False
        if message.listing.selection != self.library.selection:
            # Another list is wanted by now, and somebody waits for it.
            self._list_soon()
            return
        shown, had_saved = self.reader.entry, self.has_saved
        self.library.put(message.listing)
        if is_to_try(self.scope) and self.has_saved and not had_saved:
            self.choose(everything())
        self._follow_choices()
        if self.from_top:
            self.from_top = False
            self.headlines.show_from_top()
        self._rows_changed()
        if shown is not None and shown.key and self.library.is_gone(shown.key):
            self.notify(shown.story.headline, title="Gone from its place", markup=False)
        self.listing_shown()
        if self._must_list:
            self.set_timer(OFTEN, self._list_soon)
        elif not self.doing and len(self.library):
            # What comes from now on leaves the reader with the story that is shown.
            self.headlines.is_held = True

    @on(NotKept)
    def tell_failure(self, message: NotKept) -> None:
        """Say that something could not be stored."""
        self._is_listing = False
        self.notify(message.reason, title="Not kept", severity="error", markup=False)

    @on(Marked)
    def take_own_marks(self, message: Marked) -> None:
        """Show the marks that were made here, unless another story is open by now."""
        shown = self.reader.entry
        if shown is not None and shown.key == message.entry.key and not shown.is_marked:
            self.reader.show(message.entry)
            self.tell()

    @property
    def is_settled(self) -> bool:
        """Whether the list shows all that has been told of."""
        return not (self.doing or self._is_listing or self._must_list)

    @property
    def selection(self) -> Selection:
        """What is to be listed."""
        return self.scope.selection

    @property
    def choices(self) -> tuple[Scope, ...]:
        """What can be listed: what was opened by hand, and what the saved sources give."""
        by_hand = [opened(self._places)] if self._places else []
        if self.has_saved:
            by_hand = [one for one in by_hand if not is_to_try(one)]
        found = scopes(self.library.sources, self.saved_filters)
        if self.settings.hide_read_sources:
            found = tuple(one for one in found if self._is_worth_listing(one))
        return (*by_hand, *found)

    @property
    def has_saved(self) -> bool:
        """Whether there is a saved source."""
        return any(one.is_saved for one in self.library.sources)

    def _is_worth_listing(self, scope: Scope) -> bool:
        """Whether a choice is more than a source or a tag that was read."""
        is_read = scope.kind in (ScopeKind.SOURCE, ScopeKind.TAG) and not scope.unread
        return not is_read or bool(scope.trouble) or scope.key == self.scope.key

    @property
    def failure(self) -> str:
        """Why the chosen source failed last, and when it is tried next; "" if it is well."""
        chosen = self.scope.selection.sources
        if self.scope.kind is not ScopeKind.SOURCE or self.is_refreshing:
            return ""
        failed = (one.check for one in self.library.sources if (one.id,) == chosen)
        now, key = self.headlines.now(), self.keymap.first("refresh")
        return next((told_failure(check, now, key) for check in failed if check.error), "")

    def choose(self, scope: Scope) -> None:
        """Show the stories of another scope."""
        if scope.key == self.scope.key:
            return
        self.scope = scope
        self._begin()
        # The numbers of the first stories may not know yet what was done a moment ago.
        self.call_after_refresh(self._list_soon)
        self.headlines.show_from_top()
        self._advise_if_empty()
        self.tell()

    def show(self, row: Row) -> None:
        """Show a row in the reader: its story, or what is wrong in its place."""
        if isinstance(row, Trouble):
            self.reader.advise(row.name, f"{row.place} {row.reason}.")
            return
        entry = self.library.entry(row)
        if entry is None:
            self.reader.advise(row.headline, "This story is gone from its place.")
            return
        self.reader.show(entry)
        if not entry.is_marked:
            keys = (one.id for one in self.headlines.on_screen if isinstance(one, Headline))
            self.watcher.send(signals.MarkFirst((row.id, *keys)))
            self.set_timer(PATIENCE, partial(self._mark_here, entry))

    def _begin(self) -> None:
        """Show the first stories of the scope at once, and have the rest listed."""
        if self._is_open and self.selection.filter:
            self.library.want(self.selection)
            return
        try:
            self._is_open = self.library.open(self.selection)
        except StoreError:
            # The reading process says what is wrong, and whether there is another database.
            return
        if self._is_open and not self.library.is_whole:
            self.call_after_refresh(self._list_soon)

    def _list_soon(self) -> None:
        """List the stories again, once a listing that is under way has ended."""
        if self._is_listing:
            self._must_list = True
            return
        self._must_list = False
        if not self._is_open or not (len(self.library) or self.selection.filter):
            self._begin()
            self._rows_changed()
        if self._is_open:
            self._is_listing = True
            self.library.list_again(self._tell_listed)

    def _rows_changed(self) -> None:
        self.headlines.rows_changed()
        self._advise_if_empty()
        self.tell_around()

    def _take_database(self, path: Path, warning: str) -> None:
        """Use the database that the reading process uses."""
        if warning:
            self.notify(
                warning, title="Read marks and stars are not kept", severity="warning",
                markup=False, timeout=12,
            )  # fmt: skip
        if path != self.library.path:
            self.library.close()
            self.library = self.headlines.library = Library(path, self._not_kept)
            self._is_open = False
        self._list_soon()

    def _take_marks(self, stories: Sequence[int]) -> None:
        self.library.forget(stories)
        seen = {row.id for row in self.headlines.on_screen if isinstance(row, Headline)}
        if seen.intersection(stories):
            self.headlines.rows_changed()

    def _take_look(self, looked: signals.Looked) -> None:
        if looked.troubles != self.library.troubles:
            self.library.troubles = looked.troubles
            self.headlines.rows_changed()
        unfinished = looked.done < looked.total
        if not self.is_refreshing:
            self.doing = f"reading {looked.done} of {looked.total}" if unfinished else ""
        self._advise_if_empty()
        self.tell_around()

    def _follow_choices(self) -> None:
        """Show the sources of a tag as they are now, where one was added or taken away.

        All stories are shown where the source is no choice any more.
        """
        choices = self.choices
        for one in choices:
            same = (one.kind, one.name) == (self.scope.kind, self.scope.name)
            if same and one.kind is ScopeKind.TAG and one.key != self.scope.key:
                self.scope = one
                self._begin()
        is_source = self.scope.kind is ScopeKind.SOURCE
        if is_source and all(one.key != self.scope.key for one in choices):
            self.choose(everything())

    def _hand_on(self, message: Heard) -> None:
        """Let the dialog that asked have the answer, if it still stands."""
        if self.app.screen is not self:
            self.app.screen.post_message(Heard(message.event))

    def _advise_if_empty(self) -> None:
        """Say what to do where the list is empty."""
        if not len(self.library) and not self.doing:
            self.reader.advise(*self.advice_if_empty())

    def advice_if_empty(self) -> tuple[str, str]:
        """A title and a sentence for a list that is empty."""
        chosen = self.scope.selection.sources or ()
        checks = [one.check for one in self.library.sources if one.id in chosen]
        return advice(self.scope, self.failure, self.keymap, checks[0] if checks else None)

    @work(thread=True, exclusive=True, group="marking")
    def _mark_here(self, entry: Entry) -> None:
        """Mark the open story, if its turn has not come yet."""
        if self.reader.entry is entry:
            self.post_message(Marked(marked(entry)))

    def _tell_listed(self, listing: Listing) -> None:
        self.post_message(Listed(listing))

    def _not_kept(self, error: StoreError) -> None:
        self.post_message(NotKept(str(error)))


def _collect_again() -> None:
    """Collect garbage from now on, where that was put off until the first picture stands.

    What has been imported stays: no collection looks through it again.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
