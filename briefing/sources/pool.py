"""Worker processes that can be killed: what foreign bytes can hang or crash runs in one of them.

The refresh of feeds and the marking of stories call it. A thread would be no protection, since a
regular expression that takes a minute holds the interpreter for that minute.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar, TypeVarTuple, cast

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

MOST_WORKERS: Final = 4
MEMORY_LIMIT: Final = 1 << 30
"""Bytes of address space that a worker may have, where the system can hold it to that."""
PRELOADED: Final = (
    "briefing.sources.feeds",
    "briefing.sources.feeds.json_feed",
    "briefing.sources.feeds.tolerant",
    "briefing.sources.feeds.well_formed",
    "feedparser",
    "briefing.documents.drafts",
    "briefing.documents.html",
    "briefing.documents.plain",
    "briefing.marks.engine",
    "briefing.sources.pool",
)
LONGEST_FOLDER: Final = 70
"""Bytes of the folder for temporary files, in which the server's socket must have a place: the name
of one may take 108 in all."""
_NICENESS: Final = 10
_GRACE: Final = 2.0
_ATTEMPTS: Final = 3
_CLOSED: Final = "the workers are closed"
_BROKEN: Final = "the workers cannot be started"


class Overdue(TimeoutError):
    """A task that was killed at its deadline."""


class WorkerDied(Exception):
    """A task whose worker process ended before the task did: a crash, or somebody's kill."""


@dataclass(frozen=True, slots=True)
class _Raised:
    """An error on its way out of a worker, in parts.

    Unpickling calls an error's class with its `args`, which is wrong for a class that makes its
    message of several; and an error that cannot be unpickled would break the pool.
    """

    kind: type[Exception]
    args: tuple[Any, ...]
    attributes: dict[str, Any]

    def error(self) -> Exception:
        error = self.kind.__new__(self.kind, *self.args)
        vars(error).update(self.attributes)
        return error


class Pool:
    """Processes that run functions, started with the first of them and killed by `close`.

    A worker lives on from task to task; the one that is killed or crashes is replaced, and only its
    own task fails. Workers run at a lower priority, with bounded memory, and ignore Ctrl+C.
    """

    def __init__(self, max_workers: int | None = None) -> None:
        self._max_workers = max_workers or min(MOST_WORKERS, os.cpu_count() or 1)
        self._workers: ProcessPool | None = None
        # Starting takes a while, and must not be done twice at once: this thread does it.
        self._starter = ThreadPoolExecutor(1, "pool")
        self._running: set[Future[object]] = set()
        self._is_closed = False

    def warm(self) -> None:
        """Start the workers, without waiting for them, for a task that is about to come."""
        if self._workers is None and not self._is_closed:
            self._starter.submit(self._start)

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, deadline: float) -> T:
        """What a module's function returns for arguments that can be pickled, or raises.

        `deadline` is in seconds, from when a worker begins. Raises Overdue if it passes, WorkerDied
        if the worker ends before. Cancelled, it kills the worker. After `close` it raises
        WorkerDied.
        """
        task = _Task(function, args, deadline)
        for attempt in range(1, _ATTEMPTS + 1):
            future = await self._schedule(task)
            self._running.add(future)
            try:
                outcome = await asyncio.wrap_future(future)
            except TimeoutError as error:
                raise Overdue(f"took more than {deadline:g} seconds") from error
            except BrokenProcessPool as error:
                # A worker that nothing ran in was killed: this task is no part of that.
                if self._is_closed:
                    raise WorkerDied(_CLOSED) from error
                if attempt == _ATTEMPTS:
                    raise WorkerDied(_BROKEN) from error
                continue
            except OSError as error:
                code = getattr(error, "exitcode", "unknown")
                raise WorkerDied(f"ended with exit code {code}") from error
            finally:
                self._running.discard(future)
            if isinstance(outcome, _Raised):
                raise outcome.error()
            return cast(T, outcome)
        raise AssertionError("every attempt returns or raises")

    def close(self) -> None:
        """Kill the workers at once, whatever they do; their tasks raise WorkerDied."""
        self._is_closed = True
        self._starter.shutdown(wait=True)
        if self._workers is not None:
            _stop(self._workers)
            self._workers = None
        for future in tuple(self._running):
            with suppress(InvalidStateError):
                future.set_exception(BrokenProcessPool("closed"))

    async def _schedule(self, task: "_Task") -> "Future[object]":
        try:
            workers = self._workers
            if workers is None or not workers.active:
                loop = asyncio.get_running_loop()
                workers = await loop.run_in_executor(self._starter, self._start)
            future: Future[object] = workers.schedule(_run, args=(task,), timeout=task.deadline)
        except RuntimeError as error:
            raise WorkerDied(_CLOSED if self._is_closed else _BROKEN) from error
        return future

    def _start(self) -> "ProcessPool":
        """The running workers: those there are, or new ones. The starter's thread calls it."""
        if self._is_closed:
            raise WorkerDied(_CLOSED)
        if self._workers is not None:
            if self._workers.active:
                return self._workers
            _stop(self._workers)
        from pebble import ProcessPool

        workers = ProcessPool(
            max_workers=self._max_workers, initializer=_settle, context=_context()
        )
        # Asking a new pool whether it is active starts it.
        if not workers.active:
            raise WorkerDied(_BROKEN)
        self._workers = workers
        return workers


@dataclass(frozen=True, slots=True)
class _Task:
    """What a worker is to run."""

    function: Callable[..., object]
    args: tuple[Any, ...]
    deadline: float


def _stop(workers: "ProcessPool") -> None:
    workers.stop()  # type: ignore[no-untyped-call]
    workers.join()


def _context() -> "BaseContext":
    """How workers are started: from a server that has imported what they need, where there is one.

    They are never forked from this process, whose threads and locks they would inherit.
    """
    import multiprocessing
    from tempfile import gettempdir

    has_room = len(os.fsencode(gettempdir())) <= LONGEST_FOLDER
    if "forkserver" not in multiprocessing.get_all_start_methods() or not has_room:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*PRELOADED])
    return context


def _settle() -> None:
    """Make this process a worker: nice, bounded, and killed at once when it is told to end."""
    # Python's own handler would wait for the regular expression that is the reason for the kill.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY_LIMIT if most == resource.RLIM_INFINITY else min(MEMORY_LIMIT, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    except (ImportError, ValueError, OSError):
        return


def _run(task: _Task) -> object:
    """Run a task in a worker. An alarm ends the worker if nobody is left to kill it."""
    has_alarm = hasattr(signal, "setitimer")
    if has_alarm:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, task.deadline + _GRACE)
    try:
        return task.function(*task.args)
    except Exception as error:
        return _Raised(type(error), error.args, dict(vars(error)))
    finally:
        if has_alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
