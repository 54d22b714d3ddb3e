"""The commands on the saved sources: printing them, removing one, and lists of other readers."""

import io
import json
import re
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.cli import main
from briefing.model import Feed, Source, SourceKind
from briefing.store.database import open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.listing import Selection, listing
from briefing.store.sources import Check, adopt, save_check
from briefing.store.state import set_read, set_starred
from tests.unit.command_line import failed, printed, records, run
from tests.unit.feed_server import save, stored
from tests.unit.store_samples import draft

POST = "https://u:secret@post.example/feed"
LOST = "https://lost.example/feed"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Three saved sources: a feed with two stories, one starred and read; a feed that fails."""
    folder = tmp_path / "notes"
    folder.mkdir()
    save(f'{POST} "~The Post" world daily', LOST, str(folder))
    now = int(time.time())
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, subscriptions.load().sources)
        feed = Feed("The Morning Post", None, (draft("one"), draft("two")), 2, remark="was mended")
        check = Check(last_check=now - 300, next_check=now + 3700, remark="was mended")
        save_feed(db, ids[POST], feed, check, now)
        one, _ = listing(db, Selection())
        set_starred(db, [one], True)
        set_read(db, [one], True)
        fails = Check(last_check=now - 7300, next_check=now - 9, failures=3, error="answered 500")
        save_check(db, ids[LOST], fails)
    return folder


def test_sources_prints_a_line_with_tabs_for_each(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post, lost, notes = (line.split("\t") for line in printed(capsys, "sources").splitlines())
    assert post[:6] == [
        "The Post", "https://post.example/feed", "feed", "world, daily", "2", "1",
    ]  # fmt: skip
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", at) for at in post[6:8])
    assert lost[:2] == ["lost.example", LOST]
    assert lost[8:] == ["answered 500", ""]
    assert notes[:3] == ["notes", str(news), "folder"]
    assert notes[6:] == ["", "", "", ""]


def test_sources_as_json_tell_what_is_known(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post, lost, _ = records(capsys, "sources", "sources")
    assert (post["name"], post["tags"], post["starred"]) == ("The Post", ["world", "daily"], 1)
    assert (post["error"], post["remark"], post["gone"]) == (None, "was mended", False)
    assert (lost["error"], lost["failures"]) == ("answered 500", 3)


def test_a_terminal_gets_a_table_with_times_in_words(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    lines = _plain(printed(capsys, "sources")).splitlines()
    assert lines[0].split() == ["source", "stories", "unread", "checked"]
    ends = [line.index("stories") + len("stories") for line in lines[:1]]
    assert lines[1].startswith("The Post")
    assert lines[1][ends[0] - 1] == "2"
    assert lines[1].endswith("checked 5 min ago · world · daily")
    assert lines[2].endswith("checked 2 h ago")
    assert lines[3] == f"  {LOST} failed, 3 times in a row: answered 500"
    assert lines[4].endswith("folder")
    more = _plain(printed(capsys, "sources", "-v"))
    assert "\n  https://post.example/feed\n  was mended\n  next check is due in 1 h\n" in more
    assert "\n  next check is due now\n" in more
    assert "secret" not in more


def test_a_long_or_wide_name_keeps_the_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    save(f'{LOST} "~{"東" * 40}"', f'{POST} "~{"a" * 40}"')
    from rich.cells import cell_len

    head, *lines = _plain(printed(capsys, "sources")).splitlines()
    for line in lines:
        start = line.index("0        0")
        assert cell_len(line[:start]) == head.index("stories") + len("stories") - 1


def test_without_sources_there_is_nothing_to_print(capsys: pytest.CaptureFixture[str]) -> None:
    assert failed(capsys, 4, "sources").startswith("there are no sources yet")
    assert main(["sources", "--json"]) == 4
    assert json.loads(capsys.readouterr().out)["sources"] == []


@pytest.mark.parametrize(
    "named", [POST, "https://post.example/feed", "HTTPS://post.example:443/feed", "the post"]
)
def test_remove_takes_a_source_and_its_stories_but_those_with_a_star(
    named: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = printed(capsys, "remove", named)
    assert told == "Removed The Post: 1 story; 1 with a star stays\n"
    assert [source.place for source in subscriptions.load().sources] == [LOST, str(news)]
    (post,) = [one for one in stored() if one.source.place == POST]
    assert (post.is_saved, post.stories, post.starred) == (False, 1, 1)


def test_remove_takes_a_folder_by_its_path(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(news.parent)
    (removed,) = records(capsys, "removed", "remove", "./notes")
    assert removed == {"name": "notes", "place": str(news), "stories": 0, "starred_kept": 0}


@pytest.mark.parametrize(
    "named", [POST, "https://post.example/feed", "the post", "The Morning Post"]
)
def test_a_source_that_was_taken_out_by_hand_is_removed_with_its_stories(
    named: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if named == "The Morning Post":
        # Without a name of its own it goes by its feed's.
        save(POST, LOST)
        printed(capsys, "sources")
    save(LOST)
    before = paths.sources_file().read_bytes()
    told = printed(capsys, "remove", named)
    assert told.endswith(": 1 story; 1 with a star stays\n")
    assert paths.sources_file().read_bytes() == before
    (post,) = [one for one in stored() if one.source.place == POST]
    assert (post.is_saved, post.stories, post.starred) == (False, 1, 1)
    assert "is not among the sources" in failed(capsys, 1, "remove", named)


def test_a_source_that_is_listed_goes_before_one_that_is_no_longer(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(f'{LOST} "~The Post"')
    assert printed(capsys, "remove", "The Post").startswith("Removed The Post: 0 stories")
    assert subscriptions.load().sources == ()
    assert printed(capsys, "remove", "The Post").startswith("Removed The Post: 1 story;")


def test_what_is_no_source_is_not_removed(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = paths.sources_file().read_bytes()
    said = failed(capsys, 1, "remove", "The Pots")
    assert said == "The Pots: is not among the sources; did you mean The Post?"
    assert paths.sources_file().read_bytes() == before


def test_a_name_of_two_sources_removes_neither(capsys: pytest.CaptureFixture[str]) -> None:
    save(f'{POST} "~News"', f'{LOST} "~News"')
    said = failed(capsys, 1, "remove", "News")
    assert said == (
        f"News: is what several sources are called; give a place: https://post.example/feed, {LOST}"
    )
    assert len(subscriptions.load().sources) == 2


def test_import_tells_what_was_added_what_was_there_and_what_was_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save("https://a.example/feed")
    urls = tmp_path / "urls"
    odd = "".join(f'"query:{n}:x"\n' for n in range(7))
    urls.write_text(
        f"https://a.example/feed\nhttps://b.example/feed news\nhttps://b.example/feed x\n{odd}"
    )
    lines = printed(capsys, "import", urls).splitlines()
    assert lines[:4] == [
        f"Added 1 of 2 sources in {urls}",
        "1 was there already",
        "1 was there more than once",
        "7 were left out:",
    ]
    reason = "query:…: is one of newsboat's query feeds, which are not supported"
    assert lines[4:] == [reason] * 5 + ["and 2 more; --verbose tells them all"]
    assert printed(capsys, "import", "-v", urls).count(reason) == 7
    (found,) = records(capsys, "import", "import", urls)
    assert (found["added"], found["there"], len(found["left_out"])) == (0, 2, 7)
    assert subscriptions.load().sources[1] == Source(
        "", SourceKind.FEED, "https://b.example/feed", ("news", "x")
    )


def test_import_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '@ Top\nhttps://a.example/feed "The A"\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert printed(capsys, "import", "-") == "Added 1 of 1 source in standard input\n"
    assert paths.sources_file().read_text() == 'https://a.example/feed "~The A" Top\n'


def test_nobody_is_left_to_type_a_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert "pipe a list into it" in failed(capsys, 2, "import", "-")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "does not exist"), ("", "is empty"), ("Dear Ann,\n\nall is well.\n", "no source")],
)
def test_what_is_no_list_is_said(
    content: str | None, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.opml"
    if content is not None:
        path.write_text(content)
    assert reason in failed(capsys, 1, "import", path)
    assert not paths.sources_file().exists()


def test_export_gives_the_feeds_and_says_what_it_leaves_out(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export"]) == 0
    out, err = capsys.readouterr()
    assert 'text="The Post"' in out
    assert 'xmlUrl="https://post.example/feed"' in out
    assert err.splitlines() == [
        "briefing: 1 folder or file was left out: other readers do not open them",
        "briefing: the password of 1 feed was left out",
    ]
    told = printed(capsys, "export", "--format", "urls", "-q")
    assert told == f'https://post.example/feed "~The Post" world daily\n{LOST}\n'


def test_an_export_comes_back_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ['https://a.example/feed "~The A & B" world', 'https://b.example/feed "~<B>"']
    for form in ("opml", "urls"):
        save(*lines)
        before = subscriptions.load().sources
        path = tmp_path / f"list.{form}"
        assert printed(capsys, "export", "--format", form, "-o", path) == ""
        paths.sources_file().unlink()
        printed(capsys, "import", path)
        assert subscriptions.load().sources == before


def test_without_feeds_nothing_is_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(str(tmp_path))
    assert failed(capsys, 4, "export") == "there are no feeds to export"


def test_the_program_itself_imports_prints_and_removes(tmp_path: Path) -> None:
    urls = tmp_path / "urls"
    urls.write_text("https://a.example/feed\n")
    assert run("import", urls).returncode == 0
    assert run("sources").stdout.startswith("a.example\thttps://a.example/feed\tfeed\t")
    assert run("remove", "a.example").stdout == "Removed a.example: 0 stories\n"


def _plain(drawn: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", drawn)
