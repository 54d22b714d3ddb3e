"""The one door to the stories: the list, a story to open, what has been read and starred.

The viewer owns a library on its own thread. What takes longer than a moment (writing, listing all
stories) runs in a thread of the library's; what that brings is handed in again with `put`.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing.desk.coverage import elsewhere
from briefing.desk.entries import Entry, Row, Trouble, entry_of, troubles_in
from briefing.errors import StoreError
from briefing.store.coverage import Fold, folds, members
from briefing.store.database import Database, open_for_reading, open_for_writing
from briefing.store.headlines import Headline, headlines, unread_among
from briefing.store.listing import Counts, Selection, counts, listing
from briefing.store.sources import StoredSource, all_sources
from briefing.store.state import set_state
from briefing.store.stories import opened

T = TypeVar("T")

FIRST = 200
"""Stories that a list begins with, before all of them are listed."""
AROUND = 40
"""Rows that are read at once before and after one that is asked for."""
GONE = "Gone from its place"
"""What a list shows for a story that is not stored any more."""
STRIDE = 500
"""Stories looked at together for one that is unread."""


class Listing(NamedTuple):
    """All stories of a selection in order, and how many changes of the library's it has seen."""

    selection: Selection
    ids: "array[int]"
    counts: Counts
    sources: tuple[StoredSource, ...]
    changes: int


class _Change(NamedTuple):
    """What was done to a story: the state it has since, and what that adds to the counts."""

    number: int
    story: int
    source: int
    is_read: bool
    is_starred: bool
    unread: int
    starred: int


class Library:
    """The stories of a selection, in order, and what has been done to them."""

    def __init__(self, path: Path, failed: Callable[[StoreError], None]) -> None:
        """`failed` hears, in another thread, of a change that could not be kept."""
        self.path = path
        self.selection = Selection()
        self._troubles: tuple[Trouble, ...] = ()
        self._listed_troubles: tuple[Trouble, ...] = ()
        self._failed = failed
        self._reading: Database | None = None
        self._writing: Database | None = None
        self._thread = ThreadPoolExecutor(1, "library")
        self._listing = Listing(self.selection, array("q"), Counts(0, 0, 0), (), 0)
        self._rows: dict[int, Headline] = {}
        self._folds: dict[int, Fold] = {}
        self._changes: list[_Change] = []
        # A story that is read in a list of unread ones stays there until another list is opened.
        self._kept: dict[int, None] = {}
        self._number = self._kept_up_to = 0

    def open(self, selection: Selection) -> bool:
        """Show the first stories of a selection. False where there is no database yet.

        Raises StoreError.
        """
        self.selection = selection
        self._rows.clear()
        self._folds.clear()
        self._kept.clear()
        if self._reading is None:
            self._reading = open_for_reading(self.path)
        if self._reading is None:
            return False
        self._listing = _list(self._reading, selection, FIRST, self._kept_up_to)
        self._list_troubles()
        self._drop_changes()
        return True

    def want(self, selection: Selection) -> None:
        """Have another selection listed next; what is shown stays until `put` takes its listing."""
        self.selection = selection
        self._kept.clear()

    def list_again(self, done: Callable[[Listing], None]) -> None:
        """List all stories of the selection; `done` gets, in another thread, what `put` takes."""
        selection, number = self.selection, self._number
        asked = selection.filter
        is_unread = selection.unread or (asked is not None and asked.is_read is False)
        kept = selection._replace(keep=tuple(self._kept)) if is_unread else selection

        def job() -> None:
            with self._telling():
                listed = _list(self._writer(), kept, None, number)
                done(listed._replace(selection=selection))

        self._thread.submit(job)

    def write(self, job: Callable[[Database], T], done: Callable[[T], None]) -> None:
        """Have something written; `done` gets, in another thread, what the job returns."""

        def work() -> None:
            with self._telling():
                done(job(self._writer()))

        self._thread.submit(work)

    def put(self, listing: Listing) -> None:
        """Take a listing as the list, if its selection is still the one that is wanted."""
        if listing.selection != self.selection:
            return
        self._listing = listing
        self._rows.clear()
        self._folds.clear()
        self._list_troubles()
        self._drop_changes()

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What cannot be read in all the places that are looked at, listed now or not."""
        return self._troubles

    @troubles.setter
    def troubles(self, troubles: tuple[Trouble, ...]) -> None:
        self._troubles = troubles
        self._list_troubles()

    def _list_troubles(self) -> None:
        """Have those listed that belong to what is listed."""
        listing = self._listing
        self._listed_troubles = troubles_in(self._troubles, listing.selection, listing.sources)

    def forget(self, stories: Iterable[int]) -> None:
        """Read these stories' rows again when they are asked for next."""
        for story in stories:
            self._rows.pop(story, None)

    def close(self) -> None:
        """Write what is still to be written, and close the database."""
        self._thread.submit(self._close_writing)
        self._thread.shutdown()
        if self._reading is not None:
            self._reading.close()

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._listing.ids) + len(self._listed_troubles)

    def row(self, index: int) -> Row:
        """A row of the list; the rows around it are read with it."""
        ids = self._listing.ids
        if index >= len(ids):
            return self._listed_troubles[index - len(ids)]
        if ids[index] not in self._rows:
            self._read_around(index)
        return self._rows[ids[index]]

    def sources_of(self, story: int) -> int:
        """How many sources tell of a story's event, as its row was read; 1 where it alone does."""
        fold = self.fold_of(story)
        return 1 if fold is None else max(1, fold.sources)

    def fold_of(self, story: int) -> Fold | None:
        """The stories on a story's event in numbers, as its row was read; None for it alone."""
        return self._folds.get(story)

    def members(self, story: int) -> tuple[int, ...]:
        """The stories on the event of a story, by time."""
        return (story,) if self._reading is None else members(self._reading, story)

    def index(self, row: Row) -> int | None:
        """Where a row stands in the list."""
        if isinstance(row, Trouble):
            listed = self._listed_troubles
            at = listed.index(row) if row in listed else None
            return None if at is None else len(self._listing.ids) + at
        return self.index_of(row.id)

    def index_of(self, story: int) -> int | None:
        """Where a story stands in the list, as far as that is listed."""
        try:
            return self._listing.ids.index(story)
        except ValueError:
            return None

    @property
    def ids(self) -> Sequence[int]:
        """The stories of the list, in order, as far as they are listed."""
        return self._listing.ids

    @property
    def is_whole(self) -> bool:
        """Whether every story of the selection is in the list."""
        return len(self._listing.ids) < FIRST

    @property
    def stories(self) -> int:
        """The number of stories of the selection."""
        return self._listing.counts.stories

    @property
    def unread(self) -> int:
        """The number of those that are unread."""
        return self._listing.counts.unread + sum(change.unread for change in self._changes)

    @property
    def sources(self) -> tuple[StoredSource, ...]:
        """The sources, with the numbers of their stories as they are now."""
        unread: Counter[int] = Counter()
        starred: Counter[int] = Counter()
        for change in self._changes:
            unread[change.source] += change.unread
            starred[change.source] += change.starred
        return tuple(
            source._replace(
                unread=source.unread + unread[source.id],
                starred=source.starred + starred[source.id],
            )
            for source in self._listing.sources
        )

    def entry(self, row: Headline) -> Entry | None:
        """A story to read, which may not be marked yet; None where it is gone by now.

        Raises StoreError.
        """
        assert self._reading is not None
        stored = opened(self._reading, row.id)
        if stored is None:
            return None
        return self.with_others(entry_of(stored), row)

    def with_others(self, entry: Entry, row: Headline) -> Entry:
        """The story of a row with where else its event is told of. Raises StoreError."""
        if self._reading is None or row.id not in self._folds:
            return entry._replace(sources=1, elsewhere=())
        told = elsewhere(self._reading, row)
        return entry._replace(sources=self.sources_of(row.id), elsewhere=told)

    def is_gone(self, story: int) -> bool:
        """Whether a story is not stored any more."""
        return self._reading is not None and not headlines(self._reading, [story])

    def set_read(self, row: Headline, is_read: bool) -> None:
        """Mark a story read or unread."""
        if row.is_read != is_read:
            self._change(row._replace(is_read=is_read), row)

    def set_text_read(self, row: Headline) -> None:
        """Mark a story read again whose text has changed since it was."""
        self._change(row._replace(is_read=True), row)

    def set_starred(self, row: Headline, is_starred: bool) -> None:
        """Star a story, or take its star away."""
        if row.is_starred != is_starred:
            self._change(row._replace(is_starred=is_starred), row)

    def next_unread(self, start: int, step: int) -> int | None:
        """The nearest unread story after `start` (or before it, `step` -1), around the end."""
        ids = self._listing.ids
        count = len(ids)
        if not count or self._reading is None:
            return None
        order = [(start + step * distance) % count for distance in range(1, count + 1)]
        changed = {change.story: change.is_read for change in self._changes}
        for first in range(0, count, STRIDE):
            stretch = order[first : first + STRIDE]
            unread = unread_among(self._reading, [ids[at] for at in stretch])
            for at in stretch:
                if at != start and not changed.get(ids[at], ids[at] not in unread):
                    return at
        return None

    def _change(self, row: Headline, before: Headline) -> None:
        self._number += 1
        self._kept[row.id] = None
        unread = before.is_read - row.is_read
        starred = row.is_starred - before.is_starred
        change = _Change(
            self._number, row.id, row.source_id, row.is_read, row.is_starred, unread, starred
        )
        self._changes.append(change)
        self._rows[row.id] = row

        def job() -> None:
            with self._telling():
                set_state(self._writer(), row.id, is_read=row.is_read, is_starred=row.is_starred)

        self._thread.submit(job)

    def _drop_changes(self) -> None:
        """Forget the changes that the listing has seen."""
        seen = self._listing.changes
        self._changes = [change for change in self._changes if change.number > seen]

    def _read_around(self, index: int) -> None:
        """Read the rows around one that is asked for, with what was done to them since."""
        assert self._reading is not None
        ids = self._listing.ids[max(0, index - AROUND) : index + AROUND]
        found = {row.id: row for row in headlines(self._reading, ids)}
        self._folds.update(folds(self._reading, ids))
        for story in ids:
            # One that was taken away since the list was made stays in it until the next.
            self._rows[story] = found.get(story) or _gone(story)
        for change in self._changes:
            before = self._rows.get(change.story)
            if before is not None:
                self._rows[before.id] = before._replace(
                    is_read=change.is_read, is_starred=change.is_starred
                )

    def _writer(self) -> Database:
        """The connection that the library's thread writes with."""
        if self._writing is None:
            self._writing = open_for_writing(self.path)
        return self._writing

    def _close_writing(self) -> None:
        # A connection belongs to the thread that opened it.
        if self._writing is not None:
            self._writing.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except StoreError as error:
            self._failed(error)


def _list(db: Database, selection: Selection, limit: int | None, changes: int) -> Listing:
    return Listing(
        selection,
        listing(db, selection, limit),
        counts(db, selection),
        tuple(all_sources(db)),
        changes,
    )


def _gone(story: int) -> Headline:
    """The row of a story that is not stored any more."""
    return Headline(
        id=story,
        source_id=0,
        headline=GONE,
        publisher="",
        date=None,
        minutes=None,
        quotes=None,
        figures=None,
        url=None,
        place="",
        first_seen=0,
        time=0,
        is_read=True,
        is_starred=False,
        is_full=False,
    )
