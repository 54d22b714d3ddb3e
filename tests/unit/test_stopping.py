"""Several things at once: what ends them, and that none goes on after that."""

import asyncio

import pytest

from briefing.desk.stopping import until_stopped
from briefing.errors import StoreError


async def hang(ended: list[str], started: asyncio.Event) -> None:
    try:
        started.set()
        await asyncio.Event().wait()
    finally:
        ended.append("hangs")


async def test_it_ends_when_all_are_done() -> None:
    done: list[int] = []

    async def work(number: int) -> None:
        done.append(number)

    await until_stopped(asyncio.Event(), [work(1), work(2)])
    assert sorted(done) == [1, 2]


async def test_a_stop_ends_what_is_under_way() -> None:
    ended: list[str] = []
    stop = asyncio.Event()
    await until_stopped(stop, [hang(ended, stop)])
    assert ended == ["hangs"]


async def test_a_failure_of_one_ends_the_others_and_is_raised() -> None:
    ended: list[str] = []
    started = asyncio.Event()

    async def fail() -> None:
        await started.wait()
        raise StoreError("briefing.sqlite3", "the disk is full")

    async with asyncio.timeout(60):
        with pytest.raises(StoreError, match="the disk is full"):
            await until_stopped(asyncio.Event(), [hang(ended, started), fail()])
    assert ended == ["hangs"]


async def test_nothing_to_do_is_done_at_once() -> None:
    await until_stopped(asyncio.Event(), [])
