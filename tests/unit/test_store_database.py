"""Opening the database: made, shared, and refused with one clear sentence."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from briefing.errors import StoreError
from briefing.store.database import (
    VERSION,
    Database,
    open_for_reading,
    open_for_writing,
    writing,
)
from briefing.store.filters import Filter, Word
from briefing.store.headlines import headlines
from briefing.store.housekeeping import integrity
from briefing.store.listing import Selection, counts, listing
from briefing.store.stories import opened
from tests.unit.store_samples import database, draft, finish_all, of_version, store

db = database
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is, or is to be."""
    return tmp_path / "briefing.sqlite3"


@pytest.fixture
def closed(path: Path) -> Path:
    """A database with a finished story that no process has open."""
    with closing(open_for_writing(path)) as db:
        store(db, draft("a"))
        finish_all(db)
    return path


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """A file or folder that cannot be written, by root either. Skips where that cannot be had."""
    mode = path.stat().st_mode
    is_root = os.geteuid() == 0
    try:
        if is_root:
            made = subprocess.run(["chattr", "+i", path], capture_output=True, check=False)
        else:
            path.chmod(0o555)
    except OSError:
        pytest.skip("nothing can be made read-only here")
    if is_root and made.returncode:
        pytest.skip("nothing can be made read-only here")
    try:
        yield
    finally:
        if is_root:
            subprocess.run(["chattr", "-i", path], capture_output=True, check=True)
        else:
            path.chmod(mode)


def refused(path: Path, reason: str, opening: Callable[[Path], Database | None]) -> None:
    with pytest.raises(StoreError) as caught:
        opening(path)
    assert caught.value.path == str(path)
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)


OPENINGS = pytest.mark.parametrize("opening", [open_for_writing, open_for_reading])


def test_a_database_is_made_with_its_folder_and_nothing_stays_beside_it(path: Path) -> None:
    nested = path.parent / "new" / "folder" / "briefing.sqlite3"
    open_for_writing(nested).close()
    assert [item.name for item in nested.parent.iterdir()] == ["briefing.sqlite3"]
    with closing(open_for_writing(nested)) as db:
        assert integrity(db) == []


def test_there_is_nothing_to_read_before_a_database_is_made(path: Path) -> None:
    assert open_for_reading(path) is None
    assert open_for_reading(path / "below a file that is not there") is None
    path.touch()
    assert open_for_reading(path) is None
    open_for_writing(path).close()
    db = open_for_reading(path)
    assert db is not None
    with closing(db):
        assert counts(db, Selection()).stories == 0


def test_a_reader_sees_what_is_written_and_can_write_nothing(db: Database, path: Path) -> None:
    reader = open_for_reading(path)
    assert reader is not None
    with closing(reader):
        with writing(db):
            db.execute("INSERT INTO host_stop VALUES ('x', 1)")
            assert headlines(reader, [1]) == []
        [story] = store(db, draft("a")).new
        assert len(headlines(reader, [story])) == 1
        with pytest.raises(StoreError, match="read-only"), writing(reader):
            reader.execute("DELETE FROM story")
        assert len(headlines(reader, [story])) == 1


def test_a_transaction_is_kept_whole_or_not_at_all(db: Database) -> None:
    def interrupted() -> None:
        with writing(db):
            db.execute("INSERT INTO host_stop VALUES ('x', 1)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert db.execute("SELECT count(*) FROM host_stop").fetchone() == (0,)
    with writing(db):
        db.execute("INSERT INTO host_stop VALUES ('x', 1)")
    assert db.execute("SELECT count(*) FROM host_stop").fetchone() == (1,)


def test_what_another_process_holds_for_too_long_is_told(db: Database, path: Path) -> None:
    with closing(open_for_writing(path, patience=0.01)) as other, writing(db):
        with pytest.raises(StoreError, match="in use by another program"):
            store(other, draft("a"))
        assert headlines(other, [1]) == []
        refused(path, "in use by another program", lambda path: open_for_writing(path, 0.01))
    store(db, draft("a"))


@OPENINGS
def test_a_database_of_a_newer_briefing_is_not_touched(
    closed: Path, opening: Callable[[Path], Database | None]
) -> None:
    with closing(sqlite3.connect(closed)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = closed.read_bytes()
    refused(closed, "was written by a newer briefing; upgrade", opening)
    assert closed.read_bytes() == before
    assert [item.name for item in closed.parent.glob("*.sqlite3*")] == [closed.name]


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (text)")


@OPENINGS
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.write_bytes(b"\x00\xff" * 5000), "is not a database of briefing"),
        (lambda path: path.write_text("Dear diary"), "is not a database of briefing"),
        (other_program, "is not a database of briefing"),
        (lambda path: path.write_bytes(b"SQLite for"), "is cut short"),
    ],
)
def test_a_file_that_is_not_ours_is_not_touched(
    path: Path,
    make: Callable[[Path], object],
    reason: str,
    opening: Callable[[Path], Database | None],
) -> None:
    make(path)
    before = path.read_bytes()
    refused(path, reason, opening)
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.glob("*.sqlite3*")] == [path.name]


@OPENINGS
@pytest.mark.parametrize("length", [50, 100, 4096, 5000, -1])
def test_a_database_that_is_cut_short_is_not_touched(
    closed: Path, length: int, opening: Callable[[Path], Database | None]
) -> None:
    whole = closed.read_bytes()
    closed.write_bytes(whole[:length])
    refused(closed, "is cut short", opening)
    assert closed.read_bytes() == whole[:length]
    assert [item.name for item in closed.parent.glob("*.sqlite3*")] == [closed.name]


@OPENINGS
def test_a_database_that_is_damaged_throughout_is_told_at_once(
    closed: Path, opening: Callable[[Path], Database | None]
) -> None:
    data = closed.read_bytes()
    closed.write_bytes(data[:PAGE] + b"\xaa" * (len(data) - PAGE))
    refused(closed, "is damaged", opening)


def test_damage_is_told_in_words_wherever_it_is_met(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as plain:
        roots = plain.execute(
            "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'story' AND rootpage > 0"
        ).fetchall()
    data = bytearray(closed.read_bytes())
    for (root,) in roots:
        data[(root - 1) * PAGE : root * PAGE] = b"\xaa" * PAGE
    closed.write_bytes(data)
    db = open_for_reading(closed)
    assert db is not None
    with closing(db):
        for read in (
            lambda: listing(db, Selection(sources=(1,))),
            lambda: headlines(db, [1]),
            lambda: opened(db, 1),
        ):
            with pytest.raises(StoreError, match="is damaged"):
                read()
        assert integrity(db)[0].startswith("the file is damaged: ")
    with closing(open_for_writing(closed)) as writer:
        with pytest.raises(StoreError, match="is damaged"):
            store(writer, draft("b"))
        assert integrity(writer)[0].startswith("the file is damaged: ")


@OPENINGS
def test_a_folder_in_its_place_is_told(
    path: Path, opening: Callable[[Path], Database | None]
) -> None:
    path.mkdir()
    refused(path, "is a folder", opening)


def test_a_folder_that_cannot_be_made_is_told(path: Path) -> None:
    path.write_text("a file")
    refused(path / "briefing.sqlite3", "its folder cannot be made", open_for_writing)


def test_a_file_that_cannot_be_written_is_told_and_can_be_read(closed: Path) -> None:
    before = closed.read_bytes()
    with read_only(closed):
        refused(closed, "read-only", open_for_writing)
        db = open_for_reading(closed)
        assert db is not None
        with closing(db):
            assert len(headlines(db, [1])) == 1
    assert closed.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told_and_its_database_can_be_read(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    path = folder / "briefing.sqlite3"
    with closing(open_for_writing(path)) as db:
        store(db, draft("a"))
    before = path.read_bytes()
    with read_only(folder):
        refused(path, "its folder cannot be written", open_for_writing)
        refused(folder / "other.sqlite3", "its folder cannot be written", open_for_writing)
        reader = open_for_reading(path)
        assert reader is not None
        with closing(reader):
            assert len(headlines(reader, [1])) == 1
    assert path.read_bytes() == before
    assert [item.name for item in folder.iterdir()] == [path.name]


def test_many_processes_may_make_it_at_once(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from briefing.store.database import open_for_writing\n"
        "sys.stdin.read(); open_for_writing(Path(sys.argv[1])).close()"
    )
    for number in range(3):
        target = path.with_name(f"{number}.sqlite3")
        starters = [
            subprocess.Popen([sys.executable, "-c", code, target], stdin=subprocess.PIPE)
            for _ in range(4)
        ]
        for starter in starters:
            assert starter.stdin is not None
            starter.stdin.close()
        assert [starter.wait() for starter in starters] == [0, 0, 0, 0]
        with closing(open_for_writing(target)) as db:
            assert integrity(db) == []


def test_a_new_database_that_another_looks_into_is_waited_for(closed: Path) -> None:
    """What changes a database to a log of its own waits for nobody, and must be asked again."""
    with closing(sqlite3.connect(closed, isolation_level=None, check_same_thread=False)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM story").fetchone()
        refused(closed, "in use by another program", partial(open_for_writing, patience=0.05))
        soon = threading.Timer(0.2, other.execute, ("COMMIT",))
        soon.start()
        with closing(open_for_writing(closed, patience=30)) as db:
            assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        soon.join()


@pytest.fixture
def first_version(closed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database as version 1 left it, with two marked stories and one that is not."""
    closed.unlink()
    with of_version(1, closed, monkeypatch) as db:
        store(db, draft("a"), draft("b"))
        finish_all(db)
        store(db, draft("c"))
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    return closed


def test_stories_of_the_first_version_are_found_by_their_speakers(first_version: Path) -> None:
    assert open_for_reading(first_version) is None
    with closing(open_for_writing(first_version)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        by_lee = Selection(sources=(1,), filter=Filter(speakers=(Word("lee"),)))
        assert set(listing(db, by_lee)) == {1, 2}
        finish_all(db)
        assert set(listing(db, by_lee)) == {1, 2, 3}
        assert integrity(db) == []
    reader = open_for_reading(first_version)
    assert reader is not None
    reader.close()


def test_marks_that_cannot_be_read_do_not_keep_a_database_from_being_opened(
    first_version: Path,
) -> None:
    with closing(sqlite3.connect(first_version)) as other:
        other.execute("UPDATE document SET marks = '{' WHERE story_id = 1")
        other.commit()
    with closing(open_for_writing(first_version)) as db:
        assert db.execute("SELECT rowid, names FROM speakers").fetchall() == [(2, "Ann Lee")]
