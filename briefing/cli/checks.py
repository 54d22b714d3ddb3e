"""What `briefing doctor` looks at: the machine, the files, the database, the terminal, the feeds.

Each check yields what it found, in words that say what to do.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from briefing import paths, subscriptions
from briefing.cli.output import is_capable
from briefing.cli.saved import left_behind, unmistakable
from briefing.desk.names import shown_name
from briefing.errors import StoreError
from briefing.export.wording import size_in_words
from briefing.model import SourceKind
from briefing.store.database import Database, open_for_writing
from briefing.store.housekeeping import (
    has_full_text_search,
    integrity,
    mend,
    sizes,
    sqlite_version,
)
from briefing.store.sources import StoredSource, all_sources
from briefing.store.trouble import DAMAGED

Mark: TypeAlias = Literal["ok", "warning", "error"]

OLDEST_PYTHON: Final = (3, 11)
OLDEST_SQLITE: Final = (3, 35)
"""The first with RETURNING."""
OLDEST_EXPAT: Final = (2, 4, 1)
"""The first that stops a small file from growing into a very large one."""
LITTLE_SPACE: Final = 500_000_000
NO_SPACE: Final = 20_000_000
MOST_NAMED: Final = 3
"""Sources that one line names; --verbose names all."""
NARROW, SHORT = 40, 10
"""Columns and lines, below which the viewer shows very little."""

_MOVE_AWAY: Final = "move it away, and a new one is made at the next start; the sources stay"


@dataclass(frozen=True, slots=True)
class Check:
    """Something that was looked at, and what was found there."""

    mark: Mark
    subject: str
    text: str


def all_checks(is_verbose: bool) -> Iterator[Check]:
    """Every check, in the order in which one thing rests on another."""
    yield from _versions()
    yield from _folders()
    yield from _settings()
    yield from _sources()
    yield from _database(is_verbose)
    yield from _terminal()
    yield from _browser()


def _versions() -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield _at_least("Python", version, sys.version_info[:2] >= OLDEST_PYTHON, OLDEST_PYTHON)
    sqlite = sqlite_version()
    version = ".".join(map(str, sqlite))
    yield _at_least("SQLite", version, sqlite >= OLDEST_SQLITE, OLDEST_SQLITE)
    if has_full_text_search():
        yield Check("ok", "search", "SQLite has FTS5")
    else:
        yield Check("error", "search", "this SQLite has no FTS5; install a Python that has it")
    from pyexpat import version_info

    version = ".".join(map(str, version_info))
    yield _at_least("Expat", version, version_info >= OLDEST_EXPAT, OLDEST_EXPAT)


def _at_least(name: str, version: str, is_enough: bool, oldest: tuple[int, ...]) -> Check:
    if is_enough:
        return Check("ok", name, version)
    wanted = ".".join(map(str, oldest))
    return Check("error", name, f"{version} is too old; briefing needs {wanted} or newer")


def _folders() -> Iterator[Check]:
    folders = {
        "settings folder": paths.config_folder(),
        "data folder": paths.database_file().parent,
        "log folder": paths.state_folder(),
    }
    for subject, folder in folders.items():
        reason = _why_not_writable(folder)
        if reason:
            yield Check("error", subject, f"{folder}: {reason}")
        else:
            yield Check("ok", subject, str(folder))


def _why_not_writable(folder: Path) -> str:
    """Why nothing can be written in a folder, which need not be there yet; "" if it can."""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        return f"{folder} is in its way and is no folder; move it away"
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        return f"cannot be written ({reason}); allow writing to {folder}"


def _settings() -> Iterator[Check]:
    from briefing.cli.settings import all_mistakes

    path = paths.config_file()
    mistakes = all_mistakes(path)
    for mistake in mistakes:
        yield Check("error", "settings", str(mistake))
    if not mistakes:
        state = "no mistakes" if path.exists() else "does not exist, so the defaults hold"
        yield Check("ok", "settings", f"{path}: {state}")


def _sources() -> Iterator[Check]:
    path = paths.sources_file()
    listed = subscriptions.load()
    for problem in listed.problems:
        yield Check("warning", "sources", str(problem))
    if not path.exists():
        yield Check("ok", "sources", f"{path}: does not exist; briefing add ADDRESS makes it")
    elif listed.sources or not listed.problems:
        count = len(listed.sources)
        yield Check("ok", "sources", f"{path}: {_counted(count, 'source')}")


def _database(is_verbose: bool) -> Iterator[Check]:
    path = paths.database_file()
    if not path.exists():
        yield Check("ok", "database", f"{path}: does not exist yet")
        return
    try:
        with closing(open_for_writing(path, patience=2)) as db:
            yield from _state_of(db, path)
            sources = all_sources(db)
            yield from _feeds(sources, is_verbose)
            yield from _unlisted(sources, is_verbose)
    except StoreError as error:
        # What it says elsewhere sends to the doctor.
        told = f"{path}: is damaged; {_MOVE_AWAY}" if error.reason == DAMAGED else str(error)
        yield Check("error", "database", told)
    yield from _space(path)


def _state_of(db: Database, path: Path) -> Iterator[Check]:
    problems = integrity(db)
    if problems:
        # Indexes and counts follow from the stories, and can be made again.
        is_damaged = any(problem.startswith("the file is damaged") for problem in problems)
        if not is_damaged:
            mend(db)
            for problem in problems:
                yield Check("warning", "database", f"{problem}; this has been mended")
            problems = integrity(db)
    for problem in problems:
        yield Check("error", "database", f"{path}: {problem}")
    if problems:
        yield Check("error", "database", f"{path}: {_MOVE_AWAY}")
        return
    size = sizes(db)
    stories = "1 story" if size.stories == 1 else f"{size.stories:,} stories"
    yield Check("ok", "database", f"{path}: {stories} in {size_in_words(size.bytes)}, no damage")


def _feeds(sources: list[StoredSource], is_verbose: bool) -> Iterator[Check]:
    """The feeds that fail, the worst first, and those that are gone."""
    feeds = [s for s in sources if s.is_saved and s.source.kind is SourceKind.FEED]
    gone = [feed for feed in feeds if feed.check.is_gone]
    failing = [feed for feed in feeds if feed.check.failures and not feed.check.is_gone]
    failing.sort(key=lambda feed: -feed.check.failures)
    for feed in gone:
        place = subscriptions.without_password(feed.source.place)
        advice = f"is gone for good; briefing remove {place} takes it away"
        yield Check("warning", "feeds", f"{_name(feed)} {advice}")
    if failing:
        all_of_them = _counted(len(feeds), "feed")
        told = f"{len(failing):,} of {all_of_them} failed when last asked"
        yield Check("warning", "feeds", told)
    for feed in failing if is_verbose else failing[:1]:
        times = _counted(feed.check.failures, "failure")
        told = f"{_name(feed)}: {feed.check.error} ({times} in a row)"
        yield Check("warning", "feeds", told)
    if feeds and not gone and not failing:
        yield Check("ok", "feeds", f"{_counted(len(feeds), 'feed')}, none that fails")


def _unlisted(sources: list[StoredSource], is_verbose: bool) -> Iterator[Check]:
    """The feeds whose lines are gone from the sources file, and whose stories are not."""
    told = subscriptions.load()
    if told.problems and not told.sources:
        # A file that cannot be read leaves the sources as they are.
        return
    listed = {subscriptions.place_key(one.place) for one in told.sources}
    left = [
        stored._replace(is_saved=subscriptions.place_key(stored.source.place) in listed)
        for stored in sources
        if stored.source.kind is SourceKind.FEED
    ]
    left = [stored for stored in left if left_behind(stored)]
    if not left:
        return
    count = sum(stored.stories - stored.starred for stored in left)
    stories = "1 story" if count == 1 else f"{count:,} stories"
    are = "is" if len(left) == 1 else "are"
    names = [_name(stored) for stored in left]
    if len(names) > MOST_NAMED and not is_verbose:
        names[MOST_NAMED:] = [f"{len(names) - MOST_NAMED:,} more"]
    which = f"{_counted(len(left), 'source')} that {are} no longer listed ({', '.join(names)})"
    advice = f"briefing remove NAME removes {'it' if count == 1 else 'them'}"
    yield Check("warning", "sources", f"{stories} of {which}: {advice}")


def _name(feed: StoredSource) -> str:
    return unmistakable(shown_name(feed), feed.source.place)


def _space(path: Path) -> Iterator[Check]:
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return
    told = f"{size_in_words(free)} are free where the database is"
    if free < NO_SPACE:
        yield Check("error", "disk", f"{told}: too little to store anything; free some")
    elif free < LITTLE_SPACE:
        yield Check("warning", "disk", f"{told}; free some soon")
    else:
        yield Check("ok", "disk", told)


def _terminal() -> Iterator[Check]:
    term = os.environ.get("TERM", "")
    if is_capable():
        yield Check("ok", "terminal", f"{term}, {_colours(term)}")
    else:
        told = f"TERM is {term or 'not set'}, so lines are printed and no viewer opens"
        yield Check("warning", "terminal", f"{told}; a terminal sets it, as to xterm-256color")
    columns, lines = shutil.get_terminal_size()
    size = f"{columns} columns, {lines} lines"
    if columns < NARROW or lines < SHORT:
        yield Check("warning", "size", f"{size}: very little fits; make the window larger")
    else:
        yield Check("ok", "size", size)
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    if encoding.replace("-", "").replace("_", "") == "utf8":
        yield Check("ok", "letters", "UTF-8")
    else:
        told = f"{encoding} lacks most letters; set LANG to a UTF-8 locale, such as C.UTF-8"
        yield Check("warning", "letters", told)


def _colours(term: str) -> str:
    if os.environ.get("NO_COLOR"):
        return "no colours, as NO_COLOR asks"
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "16 million colours"
    return "256 colours" if "256color" in term else "16 colours or fewer"


def _browser() -> Iterator[Check]:
    from briefing.desk.browser import browser_command

    command = browser_command()
    wanted = os.environ.get("BROWSER", "")
    if command is None:
        told = "none was found; set BROWSER to one, such as firefox"
        yield Check("warning", "browser", told)
    elif wanted and command[0] not in wanted:
        told = f"BROWSER is {wanted}, which was not found; {command[0]} is used instead"
        yield Check("warning", "browser", told)
    else:
        yield Check("ok", "browser", " ".join(command))


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
