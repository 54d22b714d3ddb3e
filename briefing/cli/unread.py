"""The command `unread`: how many stories are unread, for a line that shows it all the time.

It reads the database as it stands: nothing is fetched, marked or made. What only JSON or a filter
needs is imported late.
"""

from contextlib import closing
from typing import TYPE_CHECKING

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.output import opened
from briefing.store.database import Database, open_for_reading
from briefing.store.listing import Counts, Selection, counts

if TYPE_CHECKING:
    from briefing.export.as_json import Record


def print_unread(arguments: Arguments) -> int:
    """Print the number of unread stories of the saved sources; 0 where nothing is stored yet.

    Raises FilterError.
    """
    if arguments.filter is not None:
        from briefing.desk.filters import check

        check(arguments.filter)
    db = open_for_reading(paths.database_file())
    told = "0\n"
    if db is not None:
        with closing(db):
            selection = _selection(db, arguments.filter)
            number = counts(db, selection).unread
            told = _as_json(_records(db, selection)) if arguments.json else f"{number}\n"
    elif arguments.json:
        told = _as_json([])
    with opened(arguments.output) as stream:
        stream.write(told)
    return 0


def _selection(db: Database, text: str | None) -> Selection:
    if text is None:
        return Selection()
    import time

    from briefing.desk.filters import parse
    from briefing.store.sources import all_sources

    return Selection(filter=parse(text, all_sources(db), int(time.time())))


def _records(db: Database, selection: Selection) -> "list[Record]":
    """The numbers of each saved source, in their order."""
    from briefing.desk.names import shown_name, shown_place
    from briefing.documents.clean import clean_line
    from briefing.store.sources import all_sources

    return [
        {
            "name": clean_line(shown_name(stored)),
            "place": clean_line(shown_place(stored.source.place)),
            "tags": list(stored.source.tags),
            **counts(db, selection._replace(sources=(stored.id,)))._asdict(),
        }
        for stored in all_sources(db)
        if stored.is_saved
    ]


def _as_json(records: "list[Record]") -> str:
    """The numbers of all sources together, and of each."""
    import json

    from briefing.export.as_json import SCHEMA

    totals = {name: sum(record[name] for record in records) for name in Counts._fields}
    return json.dumps({"schema": SCHEMA, **totals, "sources": records}, indent=2) + "\n"
