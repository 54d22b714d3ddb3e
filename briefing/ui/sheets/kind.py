"""What the screen of sheets needs of a kind of sheet, and of the stories that it is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from briefing.store.database import Database
from briefing.ui.sheets.sheet import Row

MOST_LISTED = 20_000
"""Stories of a list that are looked up for a sheet at most; the brief weighs as many."""

MOST_STORIES = 1_000
"""Stories that are read for a sheet at most."""
FIRST_STORIES = 200
"""Stories of a longer list that are shown before the others are read."""


@dataclass(frozen=True, eq=False)
class Stories:
    """Stories that a sheet can be made of, and what they are called: "this story", "BBC".

    `listed` looks them up when they are first asked for, in whichever thread that is.
    """

    name: str
    listed: Callable[[], Sequence[int]]
    total: int = 0
    """How many they are, where not all of them are looked up."""

    @cached_property
    def ids(self) -> Sequence[int]:
        """The stories' ids, in the order of their list."""
        return self.listed()

    @property
    def count(self) -> int:
        """How many they are."""
        return self.total or len(self.ids)


class Kind(NamedTuple):
    """A kind of sheet: what is made of stored stories, and how that is set as lines of a width.

    `hints` are actions of the sheet with their words; `nothing` is said where nothing was found.
    No more than `most` stories are looked at, the first of their list; of more than `first`, these
    are shown while the others are read.
    """

    title: str
    gather: Callable[[Database, Sequence[int]], Any]
    draw: Callable[[Any, int], Sequence[Row]]
    hints: tuple[tuple[str, str], ...]
    nothing: str
    most: int = MOST_STORIES
    first: int = FIRST_STORIES
