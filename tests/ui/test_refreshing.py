"""Refreshing feeds while somebody reads: what comes in, what fails, and what stays as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.config import Settings
from tests.loopback import Reply, Server
from tests.ui.conftest import is_settled, picture, press, until, viewer
from tests.ui.feeds import (
    headlines,
    refresh,
    rss,
    save_sources,
    summaries,
    told,
    unread,
)

WIDE = (160, 45)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


async def test_a_refresh_brings_stories_and_says_how_many(server: Server) -> None:
    server.routes["/a"] = rss("Harbour News", "One", "Two")
    server.routes["/b"] = rss("City Desk", "Three", first_day=9)
    save_sources(f"{server.url('/a')} news", f"{server.url('/b')} news")
    async with viewer(size=WIDE) as (pilot, screen):
        assert "No stories yet" in picture(pilot)
        await refresh(pilot, screen)
        assert headlines(screen) == ["Three", "Two", "One"]
        assert summaries(pilot) == ["2 sources, 3 new stories"]
        numbers = unread(screen)
        assert (numbers["All stories"], numbers["news"], numbers["Harbour News"]) == (3, 3, 2)
        assert "All stories · 3 unread · 3 stories" in picture(pilot)


async def test_another_program_tells_of_new_stories_and_read_sources_can_be_left_out(
    server: Server, tmp_path: Path
) -> None:
    log = tmp_path / "told"
    server.routes["/a"] = rss("Harbour News", "One", "Two")
    server.routes["/b"] = rss("City Desk", "Three", first_day=9)
    save_sources(f"{server.url('/a')} port", f"{server.url('/b')} town")
    notify = f"""sh -c 'echo "$1" > {log}.new; mv {log}.new {log}' - %t"""
    settings = Settings(notify=notify, hide_read_sources=True)
    async with viewer(size=WIDE, settings=settings) as (pilot, screen):
        await refresh(pilot, screen)
        await until(pilot, log.exists)
        assert log.read_text() == "3 new stories\n"
        assert set(unread(screen)) >= {"City Desk", "town", "Harbour News", "port"}
        await press(pilot, "m")
        await until(pilot, lambda: "City Desk" not in unread(screen))
        assert "town" not in unread(screen)
        assert set(unread(screen)) >= {"All stories", "Harbour News", "port"}


async def test_sources_that_fail_are_named_and_leave_the_others_and_their_stories_alone(
    server: Server,
) -> None:
    server.routes["/good"] = rss("Harbour News", "One")
    server.routes["/bad"] = rss("Bad Times", "Two")
    save_sources(server.url("/good"), f'{server.url("/bad")} "~Bad Times"')
    async with viewer(size=WIDE) as (pilot, screen):
        await refresh(pilot, screen)
        server.routes["/good"] = rss("Harbour News", "One", "More")
        server.routes["/bad"] = Reply(503)
        await refresh(pilot, screen)
        assert sorted(headlines(screen)) == ["More", "One", "Two"]
        summary, reason = summaries(pilot)[-1].split("\n")
        assert summary == "1 of 2 sources, 1 new story, 1 failed"
        assert reason.startswith("Bad Times: answered 503")
        assert any(line.startswith(" ✗ Bad Times") for line in picture(pilot).splitlines())


async def test_a_key_refreshes_the_chosen_source_alone_even_after_a_failure(
    server: Server,
) -> None:
    server.routes["/a"] = Reply(500)
    server.routes["/b"] = rss("City Desk", "Two")
    save_sources(f'{server.url("/a")} "~Harbour News"', server.url("/b"))
    async with viewer(size=WIDE) as (pilot, screen):
        await refresh(pilot, screen)
        await press(pilot, "h G k")
        await until(pilot, lambda: screen.scope.name == "Harbour News")
        assert "This source answered 500" in " ".join(picture(pilot).split())
        server.routes["/a"] = rss("Harbour News", "One")
        await refresh(pilot, screen, "r")
        assert headlines(screen) == ["One"]
        assert len(server.asked("/b")) == 1
        assert "✗" not in picture(pilot)


async def test_keys_answer_while_sixty_feeds_load_and_escape_stops_them(server: Server) -> None:
    stories = [f"Story {number}" for number in range(12)]
    server.routes["/quick"] = rss("Quick", *stories)
    for number in range(60):
        server.routes[f"/{number}"] = Reply(hangs=number > 2, delay=0.05, body=rss(str(number)))
    save_sources(server.url("/quick"), *(server.url(f"/{number}") for number in range(60)))
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "R")
        await until(pilot, lambda: len(headlines(screen)) == 12 and screen.reader.entry is not None)
        assert " of 61" in picture(pilot).splitlines()[0]
        for number in range(1, 6):
            await press(pilot, "j")
            entry = screen.reader.entry
            assert screen.headlines.cursor == number
            assert entry is not None
            assert entry.story.headline == headlines(screen)[number]
        await press(pilot, "enter v h")
        was_refreshing = screen.is_refreshing
        await press(pilot, "escape")
        await until(pilot, lambda: bool(summaries(pilot)) and is_settled(screen))
        assert summaries(pilot)[0].endswith("stopped")
        assert (was_refreshing, screen.is_refreshing) == (True, False)
        assert len(headlines(screen)) == 12


async def test_what_comes_in_leaves_the_reader_with_the_story_that_is_read(server: Server) -> None:
    server.routes["/a"] = rss("Harbour News", "One", "Two", "Three")
    save_sources(server.url("/a"))
    async with viewer(size=WIDE) as (pilot, screen):
        await refresh(pilot, screen)
        await press(pilot, "j enter ]")
        entry, mark = screen.reader.entry, screen.reader.mark
        assert entry is not None
        assert entry.story.headline == "Two"
        server.routes["/a"] = rss("Harbour News", "One", "Two", "Three", "Four", "Five")
        await refresh(pilot, screen)
        assert headlines(screen) == ["Five", "Four", "Three", "Two", "One"]
        assert screen.reader.entry == entry
        assert screen.reader.mark == mark
        assert screen.headlines.cursor == 3
        assert unread(screen)["All stories"] == 4


async def test_the_story_that_is_read_stays_among_the_unread_while_others_come(
    server: Server,
) -> None:
    server.routes["/a"] = rss("Harbour News", "One", "Two")
    save_sources(server.url("/a"))
    async with viewer(size=WIDE) as (pilot, screen):
        await refresh(pilot, screen)
        await press(pilot, "h j enter")
        await until(pilot, lambda: screen.scope.name == "Unread" and screen.is_settled)
        await press(pilot, "enter")
        entry = screen.reader.entry
        assert entry is not None
        server.routes["/a"] = rss("Harbour News", "One", "Two", "Three")
        await refresh(pilot, screen)
        assert headlines(screen) == ["Three", "Two", "One"]
        assert screen.reader.entry == entry
        assert unread(screen)["Unread"] == 2


async def test_a_star_and_a_read_mark_that_are_set_during_a_refresh_hold(server: Server) -> None:
    server.routes["/a"] = rss("Harbour News", "One", "Two")
    server.routes["/slow"] = Reply(body=rss("Slow", "Three"), delay=0.5)
    save_sources(server.url("/a"), server.url("/slow"))
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "R")
        await until(pilot, lambda: "Two" in headlines(screen))
        await press(pilot, "g s enter")
        await until(pilot, lambda: bool(summaries(pilot)) and is_settled(screen))
        numbers = unread(screen)
        assert (numbers["All stories"], numbers["Harbour News"], numbers["Slow"]) == (2, 1, 1)
        assert screen.source_list.scopes[2].stories == 1


async def test_why_a_full_article_cannot_be_fetched_is_told(server: Server) -> None:
    link = server.url("/x").encode()
    server.routes["/a"] = rss("Harbour News", "One").replace(b"https://x.example/0", link)
    save_sources(server.url("/a"))
    async with viewer(size=WIDE) as (pilot, screen):
        await refresh(pilot, screen)
        await press(pilot, "x")
        await until(pilot, lambda: len(told(pilot)) > 1)
        assert told(pilot)[-1].startswith(f"{server.url('/x')}: ")
        assert "Fetching" not in picture(pilot)
        assert "It sank at once" in picture(pilot)


async def test_where_there_is_nothing_to_refresh_the_keys_say_so() -> None:
    save_sources()
    async with viewer(size=WIDE) as (pilot, _):
        await press(pilot, "R")
        assert "There is no feed yet. a adds one." in picture(pilot)


async def test_a_feed_that_wants_to_be_left_alone_is_and_says_so(server: Server) -> None:
    server.routes["/limited"] = Reply(429, headers={"Retry-After": "1200"})
    save_sources(f'{server.url("/limited")} "~Limited"')
    async with viewer(size=WIDE) as (pilot, screen):
        await refresh(pilot, screen)
        await press(pilot, "h G")
        await until(pilot, lambda: screen.scope.name == "Limited")
        shown = " ".join(picture(pilot).split())
        assert "answered 429 (too many requests)" in shown
        assert "wants to be left alone for another" in shown
        await refresh(pilot, screen, "r")
        assert summaries(pilot)[-1].endswith("1 left alone for now")
        assert len(server.asked("/limited")) == 1
