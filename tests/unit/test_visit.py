"""A visit to a feed: what each answer leaves in the database, and when the feed is asked next."""

import asyncio
import gzip
import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from briefing.config import Settings
from briefing.desk import visit
from briefing.desk.nouns import Wanted
from briefing.desk.online import online
from briefing.errors import SourceError
from briefing.sources.politeness import CEILING, FLOOR
from briefing.store.sources import Check, host_stops, save_check, stop_host
from briefing.store.state import set_read, set_starred
from tests.loopback import Received, Reply, Server
from tests.unit.desk_samples import (
    DAY,
    HOUR,
    Desk,
    feed_source,
    item,
    made_desk,
    made_keeper,
    made_pool,
    rss,
    stories,
)
from tests.unit.desk_tasks import parse_or_fail
from tests.unit.fetching import OTHER_PUBLIC, PUBLIC, Internet

pool, keeper, desk = made_pool, made_keeper, made_desk

ETAG = 'W/"a,b; c\\"'
DATE = "Tue, 14 Nov 2023 22:13:20 GMT"
HTML = b"<!doctype html><html><title>Log in</title><body>Who are you?</body></html>"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


async def visited(desk: Desk, url: str, times: int = 1) -> Check:
    """What is known of a feed after visits to it that nothing keeps back."""
    for _ in range(times):
        desk.make_due(url)
        await desk.refresh()
    return desk.source(url).check


async def test_validators_are_given_back_byte_for_byte_and_304_changes_no_story(
    desk: Desk, server: Server
) -> None:
    def reply(asked: Received) -> Reply:
        if asked.headers.get("if-none-match") == ETAG:
            return Reply(304)
        return Reply(body=stories("a"), headers={"ETag": ETAG, "Last-Modified": DATE})

    server.routes["/feed"] = reply
    url = server.url("/feed")
    await desk.save(url)
    first = await desk.refresh()
    before = desk.rows()
    second = await desk.refresh()
    assert (first.new, first.unchanged) == (1, 0)
    assert (second.new, second.changed, second.unchanged) == (0, 0, 1)
    assert server.requests[1].headers["if-modified-since"] == DATE
    assert desk.rows() == before
    check = desk.source(url).check
    assert (check.etag, check.last_modified, check.error, check.failures) == (ETAG, DATE, None, 0)


async def test_304_that_nobody_asked_for_is_a_failure_of_the_feed_alone(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = Reply(304)
    url = server.url("/feed")
    await desk.save(url)
    summary = await desk.refresh()
    check = desk.source(url).check
    assert [failure.reason for failure in summary.failures] == [check.error]
    assert "nothing has changed, though nothing was known" in (check.error or "")
    assert (check.etag, check.last_modified, check.failures) == (None, None, 1)


async def test_304_to_what_cannot_be_sent_forgets_the_validators(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = Reply(304)
    url = server.url("/feed")
    await desk.save(url)
    # Written by another version of the program, perhaps: no header may hold this.
    desk.keeper.do_now(save_check, desk.source(url).id, Check(etag='"1"\r\nX: y', last_modified=""))
    await desk.refresh()
    check = desk.source(url).check
    assert (check.etag, check.last_modified, check.failures) == (None, None, 1)


async def test_a_new_validator_of_the_same_stories_is_kept_and_updates_none(
    desk: Desk, server: Server
) -> None:
    url = server.url("/feed")
    await desk.save(url)
    for number in (1, 2):
        server.routes["/feed"] = Reply(body=stories("a", "b"), headers={"ETag": f'"{number}"'})
        summary = await desk.refresh()
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, 1)
    assert desk.source(url).check.etag == '"2"'
    server.routes["/feed"] = Reply(body=stories("a", "b"))
    await desk.refresh()
    assert desk.source(url).check.etag is None


@pytest.mark.parametrize("status", [301, 308])
async def test_a_feed_that_moved_for_good_keeps_its_stories_and_what_was_read(
    desk: Desk, server: Server, status: int
) -> None:
    server.routes["/old"] = stories("a", "b")
    old, new = server.url("/old"), server.url("/new")
    await desk.save(feed_source(old, "Mine", "tag"))
    await desk.refresh()
    before = desk.rows()
    desk.keeper.do_now(set_read, [before[0].id], True)
    desk.keeper.do_now(set_starred, [before[1].id], True)
    server.routes["/old"] = Reply(status, headers={"Location": "/new"})
    server.routes["/new"] = stories("b", "c")
    summary = await desk.refresh()
    assert (summary.new, summary.changed) == (1, 0)
    source = desk.source(new)
    assert (source.is_saved, source.stories, source.check.url) == (True, 3, None)
    kept = {row.headline: (row.id, row.is_read, row.is_starred) for row in desk.rows()}
    assert kept["Headline a"] == (before[0].id, True, False)
    assert kept["Headline b"] == (before[1].id, False, True)
    await desk.refresh()
    assert [len(server.asked(path)) for path in ("/old", "/new")] == [2, 2]


async def test_a_feed_that_moved_and_has_nothing_new_is_written_down_as_moved(
    desk: Desk, server: Server
) -> None:
    def reply(asked: Received) -> Reply:
        if asked.headers.get("if-none-match") == '"1"':
            return Reply(304)
        return Reply(body=stories("a"), headers={"ETag": '"1"'})

    server.routes["/old"] = server.routes["/new"] = reply
    await desk.save(server.url("/old"))
    await desk.refresh()
    server.routes["/old"] = Reply(301, headers={"Location": "/new"})
    assert (await desk.refresh()).unchanged == 1
    assert (desk.source(server.url("/new")).stories, len(server.asked("/old"))) == (1, 2)


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_a_feed_that_moved_for_a_while_stays_where_it_is(
    desk: Desk, server: Server, status: int
) -> None:
    server.routes["/old"] = Reply(status, headers={"Location": "/new"})
    server.routes["/new"] = stories("a")
    url = server.url("/old")
    await desk.save(url)
    await desk.refresh()
    await desk.refresh()
    assert (desk.source(url).stories, desk.source(url).check.url) == (1, None)
    assert len(server.asked("/old")) == 2


async def test_a_feed_that_is_redirected_to_a_page_stays_where_it_is_and_keeps_its_stories(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = stories("a")
    url = server.url("/feed")
    await desk.save(url)
    await desk.refresh()
    server.routes["/feed"] = Reply(301, headers={"Location": "/login"})
    server.routes["/login"] = Reply(body=HTML, headers={"Content-Type": "text/html"})
    summary = await desk.refresh()
    [failure] = summary.failures
    assert "is a web page, not a feed" in failure.reason
    assert desk.source(url).check.url is None
    assert desk.names(url) == ["Headline a"]


async def test_a_feed_that_moved_to_the_place_of_another_source_is_asked_there_from_then_on(
    desk: Desk, server: Server
) -> None:
    server.routes["/old"] = Reply(301, headers={"Location": "/new"})
    server.routes["/new"] = stories("a")
    old = server.url("/old")
    await desk.save(old, server.url("/new"))
    for _ in range(3):
        await desk.refresh(Wanted((desk.source(old).id,)))
    assert desk.source(old).check.url == server.url("/new")
    assert [len(server.asked(path)) for path in ("/old", "/new")] == [1, 3]
    assert desk.source(old).stories == 1


async def test_a_feed_that_is_gone_for_good_is_kept_and_asked_no_more_unless_one_insists(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = stories("a")
    url = server.url("/feed")
    await desk.save(url)
    await desk.refresh()
    server.routes["/feed"] = Reply(410)
    await desk.refresh()
    check = desk.source(url).check
    assert check.is_gone
    assert "410" in (check.error or "")
    summary = await desk.refresh()
    assert (summary.sources, summary.waiting, len(server.requests)) == (0, 1, 2)
    assert desk.names() == ["Headline a"]
    server.routes["/feed"] = stories("a", "b")
    assert (await desk.refresh(Wanted(insist=True))).new == 1
    assert desk.source(url).check.is_gone is False


@pytest.mark.parametrize("status", [404, 500, 503])
async def test_failures_in_a_row_are_waited_for_longer_and_longer(
    desk: Desk, server: Server, status: int
) -> None:
    server.routes["/feed"] = Reply(status)
    server.routes["/other"] = stories("a")
    url = server.url("/feed")
    await desk.save(url, server.url("/other"))
    waits = []
    for count in range(1, 6):
        check = await visited(desk, url)
        assert (check.failures, check.not_before) == (count, None)
        assert str(status) in (check.error or "")
        assert check.next_check is not None
        assert check.last_check is not None
        waits.append(check.next_check - check.last_check)
    for doubled, wait in zip((FLOOR * 2**power for power in range(5)), waits, strict=True):
        assert doubled <= wait <= doubled * 1.25
    summary = await desk.refresh()
    # The other feed of the host is asked as before.
    assert (summary.waiting, len(server.asked("/feed"))) == (1, 5)
    assert len(server.asked("/other")) == 6
    server.routes["/feed"] = stories("a")
    await desk.refresh(Wanted(insist=True))
    assert (desk.source(url).check.failures, desk.source(url).check.error) == (0, None)


async def test_429_keeps_the_whole_host_from_being_asked_by_any_later_run(
    desk: Desk, server: Server
) -> None:
    server.routes["/a"] = Reply(429, headers={"Retry-After": "3600"})
    server.routes["/b"] = stories("b")
    a, b = server.url("/a"), server.url("/b")
    await desk.save(a, b)
    start = int(time.time())
    await desk.refresh(Wanted((desk.source(a).id,)))
    not_before = desk.source(a).check.not_before
    assert not_before is not None
    assert start + HOUR <= not_before <= time.time() + HOUR
    assert (desk.source(a).check.next_check or 0) >= not_before
    # Nothing is known here but what the database holds, and nobody is so insistent as to be heard.
    for wanted in (Wanted(), Wanted(insist=True), Wanted(only_due=True)):
        summary = await desk.refresh(wanted)
        assert (summary.sources, summary.waiting) == (0, 2)
    async with online(desk.keeper, desk.pool, Settings()) as web:
        summary = await web.refresh(Wanted(insist=True), lambda progress: None, asyncio.Event())
        assert (summary.sources, summary.waiting) == (0, 2)
        with pytest.raises(SourceError, match="asked to be left alone"):
            await web.adder.probe(server.url("/c"))
    assert len(server.requests) == 1


async def test_429_after_a_redirect_holds_for_the_host_that_said_it(
    desk: Desk, server: Server
) -> None:
    with Server() as other:
        hosts = {"city.example": (PUBLIC,), "feeds.example": (OTHER_PUBLIC,)}
        network = Internet(hosts, {PUBLIC: server, OTHER_PUBLIC: other})
        server.routes["/a"] = Reply(302, headers={"Location": "http://feeds.example/a"})
        server.routes["/b"] = stories("b")
        other.routes["/a"] = Reply(429, headers={"Retry-After": "3600"})
        await desk.save("http://city.example/a")
        await desk.refresh(network=network)
        assert list(await desk.keeper.do(host_stops)) == ["feeds.example"]
        await desk.save("http://city.example/b", "http://feeds.example/c")
        summary = await desk.refresh(network=network)
    assert (summary.sources, summary.waiting) == (1, 2)
    assert desk.names() == ["Headline b"]
    assert (len(server.requests), len(other.requests)) == (2, 1)


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        # By the server's own clock, however wrong that is.
        (formatdate(1_000_000_000 + 2 * HOUR, usegmt=True), 2 * HOUR, 2 * HOUR),
        ("1000000000", CEILING, CEILING),
        ("-1", FLOOR, FLOOR),
        ("soon", FLOOR, FLOOR),
        (None, FLOOR, FLOOR),
    ],
)
async def test_a_wish_to_be_left_alone_is_kept_within_bounds(
    desk: Desk, server: Server, value: str | None, least: int, most: int
) -> None:
    headers = {"Date": formatdate(1_000_000_000, usegmt=True)}
    if value is not None:
        headers["Retry-After"] = value
    server.routes["/feed"] = Reply(429, headers=headers)
    url = server.url("/feed")
    await desk.save(url)
    start = int(time.time())
    await desk.refresh()
    not_before = desk.source(url).check.not_before
    assert not_before is not None
    assert least <= not_before - start <= most + (time.time() - start) + 1


async def test_503_with_a_time_holds_for_its_feed_alone(desk: Desk, server: Server) -> None:
    server.routes["/a"] = Reply(503, headers={"Retry-After": "7200"})
    server.routes["/b"] = stories("b")
    a, b = server.url("/a"), server.url("/b")
    await desk.save(a, b)
    await desk.refresh()
    await desk.refresh(Wanted(insist=True))
    assert (len(server.asked("/a")), len(server.asked("/b"))) == (1, 2)
    assert desk.source(a).check.not_before is not None
    assert await desk.keeper.do(host_stops) == {}


async def test_a_body_that_is_packed_and_does_not_say_so_is_read(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = gzip.compress(stories("a", "b"))
    await desk.save(server.url("/feed"))
    await desk.refresh()
    assert desk.names() == ["Headline a", "Headline b"]


CUT_OFF = {
    "gzip": Reply(
        body=gzip.compress(stories(*map(str, range(50))))[:-40],
        headers={"Content-Encoding": "gzip", "ETag": '"2"'},
    ),
    "length": Reply(
        body=stories("b"), headers={"Content-Length": "9999", "ETag": '"2"'}, closes=True
    ),
    "empty": Reply(body=b"", headers={"ETag": '"2"'}),
    "blank": Reply(body=b" \n\n ", headers={"ETag": '"2"'}),
    "no content": Reply(204, headers={"ETag": '"2"'}),
    "page": Reply(body=HTML, headers={"ETag": '"2"', "Content-Type": "text/html"}),
    "challenge": Reply(403, HTML, headers={"ETag": '"2"', "Server": "cloudflare"}),
    "garbage": Reply(body=bytes(range(256)) * 40, headers={"ETag": '"2"'}),
    "too much": Reply(body=b"<rss>" + b" " * 10_000_100, headers={"ETag": '"2"'}),
}


@pytest.mark.parametrize("name", CUT_OFF)
async def test_an_answer_without_a_feed_keeps_the_stories_and_the_validators(
    desk: Desk, server: Server, name: str
) -> None:
    server.routes["/feed"] = Reply(
        body=stories("a"), headers={"ETag": '"1"', "Last-Modified": DATE}
    )
    url = server.url("/feed")
    await desk.save(url)
    await desk.refresh()
    before = desk.rows()
    server.routes["/feed"] = CUT_OFF[name]
    summary = await desk.refresh()
    check = desk.source(url).check
    [failure] = summary.failures
    assert check.error == failure.reason
    assert check.error
    assert (check.etag, check.last_modified, check.failures) == ('"1"', DATE, 1)
    assert desk.rows() == before
    # Feeds of a page are looked for when one is added, and not behind anyone's back.
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "reply",
    [
        Reply(401),
        Reply(500),
        Reply(429, headers={"Retry-After": "60"}),
        Reply(body=HTML),
        Reply(body=b"\0\1\2"),
        Reply(302, headers={"Location": "file:///etc/passwd"}),
        Reply(302, headers={"Location": "/loop"}),
        Reply(raw=b"nonsense\r\n\r\n"),
        Reply(body=b"<rss>", headers={"Content-Encoding": "br"}),
    ],
)
async def test_no_failure_tells_a_password(desk: Desk, server: Server, reply: Reply) -> None:
    server.routes["/feed"] = server.routes["/loop"] = reply
    url = server.url("/feed").replace("://", "://ann:secret@")
    await desk.save(url)
    summary = await desk.refresh()
    assert server.requests[0].headers["authorization"].startswith("Basic ")
    assert summary.failures
    assert "secret" not in repr(summary)
    assert "secret" not in repr(desk.source(url).check)
    [failure] = summary.failures
    assert (failure.name, failure.place) == ("127.0.0.1", server.url("/feed"))


async def test_a_feed_with_a_password_moves_with_it_and_its_stories_do_not_tell_it(
    desk: Desk, server: Server
) -> None:
    server.routes["/old"] = Reply(301, headers={"Location": "/new"})
    server.routes["/new"] = rss(item("a", link=None), title=None)
    await desk.save(server.url("/old").replace("://", "://ann:secret@"))
    await desk.refresh()
    place = server.url("/new").replace("://", "://ann:secret@")
    [row] = desk.rows(place)
    assert (row.publisher, desk.source(place).title) == ("127.0.0.1", "127.0.0.1")


@pytest.mark.parametrize("name", ["hangs", "ends", "trips"])
async def test_a_feed_that_fails_its_worker_is_told_and_keeps_its_stories(
    desk: Desk, server: Server, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(visit, "parse", parse_or_fail)
    monkeypatch.setattr(visit, "PARSE_DEADLINE", 1.0)
    server.routes["/feed"] = stories("a")
    url = server.url("/feed")
    await desk.save(url)
    await desk.refresh()
    # What is well-formed would be read without a worker.
    server.routes["/feed"] = rss(item("b"), title=name).removesuffix(b"</channel></rss>")
    server.routes["/other"] = stories("c")
    await desk.save(server.url("/other"))
    [failure] = (await desk.refresh()).failures
    told = {"hangs": "takes longer than 1 seconds", "ends": "failed", "trips": "failed on it"}
    assert told[name] in failure.reason
    assert desk.names() == ["Headline a", "Headline c"]


async def test_a_clock_that_was_wrong_keeps_no_feed_from_being_asked(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = stories("a")
    url = server.url("/feed")
    await desk.save(url)
    far = int(time.time()) + 400 * DAY
    for check in (
        Check(last_check=far, next_check=far + HOUR, failures=3, error="failed"),
        Check(last_check=far, next_check=far + HOUR, not_before=far + HOUR),
    ):
        desk.keeper.do_now(save_check, desk.source(url).id, check)
        assert (await desk.refresh(Wanted(only_due=True))).sources == 1
    desk.keeper.do_now(stop_host, "127.0.0.1", far, far - HOUR)
    async with online(desk.keeper, desk.pool, Settings()) as web:
        summary = await web.refresh(Wanted(), lambda progress: None, asyncio.Event())
    assert (summary.sources, summary.failures) == (1, ())


async def test_a_clock_that_jumped_forward_makes_every_feed_due_once(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = stories("a")
    url = server.url("/feed")
    await desk.save(url)
    past = int(time.time()) - 400 * DAY
    check = Check(last_check=past, next_check=past + HOUR, not_before=past + HOUR)
    desk.keeper.do_now(save_check, desk.source(url).id, check)
    for _ in range(3):
        await desk.refresh(Wanted(only_due=True))
    assert len(server.requests) == 1
    check = desk.source(url).check
    assert FLOOR <= (check.next_check or 0) - (check.last_check or 0) <= CEILING


async def test_the_wishes_of_a_feed_and_its_server_say_when_it_is_asked_next(
    desk: Desk, server: Server
) -> None:
    def reply(asked: Received) -> Reply:
        if "if-none-match" in asked.headers:
            return Reply(304)
        return Reply(body=rss(item("a"), more="<ttl>120</ttl>"), headers={"ETag": '"1"'})

    server.routes["/feed"] = reply
    url = server.url("/feed")
    await desk.save(url)
    for _ in range(2):
        # The second time only the database still knows of the feed's wish.
        await desk.refresh()
        check = desk.source(url).check
        assert check.ttl == 120
        assert 2 * HOUR <= (check.next_check or 0) - (check.last_check or 0) <= 2.2 * HOUR
    server.routes["/feed"] = Reply(body=stories("a"), headers={"Cache-Control": "max-age=31536000"})
    await desk.refresh()
    check = desk.source(url).check
    assert 0.9 * CEILING <= (check.next_check or 0) - (check.last_check or 0) <= CEILING


async def test_stories_that_share_an_id_are_all_kept_and_none_is_new_twice(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = rss(*(item(name, guid="same") for name in "abc"))
    await desk.save(server.url("/feed"))
    assert (await desk.refresh()).new == 3
    server.routes["/feed"] = rss(*(item(name, guid="same") for name in "dabc"))
    assert (await desk.refresh()).new == 1
    assert desk.names() == [f"Headline {name}" for name in "abcd"]


async def test_stories_whose_ids_change_with_every_visit_are_not_new_each_time(
    desk: Desk, server: Server
) -> None:
    await desk.save(server.url("/feed"))
    for number in range(3):
        server.routes["/feed"] = rss(*(item(name, guid=f"{name}-{number}") for name in "abc"))
        summary = await desk.refresh()
        desk.keeper.do_now(set_read, [row.id for row in desk.rows()], True)
    assert summary.new == 0
    assert desk.source(server.url("/feed")).unread == 0
    assert desk.names() == [f"Headline {name}" for name in "abc"]


async def test_a_story_with_nothing_but_a_text_is_one_story(desk: Desk, server: Server) -> None:
    bare = item("", guid=None, link=None, title=None, body="A harbour opens in May.")
    server.routes["/feed"] = rss(bare)
    url = server.url("/feed")
    await desk.save(url)
    start = int(time.time())
    assert (await desk.refresh()).new == 1
    server.routes["/feed"] = rss(item("b"), bare)
    assert (await desk.refresh()).new == 1
    row = min(desk.rows(), key=lambda row: row.id)
    assert (row.url, row.date, row.place) == (None, None, url)
    assert start <= row.time == row.first_seen <= time.time()


async def test_dates_that_cannot_be_are_left_out_and_the_order_stays(
    desk: Desk, server: Server
) -> None:
    dates = {
        "future": "Fri, 01 Jan 2999 00:00:00 GMT",
        "old": "Sun, 01 Jan 1699 00:00:00 GMT",
        "negative": "Mon, 01 Jan -001 00:00:00 GMT",
        "zero": "0000-00-00T00:00:00Z",
        "late": "Mon, 01 Jan 2024 25:61:61 GMT",
        "words": "le 3 mars, vers midi",
        "good": "Mon, 01 Jan 2024 10:00:00 GMT",
        "leap": "Sat, 31 Dec 2016 23:59:60 GMT",
    }
    server.routes["/feed"] = rss(*(item(name, date=date) for name, date in dates.items()))
    await desk.save(server.url("/feed"))
    start = int(time.time())
    await desk.refresh()
    rows = {row.headline.removeprefix("Headline "): row for row in desk.rows()}
    assert set(rows) == set(dates)
    assert rows["good"].time == 1_704_103_200
    assert abs(rows["leap"].time - 1_483_228_800) <= 1
    for name in ("future", "old", "negative", "zero", "late", "words"):
        assert rows[name].date is None, name
        assert start <= rows[name].time <= time.time(), name
    order = [row.id for row in desk.rows()]
    await desk.refresh()
    assert [row.id for row in desk.rows()] == order
    assert order[-2:] == [rows["good"].id, rows["leap"].id]


async def test_a_story_that_was_edited_is_updated_where_it_is(desk: Desk, server: Server) -> None:
    server.routes["/feed"] = rss(item("a", body="Twelve are hurt."), item("b"))
    await desk.save(server.url("/feed"))
    await desk.refresh()
    before = {row.headline: row.id for row in desk.rows()}
    desk.keeper.do_now(set_read, list(before.values()), True)
    server.routes["/feed"] = rss(item("a", body="Fourteen are hurt."), item("b", title="New name"))
    summary = await desk.refresh()
    assert (summary.new, summary.changed) == (0, 2)
    assert {row.headline: (row.id, row.is_read) for row in desk.rows()} == {
        "Headline a": (before["Headline a"], True),
        "New name": (before["Headline b"], True),
    }


async def test_stories_that_leave_a_feed_are_kept_and_are_not_new_when_they_come_back(
    desk: Desk, server: Server
) -> None:
    await desk.save(server.url("/feed"))
    for names, new in (("abc", 3), ("c", 0), ("", 0), ("ab", 0)):
        server.routes["/feed"] = stories(*names)
        assert (await desk.refresh()).new == new
        assert desk.names() == ["Headline a", "Headline b", "Headline c"]


async def test_links_are_stored_whole_whatever_they_are_relative_to(
    desk: Desk, server: Server
) -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://city.example/news/">
        <title>City Desk</title>
        <entry xml:base="2024/"><id>1</id><title>Nested</title><link href="a"/></entry>
        <entry><id>2</id><title>Root</title><link href="/b"/></entry></feed>"""
    server.routes["/moved"] = Reply(302, headers={"Location": "/deep/atom"})
    server.routes["/deep/atom"] = atom
    server.routes["/deep/rss"] = rss(item("c", link="c"), item("d", link="../d"))
    await desk.save(server.url("/moved"), server.url("/deep/rss"))
    await desk.refresh()
    assert {row.headline: row.url for row in desk.rows()} == {
        "Nested": "https://city.example/news/2024/a",
        "Root": "https://city.example/b",
        "Headline c": server.url("/deep/c"),
        "Headline d": server.url("/d"),
    }


async def test_a_source_takes_the_name_of_its_feed_or_of_its_host(
    desk: Desk, server: Server
) -> None:
    server.routes["/named"] = stories("a")
    server.routes["/blank"] = rss(item("b"), title="  ")
    server.routes["/later"] = rss(item("c"), title=None)
    urls = [server.url(path) for path in ("/named", "/blank", "/later")]
    await desk.save(*urls)
    await desk.refresh()
    assert [desk.source(url).title for url in urls] == ["City Desk", "127.0.0.1", "127.0.0.1"]
    server.routes["/named"] = rss(item("a"), item("d"), title=None)
    await desk.refresh()
    assert desk.source(urls[0]).title == "City Desk"


async def test_what_was_odd_about_a_feed_is_remembered_until_it_is_read_again(
    desk: Desk, server: Server
) -> None:
    whole = rss(*map(item, "abc"))
    url = server.url("/feed")
    await desk.save(url)
    server.routes["/feed"] = whole[: whole.index(b"Headline c")]
    await desk.refresh()
    assert "breaks off" in (desk.source(url).check.remark or "")
    assert "Headline a" in desk.names()
    server.routes["/feed"] = whole
    await desk.refresh()
    assert desk.source(url).check.remark is None
    assert desk.names() == ["Headline a", "Headline b", "Headline c"]
