"""The commands on stories without a path: the stored stories of the saved sources."""

import os
import re
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.cli import main
from briefing.cli.stored import LOT, ON_SCREEN
from briefing.desk.entries import Entry, marked
from briefing.model import Draft, Feed
from briefing.store.database import open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.sources import Check, adopt
from tests.conftest import SEED
from tests.unit.command_line import STORY, failed, printed, records
from tests.unit.feed_server import save
from tests.unit.store_samples import draft

FEED = "https://city.example/feed"
NOW = 1_800_000_000
BODY = '<p>"It sank at once," Ann Lee said. The 300 passengers swam ashore.</p>'


def keep(drafts: Sequence[Draft], place: str = FEED) -> None:
    """Save a feed and store its stories, none of them finished."""
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, subscriptions.load().sources)
        save_feed(db, ids[place], Feed("City Desk", None, tuple(drafts), len(drafts)), Check(), NOW)


@pytest.fixture
def three(tmp_path: Path) -> None:
    save(FEED)
    keep([draft(name, date=f"2024-01-0{at}T10:00:00+00:00", body=BODY)
          for at, name in enumerate(("ash", "beech", "cedar"), 1)])  # fmt: skip


def headlines(text: str) -> list[str]:
    return [line.split("\t")[0] for line in text.splitlines()]


def test_list_prints_the_stored_stories_newest_first(
    three: None, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *others = printed(capsys, "list").splitlines()
    assert first.split("\t") == [
        "Headline cedar", "City Desk", "2024-01-03T10:00:00+00:00", "1", "1", "1",
        "https://city.example/cedar",
    ]  # fmt: skip
    assert [line.split("\t")[0] for line in others] == ["Headline beech", "Headline ash"]
    assert headlines(printed(capsys, "list", "--limit", "2")) == [
        "Headline cedar",
        "Headline beech",
    ]
    assert headlines(printed(capsys)) == ["Headline cedar", "Headline beech", "Headline ash"]


def test_quotes_and_figures_are_found_before_anything_has_marked_the_stories(
    three: None, capsys: pytest.CaptureFixture[str]
) -> None:
    quotes = records(capsys, "quotes", "quotes", "--speaker", "Ann Lee")
    assert [quote["text"] for quote in quotes] == ['"It sank at once,"'] * 3
    figures = records(capsys, "figures", "figures", "--limit", "1")
    assert [figure["text"] for figure in figures] == ["300"]
    (story, *_) = records(capsys, "stories", "show")
    mark = story["figures"][0]
    assert story["text"][mark["start"] : mark["end"]] == "300"


def test_more_stories_than_one_lot_come_all_and_in_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    save(FEED)
    count = ON_SCREEN + LOT // 2
    keep([draft(str(n), date=f"20{n // 12:02}-{n % 12 + 1:02}-01T10:00:00Z") for n in range(count)])
    wanted = [f"Headline {n}" for n in reversed(range(count))]
    assert headlines(printed(capsys, "list")) == wanted
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["list"]) == 0
    out, err = capsys.readouterr()
    assert re.findall("Headline [0-9]+", out) == wanted[:ON_SCREEN]
    assert err == f"briefing: these are {ON_SCREEN} of {count} stories; --limit N takes more\n"
    assert len(re.findall("Headline [0-9]+", printed(capsys, "list", "--limit", "240"))) == 240


def test_a_saved_folder_is_read_and_what_is_wrong_in_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORY)
    save(f'{folder} "~My notes"')
    assert headlines(printed(capsys, "list")) == ["Ferry sinks off Ayr"]
    (folder / "bridge.txt").write_text("Bridge closes\n\nIt is old.\n")
    (folder / "ferry.txt").unlink()
    (folder / "empty.txt").write_text("")
    assert main(["list"]) == 3
    out, err = capsys.readouterr()
    assert headlines(out) == ["Bridge closes"]
    assert err == f"briefing: {folder / 'empty.txt'}: is empty\n"


def test_paths_are_read_without_the_database(
    three: None, ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.database_file().write_text("This is a letter, and no database.")
    assert headlines(printed(capsys, "list", ferry)) == ["Ferry sinks off Ayr"]
    assert "is not a database of briefing" in failed(capsys, 1, "list")


def test_the_limit_holds_for_paths_as_well(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(printed(capsys, "list", "--limit", "1", ferry, SEED).splitlines()) == 1


def test_sources_without_stories_are_told_how_to_get_some(
    capsys: pytest.CaptureFixture[str],
) -> None:
    save(FEED)
    said = failed(capsys, 4, "list")
    assert said == "no story is stored yet; briefing refresh brings those of the sources"


def test_what_no_story_holds_is_told_as_that(
    three: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(capsys, 4, "figures", "--kind", "score") == "no figures found"


def test_stories_of_a_source_that_was_taken_out_of_the_file_are_not_listed(
    three: None, capsys: pytest.CaptureFixture[str]
) -> None:
    other = "https://harbour.example/feed"
    save(FEED, other)
    keep([draft("tide")], other)
    save(other)
    assert headlines(printed(capsys, "list")) == ["Headline tide"]


def test_a_database_that_cannot_be_written_is_read_all_the_same(
    three: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.desk.keeper.open_for_writing", _at_once)
    with closing(sqlite3.connect(paths.database_file())) as other:
        other.execute("BEGIN IMMEDIATE")
        assert main(["list"]) == 0
    out, err = capsys.readouterr()
    assert headlines(out) == ["Headline cedar", "Headline beech", "Headline ash"]
    assert "is in use by another program" in err


def _at_once(path: Path) -> sqlite3.Connection:
    return open_for_writing(path, patience=0.1)


def test_without_sources_no_database_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert os.fspath(SEED) in printed(capsys, "list")
    assert not paths.database_file().parent.exists()


def test_a_story_that_trips_the_program_costs_no_other(
    three: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(entry: Entry) -> Entry:
        if entry.story.headline == "Headline beech":
            raise RecursionError
        return marked(entry)

    monkeypatch.setattr("briefing.cli.stored.marked", trip)
    assert main(["list"]) == 3
    out, err = capsys.readouterr()
    assert headlines(out) == ["Headline cedar", "Headline ash"]
    assert err.startswith("briefing: https://city.example/beech: could not be read; what happened")
