"""The one door to the stories that are open: their order, and what has been read of them.

The viewer owns a library on its own thread; what a watch brings is put in there.
"""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from briefing.model import Marks, Story

Order: TypeAlias = tuple[int, float, str]
"""Sorts rows: the number of the place named, time (newest first), path."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A story with its marks and its reading time in minutes.

    One that is not marked yet has none, and comes again with them.
    """

    story: Story
    marks: Marks
    minutes: int
    is_marked: bool = True

    @property
    def key(self) -> str:
        """What tells the row from every other."""
        return self.story.id


@dataclass(frozen=True, slots=True)
class Trouble:
    """A document that cannot be read, and why; both cleaned. `key` is the story's, once read."""

    key: str
    place: str
    reason: str

    @property
    def name(self) -> str:
        """The last part of the place."""
        return self.place.rsplit("/", 1)[-1]


Row: TypeAlias = Entry | Trouble


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, and where it belongs in the list."""

    order: Order
    row: Row


@dataclass(frozen=True, slots=True)
class Batch:
    """What has been read: rows for the list, keys of rows that are gone, how far it is."""

    put: tuple[Placed, ...] = ()
    gone: tuple[str, ...] = ()
    done: int = 0
    total: int = 0


class Library:
    """Rows in their order. A row put in again under its key takes the place of the old one."""

    def __init__(self) -> None:
        self._placed: list[Placed] = []
        self._at: dict[str, Order] = {}
        self._read: set[str] = set()
        self.rows: list[Row] = []

    def put(self, placed: Iterable[Placed]) -> None:
        """Add rows, or replace those of the same key; a text that changed is unread again."""
        for item in placed:
            key = item.row.key
            old = self._take(key)
            if old is not None and not _same_text(old, item.row):
                self._read.discard(key)
            at = bisect(self._placed, item.order, key=lambda other: other.order)
            self._placed.insert(at, item)
            self.rows.insert(at, item.row)
            self._at[key] = item.order

    def drop(self, keys: Iterable[str]) -> None:
        """Take out the rows of documents that are gone."""
        for key in keys:
            self._take(key)

    def index(self, key: str) -> int | None:
        """Where a row stands in the list."""
        order = self._at.get(key)
        if order is None:
            return None
        at = bisect(self._placed, order, key=lambda other: other.order) - 1
        while self._placed[at].row.key != key:
            at -= 1
        return at

    def is_unread(self, row: Row) -> bool:
        """Whether a row is a story that nobody has read yet."""
        return isinstance(row, Entry) and row.key not in self._read

    @property
    def unread(self) -> int:
        """The number of unread stories."""
        return sum(map(self.is_unread, self.rows))

    @property
    def stories(self) -> int:
        """The number of stories, documents in trouble left out."""
        return sum(isinstance(row, Entry) for row in self.rows)

    def set_read(self, row: Row, read: bool) -> None:
        """Mark a story read or unread."""
        if read:
            self._read.add(row.key)
        else:
            self._read.discard(row.key)

    def next_unread(self, start: int, step: int) -> int | None:
        """The nearest unread story after `start` (or before it, `step` -1), around the end."""
        count = len(self.rows)
        for distance in range(1, count + 1):
            at = (start + step * distance) % count
            if at != start and self.is_unread(self.rows[at]):
                return at
        return None

    def _take(self, key: str) -> Row | None:
        at = self.index(key)
        if at is None:
            return None
        del self._placed[at]
        del self._at[key]
        return self.rows.pop(at)


def _same_text(old: Row, new: Row) -> bool:
    return isinstance(old, Entry) and isinstance(new, Entry) and old.story.text == new.story.text
