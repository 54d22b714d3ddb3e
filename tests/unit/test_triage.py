"""What is done to stories, and taken back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from briefing.desk.library import Library
from briefing.desk.triage import MOST_STEPS, Step, Triage
from briefing.errors import StoreError
from briefing.store.database import Database
from briefing.store.headlines import Headline
from briefing.store.listing import Selection
from briefing.store.sources import adopt
from tests.unit.store_samples import FEED, OTHER, database, draft, store

db = database
PATIENCE = 20.0
"""Seconds that nothing here takes, even on a machine that is busy with others."""
STORIES = 12


class Desk:
    """A triage over a library of twelve unread stories, eleven of a feed and one of another."""

    def __init__(self, path: Path) -> None:
        self.failures: Queue[StoreError] = Queue()
        self.done: Queue[Step] = Queue()
        self.library = Library(path, self.failures.put)
        self.library.open(Selection())
        self.triage = Triage(self.library)

    def row(self, index: int) -> Headline:
        row = self.library.row(index)
        assert isinstance(row, Headline)
        return row

    def undo(self) -> str:
        """Take the last step back, and have the list as it is then; what was taken back."""
        step = self.triage.undo(self.done.put)
        assert step is not None
        assert self.done.get(timeout=PATIENCE) == step
        self.list_again()
        return step.told

    def read_all(self, selection: Selection) -> Step:
        self.triage.read_all(selection, self.done.put)
        step = self.done.get(timeout=PATIENCE)
        self.list_again()
        return step

    def list_again(self) -> None:
        done = Queue[Callable[[], None]]()
        self.library.list_again(lambda listing: done.put(lambda: self.library.put(listing)))
        done.get(timeout=PATIENCE)()

    def read(self) -> list[int]:
        """The rows that are read."""
        return [index for index in range(STORIES) if self.row(index).is_read]

    def starred(self) -> list[int]:
        return [index for index in range(STORIES) if self.row(index).is_starred]


@pytest.fixture
def desk(db: Database, tmp_path: Path) -> Iterator[Desk]:
    adopt(db, [FEED, OTHER])
    store(db, *(draft(f"{number:02}") for number in range(STORIES - 1)))
    store(db, draft("of another"), source=OTHER, now=1_600_000_000)
    desk = Desk(tmp_path / "briefing.sqlite3")
    yield desk
    desk.library.close()
    assert desk.failures.empty()


def test_there_is_nothing_to_take_back_at_first(desk: Desk) -> None:
    assert desk.triage.undo(desk.done.put) is None
    assert desk.done.empty()


def test_read_and_star_change_at_once_and_are_taken_back_in_turn(desk: Desk) -> None:
    desk.triage.toggle_read(desk.row(3))
    desk.triage.toggle_starred(desk.row(3))
    desk.triage.toggle_starred(desk.row(5))
    assert (desk.read(), desk.starred(), desk.library.unread) == ([3], [3, 5], STORIES - 1)
    assert desk.undo() == "starred"
    assert (desk.read(), desk.starred()) == ([3], [3])
    assert desk.undo() == "starred"
    assert (desk.read(), desk.starred()) == ([3], [])
    assert desk.undo() == "marked read"
    assert (desk.read(), desk.library.unread) == ([], STORIES)
    assert desk.triage.undo(desk.done.put) is None


def test_doing_a_thing_twice_is_two_steps(desk: Desk) -> None:
    desk.triage.toggle_read(desk.row(0))
    desk.triage.toggle_read(desk.row(0))
    assert desk.read() == []
    assert desk.undo() == "marked unread"
    assert desk.read() == [0]
    assert desk.undo() == "marked read"
    assert desk.read() == []


def test_a_star_that_was_taken_away_comes_back(desk: Desk) -> None:
    desk.triage.toggle_starred(desk.row(0))
    desk.triage.toggle_starred(desk.row(0))
    assert desk.undo() == "star taken away"
    assert desk.starred() == [0]


def test_ten_steps_are_taken_back_and_no_more(desk: Desk) -> None:
    for index in range(STORIES):
        desk.triage.toggle_read(desk.row(index))
    assert desk.read() == list(range(STORIES))
    for count in range(1, MOST_STEPS + 1):
        desk.undo()
        assert desk.read() == list(range(STORIES - count))
    assert MOST_STEPS == 10
    assert desk.triage.undo(desk.done.put) is None
    assert desk.read() == [0, 1]


def test_a_whole_list_is_one_step_which_leaves_what_was_read_before(desk: Desk) -> None:
    desk.triage.toggle_read(desk.row(4))
    step = desk.read_all(Selection())
    assert step.told == "11 stories marked read"
    assert desk.library.unread == 0
    assert desk.undo() == "11 stories marked read"
    assert desk.read() == [4]
    assert desk.library.unread == STORIES - 1


def test_only_the_stories_of_the_list_are_marked(desk: Desk) -> None:
    [other] = [one.id for one in desk.library.sources if one.source.name == OTHER.name]
    assert desk.read_all(Selection(sources=(other,))).told == "1 story marked read"
    assert len(desk.read()) == 1
    assert desk.row(desk.read()[0]).headline == "Headline of another"


def test_a_list_that_has_been_read_is_no_step(desk: Desk) -> None:
    desk.read_all(Selection())
    assert desk.read_all(Selection()).told == "0 stories marked read"
    assert desk.undo() == "12 stories marked read"
    assert desk.library.unread == STORIES


def test_what_was_taken_back_is_stored(desk: Desk, db: Database) -> None:
    desk.triage.toggle_read(desk.row(0))
    desk.triage.toggle_starred(desk.row(1))
    desk.undo()
    [(read, starred)] = db.execute("SELECT sum(is_read), sum(is_starred) FROM story").fetchall()
    assert (read, starred) == (1, 0)
    [(unread, stars)] = db.execute("SELECT sum(unread), sum(starred) FROM source").fetchall()
    assert (unread, stars) == (STORIES - 1, 0)
