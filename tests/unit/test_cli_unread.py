"""`briefing unread`: the number of unread stories, for a line that shows it all the time."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.model import Feed
from briefing.store.database import open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.listing import Selection, listing
from briefing.store.sources import Check, adopt
from briefing.store.state import set_read
from tests.unit.command_line import failed, printed, run
from tests.unit.feed_server import save
from tests.unit.feed_server import stored as known_sources
from tests.unit.store_samples import NOON, draft

CITY = "https://city.example/feed"
HARBOUR = "https://reader:secret@harbour.example/feed"


def keep(place: str, title: str, names: Sequence[str]) -> None:
    drafts = tuple(draft(name, url=f"https://{title.lower()}.example/{name}") for name in names)
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, subscriptions.load().sources)
        save_feed(db, ids[place], Feed(title, None, drafts, len(drafts)), Check(), NOON)


@pytest.fixture
def stored() -> None:
    """Four stories of one source, one of them read, and two of another."""
    save(f"{CITY} eu", f'{HARBOUR} daily "north sea"')
    keep(CITY, "City", ["ash", "beech", "cedar", "elm"])
    keep(HARBOUR, "Harbour", ["tide", "ebb"])
    with closing(open_for_writing(paths.database_file())) as db:
        set_read(db, listing(db, Selection(sources=(1,)))[:1], True)


def test_it_is_one_number(stored: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "unread") == "5\n"
    assert printed(capsys, "unread", "--plain") == "5\n"


def test_a_thousand_have_no_comma(capsys: pytest.CaptureFixture[str]) -> None:
    save(CITY)
    keep(CITY, "City", [str(n) for n in range(1234)])
    assert printed(capsys, "unread") == "1234\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [("tag:eu", 3), ("-tag:eu", 2), ("source:harbour", 2), ("-unread", 0), ("starred", 0)],
)
def test_a_filter_chooses_what_is_counted(
    stored: None, text: str, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, "unread", "--filter", text) == f"{number}\n"


def test_json_has_the_numbers_in_all_and_of_each_source(
    stored: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert json.loads(printed(capsys, "unread", "--json")) == {
        "schema": 1,
        "stories": 6,
        "unread": 5,
        "starred": 0,
        "sources": [
            {
                "name": "City",
                "place": CITY,
                "tags": ["eu"],
                "stories": 4,
                "unread": 3,
                "starred": 0,
            },
            {
                "name": "Harbour",
                "place": "https://harbour.example/feed",
                "tags": ["daily", "north sea"],
                "stories": 2,
                "unread": 2,
                "starred": 0,
            },
        ],
    }
    told = json.loads(printed(capsys, "unread", "--json", "--filter", "tag:eu"))
    assert [told["stories"], told["unread"]] == [4, 3]
    assert [source["unread"] for source in told["sources"]] == [3, 0]


def test_without_a_database_it_is_nought_and_none_is_made(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert printed(capsys, "unread") == "0\n"
    assert json.loads(printed(capsys, "unread", "--json")) == {
        "schema": 1, "stories": 0, "unread": 0, "starred": 0, "sources": [],
    }  # fmt: skip
    save(CITY)
    assert printed(capsys, "unread", "--filter", "tag:eu") == "0\n"
    assert not paths.database_file().parent.exists()


def test_a_source_that_is_not_saved_any_more_does_not_count(
    stored: None, capsys: pytest.CaptureFixture[str]
) -> None:
    save(CITY)
    with closing(open_for_writing(paths.database_file())) as db:
        adopt(db, subscriptions.load().sources)
    assert printed(capsys, "unread") == "3\n"
    assert len(json.loads(printed(capsys, "unread", "--json"))["sources"]) == 1


def test_it_is_written_to_a_file(
    stored: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, "unread", "-o", tmp_path / "number") == ""
    assert (tmp_path / "number").read_text() == "5\n"


def test_it_is_told_while_another_process_writes(
    stored: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_for_writing(paths.database_file())) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE source SET unread = 99")
        assert printed(capsys, "unread") == "5\n"


def test_nothing_is_changed_by_counting(stored: None, capsys: pytest.CaptureFixture[str]) -> None:
    save(CITY, "https://new.example/feed")
    before = paths.database_file().read_bytes()
    printed(capsys, "unread", "--json", "--filter", "story")
    assert paths.database_file().read_bytes() == before
    assert [path.name for path in paths.database_file().parent.iterdir()] == ["briefing.sqlite3"]
    assert len(known_sources()) == 2


def test_a_mistake_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert failed(capsys, 2, "unread", "--filter", "tag:").startswith("tag lacks its value")
    assert failed(capsys, 2, "unread", "City").startswith("unrecognized arguments: City")
    paths.database_file().parent.mkdir(parents=True)
    paths.database_file().write_text("This is a letter, and no database.")
    assert "is not a database of briefing" in failed(capsys, 1, "unread")


def test_the_program_prints_it(stored: None) -> None:
    done = run("unread")
    assert (done.returncode, done.stdout, done.stderr) == (0, "5\n", "")


def test_no_parser_no_viewer_and_no_network_is_loaded_to_count(stored: None) -> None:
    script = (
        "import sys; from briefing.cli import main; main(['unread']);"
        "print(sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'argparse', 'textual', 'rich', 'httpx', 'feedparser', 'json', 'asyncio', 'lxml'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60,
        env=dict(os.environ), check=True,
    )  # fmt: skip
    assert done.stdout == "5\n[]\n"
