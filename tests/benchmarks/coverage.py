"""Times coverages in an archive: placing what a refresh brings, folding the list, and the rows."""

import random
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from briefing.desk.coverage import AT_A_TIME, coverage_of, coverages_of
from briefing.desk.covering.placing import place
from briefing.model import Block, BlockKind, Document, Draft, Feed, Marks, Source, SourceKind
from briefing.store.database import Database, open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.listing import Selection, listing
from briefing.store.sources import Check, adopt
from briefing.store.texts import Finished, finish, unfinished
from tests.benchmarks import report

T = TypeVar("T")

STORIES = 100_000
NEW = 300
FEEDS = 100
A_DAY = 3_000
"""Stories that came out in a day."""
WORDS = 30_000
TOLD = 4
"""Stories on one event, more or less."""
NEWEST = 1_790_000_000
WINDOW = 200
RUNS = 5


def main() -> None:
    """Place 300 new stories beside 100,000, and read lists of them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_for_writing(Path(folder, "briefing.sqlite3"))) as db,
    ):
        archive = _Archive(db)
        archive.write(STORIES, NEWEST)
        seconds = _placed(db)
        report.say("placing a story of a backlog", f"{seconds / STORIES * 1e3:.2f} ms", "")
        archive.write(NEW, NEWEST + A_DAY)
        seconds = _placed(db)
        report.say("placing 300 new stories beside 100,000", f"{seconds:.2f} s", "under 1 s")
        _read(db)


def _read(db: Database) -> None:
    """Time what a screen asks for."""
    plain, ids = _timed(lambda: listing(db, Selection()))
    fold, folded = _timed(lambda: listing(db, Selection(is_folded=True)))
    first, _ = _timed(lambda: listing(db, Selection(is_folded=True), WINDOW))
    rows, found = _timed(lambda: coverages_of(db, folded[:WINDOW]))
    one, _ = _timed(lambda: coverage_of(db, next(iter(found))))
    report.say("listing 100,000 stories", f"{plain * 1e3:.0f} ms", "")
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
        places = [f"https://feed{number}.example/" for number in range(FEEDS)]
        ids = adopt(db, [Source("", SourceKind.FEED, place) for place in places])
        self._feeds = [ids[place] for place in places]
        self._words = [
            "".join(self._random.choices("abdegiklmnorstuvz", k=7)) for _ in range(WORDS)
        ]
        self._shares = [1 / (10 + rank) for rank in range(WORDS)]
        self._number = 0

    def write(self, count: int, newest: int) -> None:
        """Store so many finished stories, the latest of which came out at `newest`."""
        drafts: dict[int, list[Draft]] = {feed: [] for feed in self._feeds}
        texts: dict[str, str] = {}
        for number in range(0, count, TOLD):
            event = self._some(25)
            moment = newest - number * 86_400 // A_DAY
            for _ in range(min(TOLD, count - number)):
                draft, text = self._story(event, moment - self._random.randrange(7_200))
                drafts[self._random.choice(self._feeds)].append(draft)
                texts[draft.headline] = text
        for feed, lot in drafts.items():
            save_feed(self._db, feed, Feed(None, None, tuple(lot), len(lot)), Check(), newest)
        while waiting := unfinished(self._db, 2_000):
            done = []
            for story in waiting:
                assert story.raw is not None
                headline = story.raw.headline
                made = _document(headline, texts[headline])
                done.append(Finished(story.id, story.digest, made, Marks(), 1))
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

    def _some(self, count: int) -> list[str]:
        return self._random.choices(self._words, self._shares, k=count)


def _document(headline: str, body: str) -> Document:
    text = f"{headline}\n\n{body}"
    blocks = (
        Block(BlockKind.HEADLINE, 0, len(headline)),
        Block(BlockKind.PARAGRAPH, len(headline) + 2, len(text)),
    )
    return Document(headline, text, blocks)


def _placed(db: Database) -> float:
    """Seconds to place everything that waits."""
    started = time.perf_counter()
    while place(db, AT_A_TIME):
        pass
    return time.perf_counter() - started


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """The least seconds that a piece of work takes, and what it gives."""
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        given = work()
        seconds.append(time.perf_counter() - started)
    return min(seconds), given
