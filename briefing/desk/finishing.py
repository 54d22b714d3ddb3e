"""Turns stored stories into what can be read and listed: document, marks, reading time.

Called by the reading process and by `briefing refresh` for what a refresh brought, and by the
library for a story that is opened before its turn has come.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from briefing.config import SavedFilter
from briefing.desk.keeper import Keeper
from briefing.desk.marking import mark, minutes, readers_lexicon, version
from briefing.errors import BriefingError, FilterError
from briefing.log import keep_traceback
from briefing.model import Block, BlockKind, Document, Lexicon, Marks
from briefing.sources.pool import Overdue, Pool, WorkerDied
from briefing.store.database import Database
from briefing.store.documents import Raw
from briefing.store.sources import all_sources
from briefing.store.state import read_those
from briefing.store.texts import Finished, Unfinished, finish, renew_marks, unfinished

LOT = 12
"""Stories that a worker finishes at a time."""
DEADLINE = 60.0
"""Seconds for a lot; a story of 5 MB takes 15."""
SHORT = 20_000
"""Characters up to which the first lot is finished in this process."""
BEYOND_READING = "This story cannot be shown: reading it failed."


def document_from(raw: Raw) -> Document:
    """What a feed gave for a story, as a document."""
    # What reads local documents comes to its first ones without it.
    from briefing.documents.drafts import document_of

    return document_of(
        headline=raw.headline,
        byline=raw.byline,
        date=raw.date,
        url=raw.url,
        publisher=None,
        body=raw.body,
        is_html=raw.is_html,
        base=raw.base,
    )


def finish_lot(stories: Sequence[Unfinished], lexicon: Lexicon) -> list[Finished]:
    """The stories with their documents, marks and reading times; runs in a worker, too.

    `lexicon` are the reader's own words, which a worker does not look up.
    """
    lot = []
    for story in stories:
        document = document_from(story.raw) if story.raw else story.document
        assert document is not None
        marks = mark(document, lexicon)
        lot.append(Finished(story.id, story.digest, document, marks, minutes(document)))
    return lot


class Finisher:
    """Finishes all stories that want it, those on the screen first."""

    def __init__(
        self,
        keeper: Keeper,
        pool: Pool,
        done: Callable[[tuple[int, ...]], None],
        read_on_arrival: Sequence[SavedFilter] = (),
    ) -> None:
        """`done` hears of the stories that have been finished.

        What a feed brought and one of the filters in `read_on_arrival` finds counts as read.
        """
        self._read_on_arrival = read_on_arrival
        self._keeper = keeper
        self._pool = pool
        self._done = done
        self._lexicon = readers_lexicon()
        self._is_first = True
        self._has_more = True
        self._under_way: set[int] = set()
        self.on_screen: tuple[int, ...] = ()

    async def run(self) -> None:
        """Finish lot by lot until there is nothing left to finish. Raises BriefingError.

        Several may run at once, each with a lot of its own. Stories that were marked by other rules
        or words are among them.
        """
        await self._keeper.do(renew_marks, version(self._lexicon))
        self._has_more = True
        while lot := await self._next_lot():
            keys = tuple(story.id for story in lot)
            self._under_way.update(keys)
            try:
                stories = await self._finished(lot)
                await self._keeper.do(finish, stories, int(time.time()))
                if self._read_on_arrival:
                    await self._keeper.do(self._read_arrived, lot)
            finally:
                self._under_way.difference_update(keys)
            self._done(keys)

    def _read_arrived(self, db: Database, lot: Sequence[Unfinished]) -> None:
        """Mark read what the reader wants to, of what a feed brought."""
        from briefing.desk.filters import parse

        sources = all_sources(db)
        wanted = []
        for saved in self._read_on_arrival:
            # A filter that cannot be understood is told with the settings.
            with suppress(FilterError):
                wanted.append(parse(saved.text, sources, int(time.time())))
        read_those(db, [story.id for story in lot if story.raw is not None], wanted)

    def look_again(self) -> None:
        """There may be stories that were not there when a run looked for its last lot."""
        self._has_more = True

    async def _next_lot(self) -> list[Unfinished]:
        """Stories that no other run has; none only if none came while that was looked up."""
        lot: list[Unfinished] = []
        while self._has_more and not lot:
            self._has_more = False
            asked = LOT + len(self._under_way)
            found = await self._keeper.do(unfinished, asked, self.on_screen)
            lot = [story for story in found if story.id not in self._under_way][:LOT]
        self._has_more = self._has_more or bool(lot)
        return lot

    async def _finished(self, lot: Sequence[Unfinished]) -> list[Finished]:
        """A lot finished in a worker; where one story fails there, the others are not lost."""
        try:
            if self._is_first and sum(map(_length, lot)) < SHORT:
                # Faster than starting workers, who may not be needed at all.
                self._is_first = False
                return await asyncio.to_thread(finish_lot, lot, self._lexicon)
            return await self._pool.run(finish_lot, lot, self._lexicon, deadline=DEADLINE)
        except (Overdue, WorkerDied):
            pass
        except Exception:
            keep_traceback()
        if len(lot) > 1:
            return [one for story in lot for one in await self._finished([story])]
        await self._check_workers()
        return [_unread(story) for story in lot]

    async def _check_workers(self) -> None:
        """Raise BriefingError if no worker can be started at all, which is no story's fault."""
        try:
            await self._pool.run(finish_lot, [], self._lexicon, deadline=DEADLINE)
        except (Overdue, WorkerDied):
            raise BriefingError(
                "Stories cannot be marked: no process can be started for it; "
                "is there room for temporary files?"
            ) from None


def _length(story: Unfinished) -> int:
    return len(story.raw.body) if story.raw else len(story.document.text) if story.document else 0


def _unread(story: Unfinished) -> Finished:
    """A story that no worker survives: its text without marks, or a word on its having none."""
    document = story.document
    if document is None:
        headline = story.raw.headline if story.raw else ""
        text = f"{headline}\n\n{BEYOND_READING}"
        blocks = (
            Block(BlockKind.HEADLINE, 0, len(headline)),
            Block(BlockKind.PARAGRAPH, len(headline) + 2, len(text)),
        )
        document = Document(headline, text, blocks, url=story.raw.url if story.raw else None)
    return Finished(story.id, story.digest, document, Marks(), minutes(document))
