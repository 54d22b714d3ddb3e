"""The command that checks what the program needs."""

import json
import os
import re
import shutil
import sys
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.cli import main
from briefing.store.database import open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.listing import Selection, listing
from briefing.store.sources import Check, adopt, save_check
from briefing.store.state import set_starred
from tests.unit.command_line import printed
from tests.unit.feed_server import save
from tests.unit.store_samples import NOON, draft, feed

LOST, OVER = "https://lost.example/feed", "https://u:secret@over.example/feed"


def told(capsys: pytest.CaptureFixture[str], code: int = 0, *words: str) -> dict[str, list[str]]:
    """What the doctor says of each subject, as "mark: text"."""
    assert main(["doctor", "--json", *words]) == code
    found: dict[str, list[str]] = {}
    for check in json.loads(capsys.readouterr().out)["checks"]:
        found.setdefault(check["subject"], []).append(f"{check['mark']}: {check['text']}")
    return found


def make_database() -> Path:
    path = paths.database_file()
    open_for_writing(path).close()
    return path


@pytest.fixture(autouse=True)
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "browse"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    monkeypatch.setenv("BROWSER", os.fspath(path))
    return path


def test_where_all_is_well_each_line_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    make_database()
    lines = [line.split("\t") for line in printed(capsys, "doctor").splitlines()]
    assert {mark for mark, *_ in lines} == {"ok"}
    assert {len(line) for line in lines} == {3}
    subjects = [subject for _, subject, _ in lines]
    for subject in ("Python", "SQLite", "search", "settings", "sources", "database", "terminal"):
        assert subject in subjects
    assert printed(capsys, "doctor", "--quiet") == ""


def test_nothing_is_made_by_looking(capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "doctor")
    home = paths.config_folder().parent.parent
    assert not home.exists()


def test_mistakes_in_the_settings_are_errors(capsys: pytest.CaptureFixture[str]) -> None:
    paths.config_folder().mkdir(parents=True)
    paths.config_file().write_text("measure = 7\nkeymap = 3\n")
    found = told(capsys, 1)["settings"]
    assert [one.split(": ")[:2] for one in found] == [
        ["error", f"{paths.config_file()}:1"],
        ["error", f"{paths.config_file()}:2"],
    ]


def test_every_bad_line_of_the_sources_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    save(LOST, *['"exec:rm -rf x"'] * 8)
    found = told(capsys)["sources"]
    assert [one.split(": ")[:2] for one in found[:8]] == [
        ["warning", f"{paths.sources_file()}:{line}"] for line in range(2, 10)
    ]
    assert found[8:] == [f"ok: {paths.sources_file()}: 1 source"]


def test_a_file_that_is_no_database_is_to_be_moved_away(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = make_database()
    path.write_text("This is a letter, and no database.")
    (found,) = told(capsys, 1)["database"]
    assert found.startswith(f"error: {path}: is not a database of briefing; move the file away")


def test_a_newer_database_asks_for_a_newer_program(capsys: pytest.CaptureFixture[str]) -> None:
    path = make_database()
    with closing(open_for_writing(path)) as db:
        db.execute("PRAGMA user_version = 99")
    (found,) = told(capsys, 1)["database"]
    assert found.startswith(f"error: {path}: was written by a newer briefing; upgrade briefing")


def test_a_damaged_database_is_told_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    path = make_database()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xaa" * len(content[4096:])
    path.write_bytes(content)
    *damages, advice = told(capsys, 1)["database"]
    assert all("damaged" in one for one in damages)
    assert "move it away, and a new one is made at the next start" in advice


def test_counts_that_are_wrong_are_mended(capsys: pytest.CaptureFixture[str]) -> None:
    save(LOST)
    path = make_database()
    with closing(open_for_writing(path)) as db:
        adopt(db, subscriptions.load().sources)
        db.execute("UPDATE source SET stories = 7")
    first, second = told(capsys)["database"]
    assert first == f"warning: the stories of {LOST} are miscounted; this has been mended"
    assert second.startswith(f"ok: {path}: 0 stories in ")
    assert len(told(capsys)["database"]) == 1


def test_feeds_that_fail_are_counted_and_the_worst_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    save(f'{LOST} "~The Lost"', OVER, "https://well.example/feed", "https://bad.example/feed")
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, subscriptions.load().sources)
        save_check(db, ids[LOST], Check(failures=9, error="answered 500"))
        save_check(db, ids["https://bad.example/feed"], Check(failures=1, error="is empty"))
        save_check(db, ids[OVER], Check(failures=4, error="answered 410", is_gone=True))
    gone = "https://over.example/feed"
    found = told(capsys)["feeds"]
    assert found == [
        f"warning: {gone} is gone for good; briefing remove {gone} takes it away",
        "warning: 2 of 4 feeds failed when last asked",
        "warning: The Lost: answered 500 (9 failures in a row)",
    ]
    assert told(capsys, 0, "-v")["feeds"][3:] == [
        "warning: https://bad.example/feed: is empty (1 failure in a row)"
    ]


def test_stories_of_sources_that_were_taken_out_by_hand_are_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    places = [f"https://{name}.example/feed" for name in ("one", "two", "three", "four", "five")]
    save(f'{LOST} "~The Post"', *places)
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, subscriptions.load().sources)
        save_feed(db, ids[LOST], feed(*map(draft, "abcd")), Check(), NOON)
        first, *_ = listing(db, Selection())
        set_starred(db, [first], True)
    assert len(told(capsys)["sources"]) == 1
    save(*places)
    assert told(capsys)["sources"][1:] == [
        "warning: 3 stories of 1 source that is no longer listed (The Post):"
        " briefing remove NAME removes them"
    ]
    with closing(open_for_writing(paths.database_file())) as db:
        for place in places:
            save_feed(db, ids[place], feed(draft("a")), Check(), NOON)
    save()
    (_, left) = told(capsys)["sources"]
    assert left.startswith("warning: 8 stories of 6 sources that are no longer listed (The Post, ")
    assert ", 3 more): " in left
    assert all(place in told(capsys, 0, "-v")["sources"][1] for place in places)
    printed(capsys, "remove", "The Post")
    save(*places)
    assert len(told(capsys)["sources"]) == 1


def test_a_list_of_sources_that_cannot_be_read_leaves_them_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    save(LOST)
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, subscriptions.load().sources)
        save_feed(db, ids[LOST], feed(draft("a")), Check(), NOON)
    paths.sources_file().write_bytes(b"\xff\xfea")
    assert "no longer listed" not in "".join(told(capsys)["sources"])


def test_a_file_in_the_place_of_a_folder_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", os.fspath(tmp_path / "file"))
    (found,) = told(capsys, 1)["log folder"]
    assert found.endswith(f"{tmp_path / 'file'} is in its way and is no folder; move it away")


def test_little_room_on_the_disk_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_database()
    usage = namedtuple("usage", "total used free")
    for free, mark, code in ((3_000_000, "error", 1), (90_000_000, "warning", 0)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage(9, 9, free))
        (found,) = told(capsys, code)["disk"]
        assert found.startswith(f"{mark}: {free // 10**6}")


@pytest.mark.parametrize(
    ("name", "value", "subject", "text"),
    [
        ("TERM", "dumb", "terminal", "warning: TERM is dumb"),
        ("TERM", "", "terminal", "warning: TERM is not set"),
        ("NO_COLOR", "1", "terminal", "ok: xterm-256color, no colours, as NO_COLOR asks"),
        ("COLORTERM", "", "terminal", "ok: xterm-256color, 256 colours"),
        ("COLUMNS", "30", "size", "warning: 30 columns, "),
        ("BROWSER", "/nowhere/firefox", "browser", "warning: "),
    ],
)
def test_the_terminal_is_told_as_it_says_it_is(
    name: str,
    value: str,
    subject: str,
    text: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(name, value)
    (found,) = told(capsys)[subject]
    assert found.startswith(text)


def test_letters_that_a_locale_lacks_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("w", encoding="iso-8859-1") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["doctor"]) == 0
    text = (tmp_path / "out").read_text("iso-8859-1")
    assert re.search("^warning\tletters\tiso-?8859-1 lacks most letters; set LANG", text, re.M)


def test_a_person_sees_the_marks_under_each_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    paths.config_folder().mkdir(parents=True)
    paths.config_file().write_text("measure = 7\n")
    assert main(["doctor"]) == 1
    lines = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()
    assert lines[0].startswith("ok       Python: 3.")
    assert any(line.startswith("error    settings:") for line in lines)
