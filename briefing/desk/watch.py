"""Reads the documents of places, and reads them again as they change; runs on a worker's thread."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.desk.library import Entry, Order, Placed, Trouble
from briefing.desk.marking import mark, minutes
from briefing.errors import DocumentError
from briefing.model import Story
from briefing.sources.files import Found, find, read

FIRST = 12
"""Rows in the first batch: about as many as a screen shows."""
PAUSE = 0.1
"""Seconds of reading between two batches after the first."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What has come: rows to put in the list, keys of rows that are gone, how far the reading is."""

    put: tuple[Placed, ...] = ()
    gone: tuple[str, ...] = ()
    done: int = 0
    total: int = 0


class Watch:
    """Looks at places over and over. Each look brings what is new, changed or gone."""

    def __init__(self, places: Sequence[str]) -> None:
        self._places = places
        self._stamps: dict[str, tuple[int, int]] = {}

    def look(self) -> Iterator[Batch]:
        """Look once. Every batch may be put in the list as it comes."""
        troubles: list[Placed] = []
        listed: dict[str, tuple[int, Found]] = {}
        for number, place in enumerate(self._places):
            for item in find(place):
                if isinstance(item, DocumentError):
                    troubles.append(_trouble(number, item.place, item))
                else:
                    listed.setdefault(item.id, (number, item))
        found = list(listed.values())
        stamps = {item.id: (item.modified_ns, item.size) for _, item in found}
        stamps |= {item.row.key: (0, 0) for item in troubles}
        gone = tuple(key for key in self._stamps if key not in stamps)
        fresh = [pair for pair in found if self._stamps.get(pair[1].id) != stamps[pair[1].id]]
        troubles = [item for item in troubles if item.row.key not in self._stamps]
        self._stamps = stamps
        fresh.sort(key=lambda pair: (pair[0], -pair[1].modified_ns, pair[1].path))
        yield from self._read(fresh, troubles, gone)

    def _read(
        self,
        fresh: Sequence[tuple[int, Found]],
        troubles: list[Placed],
        gone: tuple[str, ...],
    ) -> Iterator[Batch]:
        put = list(troubles)
        last = time.monotonic()
        first = True
        for done, (number, item) in enumerate(fresh, start=1):
            put.append(_placed(number, item))
            enough = len(put) >= FIRST if first else time.monotonic() - last >= PAUSE
            if enough and done < len(fresh):
                yield Batch(tuple(put), gone, done, len(fresh))
                put, gone, first, last = [], (), False, time.monotonic()
        if put or gone:
            yield Batch(tuple(put), gone, len(fresh), len(fresh))


def _placed(number: int, found: Found) -> Placed:
    """A document as a row: a story, or the trouble with it."""
    try:
        story = read(found)
    except DocumentError as error:
        return _trouble(number, found.id, error)
    entry = Entry(story, mark(story), minutes(story))
    return Placed(_order(number, story), entry)


def _order(number: int, story: Story) -> Order:
    """Newest first within a place: by the story's own date, else by the file's time."""
    when = story.modified
    if story.document.date and len(story.document.date) >= len("2026-01-31"):
        try:
            when = datetime.fromisoformat(story.document.date).timestamp()
        except (ValueError, OverflowError, OSError):
            when = story.modified
    return number, -when, story.place


def _trouble(number: int, key: str, error: DocumentError) -> Placed:
    """Documents in trouble stand behind the stories of their place."""
    return Placed((number, float("inf"), error.place), Trouble(key, error.place, error.reason))
