"""The command `refresh`: what is new of the saved sources is fetched, stored and marked."""

import asyncio
import signal
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

from briefing.cli.arguments import Arguments
from briefing.cli.local import Documents, look
from briefing.cli.output import answer, say
from briefing.cli.progress import Progress
from briefing.cli.saved import NO_SOURCES, chosen, kept, saved_sources
from briefing.config import load_or_default
from briefing.desk import nouns
from briefing.desk.keeper import Keeper
from briefing.desk.saved import shown_name
from briefing.errors import NothingMatched
from briefing.export.as_json import Record
from briefing.export.wording import ago
from briefing.model import SourceKind
from briefing.sources.pool import Pool
from briefing.store.sources import StoredSource

SOME_FAILED: Final = 3
INTERRUPTED: Final = 130
AT_A_TIME: Final = 2
"""Lots of stories that are marked at a time."""


def refresh_sources(arguments: Arguments) -> int:
    """Refresh the saved sources, or those that are named; 3 if some of them failed."""
    return asyncio.run(_refresh(arguments))


async def _refresh(arguments: Arguments) -> int:
    stop = asyncio.Event()
    pool = Pool()
    try:
        with _stopping(stop):
            async with kept() as keeper:
                code = await _refresh_all(arguments, keeper, pool, stop)
                if arguments.marks and not stop.is_set():
                    await _finish(arguments, keeper, pool, stop)
        return INTERRUPTED if stop.is_set() else code
    finally:
        pool.close()


async def _refresh_all(
    arguments: Arguments, keeper: Keeper, pool: Pool, stop: asyncio.Event
) -> int:
    """Fetch and read what is new, and say what that brought; the exit code."""
    sources = await saved_sources(keeper)
    if not sources:
        raise NothingMatched(NO_SOURCES)
    if arguments.paths:
        sources = chosen(sources, arguments.paths)
    feeds = [stored for stored in sources if stored.source.kind is SourceKind.FEED]
    with Progress(arguments) as progress:
        asked = () if arguments.offline else feeds
        summary, documents = await asyncio.gather(
            _ask(arguments, keeper, pool, asked, progress, stop),
            asyncio.to_thread(look, keeper, sources, stop.is_set),
        )
    for failure in summary.failures:
        place = f" ({failure.place})" if arguments.verbose else ""
        say(f"{failure.name}{place}: {failure.reason}")
    for trouble in documents.troubles:
        say(trouble)
    if arguments.verbose:
        _tell_more(feeds, await saved_sources(keeper), arguments.offline)
    total = len(feeds)
    record = _record(summary, documents, total)
    answer(arguments, "refresh", [record], [_sentence(summary, documents, total, arguments)])
    return SOME_FAILED if summary.failures or documents.troubles else 0


async def _ask(
    arguments: Arguments,
    keeper: Keeper,
    pool: Pool,
    feeds: Sequence[StoredSource],
    progress: Progress,
    stop: asyncio.Event,
) -> nouns.Summary:
    """Refresh feeds; nothing of the web is imported where there are none."""
    if not feeds:
        return nouns.Summary()
    from briefing.desk.online import online

    def tell(now: nouns.Progress) -> None:
        new = f"  {now.new:,} new" if now.new else ""
        failed = f"  {now.failed:,} failed" if now.failed else ""
        progress.count(now.done, now.total, new + failed)

    is_named = bool(arguments.paths)
    wanted = nouns.Wanted(tuple(stored.id for stored in feeds) if is_named else None, is_named)
    settings, _ = load_or_default()
    async with online(keeper, pool, settings) as web:
        return await web.refresh(wanted, tell, stop)


async def _finish(arguments: Arguments, keeper: Keeper, pool: Pool, stop: asyncio.Event) -> None:
    """Mark the stories that are not marked yet, until all are or `stop` is set."""
    from briefing.desk.finishing import Finisher

    with Progress(arguments) as progress:
        count = 0

        def tell(stories: tuple[int, ...]) -> None:
            nonlocal count
            count += len(stories)
            progress.tell(f"{count:,} stories marked; Ctrl+C leaves the others for later")

        finisher = Finisher(keeper, pool, tell)
        await _until(stop, [finisher.run() for _ in range(AT_A_TIME)])


async def _until(stop: asyncio.Event, works: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Do several things at once, until all are done, one fails, or `stop` is set."""
    everything: asyncio.Future[Any] = asyncio.gather(*works)
    stopped: asyncio.Future[Any] = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((everything, stopped), return_when=asyncio.FIRST_COMPLETED)
        if everything.done():
            everything.result()
    finally:
        everything.cancel()
        stopped.cancel()
        await asyncio.gather(everything, stopped, return_exceptions=True)


@contextmanager
def _stopping(stop: asyncio.Event) -> Iterator[None]:
    """Have Ctrl+C set `stop`, so that what has come is kept; a second one ends the program."""
    loop = asyncio.get_running_loop()

    def first() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop.set()

    is_handled = _handle(lambda: loop.add_signal_handler(signal.SIGINT, first))
    try:
        yield
    finally:
        if is_handled:
            loop.remove_signal_handler(signal.SIGINT)


def _handle(install: Callable[[], None]) -> bool:
    """Whether the system lets a loop hear of signals; where not, Ctrl+C ends the program."""
    with suppress(NotImplementedError, ValueError, RuntimeError):
        install()
        return True
    return False


def _sentence(
    summary: nouns.Summary, documents: Documents, total: int, arguments: Arguments
) -> str:
    """What a refresh brought: "93 of 100 sources, 2,790 new stories, 5 failed"."""
    failed = len(summary.failures)
    told = []
    if total and arguments.offline:
        told.append(f"offline, so no feed was asked ({total:,} are saved)")
    elif total:
        noun = "source" if total == 1 else "sources"
        told.append(f"{summary.sources - failed:,} of {total:,} {noun}")
        told.append("1 new story" if summary.new == 1 else f"{summary.new:,} new stories")
    told += [f"{summary.changed:,} changed"] * bool(summary.changed)
    told += [f"{failed:,} failed"] * bool(failed)
    told += [f"{summary.waiting:,} left alone"] * bool(summary.waiting)
    noun = "document" if documents.read == 1 else "documents"
    told += [f"{documents.read:,} {noun} read"] * bool(documents.read or not total)
    told += [f"{len(documents.troubles):,} documents in trouble"] * bool(documents.troubles)
    told += ["stopped"] * summary.is_stopped
    return ", ".join(told)


def _record(summary: nouns.Summary, documents: Documents, total: int) -> Record:
    return {
        "feeds": total,
        "asked": summary.sources,
        "failed": len(summary.failures),
        "unchanged": summary.unchanged,
        "left_alone": summary.waiting,
        "new": summary.new,
        "changed": summary.changed,
        "documents": documents.read,
        "stopped": summary.is_stopped,
        "failures": [
            {"name": failure.name, "place": failure.place, "reason": failure.reason}
            for failure in summary.failures
        ],
        "troubles": list(documents.troubles),
    }


def _tell_more(
    before: Sequence[StoredSource], after: Sequence[StoredSource], is_offline: bool
) -> None:
    """Say what was odd about each feed, and why some were not asked."""
    import time

    checked = {stored.id: stored.check.last_check for stored in before}
    now = time.time()
    for stored in after:
        check, name = stored.check, shown_name(stored)
        if stored.id not in checked:
            continue
        if check.remark:
            say(f"{name}: {check.remark}")
        if is_offline or check.last_check != checked[stored.id]:
            continue
        if check.is_gone:
            say(f"{name}: was left alone: it is gone for good")
        elif check.next_check and check.next_check > now:
            wait = ago(check.next_check - now)
            reason = f" ({check.error})" if check.error else ""
            say(f"{name}: was left alone for another {wait}{reason}")
