"""The commands `sources` and `remove`: what is saved, and taking one of it away."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from briefing import paths, subscriptions
from briefing.cli.arguments import Arguments
from briefing.cli.lines import drawing, row
from briefing.cli.output import answer, is_screen, opened, write_json
from briefing.cli.saved import (
    NO_SOURCES,
    chosen,
    kept,
    left_behind,
    saved_sources,
    unmistakable,
)
from briefing.desk.names import shown_name
from briefing.documents.clean import clean_line
from briefing.errors import NothingMatched, SourceError
from briefing.export.as_json import Record
from briefing.export.plain import Line, Run
from briefing.export.wording import ago
from briefing.model import SourceKind
from briefing.store.sources import StoredSource, all_sources, remove

WIDEST_NAME: Final = 30
NUMBER: Final = 8
"""Columns of a number."""


def print_sources(arguments: Arguments) -> int:
    """Print the saved sources, and what is known of each."""
    sources = asyncio.run(_saved())
    if not sources and not arguments.json:
        raise NothingMatched(NO_SOURCES)
    with opened(arguments.output) as stream:
        if arguments.json:
            write_json(stream, "sources", [_record(stored) for stored in sources])
        elif is_screen(arguments):
            drawing(stream, arguments)(_table(sources, arguments.verbose, time.time()))
        else:
            stream.writelines(row(_cells(stored)) for stored in sources)
    if not sources:
        raise NothingMatched(NO_SOURCES)
    return 0


def remove_source(arguments: Arguments) -> int:
    """Take a source out of the sources file, and its stories out of the database.

    One that is in the file no more is found as well, while stories of it are stored.
    """
    return asyncio.run(_remove(arguments))


async def _saved() -> list[StoredSource]:
    async with kept() as keeper:
        return await saved_sources(keeper)


async def _remove(arguments: Arguments) -> int:
    async with kept() as keeper:
        found = _listed_or_left(await keeper.do(all_sources), arguments.paths)
        if len(found) > 1:
            places = ", ".join(_place(stored) for stored in found)
            name = subscriptions.shown(arguments.paths[0])
            raise SourceError(name, f"is what several sources are called; give a place: {places}")
        (stored,) = found
        place = stored.source.place
        if stored.is_saved:
            subscriptions.remove(paths.sources_file(), place)
        await keeper.do(remove, place)
    gone = stored.stories - stored.starred
    told = f"Removed {shown_name(stored)}: {gone:,} {'story' if gone == 1 else 'stories'}"
    if stored.starred:
        told += f"; {stored.starred:,} with a star {'stays' if stored.starred == 1 else 'stay'}"
    removed = {
        "name": shown_name(stored),
        "place": _place(stored),
        "stories": gone,
        "starred_kept": stored.starred,
    }
    answer(arguments, "removed", [removed], [told])
    return 0


def _listed_or_left(sources: Sequence[StoredSource], words: Sequence[str]) -> list[StoredSource]:
    """The sources that words name, of those that are listed; else of those that are no longer."""
    try:
        return chosen([stored for stored in sources if stored.is_saved], words)
    except SourceError as error:
        try:
            return chosen([stored for stored in sources if left_behind(stored)], words)
        except SourceError:
            raise error from None


def _record(stored: StoredSource) -> Record:
    check = stored.check
    return {
        "name": clean_line(shown_name(stored)),
        "place": _place(stored),
        "kind": stored.source.kind.value,
        "tags": list(stored.source.tags),
        "stories": stored.stories,
        "unread": stored.unread,
        "starred": stored.starred,
        "last_check": _moment(check.last_check),
        "next_check": _moment(check.next_check),
        "failures": check.failures,
        "error": check.error,
        "remark": check.remark,
        "gone": check.is_gone,
    }


def _cells(stored: StoredSource) -> tuple[object, ...]:
    check = stored.check
    return (
        shown_name(stored),
        _place(stored),
        stored.source.kind.value,
        ", ".join(stored.source.tags),
        stored.stories,
        stored.unread,
        _moment(check.last_check),
        _moment(check.next_check),
        check.error,
        "gone" if check.is_gone else "",
    )


def _table(sources: Sequence[StoredSource], is_verbose: bool, now: float) -> Iterator[Line]:
    """A line for each source, its numbers under each other, and what is wrong beneath."""
    from rich.cells import cell_len, set_cell_size

    names = [clean_line(shown_name(stored)) for stored in sources]
    width = min(WIDEST_NAME, max(map(cell_len, [*names, "source"])))
    heads = f"{'stories':>{NUMBER}} {'unread':>{NUMBER}}  checked"
    yield Line((Run(f"{'source':{width}} {heads}", quiet=True),))
    for name, stored in zip(names, sources, strict=True):
        shown = name if cell_len(name) <= width else set_cell_size(name, width - 1) + "…"
        numbers = f" {stored.stories:>{NUMBER},} {stored.unread:>{NUMBER},}  "
        checked = " · ".join([_checked(stored, now), *stored.source.tags])
        runs = (Run(set_cell_size(shown, width), strong=True), Run(numbers), Run(checked))
        yield Line(runs)
        yield from (Line((Run(told),), 2) for told in _troubles(stored))
        if is_verbose:
            yield from (Line((Run(told, quiet=True),), 2) for told in _details(stored, now))


def _checked(stored: StoredSource, now: float) -> str:
    """When a source was asked last, in words; folders and files are looked at all the time."""
    if stored.source.kind is not SourceKind.FEED:
        return stored.source.kind.value
    if stored.check.last_check is None:
        return "never checked"
    past = ago(now - stored.check.last_check)
    return "checked just now" if past == "now" else f"checked {past} ago"


def _troubles(stored: StoredSource) -> Iterator[str]:
    check = stored.check
    if check.is_gone:
        yield "gone: the publisher says that it will not come back"
    elif check.error:
        name, place = shown_name(stored), _place(stored)
        which = f"{place} " if unmistakable(name, place) == place else ""
        times = f", {check.failures:,} times in a row" if check.failures > 1 else ""
        yield f"{which}failed{times}: {clean_line(check.error)}"


def _details(stored: StoredSource, now: float) -> Iterator[str]:
    check = stored.check
    yield _place(stored)
    if check.remark:
        yield clean_line(check.remark)
    if check.next_check is not None and not check.is_gone:
        due = ago(check.next_check - now) if check.next_check > now else "now"
        yield "next check is due now" if due == "now" else f"next check is due in {due}"


def _place(stored: StoredSource) -> str:
    return clean_line(subscriptions.without_password(stored.source.place))


def _moment(seconds: int | None) -> str | None:
    """A moment as ISO 8601 in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
