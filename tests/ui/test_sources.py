"""Choosing among saved sources: the column beside the list, the picker, and their numbers."""

from functools import partial

import pytest
from textual.pilot import Pilot

from briefing import paths
from briefing.ui.hints import key_hints
from briefing.ui.page import View
from briefing.ui.screens.main import MainScreen
from briefing.ui.screens.sources import SourcesScreen
from briefing.ui.widgets.sources import SourceList
from tests.ui.conftest import picture, press, type_text, until, viewer
from tests.ui.feeds import (
    HOSTILE,
    LONG,
    REFUSED,
    headlines,
    names,
    save_sources,
    save_stored,
    unread,
)

WIDE = (160, 45)
GENERAL = ["All stories", "Unread", "Starred"]
TAGS = ["local", "news", "odd"]
SOURCES = ["The Morning Post", LONG, HOSTILE, "gone.example", "Flaky Times"]
POST = [
    "Ferry sinks in the harbour",
    "Bridge closes",
    "Museum reopens its east wing after nine years of repairs",
    "Mayor resigns",
]


@pytest.fixture(autouse=True)
def _stored() -> None:
    save_stored()


def header(pilot: Pilot[None]) -> str:
    return picture(pilot).splitlines()[0]


def column(pilot: Pilot[None]) -> list[str]:
    return [line[:26].rstrip() for line in picture(pilot).splitlines()]


async def choose(pilot: Pilot[None], screen: MainScreen, name: str) -> None:
    """Choose in the column with the keys."""
    await press(pilot, "h" if screen.focused is not screen.source_list else "")
    await press(pilot, "home")
    await press(pilot, "j " * names(screen).index(name))
    await until(pilot, lambda: screen.scope.name == name and screen.is_settled)


async def pick(pilot: Pilot[None], screen: MainScreen, text: str) -> None:
    """Choose in the picker by typing."""
    await press(pilot, "h")
    await type_text(pilot, text)
    await press(pilot, "enter")
    await until(pilot, lambda: screen.is_settled)


async def test_the_column_lists_general_choices_then_tags_then_sources_in_their_order() -> None:
    async with viewer(size=WIDE) as (_, screen):
        assert names(screen) == [*GENERAL, *TAGS, *SOURCES]


async def test_the_list_and_the_header_follow_the_cursor_in_the_column() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        assert len(headlines(screen)) == 8
        assert "All stories · 8 unread · 8 stories" in header(pilot)
        await choose(pilot, screen, "The Morning Post")
        assert headlines(screen) == POST
        assert "The Morning Post · 4 unread · 4 stories" in header(pilot)
        assert "1 source · checked 2 min ago" in header(pilot)
        await choose(pilot, screen, "local")
        assert headlines(screen) == POST
        await choose(pilot, screen, "news")
        assert len(headlines(screen)) == 7
        assert "news · 7 unread · 7 stories" in header(pilot)
        assert "3 sources" in header(pilot)
        await choose(pilot, screen, "Starred")
        assert headlines(screen) == []
        assert "Starred · none" in header(pilot)
        assert "Nothing starred" in picture(pilot)


async def test_no_key_is_lost_when_the_cursor_runs_down_the_column() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "h")
        for _ in range(7):
            screen.source_list.action_move(1)
            screen.tell()
        await until(pilot, lambda: screen.scope.name == LONG)
        assert screen.source_list.scope == screen.scope


async def test_a_click_chooses_a_source() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        line = next(n for n, text in enumerate(column(pilot)) if "Morning Post" in text)
        await pilot.click("#sources", offset=(6, line - 1))
        await until(pilot, lambda: headlines(screen) == POST)
        assert screen.focused is screen.source_list


async def test_reading_and_starring_change_every_number_at_once() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await choose(pilot, screen, "The Morning Post")
        await press(pilot, "enter enter")
        numbers = unread(screen)
        assert [numbers[name] for name in ("All stories", "Unread", "local")] == [7, 7, 3]
        assert [numbers[name] for name in ("news", "odd", "The Morning Post")] == [6, 1, 3]
        assert "The Morning Post · 3 unread · 4 stories" in header(pilot)
        assert any(line.split()[-3:] == ["Morning", "Post", "3"] for line in column(pilot))
        await press(pilot, "m s")
        assert unread(screen)["All stories"] == 8
        assert any(line.split() == ["★", "Starred", "1"] for line in column(pilot))
        await press(pilot, "h h")
        await choose(pilot, screen, "Starred")
        assert headlines(screen) == POST[:1]
        assert "Starred · 1" in header(pilot)


async def test_numbers_are_right_again_in_the_next_session() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "enter s h j j enter")
        await until(pilot, lambda: unread(screen)["Unread"] == 6)
    async with viewer(size=WIDE) as (_, screen):
        assert unread(screen)["Unread"] == 6
        assert screen.source_list.scopes[2].stories == 1


async def test_a_story_that_is_read_stays_among_the_unread_until_another_choice() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await choose(pilot, screen, "Unread")
        await press(pilot, "enter enter")
        first = screen.reader.entry
        assert first is not None
        screen._list_soon()
        await until(pilot, lambda: screen.is_settled)
        assert screen.reader.entry == first
        assert len(headlines(screen)) == 8
        assert "Unread · 7" in header(pilot)
        await press(pilot, "h h")
        await choose(pilot, screen, "All stories")
        await choose(pilot, screen, "Unread")
        assert len(headlines(screen)) == 7


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_a_failed_source_tells_why_and_when_it_is_tried_next(size: tuple[int, int]) -> None:
    async with viewer(size=size) as (pilot, screen):
        if size == WIDE:
            assert any(line.startswith(" ✗ Flaky Times") for line in column(pilot))
            await choose(pilot, screen, "Flaky Times")
        else:
            await pick(pilot, screen, "flaky")
        foot = picture(pilot).splitlines()[-2]
        assert foot.startswith(f" ✗ {REFUSED} · tried 3 min ago")
        if size == WIDE:
            assert "left alone for another 12 min · r tries now" in foot
        assert headlines(screen) == ["Strike ends"]


async def test_a_failed_source_without_stories_tells_why_in_their_place() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await choose(pilot, screen, "gone.example")
        shown = " ".join(picture(pilot).split())
        assert "This source answered 410 (gone) · tried 1 h ago" in shown
        assert "not tried again by itself · r tries now." in shown


async def test_foreign_names_are_shown_as_they_are_and_never_acted_on() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await choose(pilot, screen, HOSTILE)
        assert f"{HOSTILE} · 1 unread" in header(pilot)
        assert f"{HOSTILE} headline" in picture(pilot)
        line = next(n for n, text in enumerate(column(pilot)) if HOSTILE[:12] in text)
        await pilot.click("#sources", offset=(4, line - 1))
        await press(pilot, "r")
        await until(pilot, lambda: len(pilot.app._notifications) > 0)
        assert HOSTILE in picture(pilot)
        assert not pilot.app._exit


async def test_where_there_is_no_room_for_a_column_the_picker_narrows_down_as_one_types() -> None:
    async with viewer(size=(80, 24)) as (pilot, screen):
        assert not screen.source_list.display
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, SourcesScreen)
        choices = pilot.app.screen.query_one(SourceList)
        assert [scope.name for scope in choices.scopes] == [*GENERAL, *TAGS, *SOURCES]
        await type_text(pilot, "Post MORN")
        assert [scope.name for scope in choices.scopes] == ["The Morning Post"]
        assert "▌  The Morning Post" in picture(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: headlines(screen) == POST)
        assert "The Morning Post · 4 unread · 4 stories" in header(pilot)


async def test_the_picker_moves_with_the_arrows_and_shows_where_it_is() -> None:
    async with viewer(size=(80, 20)) as (pilot, screen):
        await press(pilot, "h")
        await until(pilot, lambda: "▐" in picture(pilot))
        await press(pilot, "pagedown down")
        await until(pilot, lambda: "▌✗ Flaky Times" in picture(pilot))
        await press(pilot, "up up up up up up up up enter")
        await until(pilot, lambda: screen.scope.name == "Starred")


async def test_the_picker_says_what_to_do_where_nothing_is_called_that() -> None:
    async with viewer(size=(80, 24)) as (pilot, _):
        await press(pilot, "h")
        await type_text(pilot, "zzz")
        shown = picture(pilot)
        assert "No source is called that." in shown
        assert "choose" not in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SourcesScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)


async def test_an_empty_choice_tells_what_to_do() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "enter n n n n n n n")
        await until(pilot, lambda: unread(screen)["Unread"] == 0)
        assert "all read" in header(pilot)
        await press(pilot, "h h")
        await choose(pilot, screen, "Unread")
        assert "Every story has been read." in picture(pilot)
        assert "Unread · none" in header(pilot)


async def test_an_empty_list_without_sources_takes_no_key_from_later_ones() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        hints = partial(
            key_hints,
            screen.keymap,
            where="list",
            on_mark=False,
            view=View.FULL,
            has_story=False,
            has_marks=False,
            has_saved=True,
        )
        assert ("h", "sources") not in hints(has_feeds=False)
        assert ("h", "sources") in hints(has_feeds=True)
        await choose(pilot, screen, "Starred")
        await press(pilot, "enter")
        assert "h sources" in picture(pilot)


async def test_a_source_with_a_tag_that_hides_it_is_no_choice_and_its_stories_are_listed() -> None:
    lines = paths.sources_file().read_text().splitlines()
    save_sources(lines[0].replace("news", '"!quiet"'), *lines[1:])
    written = paths.sources_file().read_bytes()
    async with viewer(size=WIDE) as (pilot, screen):
        await until(pilot, lambda: names(screen) == [*GENERAL, *TAGS, *SOURCES[1:]])
        assert len(headlines(screen)) == 8
        assert unread(screen)["All stories"] == 8
        await press(pilot, "F")
        await type_text(pilot, "tag:!quiet")
        await press(pilot, "enter")
        await until(pilot, lambda: headlines(screen) == POST)
    assert paths.sources_file().read_bytes() == written


async def test_all_stories_are_shown_once_the_source_that_was_is_hidden() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await choose(pilot, screen, "The Morning Post")
        screen.retag("!quiet")
        await until(pilot, lambda: screen.scope.name == "All stories" and screen.is_settled)
        assert names(screen) == [*GENERAL, "news", "odd", *SOURCES[1:]]
        assert len(headlines(screen)) == 8
