"""What a reader does to stories, and takes back: read, starred, a whole list read, put together.

The viewer owns one beside its library, which is told at once and keeps what was done.
"""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from briefing.desk.library import Library
from briefing.store.database import Database
from briefing.store.headlines import Headline, unread_among
from briefing.store.listing import Selection
from briefing.store.state import read_all, set_read, set_starred

MOST_STEPS = 10
"""Steps that can be taken back."""

Flag: TypeAlias = Literal["read", "starred"]


class Step(NamedTuple):
    """Something that was done, in words, and what takes it back."""

    told: str
    undo: Callable[[Database], object]


class Triage:
    """Does things to the stories of a library, and remembers the last of them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._steps: deque[Step] = deque(maxlen=MOST_STEPS)

    def toggle_read(self, *rows: Headline) -> None:
        """Mark stories read, or unread again if all of them are read."""
        is_read = not all(row.is_read for row in rows)
        changed = [row for row in rows if row.is_read != is_read]
        for row in changed:
            self.library.set_read(row, is_read)
        self._remember(changed, "read", is_read, "marked read" if is_read else "marked unread")

    def toggle_starred(self, *rows: Headline) -> None:
        """Star stories, or take their stars away if all of them have one."""
        is_starred = not all(row.is_starred for row in rows)
        changed = [row for row in rows if row.is_starred != is_starred]
        for row in changed:
            self.library.set_starred(row, is_starred)
        told = "starred" if is_starred else "star taken away"
        self._remember(changed, "starred", is_starred, told)

    def read_all(self, selection: Selection, done: Callable[[Step], None]) -> None:
        """Mark every story of a selection read; `done` hears of it in another thread."""
        self._read_all(lambda db: read_all(db, selection), done)

    def read_stories(self, stories: Sequence[int], done: Callable[[Step], None]) -> None:
        """Mark some stories read; `done` hears of it in another thread."""

        def read_unread(db: Database) -> tuple[int, ...]:
            unread = tuple(unread_among(db, stories))
            set_read(db, unread, True)
            return unread

        self._read_all(read_unread, done)

    def _read_all(
        self, job: Callable[[Database], tuple[int, ...]], done: Callable[[Step], None]
    ) -> None:
        def finished(stories: tuple[int, ...]) -> None:
            noun = "story" if len(stories) == 1 else "stories"
            step = _flagged(f"{len(stories):,} {noun} marked read", stories, "read", False)
            if stories:
                self._steps.append(step)
            done(step)

        self.library.write(job, finished)

    def decide(
        self, job: Callable[[Database], Step | None], done: Callable[[Step | None], None]
    ) -> None:
        """Do something else that can be taken back; `done` hears of it in another thread.

        `job` gives None where there was nothing to do.
        """

        def finished(step: Step | None) -> None:
            if step is not None:
                self._steps.append(step)
            done(step)

        self.library.write(job, finished)

    def remember(self, step: Step) -> None:
        """Have something that is done already be what is taken back next."""
        self._steps.append(step)

    def undo(self, done: Callable[[Step], None]) -> Step | None:
        """Take back the last thing that was done; None where there is none.

        `done` hears in another thread that it has been stored.
        """
        if not self._steps:
            return None
        step = self._steps.pop()
        self.library.write(step.undo, lambda _: done(step))
        return step

    def _remember(self, rows: Sequence[Headline], flag: Flag, now: bool, told: str) -> None:
        if len(rows) > 1:
            told = f"{len(rows):,} stories {told}"
        if rows:
            self._steps.append(_flagged(told, tuple(row.id for row in rows), flag, not now))


def _flagged(told: str, stories: tuple[int, ...], flag: Flag, was: bool) -> Step:
    """A step that changed a flag of some stories, which all had been the other way."""
    put = set_read if flag == "read" else set_starred
    return Step(told, lambda db: put(db, stories, was))
