"""Reads and marks documents, and again when they change; the process that `watcher` starts."""

import os
import pickle
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from briefing.desk.library import Batch, Entry, Order, Placed, Trouble
from briefing.desk.marking import mark, minutes
from briefing.errors import DocumentError
from briefing.model import Marks, SourceKind, Story
from briefing.sources.files import Found, find, read

SCREENFUL = 12
"""Stories that the first look shows before they are marked: the rules take a while to import."""
FIRST_PAUSE, PAUSE = 0.01, 0.1
"""Seconds of reading before the first batch, and between two others."""
LOOK_AGAIN = 1.0
"""Seconds between two looks at the places."""


class Watch:
    """Looks at places over and over. Each look brings what is new, changed or gone."""

    def __init__(self, places: Sequence[str]) -> None:
        self._places = places
        self._stamps: dict[str, tuple[int, ...]] = {}

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
        stamps: dict[str, tuple[int, ...]] = {
            item.id: (item.modified_ns, item.changed_ns, item.size) for _, item in found
        }
        stamps |= {item.row.key: (hash(item.row),) for item in troubles}
        before, self._stamps = self._stamps, stamps
        gone = tuple(key for key in before if key not in stamps)
        fresh = [item for item in found if before.get(item[1].id) != stamps[item[1].id]]
        troubles = [t for t in troubles if before.get(t.row.key) != stamps[t.row.key]]
        fresh.sort(key=_reading_order)
        ahead = {} if before else _read_ahead(fresh)
        if ahead:
            yield Batch(tuple(ahead.values()), gone, 0, len(fresh))
        put = list(troubles)
        last, pause = time.monotonic(), FIRST_PAUSE
        for done, (number, item) in enumerate(fresh, start=1):
            put.append(_placed(number, item, ahead.get(item.id)))
            if time.monotonic() - last >= pause and done < len(fresh):
                yield Batch(tuple(put), gone, done, len(fresh))
                put, gone = [], ()
                last, pause = time.monotonic(), PAUSE
        if put or gone:
            yield Batch(tuple(put), gone, len(fresh), len(fresh))


def main(places: Sequence[str], out: BinaryIO) -> None:
    """Write batches to a pipe until nobody reads it; an empty one ends the first look."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    watch = Watch(places)
    try:
        for batch in watch.look():
            _write(out, batch)
        _write(out, Batch())
        while True:
            time.sleep(LOOK_AGAIN)
            for batch in watch.look():
                _write(out, batch)
    except BrokenPipeError:
        # The viewer is gone; what is left in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


def _end_with(parent: int) -> None:
    """End this process when its parent has gone, even while it waits for standard input."""
    while os.getppid() == parent:
        time.sleep(LOOK_AGAIN)
    os._exit(0)


def _write(out: BinaryIO, batch: Batch) -> None:
    pickle.dump(batch, out, pickle.HIGHEST_PROTOCOL)
    out.flush()


def _reading_order(listed: tuple[int, Found]) -> tuple[bool, int, int, Path]:
    """The newest first, and standard input last: it may take as long as it likes."""
    number, found = listed
    is_stdin = found.source.kind is SourceKind.STDIN
    return is_stdin, number, -found.modified_ns, found.path


def _read_ahead(fresh: Sequence[tuple[int, Found]]) -> dict[str, Placed]:
    """The first stories by id, not marked yet: a screenful, or what can be read in no time.

    Trouble is left out: it is told when its turn comes. So is standard input, which may not end.
    """
    ahead: dict[str, Placed] = {}
    start = time.monotonic()
    for number, found in fresh[:SCREENFUL]:
        if found.source.kind is SourceKind.STDIN or time.monotonic() - start > FIRST_PAUSE:
            break
        with suppress(Exception):
            story = read(found)
            unmarked = Entry(story, Marks(), minutes(story), is_marked=False)
            ahead[found.id] = Placed(_order(number, story), unmarked)
    return ahead


def _placed(number: int, found: Found, ahead: Placed | None) -> Placed:
    """A document as a row: a story, which may have been read ahead, or the trouble with it."""
    try:
        story = ahead.row.story if ahead and isinstance(ahead.row, Entry) else read(found)
        entry = Entry(story, mark(story), minutes(story))
    except DocumentError as error:
        return _trouble(number, found.id, error)
    except Exception:
        # One document that trips the program must not take the others with it.
        from briefing.log import keep_traceback

        log = keep_traceback()
        where = f"; what happened stands in {log}" if log else ""
        reason = f"could not be read: briefing failed on it{where}"
        return _trouble(number, found.id, DocumentError(found.place, reason))
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


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdout.buffer)
