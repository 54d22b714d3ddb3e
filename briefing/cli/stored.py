"""Reads the stored stories of the saved sources, the newest first, for the commands on stories."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.local import Documents, look
from briefing.cli.output import is_screen, say
from briefing.cli.progress import Progress
from briefing.cli.reading import Reading
from briefing.cli.saved import kept, saved_sources
from briefing.config import load_or_default
from briefing.desk.entries import Entry, entry_of, marked
from briefing.desk.filters import parse
from briefing.desk.keeper import Keeper
from briefing.errors import BriefingError, NothingMatched
from briefing.log import keep_traceback
from briefing.store.database import Database, open_for_reading
from briefing.store.listing import Selection, counts, listing
from briefing.store.sources import all_sources
from briefing.store.stories import Opened, opened_many

LOT: Final = 100
"""Stories that are read from the database at a time."""
AT_A_TIME: Final = 2
"""Lots of stories that are marked at a time."""
ON_SCREEN: Final = 200
"""Headlines that are printed on a terminal, unless more are asked for."""


class Stored(Reading):
    """The stored stories, or those that a filter finds; what is not marked yet is marked now."""

    def __init__(self, arguments: Arguments) -> None:
        super().__init__((), arguments)
        self._is_any_stored = False
        is_list = arguments.command in ("list", "search", "")
        self._is_cut = arguments.limit is None and is_list and is_screen(arguments)
        self._most = ON_SCREEN if self._is_cut else arguments.limit

    def outcome(self, printed: int, wanted: str) -> int:
        """The same; a filter that nothing meets says so, whatever documents cannot be read."""
        is_filtered = self._arguments.filter is not None
        if is_filtered and self._is_any_stored and not self._read:
            raise NothingMatched(self._nothing(wanted))
        return super().outcome(printed, wanted)

    def _entries(self) -> Iterator[Entry]:
        refused = self._bring_up_to_date()
        db = open_for_reading(paths.database_file())
        if refused is not None:
            if db is None:
                raise refused
            # What was stored before can still be read.
            say(str(refused))
        if db is None:
            return
        with closing(db):
            self._is_any_stored = counts(db, Selection()).stories > 0
            selection = self._selection(db)
            ids = listing(db, selection, self._most)
            for first in range(0, len(ids), LOT):
                for stored in opened_many(db, ids[first : first + LOT]):
                    entry = self._entry(stored)
                    if entry is not None:
                        yield entry
            if self._is_cut:
                _tell_more(db, selection, len(ids))

    def _selection(self, db: Database) -> Selection:
        text = self._arguments.filter
        if text is None:
            return Selection()
        return Selection(filter=parse(text, all_sources(db), int(time.time())))

    def _entry(self, stored: Opened) -> Entry | None:
        """A stored story, with its marks; None, and a word on that, where it trips the program."""
        try:
            entry = entry_of(stored)
            entry = entry if entry.is_marked else marked(entry)
        except Exception:
            log = keep_traceback()
            where = f"; what happened stands in {log}" if log else ""
            place = stored.raw.url if stored.raw else None
            self._fail(f"{place or stored.source.name}: could not be read{where}")
            return None
        self._read += 1
        return entry

    def _bring_up_to_date(self) -> BriefingError | None:
        """Take in the sources file and what changed in saved folders; why that cannot be stored."""
        try:
            for trouble in asyncio.run(_look(self._arguments)).troubles:
                self._fail(trouble)
        except BriefingError as error:
            return error
        return None

    def _nothing(self, wanted: str) -> str:
        if not self._read and self._is_any_stored:
            return f"no stored story is found by {self._arguments.filter}"
        if not self._read:
            return "no story is stored yet; briefing refresh brings those of the sources"
        return super()._nothing(wanted)


def _tell_more(db: Database, selection: Selection, printed: int) -> None:
    """Say that there are more stories than are printed; the one that is wanted may be there."""
    total = counts(db, selection).stories
    if printed < total:
        say(f"these are {printed:,} of {total:,} stories; --limit N takes more")


async def _look(arguments: Arguments) -> Documents:
    """Store what is new in the saved folders and files, and finish what a filter is to choose."""
    async with kept() as keeper:
        sources = await saved_sources(keeper)
        documents = await asyncio.to_thread(look, keeper, sources)
        if arguments.filter is not None:
            await finish_all(keeper, arguments)
        return documents


async def finish_all(keeper: Keeper, arguments: Arguments) -> None:
    """Finish every story: one that is not is found by nothing of its text and its marks."""
    from briefing.desk.finishing import Finisher
    from briefing.sources.pool import Pool

    count = 0

    def tell(stories: tuple[int, ...]) -> None:
        nonlocal count
        count += len(stories)
        progress.tell(f"{count:,} {'story' if count == 1 else 'stories'} marked")

    pool = Pool()
    try:
        with Progress(arguments) as progress:
            settings, _ = load_or_default()
            finisher = Finisher(keeper, pool, tell, settings.read_on_arrival)
            await asyncio.gather(*(finisher.run() for _ in range(AT_A_TIME)))
    finally:
        pool.close()
