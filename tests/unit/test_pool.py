import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources.pool import MEMORY_LIMIT, Overdue, Pool, WorkerDied
from tests.conftest import ROOT
from tests.unit import worker_tasks as tasks

ON_LINUX = sys.platform.startswith("linux")
LONG = 20.0
"""Seconds that no task here takes, even on a machine that is busy with others."""


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(max_workers=2)
    yield pool
    pool.close()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    try:
        return not stat.parent.parent.exists() or ") Z " not in stat.read_text()
    except OSError:
        return False


def ends_within(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not is_running(pid):
            return True
        time.sleep(0.05)
    return False


async def test_a_function_runs_in_another_process(pool: Pool) -> None:
    assert await pool.run(tasks.added, 2, 3, deadline=LONG) == 5
    assert await pool.run(tasks.own_pid, deadline=LONG) != os.getpid()


async def test_nothing_is_started_before_the_first_task() -> None:
    pool = Pool()
    assert pool._workers is None
    pool.close()


async def test_a_warmed_pool_has_its_workers_when_the_first_task_comes(pool: Pool) -> None:
    pool.warm()
    pool.warm()
    assert await pool.run(tasks.added, 1, 1, deadline=LONG) == 2


async def test_a_hang_that_holds_the_interpreter_is_killed_while_others_finish(pool: Pool) -> None:
    await pool.run(tasks.own_pid, deadline=LONG)
    start = time.monotonic()
    hang = asyncio.create_task(pool.run(tasks.hang_in_a_pattern, deadline=0.5))
    others = [await pool.run(tasks.added, number, 1, deadline=LONG) for number in range(20)]
    assert others == list(range(1, 21))
    assert not hang.done()
    with pytest.raises(Overdue, match=r"more than 0\.5 seconds"):
        await hang
    assert time.monotonic() - start < LONG / 2
    assert await pool.run(tasks.added, 1, 1, deadline=LONG) == 2


@pytest.mark.parametrize(
    ("crash", "code"), [(tasks.leave, "3"), (tasks.kill_itself, str(-signal.SIGKILL))]
)
async def test_a_crash_is_told_and_only_its_own_task_fails(
    pool: Pool, crash: object, code: str
) -> None:
    results = await asyncio.gather(
        pool.run(crash, deadline=LONG),  # type: ignore[arg-type]
        *(pool.run(tasks.added, number, 0, deadline=LONG) for number in range(8)),
        return_exceptions=True,
    )
    assert isinstance(results[0], WorkerDied)
    assert str(results[0]) == f"ended with exit code {code}"
    assert results[1:] == list(range(8))


async def test_a_worker_killed_while_it_waits_costs_no_task(pool: Pool) -> None:
    pid = await pool.run(tasks.own_pid, deadline=LONG)
    os.kill(pid, signal.SIGKILL)
    await asyncio.sleep(0.3)
    results = await asyncio.gather(*(pool.run(tasks.added, 1, n, deadline=LONG) for n in range(4)))
    assert results == [1, 2, 3, 4]


async def test_an_error_of_the_task_comes_back_whole(pool: Pool) -> None:
    with pytest.raises(SourceError) as caught:
        await pool.run(tasks.refuse, "http://a.example/feed", deadline=LONG)
    assert (caught.value.place, caught.value.reason) == ("http://a.example/feed", "is empty")
    assert str(caught.value) == "http://a.example/feed: is empty"


@pytest.mark.skipif(not ON_LINUX, reason="the system may not bound memory")
async def test_a_worker_cannot_take_all_memory(pool: Pool) -> None:
    with pytest.raises(MemoryError):
        await pool.run(tasks.use_memory, 2 * MEMORY_LIMIT, deadline=LONG)


@pytest.mark.skipif(not hasattr(os, "nice"), reason="the system knows no niceness")
async def test_a_worker_is_nice_and_ignores_interrupts(pool: Pool) -> None:
    assert await pool.run(tasks.niceness, deadline=LONG) > os.nice(0)
    assert await pool.run(tasks.ignores_interrupts, deadline=LONG)


async def test_a_cancelled_task_kills_its_worker(pool: Pool) -> None:
    await pool.run(tasks.own_pid, deadline=LONG)
    hangs = [asyncio.create_task(pool.run(tasks.hang_in_a_pattern, deadline=LONG)) for _ in "ab"]
    await asyncio.sleep(0.2)
    for hang in hangs:
        hang.cancel()
    await asyncio.gather(*hangs, return_exceptions=True)
    assert await pool.run(tasks.added, 1, 1, deadline=LONG) == 2


async def test_close_kills_what_runs_and_leaves_nothing_behind() -> None:
    pool = Pool(max_workers=2)
    pids = {await pool.run(tasks.own_pid, deadline=LONG) for _ in range(10)}
    hangs = [asyncio.create_task(pool.run(tasks.hang_in_a_pattern, deadline=LONG)) for _ in "abc"]
    await asyncio.sleep(0.3)
    start = time.monotonic()
    pool.close()
    assert time.monotonic() - start < LONG / 4
    results = await asyncio.gather(*hangs, return_exceptions=True)
    assert [type(result) for result in results] == [WorkerDied] * 3
    assert all(ends_within(pid, LONG) for pid in pids)
    with pytest.raises(WorkerDied, match="closed"):
        await pool.run(tasks.own_pid, deadline=LONG)
    pool.close()


PARENT = """
import asyncio, sys, time
from briefing.sources.pool import Pool
from tests.unit import worker_tasks

async def main():
    pool = Pool(max_workers=2)
    pid = await pool.run(worker_tasks.own_pid, deadline=20)
    hang = asyncio.create_task(pool.run(worker_tasks.hang_in_a_pattern, deadline=1))
    busy = asyncio.create_task(pool.run(worker_tasks.hang_in_a_pattern, deadline=1))
    await asyncio.sleep(0.2)
    workers = pool._workers._pool_manager.worker_manager.workers
    sys.stdout.write(" ".join(str(pid) for pid in workers))
    sys.stdout.write("\\n")
    sys.stdout.flush()
    time.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.skipif(not ON_LINUX, reason="processes are looked up in /proc")
def test_workers_even_hung_ones_die_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
    ) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
        assert len(pids) == 2
        assert all(ends_within(pid, LONG) for pid in pids)
