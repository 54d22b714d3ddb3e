"""The files that stories come with on the running screen: told, listed, opened."""

from contextlib import closing
from dataclasses import replace

import pytest

from briefing import paths
from briefing.export.links import links_of
from briefing.export.wording import enclosed
from briefing.model import Draft, Enclosure, Feed, Medium, Source, SourceKind
from briefing.store.database import open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.sources import Check, adopt
from briefing.ui.screens.main import MainScreen
from tests.ui.conftest import NOW, picture, press, until, viewer
from tests.ui.feeds import save_sources
from tests.unit.samples import a_story

PODCAST = Source("The Harbour Hour", SourceKind.FEED, "https://pod.example/feed")
EPISODE = Enclosure("https://cdn.pod.example/12.mp3", Medium.AUDIO, 34_216_300)
FILM = Enclosure("https://cdn.pod.example/12.webm", Medium.VIDEO, 1_400_000_000)
PAPER = Enclosure("https://pod.example/12.pdf", Medium.DOCUMENT)
COVER = Enclosure("https://pod.example/cover.png", Medium.IMAGE, 1)
BODY = '<p>"It sank at once," Ann Lee said. See <a href="https://x.example/a">the plan</a>.</p>'
PLAYER = "♪ audio, 34 MB · cdn.pod.example"


def save(url: str | None, *files: Enclosure, body: str = BODY) -> None:
    """One story of a saved feed that comes with files."""
    made = Draft("1", url, "Ferry sinks", None, None, body, True, PODCAST.place, b"1", files)
    save_sources(f'{PODCAST.place} "~{PODCAST.name}"')
    with closing(open_for_writing(paths.database_file())) as db:
        ids = adopt(db, [PODCAST])
        save_feed(db, ids[PODCAST.place], Feed(None, None, (made,), 1), Check(), NOW)


def opened_by(screen: MainScreen, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the screen opens, in order."""
    opened: list[str] = []
    monkeypatch.setattr(screen, "open_address", opened.append)
    return opened


async def test_a_file_is_told_beneath_the_facts_and_marks_stay_on_their_words() -> None:
    save("https://pod.example/12", EPISODE, FILM)
    async with viewer() as (pilot, screen):
        lines = [line for line in picture(pilot).splitlines() if "pod.example" in line]
        assert PLAYER in lines[0]
        assert "▷ video, 1.4 GB · cdn.pod.example" in lines[1]
        await press(pilot, "right_square_bracket")
        mark = screen.reader.mark
        entry = screen.reader.entry
        assert mark is not None
        assert entry is not None
        assert entry.story.text[mark.start : mark.end] == '"It sank at once,"'


async def test_the_links_begin_with_the_files_and_open_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save("https://pod.example/12", EPISODE)
    async with viewer() as (pilot, screen):
        opened = opened_by(screen, monkeypatch)
        await press(pilot, "u")
        shown = picture(pilot)
        assert "1  Audio, 34 MB  cdn.pod.example" in shown
        assert "2  This story's own page  pod.example" in shown
        assert "3  the plan  x.example" in shown
        await press(pilot, "enter")
        assert opened == [EPISODE.url]


async def test_a_story_without_a_page_opens_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    save(None, EPISODE)
    async with viewer() as (pilot, screen):
        asked: list[str] = []
        monkeypatch.setattr(screen, "ask_to_open", lambda url, *_: asked.append(url))
        await press(pilot, "o")
        await press(pilot, "O")
        assert asked == [EPISODE.url, EPISODE.url]


async def test_a_story_with_a_page_opens_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    save("https://pod.example/12", EPISODE)
    async with viewer() as (pilot, screen):
        asked: list[str] = []
        monkeypatch.setattr(screen, "ask_to_open", lambda url, *_: asked.append(url))
        await press(pilot, "o")
        assert asked == ["https://pod.example/12"]


async def test_a_click_on_a_file_asks_to_open_it(monkeypatch: pytest.MonkeyPatch) -> None:
    save("https://pod.example/12", EPISODE)
    async with viewer() as (pilot, screen):
        asked: list[str] = []
        monkeypatch.setattr(screen, "ask_to_open", lambda url, *_: asked.append(url))
        lines = picture(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if PLAYER in line)
        await pilot.click(offset=(lines[y].index("audio"), y))
        await until(pilot, lambda: asked == [EPISODE.url])


async def test_many_files_are_counted_and_a_picture_in_the_text_is_not_told_twice() -> None:
    body = f'<p>It sank.</p><p><img src="{COVER.url}" alt="The ferry"></p>'
    others = [replace(PAPER, url=f"https://pod.example/{n}.pdf") for n in range(4)]
    save("https://pod.example/12", COVER, *others, body=body)
    async with viewer() as (pilot, _):
        shown = picture(pilot)
        assert shown.count("▤ document · pod.example") == 2
        assert "and 2 more among the links" in shown
        assert "▣ image" not in shown
        assert "▣ The ferry" in shown


async def test_a_narrow_line_is_cut() -> None:
    host = "a-very-long-name-of-a-host-that-serves-episodes-for-many-others.pod.example"
    save(None, replace(EPISODE, url=f"https://{host}/1.mp3"))
    async with viewer(size=(50, 20)) as (pilot, _):
        await press(pilot, "enter")
        line = next(line for line in picture(pilot).splitlines() if "♪" in line)
        assert line.endswith("…")
        assert len(line) <= 50


def test_no_address_is_listed_twice() -> None:
    story = replace(a_story("It sank."), enclosures=(EPISODE, PAPER))
    page = replace(story, document=replace(story.document, url=EPISODE.url))
    assert [one.url for one in links_of(page)] == [EPISODE.url, PAPER.url]


@pytest.mark.parametrize(
    ("medium", "length", "words"),
    [
        (Medium.AUDIO, 34_216_300, "audio, 34 MB"),
        (Medium.VIDEO, 1_400_000_000, "video, 1.4 GB"),
        (Medium.DOCUMENT, 80_400, "document, 80 KB"),
        (Medium.OTHER, None, "file"),
        # Many feeds say 0 or 1 where they do not know.
        (Medium.AUDIO, 1, "audio"),
    ],
)
def test_a_file_is_told_by_what_it_holds_and_its_size(
    medium: Medium, length: int | None, words: str
) -> None:
    assert enclosed(Enclosure(EPISODE.url, medium, length)) == words
