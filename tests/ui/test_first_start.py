"""A start before there are any sources: the stories that come along, and how to add a source."""

from collections.abc import Iterator

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefing import paths
from tests.loopback import Server
from tests.ui.conftest import picture, press, until, viewer
from tests.ui.feeds import names, rss, save_stored


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        server.routes["/feed"] = rss("City Desk", "Bridge closes")
        yield server


def keys(pilot: Pilot[None]) -> str:
    return picture(pilot).splitlines()[-1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)], ids=str)
async def test_the_key_that_adds_a_source_is_among_the_first(size: tuple[int, int]) -> None:
    async with viewer(*paths.seeds(), size=size) as (pilot, _):
        assert keys(pilot).startswith(" j k move   Enter read   a add source")


async def test_with_sources_it_gives_way_to_keys_for_reading() -> None:
    save_stored()
    async with viewer(size=(80, 24)) as (pilot, _):
        assert "add source" not in keys(pilot)


async def test_what_comes_along_is_not_said_to_have_been_opened() -> None:
    async with viewer(*paths.seeds()) as (pilot, screen):
        assert names(screen) == []
        assert screen.choices[0].name == "Stories to try"
        await press(pilot, "w")
        await until(pilot, lambda: "Voices · this story" in picture(pilot))
        assert "Tab stories to try" in keys(pilot)
        await press(pilot, "tab")
        await until(pilot, lambda: "Voices · stories to try" in picture(pilot))


async def test_what_comes_along_leaves_once_a_source_has_come(server: Server) -> None:
    async with viewer(*paths.seeds()) as (pilot, screen):
        await press(pilot, "a")
        pilot.app.screen.query_one("#target", Input).value = server.url("/feed")
        await press(pilot, "enter")
        await until(pilot, lambda: "City Desk" in picture(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: screen.library.stories == 1)
        assert [one.name for one in screen.choices] == [
            "All stories", "Unread", "Starred", "City Desk",
        ]  # fmt: skip
