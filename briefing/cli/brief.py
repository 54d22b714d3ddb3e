"""The command `brief`: the front page of what is new, to be read, kept or mailed."""

import re
import time
from collections.abc import Sequence
from contextlib import closing

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.output import opened, write_json
from briefing.cli.reading import has_sources, reading
from briefing.desk.brief import Brief, New, brief
from briefing.desk.brief_forms import as_html, as_markdown, as_text, records
from briefing.desk.entries import Entry
from briefing.desk.filters import check
from briefing.desk.news import of_entries, of_stored
from briefing.errors import FilterError, UsageError
from briefing.store.database import open_for_reading

_SPAN = re.compile(r"(\d{1,6})([hdwm])")
_UNITS = {"h": "hour", "d": "day", "w": "week", "m": "month"}
FORMATS = {"text": as_text, "markdown": as_markdown, "html": as_html}


def print_brief(arguments: Arguments) -> int:
    """Print the brief of what came since a moment, or of the documents at some paths."""
    since = _filter(arguments)
    # The documents that come with briefing are as old as they are.
    is_of_documents = bool(arguments.paths) or not has_sources()
    if not is_of_documents:
        arguments = arguments._replace(filter=since)
    found = reading(arguments)
    entries = list(found)
    made = _brief(entries)
    if entries:
        with opened(arguments.output) as stream:
            if arguments.json:
                write_json(stream, "brief", records(made))
            else:
                told = "of these documents" if is_of_documents else _told(arguments.since)
                stream.write(FORMATS[arguments.format](made, told))
    return found.outcome(len(entries), f"story since {arguments.since}")


def _filter(arguments: Arguments) -> str:
    """The filter for what is new. Raises UsageError for a moment that makes no sense."""
    since = f"since:{arguments.since}"
    try:
        check(since)
    except FilterError as error:
        told = f"--since takes 12h, 2d, 1w, a date, today or yesterday, not {arguments.since}"
        raise UsageError(told) from error
    return f"{since} {arguments.filter or ''}".strip()


def _brief(entries: Sequence[Entry]) -> Brief:
    """The brief of stories that have been read already."""
    numbered = {entry.key or -number: entry for number, entry in enumerate(entries, 1)}
    return brief(
        _news(numbered),
        lambda stories: [numbered[story] for story in stories],
        int(time.time()),
    )


def _news(entries: dict[int, Entry]) -> list[New]:
    """What is known of the stories, from the store for those that stand there."""
    is_stored = any(story > 0 for story in entries)
    db = open_for_reading(paths.database_file()) if is_stored else None
    if db is None:
        return of_entries(entries)
    with closing(db):
        return of_stored(db, list(entries))


def _told(since: str) -> str:
    """What the line above the brief of stored stories begins with."""
    told = _SPAN.fullmatch(since)
    if told is None:
        return f"since {since}"
    count, unit = int(told[1]), _UNITS[told[2]]
    return f"the last {unit}" if count == 1 else f"the last {count} {unit}s"
