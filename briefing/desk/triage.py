"""What a reader does to stories, and takes back: read, unread, starred, a whole list read.

The viewer owns one beside its library, which is told at once and keeps what was done.
"""

from collections import deque
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from briefing.desk.library import Library
from briefing.store.headlines import Headline
from briefing.store.listing import Selection
from briefing.store.state import read_all, set_read, set_starred

MOST_STEPS = 10
"""Steps that can be taken back."""

Flag: TypeAlias = Literal["read", "starred"]


class Step(NamedTuple):
    """Something that was done: the stories whose flag it changed, what that was, and its words."""

    told: str
    stories: tuple[int, ...]
    flag: Flag
    was: bool


class Triage:
    """Does things to the stories of a library, and remembers the last of them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._steps: deque[Step] = deque(maxlen=MOST_STEPS)

    def toggle_read(self, row: Headline) -> None:
        """Mark a story read, or unread again."""
        told = "marked unread" if row.is_read else "marked read"
        self.library.set_read(row, not row.is_read)
        self._steps.append(Step(told, (row.id,), "read", row.is_read))

    def toggle_starred(self, row: Headline) -> None:
        """Star a story, or take its star away."""
        told = "star taken away" if row.is_starred else "starred"
        self.library.set_starred(row, not row.is_starred)
        self._steps.append(Step(told, (row.id,), "starred", row.is_starred))

    def read_all(self, selection: Selection, done: Callable[[Step], None]) -> None:
        """Mark every story of a selection read; `done` hears of it in another thread."""

        def finished(stories: tuple[int, ...]) -> None:
            noun = "story" if len(stories) == 1 else "stories"
            step = Step(f"{len(stories):,} {noun} marked read", stories, "read", False)
            if stories:
                self._steps.append(step)
            done(step)

        self.library.write(lambda db: read_all(db, selection), finished)

    def undo(self, done: Callable[[Step], None]) -> Step | None:
        """Take back the last thing that was done; None where there is none.

        `done` hears in another thread that it has been stored.
        """
        if not self._steps:
            return None
        step = self._steps.pop()
        put = set_read if step.flag == "read" else set_starred
        self.library.write(lambda db: put(db, step.stories, step.was), lambda _: done(step))
        return step
