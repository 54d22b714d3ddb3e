"""The command `import`, and `export` of the feeds: lists from other readers, and for them."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefing import paths, subscriptions
from briefing.cli.arguments import Arguments
from briefing.cli.output import answer, opened, say
from briefing.cli.places import STDIN
from briefing.errors import NothingMatched, SourceError
from briefing.export.as_json import Record
from briefing.model import Source
from briefing.sources import imports
from briefing.sources.lists import Imported, Skipped

MOST_TOLD: Final = 5
"""Entries that are left out and told, unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a list: sources added, those there already, entries left out."""

    new: tuple[Source, ...]
    there: int
    merged: int
    skipped: tuple[Skipped, ...]

    @property
    def total(self) -> int:
        """The sources in the list, each once."""
        return len(self.new) + self.there


def import_list(arguments: Arguments) -> int:
    """Add the sources of a list that are not there yet."""
    (place,) = arguments.paths
    name = "standard input" if place == STDIN else place
    added = take(_read(place))
    answer(arguments, "import", [record(added)], sentences(added, name, arguments.verbose))
    return 0


def export_list(arguments: Arguments) -> int:
    """Print the saved feeds as OPML or as newsboat's list."""
    saved = subscriptions.load().sources
    feeds = [source for source in saved if source.is_on_web]
    if not feeds:
        raise NothingMatched("there are no feeds to export")
    if arguments.format == "urls":
        text = imports.write_urls(feeds)
    else:
        from briefing.sources.opml import write_opml

        text = write_opml(_titled(feeds))
    with opened(arguments.output) as stream:
        stream.write(text)
    if not arguments.quiet:
        for told in _left_out(saved, feeds):
            say(told)
    return 0


def take(found: Imported) -> Added:
    """Add the sources of a list to the sources file. Raises SourceError if it cannot be written."""
    held = {subscriptions.place_key(source.place) for source in subscriptions.load().sources}
    new = [one for one in found.found if subscriptions.place_key(one.place) not in held]
    if new:
        subscriptions.add_all(paths.sources_file(), new)
    return Added(tuple(new), len(found.found) - len(new), found.merged, found.skipped)


def sentences(added: Added, name: str, is_verbose: bool) -> Iterator[str]:
    """What became of a list, in lines: counts, then what was left out and why."""
    noun = "source" if added.total == 1 else "sources"
    yield f"Added {len(added.new):,} of {added.total:,} {noun} in {name}"
    if added.there:
        yield f"{added.there:,} {_were(added.there)} there already"
    if added.merged:
        yield f"{added.merged:,} {_were(added.merged)} there more than once"
    skipped = added.skipped if is_verbose else added.skipped[:MOST_TOLD]
    if skipped:
        yield f"{len(added.skipped):,} {_were(len(added.skipped))} left out:"
    for entry in skipped:
        yield f"  {entry.name}: {entry.reason}"
    more = len(added.skipped) - len(skipped)
    if more:
        yield f"  and {more:,} more; --verbose tells them all"


def record(added: Added) -> Record:
    """What became of a list, as JSON."""
    return {
        "added": len(added.new),
        "there": added.there,
        "repeated": added.merged,
        "left_out": [{"name": name, "reason": reason} for name, reason in added.skipped],
    }


def _read(place: str) -> Imported:
    if place != STDIN:
        return imports.read(Path(place).expanduser())
    if sys.stdin is None:
        raise SourceError("standard input", "is closed")
    stream = getattr(sys.stdin, "buffer", None)
    data = stream.read(imports.LARGEST_LIST + 1) if stream else sys.stdin.read().encode()
    if len(data) > imports.LARGEST_LIST:
        raise SourceError(
            "standard input", f"is larger than {imports.LARGEST_LIST // 1_000_000} MB"
        )
    return imports.read(data, "standard input")


def _titled(feeds: list[Source]) -> list[Source]:
    """The feeds, those without a name under the title that each gives itself, where it is known."""
    from contextlib import closing

    from briefing.store.database import open_for_reading
    from briefing.store.sources import all_sources

    titles: dict[str, str | None] = {}
    db = open_for_reading(paths.database_file())
    if db is not None:
        with closing(db):
            titles = {stored.source.place: stored.title for stored in all_sources(db)}
    return [replace(feed, name=feed.name or titles.get(feed.place) or "") for feed in feeds]


def _left_out(saved: tuple[Source, ...], feeds: list[Source]) -> Iterator[str]:
    local = len(saved) - len(feeds)
    if local:
        noun = "folder or file was" if local == 1 else "folders and files were"
        yield f"{local:,} {noun} left out: other readers do not open them"
    secret = [feed for feed in feeds if subscriptions.without_password(feed.place) != feed.place]
    if secret:
        noun = (
            "password of 1 feed was"
            if len(secret) == 1
            else f"passwords of {len(secret):,} feeds were"
        )
        yield f"the {noun} left out"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
