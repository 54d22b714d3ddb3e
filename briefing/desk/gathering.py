"""Stories of the store, read for what is made of many: exports, voices, counts, the brief."""

from collections.abc import Iterator, Sequence

from briefing.desk.entries import Entry, entry_of, marked
from briefing.desk.marking import readers_lexicon
from briefing.store.database import Database
from briefing.store.stories import opened_many

_AT_ONCE = 100


def entries(db: Database, ids: Sequence[int]) -> Iterator[Entry]:
    """Stories in the order of `ids`, marked; those that are gone are left out."""
    lexicon = readers_lexicon()
    for first in range(0, len(ids), _AT_ONCE):
        for stored in opened_many(db, ids[first : first + _AT_ONCE]):
            entry = entry_of(stored, lexicon)
            yield entry if entry.is_marked else marked(entry)
