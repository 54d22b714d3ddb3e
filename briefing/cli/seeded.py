"""Reads those of the documents that come with the program that a filter finds.

A filter chooses among stored stories, and where there are no sources nothing is: the documents are
stored for the time being.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import ExitStack

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.reading import Reading
from briefing.cli.stored import finish_all
from briefing.desk.entries import Entry
from briefing.desk.filters import parse
from briefing.desk.local import Local
from briefing.desk.opening import passing_entries, passing_keeper
from briefing.store.database import Database
from briefing.store.listing import Selection
from briefing.store.sources import all_sources


class Seeded(Reading):
    """The documents that come with the program, those that a filter finds."""

    def __init__(self, arguments: Arguments) -> None:
        super().__init__((), arguments)

    def _entries(self) -> Iterator[Entry]:
        with ExitStack() as exits:
            keeper = passing_keeper(exits).keeper
            exits.callback(keeper.close)
            for _ in Local(paths.seeds(), {}, keeper).look():
                pass
            asyncio.run(finish_all(keeper, self._arguments))
            found = keeper.do_now(self._found)
        self._read = len(found)
        yield from found

    def _found(self, db: Database) -> list[Entry]:
        asked = parse(self._arguments.filter or "", all_sources(db), int(time.time()))
        return passing_entries(db, Selection(places=paths.seeds(), filter=asked))

    def _nothing(self, wanted: str) -> str:
        return f"no story that comes with briefing is found by {self._arguments.filter}"
