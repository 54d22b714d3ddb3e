"""Local documents into the store: what is new or changed in some places, what is gone from them.

Called by the reading process, again and again while the viewer is open.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.desk.entries import Trouble
from briefing.desk.keeper import Keeper
from briefing.errors import DocumentError
from briefing.log import keep_traceback
from briefing.model import SourceKind, Story
from briefing.paths import STDIN, absolute_place
from briefing.sources.files import Found, find, read
from briefing.store.local_documents import (
    LocalDocument,
    drop_documents,
    local_stamps,
    save_documents,
)
from briefing.store.sources import source_id

FIRST_PAUSE, PAUSE = 0.02, 0.1
"""Seconds of reading before what was read is stored: at first, and from then on."""


@dataclass(frozen=True, slots=True)
class Look:
    """How far a look at the places is: documents read of those to read; trouble, once it ends."""

    done: int
    total: int
    troubles: tuple[Trouble, ...] = ()
    has_changed: bool = False
    is_over: bool = False


class Local:
    """Some places, and what is stored of them. Each look stores what changed since the last."""

    def __init__(self, places: Sequence[str], homes: Mapping[str, int], keeper: Keeper) -> None:
        """`homes` are the sources, by place, that documents in saved places belong to."""
        self._places = places
        self._homes = homes
        self._keeper = keeper
        self._stamps: dict[str, tuple[int, ...]] | None = None
        self._failed: dict[str, tuple[tuple[int, ...], Trouble]] = {}

    def look(self) -> Iterator[Look]:
        """Look once, and store what is fresh as it is read. Raises StoreError."""
        is_first = self._stamps is None
        stamps = self._known_stamps()
        listed, troubles = self._find()
        gone = [path for path in stamps if path not in listed and self._is_gone(path)]
        # What was piped in last time is another document.
        gone += [STDIN] * (is_first and STDIN in stamps)
        self._keeper.do_now(drop_documents, gone)
        for path in gone:
            del stamps[path]
        fresh = [item for item in listed.values() if self._is_fresh(item[1])]
        fresh.sort(key=self._reading_order)
        if gone:
            yield Look(0, len(fresh), has_changed=True)
        yield from self._read(fresh)
        failed = (trouble for path, (_, trouble) in self._failed.items() if path in listed)
        yield Look(len(fresh), len(fresh), (*troubles, *failed), is_over=True)

    def _known_stamps(self) -> dict[str, tuple[int, ...]]:
        if self._stamps is None:
            absolute = [absolute_place(place) for place in self._places]
            self._stamps = self._keeper.do_now(local_stamps, absolute)
        return self._stamps

    def _find(self) -> tuple[dict[str, tuple[str, Found]], list[Trouble]]:
        """The documents by path, each with the place it is in, and what is wrong in the places."""
        listed: dict[str, tuple[str, Found]] = {}
        troubles: list[Trouble] = []
        for place in self._places:
            for item in find(place):
                if isinstance(item, DocumentError):
                    troubles.append(Trouble(item.place, item.reason))
                else:
                    listed.setdefault(os.fspath(item.path), (place, item))
        return listed, troubles

    def _is_gone(self, path: str) -> bool:
        """Whether a document was taken away, and not merely its disk, or its folder closed."""
        above = [absolute_place(place) for place in self._places]
        if any(path.startswith(place + os.sep) and not os.path.lexists(place) for place in above):
            return False
        try:
            os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False
        return False

    def _is_fresh(self, found: Found) -> bool:
        path, stamp = os.fspath(found.path), _stamp(found)
        failed = self._failed.get(path)
        return self._known_stamps().get(path) != stamp and (failed is None or failed[0] != stamp)

    def _read(self, fresh: Sequence[tuple[str, Found]]) -> Iterator[Look]:
        """Read documents and store them, the first ones soon and the rest in larger lots."""
        lot: list[tuple[int, LocalDocument]] = []
        last, pause = time.monotonic(), FIRST_PAUSE
        for done, (place, found) in enumerate(fresh, start=1):
            path = os.fspath(found.path)
            self._failed.pop(path, None)
            story = _story(found)
            if isinstance(story, Trouble):
                self._failed[path] = (_stamp(found), story)
            else:
                lot.append((self._home(place, found), LocalDocument(path, story, _stamp(found))))
            if time.monotonic() - last >= pause or done == len(fresh):
                self._save(lot)
                yield Look(done, len(fresh), has_changed=bool(lot))
                lot = []
                last, pause = time.monotonic(), PAUSE

    def _reading_order(self, listed: tuple[str, Found]) -> tuple[bool, int, int, str]:
        """Place by place, the newest first, and standard input last: it may take long."""
        place, found = listed
        is_stdin = found.source.kind is SourceKind.STDIN
        return is_stdin, self._places.index(place), -found.modified_ns, os.fspath(found.path)

    def _home(self, place: str, found: Found) -> int:
        """The source that a document belongs to: the saved one, else the one it was found in."""
        home = self._homes.get(place)
        return self._keeper.do_now(source_id, found.source) if home is None else home

    def _save(self, lot: Sequence[tuple[int, LocalDocument]]) -> None:
        now = int(time.time())
        for home in dict.fromkeys(home for home, _ in lot):
            documents = [document for other, document in lot if other == home]
            self._keeper.do_now(save_documents, home, documents, now)
        for _, document in lot:
            self._known_stamps()[document.path] = document.stamp


def _story(found: Found) -> Story | Trouble:
    """The story in a document, or the trouble with it."""
    try:
        return read(found)
    except DocumentError as error:
        return Trouble(error.place, error.reason)
    except Exception:
        # One document that trips the program must not take the others with it.
        log = keep_traceback()
        where = f"; what happened stands in {log}" if log else ""
        return Trouble(found.place, f"could not be read: briefing failed on it{where}")


def _stamp(found: Found) -> tuple[int, ...]:
    return found.modified_ns, found.changed_ns, found.size
