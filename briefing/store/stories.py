"""Stories with their texts and marks, to be read; called by whatever shows a story."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from briefing.model import Enclosure, Marks, Source, SourceKind, Story
from briefing.store.database import Database
from briefing.store.documents import DOCUMENT_COLUMNS, RAW_COLUMNS, Raw, document_of, raw_of
from briefing.store.encoding import decode_enclosures, decode_marks, decode_words
from briefing.store.headlines import SOURCE_NAME, STORY_PLACE, listed
from briefing.store.trouble import in_words


class Opened(NamedTuple):
    """A story to read. `story` is None until it is made of `raw`, and `marks` until it is marked.

    Where both are there, `raw` is what the feed gave since the story was made. `is_full`: the text
    is the whole article, not the feed's. `text_is_read`: this very text has been read, not only
    one that the story had before.
    """

    id: int
    source_id: int
    source: Source
    story: Story | None
    marks: Marks | None
    minutes: int | None
    raw: Raw | None
    is_read: bool
    is_starred: bool
    is_full: bool
    text_is_read: bool
    enclosures: tuple[Enclosure, ...] = ()


# NULL of most stories, which come without.
_ENCLOSURES: Final = (
    "(SELECT json_group_array(json_array(url, medium, length)) FROM"
    " (SELECT url, medium, length FROM enclosure WHERE story_id = story.id ORDER BY position)"
    " HAVING count(*))"
)
_QUERY: Final = (
    f"SELECT story.id, story.source_id, COALESCE(story.ident, story.id), {STORY_PLACE}, story.time,"
    " story.minutes, story.is_read, story.is_starred, story.is_full, story.text_is_read,"
    f" {SOURCE_NAME}, source.kind, source.place, source.tags,"
    f" {_ENCLOSURES}, document.marks, {DOCUMENT_COLUMNS}, {RAW_COLUMNS}"
    " FROM json_each(?) AS wanted JOIN story ON story.id = wanted.value"
    " JOIN source ON source.id = story.source_id"
    " LEFT JOIN document ON document.story_id = story.id"
    " LEFT JOIN body ON body.story_id = story.id"
    " ORDER BY wanted.key"
)


@in_words
def opened(db: Database, story_id: int) -> Opened | None:
    """A story to read; None if it is gone."""
    row = db.execute(_QUERY, (listed([story_id]),)).fetchone()
    return None if row is None else _opened(row)


@in_words
def opened_many(db: Database, ids: Iterable[int]) -> list[Opened]:
    """Stories with their texts and marks, in this order, without those that are gone."""
    return [_opened(row) for row in db.execute(_QUERY, (listed(ids),))]


def _opened(row: tuple[Any, ...]) -> Opened:
    id_, source_id, ident, place, time, minutes, is_read, is_starred, is_full, is_known = row[:10]
    name, kind, source_place, tags, listed_enclosures, marks = row[10:16]
    source = Source(name, SourceKind(kind), source_place, decode_words(tags))
    enclosures = decode_enclosures(listed_enclosures) if listed_enclosures else ()
    document = document_of(row[16:25])
    story = None
    if document is not None:
        story = Story(str(ident), source, place, document, float(time), enclosures)
    return Opened(
        id=id_,
        source_id=source_id,
        source=source,
        story=story,
        marks=None if marks is None else decode_marks(marks),
        minutes=minutes,
        raw=raw_of(row[25:]),
        is_read=bool(is_read),
        is_starred=bool(is_starred),
        is_full=bool(is_full),
        text_is_read=bool(is_known),
        enclosures=enclosures,
    )
