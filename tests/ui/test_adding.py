"""Adding sources in the viewer's dialog: what stands at a target, and what becomes of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from briefing import subscriptions
from briefing.ui.screens.add import AddScreen
from tests.conftest import SEED
from tests.loopback import Reply, Server
from tests.ui.conftest import is_settled, picture, press, type_text, until, viewer
from tests.ui.feeds import HOSTILE, headlines, names, page, rss, save_sources, told, unread

WIDE = (160, 45)


@pytest.fixture
def server() -> Iterator[Server]:
    save_sources()
    with Server() as server:
        server.routes["/a"] = rss("Harbour News", "One", "Two")
        server.routes["/b"] = rss("City Desk", "Three")
        server.routes["/hostile"] = rss(HOSTILE, f"{HOSTILE} headline")
        server.routes["/page"] = page("/a", "/b", "/hostile")
        yield server


async def probe(pilot: Pilot[None], target: str, *parts: str) -> None:
    """Ask in the dialog for a target, and wait until these parts of the answer are shown."""
    await press(pilot, "a")
    pilot.app.screen.query_one("#target", Input).value = target
    await press(pilot, "enter")
    await until(pilot, lambda: all(part in unbroken(pilot) for part in parts))


def unbroken(pilot: Pilot[None]) -> str:
    """What stands on the screen, its lines joined and its boxes left out."""
    return " ".join(re.sub("[│▌]", " ", picture(pilot)).split())


async def test_a_feed_is_shown_before_it_is_added_and_its_stories_after(server: Server) -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        facts = f"2 stories · newest 2 January 2024 · {server.url('/a')}"
        await probe(pilot, server.url("/a"), "A feed was found:", facts, "Enter add")
        assert not subscriptions.load().sources
        await press(pilot, "enter")
        await until(pilot, lambda: "Added Harbour News: 2 stories" in told(pilot))
        await until(pilot, lambda: is_settled(screen) and len(headlines(screen)) == 2)
        assert names(screen)[-1] == "Harbour News"
        assert unread(screen)["Harbour News"] == 2
        assert len(server.asked("/a")) == 1


async def test_a_name_and_tags_are_taken_along(server: Server) -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await probe(pilot, server.url("/a"), "Harbour News")
        await type_text(pilot, "Port")
        await press(pilot, "tab")
        await type_text(pilot, "sea ships")
        await press(pilot, "enter")
        await until(pilot, lambda: "Port" in names(screen))
        assert {"sea", "ships"} < set(names(screen))
        [source] = subscriptions.load().sources
        assert (source.name, source.tags) == ("Port", ("sea", "ships"))


async def test_of_several_feeds_of_a_page_one_is_chosen(server: Server) -> None:
    async with viewer(size=(80, 24)) as (pilot, screen):
        titles = ("Harbour News", "City Desk", HOSTILE)
        await probe(pilot, server.url("/page"), "3 feeds were found. Choose one:", *titles)
        assert "↑ ↓ choose   Enter add   Tab name and tags   Esc close" in picture(pilot)
        await until(pilot, lambda: "▌ Harbour News" in picture(pilot))
        await press(pilot, "down")
        await until(pilot, lambda: "▌ City Desk" in picture(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: headlines(screen) == ["Three"])
        assert [source.place for source in subscriptions.load().sources] == [server.url("/b")]


async def test_foreign_titles_are_shown_as_they_are_and_never_acted_on(server: Server) -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await probe(pilot, server.url("/hostile"), HOSTILE)
        await pilot.click(OptionList, offset=(3, 0))
        await until(pilot, lambda: headlines(screen) == [f"{HOSTILE} headline"])
        await until(pilot, lambda: f"Added {HOSTILE}: 1 story" in picture(pilot))
        assert not pilot.app._exit


async def test_a_list_of_sources_is_added_as_a_whole(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    outlines = "".join(
        f'<outline text="{name}" xmlUrl="{server.url(place)}"/>'
        for name, place in (("Harbour", "/a"), ("City", "/b"), ("Odd", "/hostile"))
    )
    path.write_text(
        f'<opml version="2.0"><body><outline text="sea">{outlines}</outline></body></opml>', "utf-8"
    )
    async with viewer(size=WIDE) as (pilot, screen):
        await probe(pilot, str(path), "A list of sources was found:", "3 sources")
        assert "Name" not in picture(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "Added 3 of 3 sources" in told(pilot))
        await until(pilot, lambda: names(screen)[-3:] == ["Harbour", "City", "Odd"])
        await until(pilot, lambda: is_settled(screen) and len(headlines(screen)) == 4)
        assert [len(server.asked(place)) for place in ("/a", "/b", "/hostile")] == [1, 1, 1]


async def test_a_folder_is_added_and_read(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.txt").write_text("From the folder\n\nIt stands here.", encoding="utf-8")
    async with viewer(size=WIDE) as (pilot, screen):
        await probe(pilot, str(folder), "A folder was found:", "1 story")
        await press(pilot, "enter")
        await until(pilot, lambda: headlines(screen) == ["From the folder"])
        await until(pilot, lambda: names(screen)[-1] == "clippings")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "It answered 404 (not found): check the address."),
        ("/empty", "It is no feed and names none"),
    ],
)
async def test_where_nothing_can_be_added_the_dialog_says_why(
    server: Server, path: str, reason: str
) -> None:
    server.routes["/empty"] = Reply(body=b"<html><body>Nothing here.</body></html>")
    async with viewer(size=(80, 24)) as (pilot, _):
        await probe(pilot, server.url(path), reason, "Enter look what is there Esc close")
        assert "Try the site's front page, or the address of the feed itself." in unbroken(pilot)
        # The address stands in its field, and nowhere else.
        assert unbroken(pilot).count(server.url(path)) == 1
        await press(pilot, "x")
        assert reason not in unbroken(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, AddScreen)


@pytest.mark.parametrize("target", ["/no/such/folder", "mailto:ann@x.example"])
async def test_what_is_no_address_and_no_path_gets_advice(target: str) -> None:
    async with viewer(SEED, size=(80, 24)) as (pilot, _):
        advice = "An address begins with https://, a path with / or ~."
        await probe(pilot, target, advice)
        assert f"{target}:" not in unbroken(pilot)


async def test_the_dialog_tells_what_can_be_added_in_the_smallest_terminal() -> None:
    async with viewer(SEED, size=(40, 12)) as (pilot, _):
        await press(pilot, "a")
        assert "An address, folder, file or OPML" in picture(pilot)


async def test_a_source_that_is_there_already_is_not_added_again(server: Server) -> None:
    save_sources(f'{server.url("/a")} "~Port"')
    async with viewer(size=WIDE) as (pilot, _):
        await probe(pilot, server.url("/a"), "It is there already, as Port.", "Esc close")
        assert "Try" not in unbroken(pilot)


async def test_what_was_found_is_forgotten_when_another_target_is_typed(server: Server) -> None:
    async with viewer(size=WIDE) as (pilot, _):
        await probe(pilot, server.url("/a"), "Harbour News")
        await press(pilot, "shift+tab shift+tab end x")
        assert "Harbour News" not in picture(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "answered 404" in picture(pilot))
        assert not subscriptions.load().sources


async def test_the_first_source_is_shown_beside_what_was_opened_by_hand(server: Server) -> None:
    async with viewer(SEED, size=WIDE) as (pilot, screen):
        before = screen.source_list.display
        await probe(pilot, server.url("/a"), "Harbour News")
        await press(pilot, "enter")
        await until(pilot, lambda: headlines(screen) == ["Two", "One"])
        assert (before, screen.source_list.display) == (False, True)
        assert names(screen)[:2] == ["Opened", "All stories"]
        await press(pilot, "h g")
        await until(pilot, lambda: len(headlines(screen)) == 1)
        assert headlines(screen)[0].startswith("U.S. Says 8,000")


async def test_a_tag_that_is_chosen_takes_in_a_source_that_is_added(server: Server) -> None:
    save_sources(f'{server.url("/a")} sea "~Port"')
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "R")
        await until(pilot, lambda: len(headlines(screen)) == 2)
        await press(pilot, "h j j j")
        await until(pilot, lambda: screen.scope.name == "sea" and screen.is_settled)
        await probe(pilot, server.url("/b"), "City Desk")
        await press(pilot, ["tab", *"sea", "enter"])
        await until(pilot, lambda: len(headlines(screen)) == 3)
        assert screen.source_list.scope == screen.source_list.scopes[3]
        assert unread(screen)["sea"] == 3


@pytest.mark.parametrize("size", [(40, 12), (80, 16), (80, 24), (200, 50)])
async def test_every_field_and_key_has_room_in_the_dialog(
    server: Server, size: tuple[int, int]
) -> None:
    async with viewer(size=size) as (pilot, _):
        parts = ("Add a source", "Harbour News", "Name", "Tags", "Enter add")
        await probe(pilot, server.url("/page"), *parts)
