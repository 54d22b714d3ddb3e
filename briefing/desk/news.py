"""What a brief is made of: stored stories, or documents that were opened."""

from collections.abc import Mapping, Sequence

from briefing.desk.brief import New
from briefing.desk.entries import Entry
from briefing.store.coverage import events
from briefing.store.database import Database
from briefing.store.headlines import headlines


def of_stored(db: Database, stories: Sequence[int]) -> list[New]:
    """Stored stories, by their numbers; those that are gone are left out."""
    known = events(db, stories)
    return [
        New(
            row.id,
            str(row.source_id),
            *known.get(row.id, (0, -row.id)),
            row.time,
            row.is_read,
            row.quotes or 0,
            row.figures or 0,
        )
        for row in headlines(db, stories)
    ]


def of_entries(entries: Mapping[int, Entry]) -> list[New]:
    """Documents that are not stored, each an event of its own."""
    return [
        New(
            story,
            entry.story.source.place,
            0,
            story,
            0,
            False,
            sum(quote.is_speech for quote in entry.marks.quotes),
            len(entry.marks.figures),
        )
        for story, entry in entries.items()
    ]
