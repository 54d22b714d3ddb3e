"""The process beside the viewer: reads documents, refreshes feeds, marks stories, stores it all.

`watcher` starts it and talks to it. It ends with the viewer, whatever becomes of that.
"""

import asyncio
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, ExitStack, suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from briefing import paths
from briefing.config import Settings, load_or_default
from briefing.desk import signals
from briefing.desk.entries import Trouble
from briefing.desk.feed_files import FeedFiles
from briefing.desk.finishing import Finisher
from briefing.desk.keeper import Keeper
from briefing.desk.local import Local, Look
from briefing.desk.nouns import Progress, Summary, Wanted
from briefing.desk.opening import let_go, open_keeper, take_in
from briefing.desk.saved import adopt_saved, local_homes
from briefing.errors import (
    AlreadyThereError,
    BriefingError,
    DocumentError,
    SourceError,
    StoreError,
)
from briefing.log import keep_traceback
from briefing.sources.pool import Pool
from briefing.store.housekeeping import retain
from briefing.store.sources import all_sources

if TYPE_CHECKING:
    from briefing.desk.online import Online

LOOK_AGAIN = 1.0
"""Seconds between two looks at the local documents."""
DUE_AGAIN = 30.0
"""Seconds between two looks for feeds that are due, where the settings want a schedule."""
BETWEEN_LISTS = 0.5
"""Seconds of a refresh after which the viewer hears of the stories that have come meanwhile."""
AT_A_TIME = 2
"""Lots of stories that are finished at a time."""
BEFORE_PLACING = 1.0
"""Seconds after the start before stories are placed: the first ones are to be read at once."""
NICENESS = 5
"""Lower than the viewer's, so that a key is answered before anything here goes on."""

OFFLINE = "offline"
"""What stands between the descriptor and the places where the network is not to be asked."""

Send = Callable[[signals.Event], None]


class Reading:
    """What the process does: the database in a thread of its own, foreign bytes in workers."""

    def __init__(
        self,
        places: Sequence[str],
        keeper: Keeper,
        settings: Settings,
        send: Send,
        *,
        offline: bool = False,
    ) -> None:
        self._places = [place for place in places if not paths.is_web_address(place)]
        self._addresses = [place for place in places if paths.is_web_address(place)]
        self._guests = tuple[str, ...]()
        self._unopened = tuple[Trouble, ...]()
        self._is_of_saved = not places
        self._is_offline = offline
        self._keeper = keeper
        self._settings = settings
        self._send = send
        self._pool = Pool()
        self._finisher = Finisher(keeper, self._pool, self._tell_marked, settings.read_on_arrival)
        self._work: set[asyncio.Task[None]] = set()
        self._finishing: set[asyncio.Task[None]] = set()
        self._exits = AsyncExitStack()
        self._opening = asyncio.Lock()
        self._online: Online | None = None
        self._refreshing: asyncio.Event | None = None
        self._about_to_tell: asyncio.TimerHandle | None = None
        self._saved_again = asyncio.Event()
        self._has_unplaced = asyncio.Event()

    async def run(self, commands: BinaryIO) -> None:
        """Work until the viewer ends."""
        queue: asyncio.Queue[signals.Command | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        threading.Thread(target=_listen, args=(commands, loop, queue), daemon=True).start()
        self._start(self._watch_places())
        self._start(self._keep_placed())
        if self._settings.keep_days:
            self._start(self._clear_away())
        if self._addresses:
            self._start(self._open_addresses())
        elif self._settings.refresh_minutes and self._is_of_saved:
            self._start(self._keep_fresh())
        elif self._settings.refresh_on_start and self._is_of_saved:
            self._start(self._refresh(Wanted(only_due=True)))
        async with self._exits:
            while (command := await queue.get()) is not None:
                self._start(self._obey(command))
            for task in self._work:
                task.cancel()
            await asyncio.gather(*self._work, return_exceptions=True)
        await self._keeper.do(let_go, self._guests)
        self._pool.close()

    async def _obey(self, command: signals.Command) -> None:
        match command:
            case signals.Refresh(sources, insist):
                await self._refresh(Wanted(sources, insist))
            case signals.StopRefresh():
                if self._refreshing is not None:
                    self._refreshing.set()
            case signals.MarkFirst(stories):
                self._finisher.on_screen = stories
            case signals.FetchArticle(story):
                await (await self._web()).article(story)
                self._send(signals.Marked((story,)))
            case signals.FetchPicture(story, url):
                await self._picture(story, url)
            case signals.Probe(target):
                await self._probe(target)
            case signals.Subscribe():
                await self._subscribe(command)
            case signals.SourcesEdited():
                self._saved_again.set()

    async def _refresh(self, wanted: Wanted) -> Summary:
        """Refresh, unless that is under way; what that brought."""
        if self._refreshing is not None:
            return Summary()
        self._refreshing = asyncio.Event()
        try:
            web = await self._web()
            summary = await web.refresh(wanted, self._tell, self._refreshing)
            self._send(signals.Refreshed(summary, is_asked=not wanted.only_due))
        finally:
            self._refreshing = None
            self._has_changed()
        await web.articles(lambda story: self._tell_marked((story,)))
        return summary

    async def _open_addresses(self) -> None:
        """Fetch what stands at the addresses that were named; what fails stays in the list."""
        self._send(signals.Refreshing(Progress(0, len(self._addresses))))
        guests = await self._keeper.do(take_in, self._addresses)
        self._guests = guests.new
        summary = await self._refresh(Wanted(guests.sources, insist=True))
        self._unopened = tuple(Trouble(one.place, one.reason) for one in summary.failures)

    async def _keep_fresh(self) -> None:
        """Refresh what is due, again and again."""
        while True:
            await self._refresh(Wanted(only_due=True))
            await asyncio.sleep(DUE_AGAIN)

    async def _keep_placed(self) -> None:
        """Place stories among the others on their event, also those from before there was this."""
        await asyncio.sleep(BEFORE_PLACING)
        from briefing.desk.coverage import place_all

        while True:
            self._has_unplaced.clear()
            # What cannot be stored is told by others, and waits.
            with suppress(StoreError):
                if await place_all(self._keeper):
                    self._send(signals.Changed())
            await self._has_unplaced.wait()

    async def _clear_away(self) -> None:
        """Clear away what the settings do not want to keep."""
        days, now = self._settings.keep_days, int(time.time())
        if await self._keeper.do(retain, days, None, now):
            self._send(signals.Changed())

    async def _probe(self, target: str) -> None:
        try:
            found = await (await self._web()).adder.probe(target)
        except (SourceError, DocumentError) as error:
            is_there = isinstance(error, AlreadyThereError)
            self._send(signals.Probed(target, (), error.reason, error.place, is_there))
        except BriefingError as error:
            self._send(signals.Probed(target, reason=str(error)))
        else:
            self._send(signals.Probed(target, found))

    async def _subscribe(self, wanted: signals.Subscribe) -> None:
        """Add what was found. The feeds of a list have not been looked at, and are fetched now."""
        told = await (await self._web()).adder.add(wanted.found, wanted.name, wanted.tags)
        self._saved_again.set()
        self._send(signals.Answered(told))
        self._has_changed()
        if not wanted.found.sources:
            return
        while self._refreshing is not None:
            await asyncio.sleep(BETWEEN_LISTS)
        sources = await self._keeper.do(all_sources)
        new = tuple(one.id for one in sources if one.is_saved and one.check.last_check is None)
        await self._refresh(Wanted(new))

    async def _picture(self, story: int, url: str) -> None:
        try:
            picture = await (await self._web()).picture(story, url)
        except BriefingError as error:
            self._send(signals.Pictured(url, reason=str(error)))
        else:
            self._send(signals.Pictured(url, picture))

    async def _web(self) -> "Online":
        """The web, opened when it is first needed."""
        async with self._opening:
            if self._online is None:
                # In another thread: the import is long, and looks and marks go on.
                opening = await asyncio.to_thread(_import_online)
                self._online = await self._exits.enter_async_context(
                    opening(self._keeper, self._pool, self._settings, offline=self._is_offline)
                )
        return self._online

    async def _watch_places(self) -> None:
        """Look at the local documents now and again, and at the saved ones that are new.

        Beside places that were named, the saved ones are looked at once one of them is added.
        """
        with_saved = self._is_of_saved
        while True:
            self._saved_again.clear()
            places, homes, feeds = tuple(self._places), dict[str, int](), FeedFiles(())
            if with_saved:
                await adopt_saved(self._keeper)
                sources = await self._keeper.do(all_sources)
                homes, feeds = local_homes(sources), FeedFiles(sources)
                places = tuple(dict.fromkeys((*places, *homes)))
                self._send(signals.Changed())
            self._finish()
            await self._watch(Local(places, homes, self._keeper), feeds)
            with_saved = True

    async def _watch(self, local: Local, feeds: FeedFiles) -> None:
        """Look again and again, until there are other places to look at.

        Feeds that are files are read again when they change.
        """
        loop = asyncio.get_running_loop()
        told: signals.Event | None = None

        def tell(look: Look) -> None:
            nonlocal told
            if look.has_changed:
                self._has_changed()
            troubles = (*look.troubles, *self._unopened)
            looked = signals.Looked(look.done, look.total, troubles)
            if looked != told:
                told = looked
                self._send(looked)

        def look_once() -> None:
            for look in local.look():
                loop.call_soon_threadsafe(tell, look)

        failure = ""

        while not self._saved_again.is_set():
            try:
                await asyncio.to_thread(look_once)
                failure = ""
            except StoreError as error:
                # Said once; what could not be stored is tried again with the next look.
                if str(error) != failure:
                    failure = str(error)
                    self._send(signals.Answered(failure, is_well=False))
            if self._refreshing is None and (changed := await asyncio.to_thread(feeds.changed)):
                self._start(self._refresh(Wanted(changed, insist=True)))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._saved_again.wait(), LOOK_AGAIN)

    def _has_changed(self) -> None:
        """Tell that the store holds other stories, and finish them."""
        if self._about_to_tell is not None:
            self._about_to_tell.cancel()
            self._about_to_tell = None
        self._send(signals.Changed())
        self._finish()

    def _finish(self) -> None:
        """Finish stories, or have those who do look again."""
        self._finisher.look_again()
        while len(self._finishing) < AT_A_TIME:
            task = asyncio.get_running_loop().create_task(self._telling(self._finisher.run()))
            for tasks in (self._work, self._finishing):
                tasks.add(task)
                task.add_done_callback(tasks.discard)

    def _tell(self, progress: Progress) -> None:
        self._send(signals.Refreshing(progress))
        # Lists drawn and stories marked at each feed would hold up the feeds that are to come.
        if (progress.new or progress.failed) and self._about_to_tell is None:
            loop = asyncio.get_running_loop()
            self._about_to_tell = loop.call_later(BETWEEN_LISTS, self._has_changed)

    def _tell_marked(self, stories: tuple[int, ...]) -> None:
        self._send(signals.Marked(stories))
        self._has_unplaced.set()

    def _start(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something beside everything else."""
        task = asyncio.get_running_loop().create_task(self._telling(work))
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _telling(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something, and tell what goes wrong in it."""
        try:
            await work
        except BriefingError as error:
            self._send(signals.Answered(str(error), is_well=False))
        except Exception:
            log = keep_traceback()
            where = f"; what happened stands in {log}" if log else ""
            self._send(signals.Answered(f"Something failed{where}", is_well=False))


def main(heard: int, places: Sequence[str], out: BinaryIO, *, offline: bool = False) -> None:
    """Work on places, or on the saved sources; commands come from descriptor `heard`."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICENESS)

    def send(event: signals.Event) -> None:
        try:
            pickle.dump(event, out, pickle.HIGHEST_PROTOCOL)
            out.flush()
        except (BrokenPipeError, ValueError):
            # The viewer is gone.
            os._exit(0)

    settings, _ = load_or_default()
    with ExitStack() as exits:
        try:
            keeper, ready = _opened(places, exits)
        except StoreError as error:
            send(signals.Failed(str(error)))
            return
        send(ready)
        with os.fdopen(heard, "rb") as commands:
            reading = Reading(places, keeper, settings, send, offline=offline)
            asyncio.run(reading.run(commands))
        keeper.close()


def _opened(places: Sequence[str], exits: ExitStack) -> tuple[Keeper, signals.Ready]:
    """The user's database; for places that were named, one for the time being if it is broken.

    Raises StoreError.
    """
    if places:
        keeper, opened, warning = open_keeper(exits)
        return keeper, signals.Ready(str(opened), warning)
    path = paths.database_file()
    return Keeper(path), signals.Ready(str(path))


def _import_online() -> "Callable[..., AbstractAsyncContextManager[Online]]":
    from briefing.desk.online import online

    return online


def _listen(
    commands: BinaryIO,
    loop: asyncio.AbstractEventLoop,
    queue: "asyncio.Queue[signals.Command | None]",
) -> None:
    """Hand on the viewer's commands, and None when it ends."""
    with suppress(RuntimeError):
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                loop.call_soon_threadsafe(queue.put_nowait, pickle.load(commands))
        loop.call_soon_threadsafe(queue.put_nowait, None)


def _end_with(parent: int) -> None:
    """End this process when its parent has gone, even while it waits for standard input."""
    while os.getppid() == parent:
        time.sleep(LOOK_AGAIN)
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[3:], sys.stdout.buffer, offline=sys.argv[2] == OFFLINE)
