"""The library: a window over the stored stories, what is done to them, and what is told of that."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import Queue

import pytest

from briefing.desk.entries import Trouble, marked
from briefing.desk.library import AROUND, FIRST, STRIDE, Library, Listing
from briefing.errors import StoreError
from briefing.store.database import VERSION, Database, open_for_writing
from briefing.store.headlines import Headline
from briefing.store.listing import Selection
from briefing.store.sources import adopt
from briefing.store.state import set_read
from tests.unit.store_samples import FEED, NOON, OTHER, database, draft, finish_all, store

db = database
PATIENCE = 20.0
"""Seconds that nothing here takes, even on a machine that is busy with others."""


class Shelf:
    """A library over a test's database, the listings that it makes, and its failures."""

    def __init__(self, path: Path) -> None:
        self.failures: Queue[StoreError] = Queue()
        self.library = Library(path, self.failures.put)

    def listed(self) -> Listing:
        """All stories of the selection as they are now, not put in the library yet."""
        listings: Queue[Listing] = Queue()
        self.library.list_again(listings.put)
        return listings.get(timeout=PATIENCE)

    def list_again(self) -> None:
        self.library.put(self.listed())

    def row(self, index: int) -> Headline:
        row = self.library.row(index)
        assert isinstance(row, Headline)
        return row

    def names(self) -> list[str]:
        return [self.row(index).headline for index in range(len(self.library))]

    def find(self, name: str) -> Headline:
        return self.row(self.names().index(name))

    def numbers(self) -> dict[str, tuple[int, int, int]]:
        """Stories, unread and starred ones of each source."""
        return {
            one.source.name: (one.stories, one.unread, one.starred) for one in self.library.sources
        }


@pytest.fixture
def shelf(db: Database, tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "briefing.sqlite3")
    yield shelf
    shelf.library.close()
    assert shelf.failures.empty()


def fill(db: Database, count: int) -> list[str]:
    """Store stories in a saved feed; their headlines, newest first."""
    adopt(db, [FEED, OTHER])
    store(db, *(draft(f"{number:04}") for number in range(count)))
    return [f"Headline {number:04}" for number in range(count)]


def test_a_library_without_a_database_shows_nothing_until_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "later.sqlite3"
    shelf = Shelf(path)
    assert shelf.library.open(Selection()) is False
    assert len(shelf.library) == 0
    assert shelf.library.next_unread(0, 1) is None
    assert not path.exists()
    with closing(open_for_writing(path)) as db:
        fill(db, 2)
    assert shelf.library.open(Selection()) is True
    assert shelf.names() == ["Headline 0000", "Headline 0001"]
    shelf.library.close()


def test_a_list_begins_with_its_first_stories_and_their_number_is_that_of_all(
    db: Database, shelf: Shelf
) -> None:
    names = fill(db, FIRST + 50)
    assert shelf.library.open(Selection())
    assert not shelf.library.is_whole
    assert shelf.names() == names[:FIRST]
    assert shelf.library.stories == shelf.library.unread == FIRST + 50
    shelf.list_again()
    assert shelf.names() == names


def test_a_list_that_is_short_is_whole_at_once(db: Database, shelf: Shelf) -> None:
    fill(db, 3)
    shelf.library.open(Selection())
    assert shelf.library.is_whole


def test_any_row_of_a_long_list_is_found_from_wherever_one_begins(
    db: Database, shelf: Shelf
) -> None:
    names = fill(db, 4 * AROUND + 7)
    shelf.library.open(Selection())
    last = len(names) - 1
    for index in (last, 0, 2 * AROUND, AROUND, AROUND - 1, AROUND + 1, 3 * AROUND):
        assert shelf.row(index).headline == names[index]
        assert shelf.library.index(shelf.row(index)) == index


def test_rows_are_read_with_those_around_them(db: Database, shelf: Shelf) -> None:
    fill(db, 2 * AROUND)
    shelf.library.open(Selection())
    shelf.row(AROUND)
    db.execute("UPDATE story SET headline = 'other'")
    assert shelf.row(0).headline == "Headline 0000"
    assert shelf.row(2 * AROUND - 1).headline == f"Headline {2 * AROUND - 1:04}"


def test_what_is_done_to_a_story_shows_at_once_and_is_stored(db: Database, shelf: Shelf) -> None:
    fill(db, 3)
    shelf.library.open(Selection())
    shelf.library.set_read(shelf.row(1), True)
    shelf.library.set_starred(shelf.row(1), True)
    assert (shelf.row(1).is_read, shelf.row(1).is_starred) == (True, True)
    assert (shelf.row(0).is_read, shelf.row(0).is_starred) == (False, False)
    shelf.list_again()
    assert (shelf.row(1).is_read, shelf.row(1).is_starred) == (True, True)
    assert db.execute("SELECT headline FROM story WHERE is_read AND is_starred").fetchall() == [
        ("Headline 0001",)
    ]
    shelf.library.set_read(shelf.row(1), False)
    shelf.library.set_starred(shelf.row(1), False)
    assert (shelf.row(1).is_read, shelf.row(1).is_starred) == (False, False)
    shelf.listed()
    assert db.execute("SELECT max(is_read), max(is_starred) FROM story").fetchone() == (0, 0)


def test_counts_are_right_before_and_after_a_change_is_stored_and_listed(
    db: Database, shelf: Shelf
) -> None:
    fill(db, 3)
    store(db, draft("other"), source=OTHER)
    shelf.library.open(Selection())
    expected = {"City Desk": (3, 3, 0), "Harbour": (1, 1, 0)}
    assert shelf.numbers() == expected
    before = shelf.listed()
    shelf.library.set_read(shelf.find("Headline 0000"), True)
    shelf.library.set_starred(shelf.find("Headline other"), True)
    expected = {"City Desk": (3, 2, 0), "Harbour": (1, 1, 1)}
    for _ in range(2):
        assert shelf.library.unread == 3
        assert shelf.numbers() == expected
        # A listing from before the changes does not undo them.
        shelf.library.put(before)
    assert shelf.find("Headline 0000").is_read
    shelf.list_again()
    assert shelf.library.unread == 3
    assert shelf.numbers() == expected
    assert shelf.library.stories == 4


def test_a_change_and_its_undoing_count_for_nothing(db: Database, shelf: Shelf) -> None:
    fill(db, 2)
    shelf.library.open(Selection())
    for is_read in (True, True, False, False, True, False):
        shelf.library.set_read(shelf.row(0), is_read)
    assert shelf.library.unread == 2
    shelf.list_again()
    assert shelf.library.unread == 2
    assert shelf.numbers()["City Desk"] == (2, 2, 0)


def test_a_change_is_not_lost_or_counted_twice_when_another_list_is_opened(
    db: Database, shelf: Shelf
) -> None:
    fill(db, 3)
    shelf.library.open(Selection())
    shelf.library.set_read(shelf.row(0), True)
    for selection in (Selection(starred=True), Selection()):
        shelf.library.open(selection)
        shelf.list_again()
    assert shelf.row(0).is_read
    assert shelf.library.unread == 2
    assert shelf.numbers()["City Desk"] == (3, 2, 0)


def test_a_listing_of_another_selection_is_not_taken(db: Database, shelf: Shelf) -> None:
    fill(db, 3)
    shelf.library.open(Selection(starred=True))
    nothing = shelf.listed()
    shelf.library.open(Selection())
    shelf.library.put(nothing)
    assert len(shelf.library) == 3


def test_a_new_listing_shows_what_came_meanwhile(db: Database, shelf: Shelf) -> None:
    fill(db, 1)
    shelf.library.open(Selection())
    seen = shelf.row(0)
    store(db, draft("new"), now=NOON + 9)
    assert shelf.names() == ["Headline 0000"]
    shelf.list_again()
    assert shelf.names() == ["Headline new", "Headline 0000"]
    assert shelf.library.index(seen) == 1


def test_a_story_that_is_read_stays_in_a_list_of_unread_ones_until_it_is_opened_again(
    db: Database, shelf: Shelf
) -> None:
    fill(db, 3)
    shelf.library.open(Selection(unread=True))
    shelf.library.set_read(shelf.row(1), True)
    shelf.list_again()
    assert shelf.names() == ["Headline 0000", "Headline 0001", "Headline 0002"]
    assert shelf.row(1).is_read
    assert shelf.library.unread == 2
    shelf.library.open(Selection(unread=True))
    assert shelf.names() == ["Headline 0000", "Headline 0002"]


def test_the_next_unread_story_is_sought_around_the_end_in_both_directions(
    db: Database, shelf: Shelf
) -> None:
    fill(db, 4)
    shelf.library.open(Selection())
    shelf.library.set_read(shelf.row(3), True)
    assert shelf.library.next_unread(2, 1) == 0
    assert shelf.library.next_unread(0, -1) == 2
    assert shelf.library.next_unread(3, -1) == 2
    for index in (0, 2):
        shelf.library.set_read(shelf.row(index), True)
    # The story where one stands does not count.
    assert shelf.library.next_unread(1, 1) is None
    shelf.library.set_read(shelf.row(3), False)
    assert shelf.library.next_unread(1, 1) == 3


def test_the_next_unread_story_is_found_far_away_whether_its_row_was_seen_or_not(
    db: Database, shelf: Shelf
) -> None:
    names = fill(db, 2 * STRIDE + 100)
    adopt(db, [FEED])
    shelf.library.open(Selection())
    shelf.list_again()
    far = len(names) - 50
    ids = [shelf.row(index).id for index in range(len(names)) if index != far]
    set_read(db, ids, True)
    assert shelf.library.next_unread(3, 1) == far
    assert shelf.library.next_unread(3, -1) == far
    assert shelf.library.next_unread(far, 1) is None


def test_the_next_unread_story_of_the_unread_ones_is_none_that_was_just_read(
    db: Database, shelf: Shelf
) -> None:
    fill(db, 3)
    shelf.library.open(Selection(unread=True))
    shelf.library.set_read(shelf.row(0), True)
    shelf.library.set_read(shelf.row(1), True)
    shelf.list_again()
    assert shelf.library.next_unread(0, 1) == 2
    shelf.library.set_read(shelf.row(2), True)
    assert shelf.library.next_unread(0, 1) is None


def test_a_row_is_read_again_after_it_is_forgotten_and_keeps_what_was_done_to_it(
    db: Database, shelf: Shelf
) -> None:
    fill(db, 2)
    shelf.library.open(Selection())
    first = shelf.row(0)
    assert first.minutes is None
    shelf.library.set_starred(first, True)
    finish_all(db)
    assert shelf.row(0).minutes is None
    shelf.library.forget([first.id, 12345])
    assert shelf.row(0).minutes == 2
    assert shelf.row(0).is_starred


def test_a_story_that_is_gone_is_told_as_gone_and_leaves_with_the_next_listing(
    db: Database, shelf: Shelf
) -> None:
    names = fill(db, 2 * AROUND + 10)
    shelf.library.open(Selection())
    seen = shelf.row(0)
    db.execute("DELETE FROM story WHERE headline IN ('Headline 0000', ?)", (names[-1],))
    assert shelf.library.is_gone(seen.id)
    assert not shelf.library.is_gone(shelf.row(1).id)
    assert shelf.library.entry(seen) is None
    unseen = shelf.row(len(names) - 1)
    assert shelf.library.entry(unseen) is None
    assert shelf.library.index(unseen) == len(names) - 1
    shelf.library.set_read(unseen, True)
    shelf.list_again()
    assert shelf.names() == names[1:-1]
    assert shelf.library.unread == len(names) - 2


def test_troubles_stand_after_the_stories(db: Database, shelf: Shelf) -> None:
    fill(db, 1)
    shelf.library.open(Selection())
    trouble, other = Trouble("notes/x.txt", "is empty"), Trouble("/", "is a folder")
    shelf.library.troubles = (trouble, other)
    assert len(shelf.library) == 3
    assert [shelf.library.row(1), shelf.library.row(2)] == [trouble, other]
    assert shelf.library.index(other) == 2
    assert shelf.library.index(Trouble("y", "is empty")) is None
    assert [trouble.name, other.name] == ["x.txt", "/"]
    assert (shelf.library.stories, shelf.library.next_unread(0, 1)) == (1, None)


def test_an_entry_is_the_story_with_its_marks_once_it_has_them(db: Database, shelf: Shelf) -> None:
    adopt(db, [FEED])
    store(db, draft("a", body='<p>"It was 40 metres," Ann Lee said.</p>'))
    shelf.library.open(Selection())
    entry = shelf.library.entry(shelf.row(0))
    assert entry is not None
    assert (entry.is_marked, entry.marks.quotes, entry.key) == (False, (), shelf.row(0).id)
    assert entry.story.text == 'Headline a\n\n"It was 40 metres," Ann Lee said.'
    assert marked(entry).is_marked
    assert [quote.speaker for quote in marked(entry).marks.quotes] == ["Ann Lee"]
    finish_all(db)
    entry = shelf.library.entry(shelf.row(0))
    assert entry is not None
    assert (entry.is_marked, entry.minutes, len(entry.marks.quotes)) == (True, 2, 3)


def test_an_entry_tells_no_password_of_its_feed(db: Database, shelf: Shelf) -> None:
    secret = type(FEED)("", FEED.kind, "https://ann:secret@city.example/feed")
    adopt(db, [secret])
    store(db, draft("a", url=None), source=secret)
    shelf.library.open(Selection())
    row = shelf.row(0)
    for _ in range(2):
        entry = shelf.library.entry(row)
        assert "secret" not in repr(entry)
        finish_all(db)


def test_a_change_that_cannot_be_kept_is_told_and_what_is_stored_is_shown_again(
    db: Database, tmp_path: Path
) -> None:
    fill(db, 2)
    shelf = Shelf(tmp_path / "briefing.sqlite3")
    shelf.library.open(Selection())
    row = shelf.row(0)
    # Another program has brought the file up to a version that this one must not write.
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    shelf.library.set_read(row, True)
    error = shelf.failures.get(timeout=PATIENCE)
    assert "written by a newer briefing" in error.reason
    assert shelf.row(1).headline == "Headline 0001"
    db.execute(f"PRAGMA user_version = {VERSION}")
    shelf.list_again()
    assert not shelf.row(0).is_read
    assert shelf.library.unread == 2
    shelf.library.close()
    assert shelf.failures.empty()


def test_what_was_done_last_is_stored_before_a_library_closes(db: Database, tmp_path: Path) -> None:
    fill(db, 30)
    shelf = Shelf(tmp_path / "briefing.sqlite3")
    shelf.library.open(Selection())
    for index in range(30):
        shelf.library.set_read(shelf.row(index), True)
    shelf.library.close()
    assert db.execute("SELECT min(is_read) FROM story").fetchone() == (1,)


def test_a_library_that_was_never_opened_can_be_closed(tmp_path: Path) -> None:
    Library(tmp_path / "none.sqlite3", lambda error: None).close()
    assert not (tmp_path / "none.sqlite3").exists()
