"""The viewer on addresses: what stands there, without subscribing to it."""

from briefing import subscriptions
from tests.conftest import SEED
from tests.loopback import Server
from tests.ui.conftest import is_settled, until, viewer
from tests.ui.feeds import headlines, rss, told


async def test_a_feed_opens_beside_a_document_and_is_no_source() -> None:
    with Server({"/a": rss("Harbour News", "One", "Two")}) as server:
        async with viewer(SEED, server.url("/a")) as (pilot, screen):
            await until(pilot, lambda: is_settled(screen) and len(headlines(screen)) == 3)
            assert headlines(screen)[1:] == ["Two", "One"]
            assert subscriptions.load().sources == ()


async def test_an_address_that_fails_is_told_and_stays_in_the_list() -> None:
    with Server() as server:
        place = server.url("/a")
        async with viewer(place) as (pilot, screen):
            reason = "answered 404 (not found)"
            await until(pilot, lambda: any(reason in text for text in told(pilot)))
            await until(pilot, lambda: [one.place for one in screen.library.troubles] == [place])
            assert screen.library.troubles[0].reason.startswith(reason)
