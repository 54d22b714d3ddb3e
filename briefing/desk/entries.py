"""The rows of a list, and a story to read: its marks, its reading time, who else tells of it.

The library makes entries of what is stored, and `gathering` those of many stories.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple, TypeAlias

from briefing.desk.coverage import Elsewhere
from briefing.desk.marking import mark, minutes, set_apart
from briefing.desk.names import shown_place
from briefing.model import Lexicon, Marks, Story
from briefing.store.headlines import Headline
from briefing.store.listing import Selection
from briefing.store.sources import StoredSource
from briefing.store.stories import Opened


class Entry(NamedTuple):
    """A story with its marks and its reading time in minutes.

    `key` is its number in the store; 0 for one that is not stored. One that is not marked yet has
    no marks, and comes again with them. `is_full` says that its article was fetched whole,
    `text_is_read` that this very text has been read before, `sources` how many tell of its event,
    `elsewhere` the newest story of each of the others.
    """

    story: Story
    marks: Marks
    minutes: int
    is_marked: bool = True
    key: int = 0
    is_full: bool = False
    text_is_read: bool = False
    sources: int = 1
    elsewhere: tuple[Elsewhere, ...] = ()


class Trouble(NamedTuple):
    """A place that cannot be read, and why; both cleaned."""

    place: str
    reason: str

    @property
    def name(self) -> str:
        """The last part of the place."""
        return self.place.rsplit("/", 1)[-1] or self.place


Row: TypeAlias = Headline | Trouble


def troubles_in(
    troubles: Sequence[Trouble], selection: Selection, sources: Iterable[StoredSource]
) -> tuple[Trouble, ...]:
    """Those of some troubles that belong into a list: none into one that is narrowed down.

    What cannot be read is neither found nor starred nor unread; it stands with its own source.
    """
    if selection.filter is not None or selection.starred or selection.unread:
        return ()
    if selection.sources is None:
        return tuple(troubles)
    places = (*(one.source.place for one in sources if one.id in selection.sources),
              *selection.places)  # fmt: skip
    return tuple(one for one in troubles if any(_is_in(one.place, place) for place in places))


def _is_in(place: str, above: str) -> bool:
    """Whether a place is another one, or lies in it."""
    return PurePath(place).is_relative_to(above)


def entry_of(stored: Opened, lexicon: Lexicon | None = None) -> Entry:
    """A stored story to read; one that is not finished yet is turned now, without its marks.

    What leaves the store to be shown and copied has no password in its places. `lexicon` are the
    reader's additions, those of the settings where none is given.
    """
    given = stored.source
    source = replace(given, name=shown_place(given.name), place=shown_place(given.place))
    if stored.story is not None:
        place = shown_place(stored.story.place)
        document = set_apart(stored.story.document, lexicon)
        story = replace(stored.story, source=source, place=place, document=document)
    else:
        assert stored.raw is not None
        # Most stories are finished, and then nothing of what makes them is imported.
        from briefing.desk.finishing import document_from

        document = set_apart(document_from(stored.raw), lexicon)
        story = Story(
            str(stored.id),
            source,
            stored.raw.url or source.place,
            document,
            enclosures=stored.enclosures,
        )
    return Entry(
        story,
        stored.marks or Marks(),
        stored.minutes or minutes(story.document),
        is_marked=stored.marks is not None,
        key=stored.id,
        is_full=stored.is_full,
        text_is_read=stored.text_is_read,
    )


def marked(entry: Entry) -> Entry:
    """The entry with its marks, made now."""
    return entry._replace(marks=mark(entry.story.document), is_marked=True)
