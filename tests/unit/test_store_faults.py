"""What is stored survives: processes killed at any moment, a full disk, two that write at once."""

import random
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing.errors import StoreError
from briefing.store.database import Database, open_for_reading, open_for_writing
from briefing.store.feed_stories import known_digests, save_feed
from briefing.store.headlines import Headline, headlines
from briefing.store.housekeeping import integrity
from briefing.store.listing import Selection, listing
from briefing.store.sources import Check, StoredSource, adopt, all_sources, source_id
from briefing.store.stories import Opened, opened_many
from tests.unit.store_samples import FEED, NOON, OTHER, database, draft, feed, finish_all

db = database
ROOT = Path(__file__).resolve().parents[2]
STORIES = 5
"""Stories of a visit."""


def visit(db: Database, source: int, number: int) -> None:
    """Store the stories of a visit whose validator is its number, and finish them."""
    drafts = (draft(f"{source}-{number}-{at}", body="word " * 400) for at in range(STORIES))
    save_feed(db, source, feed(*drafts), Check(etag=str(number)), NOON + number)


def write_forever(path: Path, place: str) -> None:
    """Store visit after visit, and tell the number of each that is stored; run in a process."""
    with closing(open_for_writing(path)) as db:
        source = source_id(db, FEED if place == FEED.place else OTHER)
        [stored] = [item for item in all_sources(db) if item.id == source]
        number = int(stored.check.etag or 0)
        while True:
            number += 1
            visit(db, source, number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            finish_all(db, "Some words to search. " * 50)


def writer(path: Path, place: str = FEED.place) -> "subprocess.Popen[str]":
    code = (
        "import sys; from pathlib import Path\n"
        "from tests.unit.test_store_faults import write_forever\n"
        "write_forever(Path(sys.argv[1]), sys.argv[2])"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, path, place], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


@dataclass(frozen=True)
class State:
    """All that a test compares before and after a failure."""

    sources: list[StoredSource]
    rows: list[Headline]
    stories: list[Opened]


def state(db: Database) -> State:
    ids = listing(db, Selection(sources=tuple(item.id for item in all_sources(db))))
    return State(all_sources(db), headlines(db, ids), opened_many(db, ids))


def check_whole_visits(db: Database, acknowledged: dict[str, int]) -> None:
    """Every visit is stored whole or not at all, and every one that was told is stored."""
    assert integrity(db) == []
    for source in all_sources(db):
        visits = int(source.check.etag or 0)
        assert visits >= acknowledged[source.source.place]
        assert source.stories == visits * STORIES
        assert len(known_digests(db, source.id)) == visits * STORIES


def test_whatever_moment_a_process_is_killed_at_no_visit_is_torn_and_none_is_lost(
    tmp_path: Path,
) -> None:
    path = tmp_path / "briefing.sqlite3"
    moments = random.Random(4)
    told = 0
    for _ in range(12):
        with writer(path) as process:
            assert process.stdout is not None
            told = int(process.stdout.readline())
            time.sleep(moments.uniform(0, 0.05))
            process.kill()
            for line in process.stdout:
                told = int(line)
        with closing(open_for_writing(path)) as db:
            check_whole_visits(db, {FEED.place: told})
    assert told >= 12


def test_a_process_that_is_killed_while_it_starts_leaves_a_database_to_go_on_with(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from briefing.store.database import open_for_writing\n"
        "print(flush=True); open_for_writing(Path(sys.argv[1]))"
    )
    moments = random.Random(5)
    for number in range(6):
        path = tmp_path / f"{number}.sqlite3"
        with subprocess.Popen(
            [sys.executable, "-c", code, path], stdout=subprocess.PIPE, cwd=ROOT
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.012))
            process.kill()
        reader = open_for_reading(path)
        if reader is not None:
            reader.close()
        with closing(open_for_writing(path)) as db:
            assert integrity(db) == []


def test_two_processes_that_write_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    path = tmp_path / "briefing.sqlite3"
    told = {}
    with writer(path) as first, writer(path, OTHER.place) as second:
        for process, place in ((first, FEED.place), (second, OTHER.place)):
            assert process.stdout is not None
            for _ in range(5):
                told[place] = int(process.stdout.readline())
        for process, place in ((first, FEED.place), (second, OTHER.place)):
            process.kill()
            assert process.stdout is not None
            told[place] = max([told[place], *map(int, process.stdout)])
    with closing(open_for_writing(path)) as db:
        check_whole_visits(db, told)
    assert min(told.values()) > 1


def trouble(db: Database, source: int) -> StoreError | None:
    """The error with which a second visit and its texts could not be stored."""
    try:
        visit(db, source, 2)
        finish_all(db, "Many words to search. " * 400)
    except StoreError as error:
        return error
    return None


def test_a_disk_that_is_full_at_any_write_costs_nothing_and_says_so(db: Database) -> None:
    [source] = adopt(db, [FEED]).values()
    visit(db, source, 1)
    finish_all(db)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    for more in range(60):
        db.execute(f"PRAGMA max_page_count = {pages + more}")
        before = state(db)
        error = trouble(db, source)
        if error is None:
            break
        assert "the disk is full; free some space" in error.reason
        after = state(db)
        # Either nothing of the visit was stored, or all of it and no text yet.
        assert after == before or len(after.rows) == 2 * STORIES
        assert integrity(db) == []
    assert more > 3
    db.execute("PRAGMA max_page_count = 1073741823")
    visit(db, source, 3)
    assert integrity(db) == []
    [stored] = all_sources(db)
    assert stored.stories == 3 * STORIES


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of its own, so small that it fills up. Skips where none can be had."""
    folder.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder],
            capture_output=True,
            check=False,
        )
    except OSError:
        pytest.skip("no disk can be mounted here")
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], capture_output=True, check=True)


def test_a_real_disk_that_fills_up_is_told_and_is_written_again_when_there_is_room(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "disk", 1500) as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(100_000))
        with closing(open_for_writing(disk / "briefing.sqlite3")) as db:
            [source] = adopt(db, [FEED]).values()
            number, error = 0, None
            while error is None:
                before = state(db)
                number += 1
                try:
                    visit(db, source, number)
                except StoreError as raised:
                    error = raised
            assert "the disk is full" in error.reason
            assert state(db) == before
            ballast.unlink()
            visit(db, source, number)
            check_whole_visits(db, {FEED.place: number})


@pytest.mark.parametrize("kilobytes", [4, 40, 80, 100, 120])
def test_a_first_start_on_a_full_disk_is_told_and_the_next_one_goes_well(
    tmp_path: Path, kilobytes: int
) -> None:
    with small_disk(tmp_path / "disk", 400) as disk:
        path = disk / "briefing.sqlite3"
        ballast = disk / "ballast"
        ballast.write_bytes(bytes((400 - kilobytes) * 1024))
        for _ in range(2):
            with pytest.raises(StoreError, match="the disk is full"):
                open_for_writing(path)
            reader = open_for_reading(path)
            if reader is not None:
                assert listing(reader, Selection()) == array("q")
                reader.close()
        ballast.unlink()
        with closing(open_for_writing(path)) as db:
            assert integrity(db) == []
