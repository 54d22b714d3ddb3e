"""Times what reads across an archive: placing what a refresh brings, the fold, the sheets."""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from briefing.desk.coverage import AT_A_TIME, coverage_of, coverages_of
from briefing.desk.covering.placing import place
from briefing.marks import annotate
from briefing.model import Block, BlockKind, Document, Draft, Feed, Marks, Source, SourceKind, Span
from briefing.store.database import Database, open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.listing import Selection, listing
from briefing.store.sources import Check, adopt
from briefing.store.texts import Finished, finish, unfinished
from tests.benchmarks import report
from tests.benchmarks.archives import environment
from tests.benchmarks.program import program

T = TypeVar("T")

STORIES = 100_000
NEW = 300
PLACES = [f"http://127.0.0.1:9/{number}.xml" for number in range(100)]
"""Feeds that nobody serves."""
A_DAY = 3_000
"""Stories that came out in a day."""
WORDS = 30_000
TOLD = 4
"""Stories on one event, more or less."""
WINDOW = 200
RUNS = 5
LAYS = 7
VIEWER = [sys.executable, "-m", "briefing"]
SHEETS = (
    (b"w", "voices of a story", b"quote"),
    (b"c", "counts of a story", b"claimant"),
    (b"d", "changes", b"has changed since"),
    (b"C", "a coverage", b"share: "),
    (b"B", "the brief of a day", b"new stories from"),
)
"""Keys, what they lay over the list, and a text that stands there once it is gathered."""
TAILS = 200


def main() -> None:
    """Place 300 new stories beside 100,000, and less; then read lists and sheets of them."""
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), STORIES)


def measure(home: Path, stories: int) -> None:
    """Measure with so many stories, which a new home folder is filled with."""
    with closing(_database(home)) as db:
        archive = _Archive(db)
        newest = int(time.time()) - NEW
        few = stories // 10
        archive.write(few, newest - (stories - few) * 86_400 // A_DAY)
        _say_placed(db, few)
        archive.write(NEW, newest - (stories - few) * 86_400 // A_DAY + NEW)
        fewer = _placed(db)
        archive.write(stories - few, newest)
        _say_placed(db, stories - few)
        archive.write(NEW, newest + NEW)
        seconds = _placed(db)
        what = f"placing {NEW} new stories beside {stories:,}"
        report.say(what, f"{seconds:.2f} s", f"under 1 s; {fewer:.2f} s beside {few:,}")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _read(db)
    _lay(home)


def _say_placed(db: Database, stories: int) -> None:
    seconds = _placed(db)
    report.say(f"placing a story of {stories:,}", f"{seconds / stories * 1e3:.2f} ms", "")


def _database(home: Path) -> Database:
    """The database of a home folder whose saved sources are the archive's feeds."""
    config = home / "config" / "briefing"
    config.mkdir(parents=True)
    (config / "sources").write_text("\n".join(PLACES) + "\n")
    return open_for_writing(home / "data" / "briefing" / "briefing.sqlite3")


def _lay(home: Path) -> None:
    """Time the sheets in the running viewer: from the key to what they gather."""
    with program(VIEWER, home=environment(home)) as viewer:
        viewer.until(b"unread")
        viewer.press(b"f", b"folded")
        for key, name, text in SHEETS:
            times = []
            for _ in range(LAYS):
                times.append(viewer.press(key, text))
                viewer.press(b"\x1b", b"folded")
            report.say(f"{name} on the screen", f"{_ms(times)}", "at most 100 ms")
        for key, name in ((b"w", "voices"), (b"c", "counts")):
            viewer.press(key, b"this story")
            viewer.press(b"\t", b"this event")
            # What was read first is on the screen until all is.
            seconds = viewer.press(b"\t", b"the first ")
            first = f"{seconds * 1e3:.0f} ms"
            start = time.perf_counter()
            seconds += viewer.until(b"the first 1,000 of") - start
            report.say(f"{name} of any list on the screen", first, "at most 100 ms")
            report.say("  of 1,000 stories, all read", f"{seconds * 1e3:.0f} ms", "")
            viewer.press(b"\x1b", b"folded")


def _ms(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1e3:.0f} ms"


def _read(db: Database) -> None:
    """Time what a screen asks for."""
    plain, ids = _timed(lambda: listing(db, Selection()))
    fold, folded = _timed(lambda: listing(db, Selection(is_folded=True)))
    first, _ = _timed(lambda: listing(db, Selection(is_folded=True), WINDOW))
    rows, found = _timed(lambda: coverages_of(db, folded[:WINDOW]))
    one, _ = _timed(lambda: coverage_of(db, next(iter(found))))
    report.say(f"listing {len(ids):,} stories", f"{plain * 1e3:.0f} ms", "")
    report.say(
        f"folding them to {len(folded):,} of {len(ids):,}", f"{fold * 1e3:.0f} ms", "under 100 ms"
    )
    report.say(f"the first {WINDOW} of them", f"{first * 1e3:.1f} ms", "")
    report.say(f"the numbers of {WINDOW} rows", f"{rows * 1e3:.1f} ms", "under 10 ms")
    report.say("one coverage, and why", f"{one * 1e3:.1f} ms", "")


class _Archive:
    """Stories made of invented words, as frequent as words are; several tell of each event."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._random = random.Random(1)
        ids = adopt(db, [Source("", SourceKind.FEED, place) for place in PLACES])
        self._feeds = [ids[place] for place in PLACES]
        self._words = [
            "".join(self._random.choices("abdegiklmnorstuvz", k=7)) for _ in range(WORDS)
        ]
        self._shares = [1 / (10 + rank) for rank in range(WORDS)]
        self._number = 0
        tails = [self._tail() for _ in range(TAILS)]
        self._tails = [(tail, annotate(tail)) for tail in tails]

    def write(self, count: int, newest: int) -> None:
        """Store so many finished stories, the latest of which came out at `newest`."""
        drafts: dict[int, list[Draft]] = {feed: [] for feed in self._feeds}
        texts: dict[str, tuple[str, int]] = {}
        for number in range(0, count, TOLD):
            event = self._some(25)
            moment = newest - number * 86_400 // A_DAY
            for _ in range(min(TOLD, count - number)):
                draft, text = self._story(event, moment - self._random.randrange(7_200))
                drafts[self._random.choice(self._feeds)].append(draft)
                texts[draft.headline] = text, number // TOLD
        for feed, lot in drafts.items():
            save_feed(self._db, feed, Feed(None, None, tuple(lot), len(lot)), Check(), newest)
        while waiting := unfinished(self._db, 2_000):
            done = []
            for story in waiting:
                assert story.raw is not None
                headline = story.raw.headline
                text, number = texts[headline]
                tail, marks = self._tails[number % TAILS]
                made = _document(headline, f"{text} {tail}")
                moved = _moved(marks, len(made.text) - len(tail))
                done.append(Finished(story.id, story.digest, made, moved, 1))
            finish(self._db, done, newest)

    def _story(self, event: list[str], moment: int) -> tuple[Draft, str]:
        """A story that has half of the event's words, and as many of its own."""
        self._number += 1
        said = [*self._random.sample(event, 12), *self._some(40)]
        self._random.shuffle(said)
        said = [word.title() if word in event[:6] else word for word in said]
        text = f"{' '.join(said[:30]).capitalize()}. {' '.join(said[30:]).capitalize()}."
        headline = f"{' '.join(self._random.sample(event, 5))} {self._number}".capitalize()
        name = str(self._number)
        digest = blake2b(name.encode(), digest_size=16).digest()
        url = f"https://example.org/{name}"
        date = datetime.fromtimestamp(moment, UTC).isoformat()
        return Draft(name, url, headline, None, date, "", False, url, digest), text

    def _tail(self) -> str:
        """What somebody said, and how many there are."""
        name = " ".join(word.title() for word in self._some(2))
        people = self._random.randrange(2, 900)
        return (
            f"“We have counted {people} of them,” said {name}, the harbour master."
            f" Some {people} people were taken off the ferry, the coast guard said."
        )

    def _some(self, count: int) -> list[str]:
        return self._random.choices(self._words, self._shares, k=count)


def _moved(marks: Marks, by: int) -> Marks:
    """Marks of a text that stands so far behind the start of another."""
    quotes = tuple(
        replace(one, start=one.start + by, end=one.end + by, mention=_moved_span(one.mention, by))
        for one in marks.quotes
    )
    figures = tuple(replace(one, start=one.start + by, end=one.end + by) for one in marks.figures)
    return Marks(quotes, figures)


def _moved_span(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def _document(headline: str, body: str) -> Document:
    text = f"{headline}\n\n{body}"
    blocks = (
        Block(BlockKind.HEADLINE, 0, len(headline)),
        Block(BlockKind.PARAGRAPH, len(headline) + 2, len(text)),
    )
    return Document(headline, text, blocks)


def _placed(db: Database) -> float:
    """Seconds of processor time to place everything that waits."""
    started = time.process_time()
    while place(db, AT_A_TIME):
        pass
    return time.process_time() - started


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """The least seconds that a piece of work takes, and what it gives."""
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        given = work()
        seconds.append(time.perf_counter() - started)
    return min(seconds), given
