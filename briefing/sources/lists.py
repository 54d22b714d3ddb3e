"""What a list of sources from elsewhere holds. Its readers return this, each for its own format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeAlias

from briefing.documents.clean import clean_line
from briefing.model import Source, SourceKind
from briefing.subscriptions import name_of, place_key

ListKind: TypeAlias = Literal["OPML", "newsboat", "newsraft"]

MOST_TAGS = 20
LONGEST_NAME = 200
LONGEST_TAG = 80


class Skipped(NamedTuple):
    """What was left out: a name to show, cleaned and without a password, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The sources of a list, each once, in their order; `merged` were there more than once.

    Their places may hold passwords, to be fetched with and never shown.
    """

    kind: ListKind
    found: tuple[Source, ...]
    skipped: tuple[Skipped, ...] = ()
    merged: int = 0


def imported(kind: ListKind, entries: Iterable[Source | Skipped]) -> Imported:
    """The entries of a list apart, sources in one place merged: the first name, the tags of all."""
    found: dict[str, Source] = {}
    skipped: list[Skipped] = []
    merged = 0
    for entry in entries:
        if isinstance(entry, Skipped):
            skipped.append(entry)
            continue
        first = found.setdefault(place_key(entry.place), entry)
        if first is not entry:
            merged += 1
            found[place_key(entry.place)] = replace(
                first, name=first.name or entry.name, tags=_first_tags((*first.tags, *entry.tags))
            )
    return Imported(kind, tuple(found.values()), tuple(skipped), merged)


def feed(place: str, name: str, tags: Iterable[str]) -> Source:
    """A feed as a list gives it, cleaned. A name that only repeats the address is none."""
    source = Source("", SourceKind.FEED, place)
    name = clean_line(name, LONGEST_NAME)
    if name in (place, name_of(source)):
        name = ""
    return replace(source, name=name, tags=_first_tags(_clean_tags(tags)))


def _clean_tags(tags: Iterable[str]) -> Iterator[str]:
    # A tag that begins with "~" would be read as a title in the sources file.
    return (clean_line(tag, LONGEST_TAG).lstrip("~ ") for tag in tags)


def _first_tags(tags: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for tag in tags:
        if tag:
            found[tag] = None
        if len(found) == MOST_TAGS:
            break
    return tuple(found)
