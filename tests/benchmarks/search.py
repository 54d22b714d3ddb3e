"""Times the database on an archive: each search, filter and order, with what the viewer types."""

import statistics
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from briefing.desk.filters import parse
from briefing.store.database import Database, open_for_writing
from briefing.store.listing import Order, Selection, counts, listing
from briefing.store.sources import all_sources
from tests.benchmarks import report
from tests.benchmarks.archives import NEWEST, write_archive

STORIES = 100_000
RUNS = 9
FILTERS = (
    "headline",
    "council evening",
    "head*",
    "headline 000123",
    '"what was counted"',
    "headline -council",
    "feed headline",
    "speaker:reyes",
    "unread",
    "unread since:2d",
    "has:quote figures>4",
    "source:127.0.0.1",
    "unread speaker:omar council quotes>=3 minutes<9 -starred",
)


def main() -> None:
    """Search, filter and sort 100,000 stories."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_archive(home, STORIES)
        measure(home)


def measure(home: Path) -> None:
    """Measure on a home that `write_archive` has made; its database is brought up to date."""
    db = open_for_writing(home / "data" / "briefing" / "briefing.sqlite3")
    _say("all, newest first", _times(partial(listing, db, Selection())), 25)
    for text in FILTERS:
        _say(f"filter: {text}", _times(partial(_filtered, db, text)), 100)
        _say("  its counts", _times(partial(_counted, db, text)), 100)
    for order in Order:
        _say(f"order: {order}", _times(partial(listing, db, Selection(order=order))), 150)
    db.close()


def _filtered(db: Database, text: str) -> None:
    listing(db, _selection(db, text))


def _counted(db: Database, text: str) -> None:
    counts(db, _selection(db, text))


def _selection(db: Database, text: str) -> Selection:
    return Selection(filter=parse(text, all_sources(db), NEWEST))


def _times(do: Callable[[], object]) -> list[float]:
    """The seconds of each run, in order of their length."""
    times = []
    for _ in range(RUNS):
        started = perf_counter()
        do()
        times.append(perf_counter() - started)
    return sorted(times)


def _say(what: str, times: list[float], bound: int) -> None:
    value = f"{statistics.median(times) * 1000:.1f} ms"
    report.say(what, value, f"at most {bound} ms; least {times[0] * 1000:.1f} ms")
