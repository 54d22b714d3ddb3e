"""The stories as the loop asks for them: the viewer's library and reading process, waited for.

The viewer hears of everything by the way. Here whatever is asked for has come when a call returns,
and what came besides is told before the next prompt.
"""

import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final, TypeAlias

from briefing import paths
from briefing.cli.browsing.spoken import counted, ended
from briefing.desk import signals
from briefing.desk.entries import Entry, Row, marked
from briefing.desk.library import Library, Listing
from briefing.desk.nouns import Found, Summary
from briefing.desk.scopes import Scope, everything, opened
from briefing.desk.triage import Triage
from briefing.desk.watcher import Watcher
from briefing.errors import BriefingError, StoreError
from briefing.model import SourceKind
from briefing.store.headlines import Headline
from briefing.store.listing import Selection

PATIENCE: Final = 2.0
"""Seconds that headlines wait for the numbers of their quotes and figures."""
SILENCE: Final = 0.05
"""Seconds without an event after which all of a look at the documents has been told."""
OFTEN: Final = 10.0
"""Seconds between two lines on how far something is."""

Tell: TypeAlias = Callable[[str], None]
_Event: TypeAlias = "signals.Event | None"


class Stories:
    """The stories of some places, or of the saved sources."""

    def __init__(self, watcher: Watcher, tell: Tell) -> None:
        """Open them; `tell` hears how far that is, where it takes long. Raises BriefingError."""
        self._watcher = watcher
        self._tell = tell
        self._events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Listing | None] = queue.SimpleQueue()
        self._failures: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._news: list[str] = []
        self.places = watcher.places
        places = tuple(map(paths.absolute_place, self.places))
        self.base: Scope = opened(places) if places else everything()
        self.library = Library(paths.database_file(), self._failed)
        threading.Thread(target=self._listen, daemon=True).start()
        self._wait_for(signals.Ready)
        self._await_documents()
        self.library.open(self.base.selection)
        self.triage = Triage(self.library)

    def close(self) -> None:
        """Write what is still to be written."""
        self.library.close()

    @property
    def feeds(self) -> int:
        """The number of saved feeds."""
        sources = self.library.sources
        return sum(one.is_saved and one.source.kind is SourceKind.FEED for one in sources)

    def choose(self, selection: Selection) -> None:
        """Make these stories the list."""
        self.library.want(selection)
        self.list_again()

    def list_again(self) -> None:
        """List the same stories as they are now; where that fails, the list stays as it was."""
        self._done = queue.SimpleQueue()
        self.library.list_again(self._done.put)
        listing = self._done.get()
        if isinstance(listing, Listing):
            self.library.put(listing)

    def rows(self, first: int, count: int) -> list[Row]:
        """Some rows of the list, their quotes and figures counted if that does not take long."""
        numbers = range(first, min(first + count, len(self.library)))
        end = time.monotonic() + PATIENCE
        is_asked = False
        while True:
            rows = [self.library.row(number) for number in numbers]
            waiting = [row.id for row in rows if isinstance(row, Headline) and row.minutes is None]
            left = end - time.monotonic()
            if not waiting or left <= 0:
                return rows
            if not is_asked:
                self._watcher.send(signals.MarkFirst(tuple(waiting)))
                is_asked = True
            self._hear(left)
            self.library.forget(waiting)

    def entry(self, row: Headline) -> Entry | None:
        """A story to read, with its marks, which is read from now on; None if it is gone."""
        entry = self.library.entry(row)
        if entry is None:
            return None
        if row.is_read and not entry.text_is_read:
            self.library.set_text_read(row)
        else:
            self.library.set_read(row, True)
        return entry if entry.is_marked else marked(entry)

    def undo(self) -> str:
        """Take back the last thing that was done to stories; what that was, "" for nothing."""
        done = self._done = queue.SimpleQueue[Listing | None]()
        step = self.triage.undo(lambda _: done.put(None))
        if step is None:
            return ""
        done.get()
        self.list_again()
        return step.told

    def refresh(self) -> Summary:
        """Refresh all saved feeds; Ctrl+C stops it, and what has come stays.

        Raises BriefingError where that cannot be stored.
        """
        with _interrupted(lambda: self._watcher.send(signals.StopRefresh())) as is_interrupted:
            self._tell(f"Asking {counted(self.feeds, 'feed')}. Ctrl+C stops it.")
            self._watcher.send(signals.Refresh())
            if is_interrupted():
                self._watcher.send(signals.StopRefresh())
            told = time.monotonic()
            while True:
                match self._wait_for(signals.Refreshing, signals.Refreshed, signals.Answered):
                    case signals.Refreshed(summary, _):
                        return summary
                    case signals.Refreshing(progress) if time.monotonic() - told > OFTEN:
                        told = time.monotonic()
                        self._tell(f"{progress.done:,} of {progress.total:,} feeds.")
                    case signals.Answered(text, False):
                        raise BriefingError(text)

    def probe(self, target: str) -> tuple[Found, ...]:
        """What could be added at a target. Raises BriefingError."""
        self._watcher.send(signals.Probe(target))
        while True:
            probed = self._wait_for(signals.Probed, signals.Answered)
            if isinstance(probed, signals.Probed) and probed.target == target:
                if probed.reason:
                    raise BriefingError(": ".join(filter(None, (probed.place, probed.reason))))
                return probed.found
            if isinstance(probed, signals.Answered) and not probed.is_well:
                raise BriefingError(probed.text)

    def add(self, found: Found) -> str:
        """Add a source that was found; a sentence on it. Raises BriefingError."""
        self._watcher.send(signals.Subscribe(found))
        answered = self._wait_for(signals.Answered)
        assert isinstance(answered, signals.Answered)
        if not answered.is_well:
            raise BriefingError(answered.text)
        return answered.text

    def news(self) -> Iterator[str]:
        """What came since the last prompt, in sentences."""
        while self._hear(0):
            pass
        while not self._failures.empty():
            yield ended(f"Not kept: {self._failures.get()}")
        told, self._news = self._news, []
        yield from told

    def _await_documents(self) -> None:
        """Wait for the first look at the documents, and for what stands at addresses.

        Says how far it is where it takes long.
        """
        told = time.monotonic()
        is_looking, is_fetching = True, any(map(paths.is_web_address, self.places))
        while is_looking or is_fetching:
            match self._wait_for(signals.Looked, signals.Refreshed):
                case signals.Looked(done, total):
                    is_looking = done < total
                    if is_looking and time.monotonic() - told > OFTEN:
                        told = time.monotonic()
                        self._tell(f"{done:,} of {total:,} documents are read.")
                case signals.Refreshed(summary):
                    is_fetching = False
                    failures = summary.failures
                    self._news += [ended(f"{one.place}: {one.reason}") for one in failures]
        # The last look tells what is in trouble, too.
        while self._hear(SILENCE):
            pass

    def _wait_for(self, *kinds: type) -> signals.Event:
        """The next event of these kinds."""
        while True:
            event = self._next(None)
            if isinstance(event, kinds):
                self._take(event, is_asked=True)
                return event
            self._take(event)

    def _hear(self, seconds: float) -> bool:
        """Take the next event; False if none comes in so many seconds."""
        try:
            self._take(self._next(seconds))
        except queue.Empty:
            return False
        return True

    def _next(self, seconds: float | None) -> signals.Event:
        """The next event. Raises BriefingError once there are no more."""
        # A wait without an end could not be interrupted on every system.
        event = self._events.get(timeout=3600 if seconds is None else seconds)
        if event is None:
            self._events.put(None)
            raise BriefingError("the process that reads the stories has ended")
        return event

    def _take(self, event: signals.Event, *, is_asked: bool = False) -> None:
        """Do what an event asks for, and remember what it tells, unless that was asked for."""
        match event:
            case signals.Ready(path, warning):
                if Path(path) != self.library.path:
                    self.library.close()
                    self.library = Library(Path(path), self._failed)
                if warning:
                    self._news.append(ended(f"Read marks and stars are not kept: {warning}"))
            case signals.Failed(reason):
                raise BriefingError(reason)
            case signals.Looked(_, _, troubles):
                self.library.troubles = troubles
            case signals.Marked(stories):
                self.library.forget(stories)
            case signals.Refreshed(summary, _) if summary.new and not is_asked:
                came = counted(summary.new, "new story", "new stories")
                self._news.append(f"{came} came. Type list to have them in the list.")
            case signals.Answered(text, False) if not is_asked:
                self._news.append(ended(text))

    def _listen(self) -> None:
        for event in self._watcher.events():
            self._events.put(event)
        self._events.put(None)

    def _failed(self, error: StoreError) -> None:
        """Hear, in the library's thread, of what could not be stored or listed."""
        self._failures.put(str(error))
        # Whoever waits for a listing waits in vain.
        self._done.put(None)


@contextmanager
def _interrupted(stop: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Have Ctrl+C call `stop` once; a second one is a KeyboardInterrupt, as it was before.

    Gives a function that tells whether it has been pressed.
    """
    is_pressed = False

    def press(number: int, frame: FrameType | None) -> None:
        nonlocal is_pressed
        is_pressed = True
        signal.signal(signal.SIGINT, before)
        stop()

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: is_pressed
    finally:
        signal.signal(signal.SIGINT, before)
