"""Redirects: followed by hand, written down only when they are permanent, never in a circle."""

import asyncio

import pytest

from briefing.sources.fetch_nouns import Limits, Request
from briefing.sources.fetch_trip import Trip
from tests.loopback import Reply, Server
from tests.unit.fetching import PUBLIC, Internet, failure, fetcher, get


def _to(where: str, status: int = 302) -> Reply:
    return Reply(status, headers={"Location": where})


@pytest.mark.parametrize("status", [301, 308])
async def test_a_permanent_redirect_gives_the_address_to_write_down(status: int) -> None:
    with Server({"/old": _to("/new", status), "/new": b"x"}) as server:
        answer = await get(server.url("/old"))
        assert answer.moved_to == answer.final_url == server.url("/new")
        assert (answer.url, answer.body) == (server.url("/old"), b"x")


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_a_redirect_for_now_is_followed_and_not_written_down(status: int) -> None:
    with Server({"/old": _to("/new", status), "/new": b"x"}) as server:
        answer = await get(server.url("/old"))
        assert (answer.moved_to, answer.final_url) == (None, server.url("/new"))


async def test_only_the_first_permanent_redirects_are_written_down() -> None:
    routes = {"/1": _to("/2", 301), "/2": _to("/3", 308), "/3": _to("/4"), "/4": _to("/5", 301)}
    with Server({**routes, "/5": b"x"}) as server:
        assert (await get(server.url("/1"))).moved_to == server.url("/3")
        assert (await get(server.url("/3"))).moved_to is None


async def test_validators_go_along_with_a_redirect() -> None:
    with Server({"/old": _to("/new", 301), "/new": Reply(304)}) as server:
        answer = await get(server.url("/old"), etag='"1"')
        assert server.asked("/new")[0].headers["if-none-match"] == '"1"'
        assert (answer.is_unchanged, answer.moved_to) == (True, server.url("/new"))


async def test_eight_redirects_are_followed_and_nine_are_not() -> None:
    routes = {f"/{n}": _to(f"/{n - 1}", 308) for n in range(1, 10)}
    with Server({**routes, "/0": b"x"}) as server:
        assert (await get(server.url("/8"))).body == b"x"
        error = await failure(server.url("/9"))
        assert len(server.requests) == 9 + 9
    assert error.reason == "redirects more than 8 times"


async def test_a_circle_is_left_when_it_closes() -> None:
    with Server({"/a": _to("/b", 301), "/b": _to("/a#again", 301)}) as server:
        error = await failure(server.url("/a"))
        assert (error.reason, len(server.requests)) == ("redirects in a circle", 2)


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "redirects to a file: address, and only http and https"),
        ("ftp://news.example/", "redirects to a ftp: address"),
        ("javascript:alert(1)", "redirects to a javascript: address"),
        ("data:text/xml,<rss/>", "redirects to a data: address"),
        ("//", "redirects in a circle"),
        ("http://", "redirects in a circle"),
        ("http://[::1", "redirects to something that is not an address on the web"),
        ("http://a\x7fb/", "redirects to something that is not an address on the web"),
        ("http://h:99999/", "redirects to something that is not an address on the web"),
        ("", "redirects without saying where to"),
    ],
)
async def test_a_redirect_out_of_the_web_is_refused(location: str, reason: str) -> None:
    with Server({"/": _to(location, 301)}) as server:
        error = await failure(server.url())
        assert len(server.requests) == 1
    assert error.reason.startswith(reason)


async def test_a_redirect_may_hold_spaces_and_letters_of_any_script() -> None:
    location = "/à la carte".encode().decode("latin-1")
    with Server({"/": _to(location), "/%C3%A0%20la%20carte": b"x"}) as server:
        assert (await get(server.url())).final_url == server.url("/%C3%A0%20la%20carte")


async def test_credentials_stay_with_the_host_they_were_given_for() -> None:
    with Server({"/feed": b"x"}) as other, Server({"/new": b"x"}) as server:
        server.routes |= {"/same": _to("/new", 301), "/other": _to(other.url("/feed"), 301)}
        secret = server.origin.replace("://", "://ann:pw@")
        same = await get(secret + "/same")
        across = await get(secret + "/other")
        assert "authorization" in server.asked("/new")[0].headers
        assert "authorization" not in other.requests[0].headers
        assert same.moved_to == secret + "/new"
        assert across.moved_to == other.url("/feed")


async def test_credentials_in_a_redirect_are_not_taken() -> None:
    with Server({"/new": b"x"}) as server:
        server.routes["/"] = _to(server.url("/new").replace("://", "://eve:pw@"), 301)
        answer = await get(server.url())
        assert "authorization" not in server.asked("/new")[0].headers
        assert answer.moved_to == server.url("/new")


async def test_an_error_after_a_redirect_says_where_it_led() -> None:
    with Server({"/old": _to("/new", 301)}) as server:
        error = await failure(server.url("/old"))
        assert error.place == server.url("/old")
        assert error.reason == (
            f"leads on to {server.url('/new')}, which answered 404 (not found): check the address"
        )


async def test_the_deadline_is_for_all_redirects_together() -> None:
    routes = {f"/{n}": Reply(302, headers={"Location": f"/{n + 1}"}, delay=0.1) for n in range(8)}
    with Server(routes) as server:
        error = await failure(server.url("/0"), limits=Limits(deadline=0.35))
        assert len(server.requests) < 6
    assert "did not answer within 0.35 seconds" in error.reason


async def test_two_sites_that_lead_to_each_other_do_not_wait_for_each_other() -> None:
    with Server({"/feed": b"x"}) as one, Server({"/feed": b"y"}) as two:
        one.routes["/"] = Reply(302, headers={"Location": two.url("/feed")}, delay=0.05)
        two.routes["/"] = Reply(302, headers={"Location": one.url("/feed")}, delay=0.05)
        async with fetcher() as web:
            both = (web.get(Request(s.url(), user_typed=True)) for s in (one, two))
            answers = await asyncio.wait_for(asyncio.gather(*both), 5)
    assert [answer.body for answer in answers] == [b"y", b"x"]


async def test_a_move_away_from_tls_is_not_written_down() -> None:
    trip = Trip(Request("https://news.example/feed"), 30)
    trip.follow(301, "http://news.example/feed", 8)
    assert (trip.moved_to, trip.address.scheme) == (None, "http")
    trip.follow(301, "https://news.example/new", 8)
    assert trip.moved_to is None


async def test_credentials_are_kept_when_a_host_moves_to_tls() -> None:
    trip = Trip(Request("http://ann:pw@news.example/"), 30)
    trip.follow(301, "https://news.example/", 8)
    assert trip.moved_to == "https://ann:pw@news.example/"


async def test_a_relative_redirect_stays_with_its_host() -> None:
    with Server({"/blog/feed": _to("../rss?x=1"), "/rss": b"x"}) as server:
        internet = Internet({"news.example": (PUBLIC,)}, {PUBLIC: server})
        async with fetcher(network=internet) as web:
            answer = await web.get(Request("http://news.example/blog/feed"))
    assert answer.final_url == "http://news.example/rss?x=1"
    assert server.requests[1].headers["host"] == "news.example"
