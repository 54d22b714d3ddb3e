"""A refresh of many feeds: what fails stays alone, and what is stored survives all that ends it."""

import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.desk.nouns import Failure, Progress, Summary, Wanted, told_summary
from briefing.errors import StoreError
from briefing.model import Source, SourceKind
from briefing.sources.fetch_nouns import Limits
from briefing.store.database import Database, open_for_writing
from briefing.store.housekeeping import integrity
from briefing.store.sources import adopt, all_sources, claim, source_id
from tests.conftest import ROOT
from tests.loopback import Received, Reply, Server
from tests.unit.desk_samples import (
    Desk,
    feed_source,
    item,
    made_desk,
    made_keeper,
    made_pool,
    rss,
    stories,
)
from tests.unit.processes import HAS_PROC, session_of

pool, keeper, desk = made_pool, made_keeper, made_desk

PATIENCE = 60
"""Seconds that nothing here takes, even on a machine that is busy with others."""
CAN_KILL = hasattr(signal, "SIGKILL") and hasattr(os, "fork")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


async def test_feeds_that_fail_hang_flood_or_babble_leave_the_others_alone(
    desk: Desk, server: Server
) -> None:
    for number in range(6):
        server.routes[f"/well/{number}"] = stories(f"{number} a", f"{number} b")
    server.routes["/ill/fails"] = Reply(500)
    server.routes["/ill/hangs"] = Reply(hangs=True)
    server.routes["/ill/floods"] = Reply(chunks=[b"<rss>" + b"x" * 50_000], endless=True)
    server.routes["/ill/babbles"] = bytes(range(256)) * 200
    # Each of those that are ill comes before some that are well.
    order = ["hangs", 0, "fails", 1, 2, "floods", 3, "babbles", 4, 5]
    ways = [f"/ill/{one}" if isinstance(one, str) else f"/well/{one}" for one in order]
    await desk.save(*map(server.url, ways))
    seen: list[Progress] = []
    limits = Limits(deadline=1.0, body=1_000_000)
    summary = await desk.refresh(limits=limits, report=seen.append)
    assert (summary.sources, summary.new, summary.waiting, summary.is_stopped) == (10, 12, 0, False)
    reasons = {failure.place: failure.reason for failure in summary.failures}
    assert set(reasons) == {server.url(way) for way in ways if "ill" in way}
    assert "500" in reasons[server.url("/ill/fails")]
    assert reasons[server.url("/ill/hangs")] == "did not answer within 1 seconds"
    assert reasons[server.url("/ill/floods")] == "is larger than 1 MB"
    for number in range(6):
        url = server.url(f"/well/{number}")
        assert desk.names(url) == [f"Headline {number} a", f"Headline {number} b"]
        assert desk.source(url).check.error is None
    for place, reason in reasons.items():
        assert (desk.source(place).check.error, desk.source(place).stories) == (reason, 0)
    assert [one.done for one in seen] == list(range(11))
    assert {one.total for one in seen} == {10}
    assert seen[-1] == Progress(10, 10, failed=4, new=12)


async def test_one_feed_that_hangs_does_not_keep_those_of_other_hosts_waiting(
    desk: Desk, server: Server
) -> None:
    server.routes["/feed"] = Reply(hangs=True)
    with Server() as other:
        other.routes["/feed"] = stories("a")
        await desk.save(server.url("/feed"), other.url("/feed"))
        stop = asyncio.Event()

        def report(progress: Progress) -> None:
            if progress.new:
                stop.set()

        summary = await desk.refresh(report=report, stop=stop)
    assert (summary.sources, summary.new, summary.is_stopped) == (1, 1, True)


async def test_a_refresh_that_is_stopped_keeps_what_it_stored_and_can_be_taken_up_again(
    desk: Desk, server: Server
) -> None:
    for number in range(6):
        server.routes[f"/{number}"] = stories(str(number))
    server.routes["/2"] = Reply(hangs=True)
    await desk.save(*(server.url(f"/{number}") for number in range(6)))
    stop = asyncio.Event()

    def report(progress: Progress) -> None:
        if progress.done == 2:
            stop.set()

    summary = await desk.refresh(report=report, stop=stop)
    assert summary.is_stopped
    assert (summary.sources, summary.failures) == (2, ())
    assert desk.names() == ["Headline 0", "Headline 1"]
    checks = [one.check for one in desk.keeper.do_now(all_sources)]
    assert [check.last_check is None for check in checks] == [False, False, *[True] * 4]
    server.routes["/2"] = stories("2")
    assert (await desk.refresh(Wanted(only_due=True))).new == 4
    assert len(desk.names()) == 6


async def test_a_refresh_that_is_stopped_before_it_begins_asks_nobody(
    desk: Desk, server: Server
) -> None:
    await desk.save(server.url("/feed"))
    stop = asyncio.Event()
    stop.set()
    summary = await desk.refresh(stop=stop)
    assert (summary.sources, summary.is_stopped) == (0, True)


async def test_only_saved_feeds_are_asked_unless_others_are_named(
    desk: Desk, server: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for path in ("/saved", "/other"):
        server.routes[path] = stories(path[1:])
    await desk.save(server.url("/saved"), Source("", SourceKind.FOLDER, str(folder)))
    other = desk.keeper.do_now(source_id, feed_source(server.url("/other")))
    assert (await desk.refresh()).sources == 1
    assert (await desk.refresh(Wanted((other,)))).new == 1
    assert [request.path for request in server.requests] == ["/saved", "/other"]


async def test_only_what_is_due_is_asked_where_that_is_wanted(desk: Desk, server: Server) -> None:
    for path in ("/a", "/b"):
        server.routes[path] = stories(path[1:])
    await desk.save(server.url("/a"))
    due = Wanted(only_due=True)
    assert (await desk.refresh(due)).sources == 1
    await desk.save(server.url("/b"))
    summary = await desk.refresh(due)
    assert (summary.sources, summary.waiting) == (1, 1)
    assert [request.path for request in server.requests] == ["/a", "/b"]


async def test_a_move_changes_one_line_of_the_sources_file_once(desk: Desk, server: Server) -> None:
    server.routes["/old"] = Reply(301, headers={"Location": "/new"})
    server.routes["/new"] = stories("a")
    server.routes["/other"] = stories("b")
    file = paths.sources_file()
    file.parent.mkdir(parents=True)
    lines = [
        "# Mine\n",
        f'{server.url("/old")} news "~City"  # moved?\n',
        "\n",
        f"{server.url('/other')}\n",
    ]
    file.write_text("".join(lines))
    desk.keeper.do_now(adopt, subscriptions.load().sources)
    await desk.refresh()
    written = file.read_text()
    assert written == "".join(lines).replace("/old", "/new")
    stamp = file.stat().st_mtime_ns
    await desk.refresh()
    assert (file.read_text(), file.stat().st_mtime_ns) == (written, stamp)
    assert [source.name for source in subscriptions.load().sources] == ["City", ""]
    assert [one.source.place for one in desk.keeper.do_now(all_sources)] == [
        server.url("/new"),
        server.url("/other"),
    ]


async def test_a_move_that_cannot_be_written_down_is_tried_again_with_the_next_answer(
    desk: Desk, server: Server
) -> None:
    server.routes["/old"] = Reply(301, headers={"Location": "/new"})
    server.routes["/new"] = stories("a")
    await desk.save(server.url("/old"))
    file = paths.sources_file()
    away = file.rename(file.with_name("away"))
    # A folder in the file's place cannot be replaced.
    (file / "x").mkdir(parents=True)
    assert (await desk.refresh()).failures == ()
    assert desk.source(server.url("/old")).check.url == server.url("/new")
    (file / "x").rmdir()
    file.rmdir()
    away.rename(file)
    await desk.refresh()
    assert file.read_text() == f"{server.url('/new')}\n"
    assert desk.source(server.url("/new")).stories == 1
    assert len(server.asked("/old")) == 1


async def test_three_hundred_feeds_of_one_host_are_asked_one_at_a_time(
    desk: Desk, server: Server
) -> None:
    ways = [f"/{number}" for number in range(300)]
    for way in ways:
        server.routes[way] = stories(way[1:])
    await desk.save(*map(server.url, ways))
    summary = await desk.refresh()
    assert (summary.sources, summary.new, summary.failures) == (300, 300, ())
    assert Counter(request.path for request in server.requests) == Counter(ways)
    assert server.most_at_once == 1
    assert len(desk.rows()) == 300


async def test_a_full_disk_ends_a_refresh_and_what_was_stored_can_be_read_and_gone_on_from(
    desk: Desk, server: Server
) -> None:
    ways = [f"/{number}" for number in range(5)]
    for way in ways:
        server.routes[way] = stories(f"{way[1:]} first")
    await desk.save(*map(server.url, ways))
    await desk.refresh()
    before = desk.rows()

    def bound(pages: int) -> None:
        desk.keeper.do_now(lambda db: db.execute(f"PRAGMA max_page_count = {pages}"))

    bound(desk.keeper.do_now(lambda db: int(db.execute("PRAGMA page_count").fetchone()[0])))
    for way in ways:
        name = f"{way[1:]} second"
        server.routes[way] = Reply(body=rss(item(name, body="word " * 4000)))
    with pytest.raises(StoreError, match="the disk is full; free some space"):
        await desk.refresh()
    assert desk.rows() == before
    assert desk.keeper.do_now(integrity) == []
    bound(1 << 30)
    summary = await desk.refresh()
    assert (summary.new, summary.failures) == (5, ())
    assert len(desk.rows()) == 10


async def test_sources_that_another_live_process_refreshes_are_left_to_it(
    desk: Desk, server: Server
) -> None:
    server.routes["/a"] = server.routes["/b"] = stories("a")
    a, b = server.url("/a"), server.url("/b")
    await desk.save(a, b)
    now = int(time.time())
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        holder = str(process.pid)
        desk.keeper.do_now(claim, [desk.source(a).id], holder, now, now + 300)
        summary = await desk.refresh()
        assert (summary.sources, summary.waiting) == (1, 1)
        process.communicate(b"\n")
    # Now it does not live any more, and had no time to say that it is done.
    assert (await desk.refresh()).sources == 2


def spawn(*words: str) -> "subprocess.Popen[bytes]":
    """The program itself, in a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "briefing", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
    )


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def write_sources(*places: str) -> None:
    subscriptions.add_all(paths.sources_file(), [feed_source(place) for place in places])


def database() -> Database:
    return open_for_writing(paths.database_file())


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be held up here")
def test_two_refreshes_at_once_ask_every_feed_once(server: Server) -> None:
    ways = [f"/{number}" for number in range(8)]
    for way in ways:
        server.routes[way] = stories(f"{way[1:]} a", f"{way[1:]} b")
    write_sources(*map(server.url, ways))
    with spawn("refresh", "--json") as first:
        wait_until(lambda: bool(server.requests))
        os.kill(first.pid, signal.SIGSTOP)
        with spawn("refresh", "--json") as second:
            out, _ = second.communicate(timeout=PATIENCE)
            assert second.returncode == 0
            assert json.loads(out)["refresh"][0]["left_alone"] == 8
        os.kill(first.pid, signal.SIGCONT)
        out, _ = first.communicate(timeout=PATIENCE)
        assert first.returncode == 0
        assert json.loads(out)["refresh"][0]["new"] == 16
    assert Counter(request.path for request in server.requests) == Counter(ways)
    with closing(database()) as db:
        assert integrity(db) == []
    assert stored_stories() == [2] * 8


def stored_stories() -> list[int]:
    """How many stories of each source are stored."""
    with closing(database()) as db:
        return [source.stories for source in all_sources(db)]


@pytest.mark.skipif(not (CAN_KILL and HAS_PROC), reason="processes are looked up in /proc")
def test_a_refresh_that_is_killed_leaves_no_worker_and_the_next_one_goes_on(
    server: Server,
) -> None:
    # What breaks off is read in a worker.
    for number in range(3):
        server.routes[f"/{number}"] = rss(item(f"{number} a"), item(f"{number} b"))[:-10]
    server.routes["/hangs"] = Reply(hangs=True)
    write_sources(*(server.url(way) for way in ("/0", "/1", "/2", "/hangs")))
    with spawn("refresh") as process:
        wait_until(lambda: bool(server.asked("/hangs")) and stored_stories() == [2, 2, 2, 0])
        assert len(session_of(process.pid)) > 1
        process.kill()
        process.wait(PATIENCE)
        wait_until(lambda: not session_of(process.pid))
    with closing(database()) as db:
        assert integrity(db) == []
    assert stored_stories() == [2, 2, 2, 0]
    server.routes["/hangs"] = stories("late")
    with spawn("refresh") as process:
        process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
    assert stored_stories() == [2, 2, 2, 1]


STORIES = 4
FEEDS = 5


class Rounds:
    """A process that refreshes, and a server whose feeds hold other stories in each round."""

    def __init__(self, server: Server, process: "subprocess.Popen[str]") -> None:
        self.number = 0
        self._process = process
        self.places = []
        for feed in range(FEEDS):
            server.routes[f"/{feed}"] = self._reply
            self.places.append(server.url(f"/{feed}"))

    def _reply(self, asked: Received) -> Reply:
        names = (f"{self.number}/{story}" for story in range(STORIES))
        items = (item(name, body="word " * 300) for name in names)
        return Reply(body=rss(*items), headers={"ETag": f'"{self.number}"'}, delay=0.005)

    def play(self, seconds: float) -> list[str]:
        """Have one more refresh, ended after these seconds; the places that it acknowledged."""
        self.number += 1
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{seconds}\n")
        self._process.stdin.flush()
        told: list[str] = []
        for line in self._process.stdout:
            if line == "over\n":
                return told
            told.append(line.rstrip("\n"))
        raise AssertionError("the process has ended")


def stored_rounds(db: Database, place: str) -> dict[int, int]:
    """How many stories of each round are stored of a source."""
    rows = db.execute(
        "SELECT guid FROM story JOIN source ON source.id = source_id WHERE source.place = ?",
        (place,),
    )
    return Counter(int(re.findall(r"\d+", guid)[0]) for (guid,) in rows)


@pytest.mark.skipif(not CAN_KILL, reason="no process can be forked and killed here")
def test_whatever_moment_a_refresh_is_killed_at_no_source_is_torn_and_none_is_lost(
    server: Server,
) -> None:
    moments = random.Random(11)
    acknowledged: dict[str, list[int]] = {}
    torn_at = 0
    with subprocess.Popen(
        [sys.executable, "-m", "tests.unit.desk_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        rounds = Rounds(server, process)
        write_sources(*rounds.places)

        def check(told: list[str]) -> None:
            for place in told:
                acknowledged.setdefault(place, []).append(rounds.number)
            with closing(database()) as db:
                assert integrity(db) == []
                for source in all_sources(db):
                    stored = stored_rounds(db, source.source.place)
                    assert set(stored.values()) <= {STORIES}
                    assert set(acknowledged.get(source.source.place, ())) <= set(stored)
                    etag = source.check.etag
                    assert etag == (f'"{max(stored)}"' if stored else None)

        assert set(rounds.play(-1)) == set(rounds.places)
        start = time.monotonic()
        check(rounds.play(-1))
        whole = time.monotonic() - start
        for _ in range(50):
            told = rounds.play(moments.uniform(0, whole))
            check(told)
            torn_at += 0 < len(told) < FEEDS
        told = rounds.play(-1)
        assert set(told) == set(rounds.places)
        check(told)
    # Some were killed in the middle of it, and not only before and after.
    assert torn_at > 0


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        (Summary(), "0 sources, 0 new stories"),
        (Summary(sources=1, new=1), "1 source, 1 new story"),
        (Summary(sources=1200, new=3400, changed=2), "1,200 sources, 3,400 new stories, 2 changed"),
        (
            Summary(sources=3, failures=(Failure("a", "b", "c"),), waiting=1, is_stopped=True),
            "2 of 4 sources, 0 new stories, 1 failed, 1 left alone for now, stopped",
        ),
    ],
)
def test_what_a_refresh_brought_is_told_in_a_line(summary: Summary, told: str) -> None:
    assert told_summary(summary) == told
