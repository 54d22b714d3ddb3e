"""`briefing search`, and `--filter` with the other commands on stories."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.cli import main
from briefing.desk.filter_fields import FIELDS, WORDS
from briefing.model import Draft, Feed
from briefing.store.database import open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.sources import Check, adopt
from tests.unit.command_line import STORY, failed, printed, records
from tests.unit.feed_server import save
from tests.unit.store_samples import NOON, draft, finish_all

CITY = "https://city.example/feed"
HARBOUR = "https://harbour.example/feed"


def keep(place: str, title: str, drafts: Sequence[Draft]) -> None:
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, subscriptions.load().sources)
        save_feed(db, ids[place], Feed(title, None, tuple(drafts), len(drafts)), Check(), NOON)
        finish_all(db, '"Sunk," Ann Lee said.')


@pytest.fixture
def stored() -> None:
    """Stories of two feeds, marked; the newest is "Headline tide"."""
    save(f"{CITY} eu", HARBOUR)
    dated = [draft(name, date=f"2023-01-0{at}T10:00:00+00:00")
             for at, name in enumerate(("ash", "beech", "cedar"), 1)]  # fmt: skip
    keep(CITY, "City Desk", dated)
    keep(HARBOUR, "Harbour", [draft("tide", date="2023-02-01T10:00:00+00:00")])


def headlines(text: str) -> list[str]:
    return [line.split("\t")[0].removeprefix("Headline ") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["headline", "ash"], ["ash"]),
        (["sunk"], ["tide", "cedar", "beech", "ash"]),
        (["headline -tide"], ["cedar", "beech", "ash"]),
        (["headline", "-tide", "-beech"], ["cedar", "ash"]),
        (["headline", "--", "-tide"], ["cedar", "beech", "ash"]),
        (["-tag:eu"], ["tide"]),
        (["tag:eu"], ["cedar", "beech", "ash"]),
        (['source:"City Desk"', "since:2023-01-02"], ["cedar", "beech"]),
        (['"headline ash"'], ["ash"]),
        (["harbour"], ["tide"]),
        (["speaker:lee", "unread", "quotes=2", "--limit", "1"], ["tide"]),
        (["--limit", "1", "cedar"], ["cedar"]),
    ],
)
def test_search_prints_the_headlines_that_a_filter_finds(
    stored: None, words: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert headlines(printed(capsys, "search", *words)) == expected


def test_search_prints_as_list_does(stored: None, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = printed(capsys, "list", "--limit", "1")
    assert printed(capsys, "search", "tide") == wanted
    assert printed(capsys, "search", "--plain", "tide") == wanted
    [story] = records(capsys, "stories", "search", "tide")
    assert story["headline"] == "Headline tide"


def test_search_writes_a_file_and_a_word_to_leave_out_is_none(
    stored: None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = paths.database_file().parent / "found.txt"
    assert printed(capsys, "search", "headline", "-opal", "-tide", "-o", file) == ""
    assert headlines(file.read_text()) == ["cedar", "beech", "ash"]


def test_other_commands_take_a_filter(stored: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert headlines(printed(capsys, "list", "--filter", "-tag:eu")) == ["tide"]
    quotes = records(capsys, "quotes", "quotes", "--filter=harbour")
    assert {quote["place"] for quote in quotes} == {"https://city.example/tide"}
    assert records(capsys, "figures", "figures", "--filter", "cedar")
    assert printed(capsys, "show", "--filter", "ash").splitlines()[0] == "Headline ash"


def test_what_is_not_found_is_told_with_what_was_looked_for(
    stored: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(capsys, 4, "search", "has:quote", "lighthouse") == (
        "no stored story is found by has:quote lighthouse"
    )
    assert failed(capsys, 4, "quotes", "--filter", "starred") == (
        "no stored story is found by starred"
    )


def test_what_is_not_found_is_told_although_a_document_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "calm.txt").write_text("Calm\n\nNothing is said.\n")
    (folder / "void.txt").write_text("")
    save(str(folder))
    empty, nothing = failed(capsys, 4, "search", "lighthouse").splitlines()
    assert empty == f"{folder / 'void.txt'}: is empty"
    assert nothing == "briefing: no stored story is found by lighthouse"
    assert main(["search", "calm"]) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search", "speker:lee"], 'there is no field "speker" (did you mean speaker?); there are'),
        (["search", "since:", "ash"], "since lacks its value, as in since:2d"),
        (["list", "--filter", "figures>x"], "figures takes a whole number, as in figures>3"),
        (["search"], "say what to look for: briefing search WORD"),
        (["search", "*", "-"], "say what to look for: briefing search WORD"),
        (["search", "--jsn", "x"], "unrecognized arguments: --jsn (did you mean --json?)"),
        (["list", "--filter", "ash", "a.txt"], "--filter chooses among the stored stories"),
    ],
)
def test_a_mistake_is_told_before_anything_is_done(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(capsys, 2, *words).startswith(said)
    assert not paths.database_file().exists()


def test_stories_that_nothing_has_marked_yet_are_marked_to_be_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORY)
    (folder / "calm.txt").write_text("Calm\n\nNothing is said.\n")
    save(CITY, f'{folder} "~Notes"')
    body = "<p>A gale rose.</p><p>&ldquo;Run,&rdquo; Max Roe said.</p>"
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, subscriptions.load().sources)
        save_feed(db, ids[CITY], Feed(None, None, (draft("gale", body=body),), 1), Check(), NOON)
    assert set(headlines(printed(capsys, "search", "speaker:roe"))) == {"gale"}
    assert headlines(printed(capsys, "search", "gale")) == ["gale"]
    assert headlines(printed(capsys, "search", "quotes=0")) == ["Calm"]


def test_without_sources_search_looks_through_the_seeds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    title = "U.S. Says 8,000 North Korean Troops Ready For Combat In Kursk Region"
    assert headlines(printed(capsys, "search", "korean troops")) == [title]
    assert headlines(printed(capsys, "list", "--filter", "speaker:blinken")) == [title]
    assert failed(capsys, 4, "search", "qwertz") == (
        "no story that comes with briefing is found by qwertz"
    )
    assert not paths.database_file().exists()
    save(CITY)
    assert failed(capsys, 4, "search", "ash").startswith("no story is stored yet")


def test_the_help_has_the_whole_language(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "search", "--help")
    for row in (*FIELDS, *WORDS):
        assert f"  {row.example} " in told
        assert row.meaning in told


def test_more_than_a_screen_holds_is_told_of_what_was_found(
    stored: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.cli.stored.ON_SCREEN", 2)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["search", "tag:eu"]) == 0
    assert capsys.readouterr().err == ("briefing: these are 2 of 3 stories; --limit N takes more\n")


def test_config_check_names_a_saved_filter_that_cannot_be_understood(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = paths.config_file()
    path.parent.mkdir(parents=True)
    path.write_text('[filters]\nNew = "since:2d"\nOdd = "speker:lee"\nmeasure = 3\n')
    assert main(["config", "check"]) == 1
    odd, measure = capsys.readouterr().out.splitlines()
    said = 'the filter "Odd" cannot be understood: there is no field "speker" (did you mean'
    assert odd.startswith(f"{path}:3: {said}")
    assert measure.startswith(f"{path}:4: ")
