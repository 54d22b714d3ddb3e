"""The command `refresh`: what is new of the saved sources is fetched, stored and marked.

What came is summed up as soon as it is stored; whole articles, marks and coverages come after that.
"""

import asyncio
import signal
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from briefing.cli import refreshed
from briefing.cli.arguments import Arguments
from briefing.cli.local import look
from briefing.cli.output import answer
from briefing.cli.progress import Progress
from briefing.cli.saved import NO_SOURCES, chosen, kept, saved_sources
from briefing.config import Settings, load_or_default
from briefing.desk import nouns
from briefing.desk.keeper import Keeper
from briefing.desk.stopping import until_stopped
from briefing.errors import NothingMatched
from briefing.model import SourceKind
from briefing.sources.pool import Pool
from briefing.store.sources import StoredSource

if TYPE_CHECKING:
    from briefing.desk.online import Online

SOME_FAILED: Final = 3
INTERRUPTED: Final = 130
AT_A_TIME: Final = 2
"""Lots of stories that are marked at a time."""
PLACED: Final = 2_000
"""Stories that are placed among others on their event; the viewer places those that are left."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A refresh under way. `web` is None where nothing is asked of it."""

    arguments: Arguments
    settings: Settings
    keeper: Keeper
    pool: Pool
    stop: asyncio.Event
    sources: Sequence[StoredSource]
    web: "Online | None"

    @property
    def feeds(self) -> list[StoredSource]:
        return [stored for stored in self.sources if stored.source.kind is SourceKind.FEED]


def refresh_sources(arguments: Arguments) -> int:
    """Refresh the saved sources, or those that are named; 3 if some of them failed."""
    return asyncio.run(_refresh(arguments))


async def _refresh(arguments: Arguments) -> int:
    stop = asyncio.Event()
    pool = Pool()
    try:
        with _stopping(stop):
            async with AsyncExitStack() as exits:
                run = await _begun(arguments, pool, stop, exits)
                code = await _fetch(run)
                if not stop.is_set():
                    await _complete(run)
        return INTERRUPTED if stop.is_set() else code
    finally:
        pool.close()


async def _begun(
    arguments: Arguments, pool: Pool, stop: asyncio.Event, exits: AsyncExitStack
) -> _Run:
    """The database open, and the web, which is not imported where no feed is to be asked."""
    keeper = await exits.enter_async_context(kept())
    sources = await saved_sources(keeper)
    if not sources:
        raise NothingMatched(NO_SOURCES)
    if arguments.paths:
        sources = chosen(sources, arguments.paths)
    settings, _ = load_or_default()
    run = _Run(arguments, settings, keeper, pool, stop, sources, None)
    if arguments.offline or not run.feeds:
        return run
    from briefing.desk.online import online

    web = await exits.enter_async_context(online(keeper, pool, settings))
    return _Run(arguments, settings, keeper, pool, stop, sources, web)


async def _fetch(run: _Run) -> int:
    """Fetch and read what is new, and say what that brought; the exit code."""
    arguments, started = run.arguments, int(time.time())
    with Progress(arguments) as progress:
        summary, documents = await asyncio.gather(
            _ask(run, progress),
            asyncio.to_thread(look, run.keeper, run.sources, run.stop.is_set),
        )
    refreshed.tell_failures(summary, documents, arguments.verbose)
    if arguments.verbose and run.web is not None:
        ids = {stored.id for stored in run.feeds}
        after = await saved_sources(run.keeper)
        refreshed.tell_more([stored for stored in after if stored.id in ids], started)
    feeds = len(run.feeds)
    told = refreshed.sentence(summary, documents, feeds, arguments.offline)
    answer(arguments, "refresh", [refreshed.record(summary, documents, feeds)], [told])
    return SOME_FAILED if summary.failures or documents.troubles else 0


async def _ask(run: _Run, progress: Progress) -> nouns.Summary:
    """Refresh the feeds; those that are named also where they failed a moment ago."""
    if run.web is None:
        return nouns.Summary()

    def tell(now: nouns.Progress) -> None:
        new = f"  {now.new:,} new" if now.new else ""
        failed = f"  {now.failed:,} failed" if now.failed else ""
        progress.count(now.done, now.total, new + failed)

    wanted = nouns.Wanted()
    if run.arguments.paths:
        wanted = nouns.Wanted(tuple(stored.id for stored in run.feeds), insist=True)
    return await run.web.refresh(wanted, tell, run.stop)


async def _complete(run: _Run) -> None:
    """Fetch whole articles and mark what came, until all is done or Ctrl+C leaves the rest."""
    from briefing.desk.finishing import Finisher

    count = 0

    def tell(stories: tuple[int, ...]) -> None:
        nonlocal count
        count += len(stories)
        noun = "story" if count == 1 else "stories"
        progress.tell(f"{count:,} {noun} marked; Ctrl+C leaves the others for later")

    with Progress(run.arguments) as progress:
        works: list[Coroutine[Any, Any, None]] = []
        if run.web is not None:
            works.append(run.web.articles(lambda story: None))
        if run.arguments.marks:
            finisher = Finisher(run.keeper, run.pool, tell, run.settings.read_on_arrival)
            works += [finisher.run() for _ in range(AT_A_TIME)]
        await until_stopped(run.stop, works)
        if run.arguments.marks and not run.stop.is_set():
            from briefing.desk.coverage import place_all

            await until_stopped(run.stop, [place_all(run.keeper, PLACED)])
    if run.settings.keep_days and not run.stop.is_set():
        from briefing.store.housekeeping import retain

        await run.keeper.do(retain, run.settings.keep_days, None, int(time.time()))


@contextmanager
def _stopping(stop: asyncio.Event) -> Iterator[None]:
    """Have Ctrl+C set `stop`, so that what has come is kept; a second one ends the program."""
    loop = asyncio.get_running_loop()

    def first() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop.set()

    is_handled = _is_done(lambda: loop.add_signal_handler(signal.SIGINT, first))
    try:
        yield
    finally:
        if is_handled:
            loop.remove_signal_handler(signal.SIGINT)


def _is_done(install: Callable[[], None]) -> bool:
    """Whether the system lets a loop hear of signals; where not, Ctrl+C ends the program."""
    with suppress(NotImplementedError, ValueError, RuntimeError):
        install()
        return True
    return False
