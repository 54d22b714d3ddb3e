"""Limits: how long, how many at one time, and hosts that want to be left alone."""

import asyncio
import time

import pytest

from briefing.sources.fetch import Fetcher
from briefing.sources.fetch_nouns import ErrorKind, FetchError, Limits, Request
from tests.loopback import Reply, Server
from tests.unit.fetching import AGENT, failure, fetcher


@pytest.mark.parametrize(
    "slow",
    [
        Reply(hangs=True),
        Reply(body=b"x", delay=30),
        Reply(chunks=[b"x"], endless=True, pause=0.05),
    ],
)
async def test_an_answer_that_takes_too_long_is_given_up(slow: Reply) -> None:
    with Server({"/": slow}) as server:
        started = time.monotonic()
        error = await failure(server.url(), limits=Limits(deadline=0.25))
        assert time.monotonic() - started < 5
    assert error.reason == "did not answer within 0.25 seconds"
    assert error.kind is ErrorKind.TEMPORARY


async def test_one_origin_is_asked_one_thing_at_a_time() -> None:
    with Server({"/": Reply(body=b"x", delay=0.01)}) as one, Server({"/": b"x"}) as two:
        async with fetcher() as web:
            urls = [one.url(f"/?{n}") for n in range(8)] + [two.url()]
            await asyncio.gather(*(web.get(Request(url, user_typed=True)) for url in urls))
        assert (one.most_at_once, len(one.requests), one.connections) == (1, 8, 1)


async def test_no_more_than_the_total_are_asked_at_one_time() -> None:
    limits = Limits(total=3, per_origin=10)
    with Server({"/": Reply(body=b"x", delay=0.02)}) as server:
        async with fetcher(limits=limits) as web:
            requests = [Request(server.url(f"/?{n}"), user_typed=True) for n in range(9)]
            await asyncio.gather(*map(web.get, requests))
        assert server.most_at_once == 3


async def test_waiting_for_a_turn_is_not_counted_against_the_deadline() -> None:
    with Server({"/": Reply(body=b"x", delay=0.1)}) as server:
        async with fetcher(limits=Limits(deadline=0.35)) as web:
            requests = [Request(server.url(f"/?{n}"), user_typed=True) for n in range(6)]
            answers = await asyncio.gather(*map(web.get, requests))
    assert len(answers) == 6


async def test_one_that_hangs_holds_no_other_up() -> None:
    with Server({"/": Reply(hangs=True)}) as stuck, Server({"/": b"x"}) as well:
        async with fetcher() as web:
            hanging = asyncio.create_task(web.get(Request(stuck.url(), user_typed=True)))
            answer = await web.get(Request(well.url(), user_typed=True))
            hanging.cancel()
            await asyncio.gather(hanging, return_exceptions=True)
            assert hanging.cancelled()
    assert answer.body == b"x"


async def test_a_cancelled_request_gives_its_turn_back() -> None:
    with Server({"/stuck": Reply(hangs=True), "/": b"x"}) as server:
        async with fetcher(limits=Limits(total=1)) as web:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await web.get(Request(server.url("/stuck"), user_typed=True))
            assert (await web.get(Request(server.url(), user_typed=True))).body == b"x"


async def test_too_many_requests_hold_for_the_whole_host() -> None:
    busy = Reply(429, headers={"Retry-After": "3600"})
    with Server({"/a": busy, "/b": b"x"}) as server, Server({"/": b"x"}) as same_host:
        async with fetcher() as web:
            for url in (server.url("/a"), server.url("/b"), same_host.url()):
                with pytest.raises(FetchError) as caught:
                    await web.get(Request(url, user_typed=True))
                assert (caught.value.status, caught.value.retry_after) == (429, 3600)
            assert caught.value.reason == "asked to be left alone for 1 h 0 min more"
            assert web.held == {"127.0.0.1": 1_003_600}
        assert (len(server.requests), len(same_host.requests)) == (1, 0)


async def test_a_host_is_left_alone_after_a_restart_too_and_then_asked_again() -> None:
    with Server({"/": b"x"}) as server:
        held = {"127.0.0.1": 1_000_060}
        async with Fetcher(AGENT, held=held, now=lambda: 1_000_000.0) as web:
            with pytest.raises(FetchError, match="left alone for 1 min more"):
                await web.get(Request(server.url(), user_typed=True))
        async with Fetcher(AGENT, held=held, now=lambda: 1_000_060.0) as web:
            assert (await web.get(Request(server.url(), user_typed=True))).body == b"x"


async def test_too_many_requests_without_a_time_hold_for_a_quarter_of_an_hour() -> None:
    with Server({"/": Reply(429)}) as server:
        assert (await failure(server.url())).retry_after == 900


async def test_an_unavailable_server_holds_for_its_one_address_alone() -> None:
    down = Reply(503, headers={"Retry-After": "120"})
    with Server({"/a": down, "/b": b"x"}) as server:
        async with fetcher() as web:
            with pytest.raises(FetchError) as caught:
                await web.get(Request(server.url("/a"), user_typed=True))
            assert (await web.get(Request(server.url("/b"), user_typed=True))).body == b"x"
    assert (caught.value.retry_after, web.held) == (120, {})


async def test_unavailable_without_a_time_leaves_the_time_open() -> None:
    with Server({"/": Reply(503)}) as server:
        assert (await failure(server.url())).retry_after is None


async def test_a_time_to_wait_is_counted_from_the_servers_own_clock() -> None:
    headers = {
        "Date": "Mon, 01 Jan 2035 00:00:00 GMT",
        "Retry-After": "Mon, 01 Jan 2035 00:10:00 GMT",
    }
    with Server({"/": Reply(429, headers=headers)}) as server:
        assert (await failure(server.url())).retry_after == 600


async def test_expires_counts_from_the_servers_own_clock() -> None:
    headers = {
        "Date": "Mon, 01 Jan 2035 00:00:00 GMT",
        "Expires": "Mon, 01 Jan 2035 01:00:00 GMT",
    }
    with Server({"/": Reply(body=b"x", headers=headers)}) as server:
        async with fetcher() as web:
            assert (await web.get(Request(server.url(), user_typed=True))).max_age == 3600
