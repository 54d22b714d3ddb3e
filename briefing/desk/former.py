"""The text of a story as it was last read, for what changed since."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.desk.changes import Changes, changes
from briefing.desk.entries import Entry, entry_of, marked
from briefing.store.database import Database
from briefing.store.stories import opened
from briefing.store.texts import changed_stories, revisions


class Former(NamedTuple):
    """A story with what changed in it; `seen` is when the former text came (epoch seconds)."""

    entry: Entry
    changes: Changes
    seen: int


def former(db: Database, story: int) -> Former | None:
    """What changed in a story since it was read, else since the text before; None for neither.

    Raises StoreError.
    """
    texts = revisions(db, story)
    stored = opened(db, story) if texts else None
    if stored is None:
        return None
    entry = entry_of(stored)
    entry = entry if entry.is_marked else marked(entry)
    text = next((one for one in texts if one.was_read), texts[0])
    found = changes(text.text, entry.story.text, entry.marks)
    return Former(entry, found, text.seen) if found.is_any else None


def all_changed(db: Database) -> Iterator[Former]:
    """Every story whose text is another than the one that was read, the newest first."""
    for story in changed_stories(db):
        found = former(db, story)
        if found is not None:
            yield found
