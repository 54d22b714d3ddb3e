"""A home folder with many stories in its database, to measure with; the same in every run."""

from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from briefing.desk.finishing import document_from
from briefing.desk.marking import mark, minutes
from briefing.model import Draft, Feed, Source, SourceKind
from briefing.store.database import open_for_writing
from briefing.store.feed_stories import save_feed
from briefing.store.sources import Check, adopt
from briefing.store.texts import Finished, finish, unfinished
from tests.benchmarks.documents import article

FEEDS = 100
NEWEST = 1_790_000_000
WORDS = 180
_MODELS = 50


def write_archive(home: Path, stories: int) -> None:
    """A home whose 100 saved feeds hold so many stories, every one finished."""
    config = home / "config" / "briefing"
    config.mkdir(parents=True)
    places = [f"http://127.0.0.1:9/{number}.xml" for number in range(FEEDS)]
    (config / "sources").write_text("\n".join(places) + "\n")
    db = open_for_writing(home / "data" / "briefing" / "briefing.sqlite3")
    ids = adopt(db, [Source("", SourceKind.FEED, place) for place in places])
    bodies = [article(number, WORDS).partition("\n\n")[2] for number in range(_MODELS)]
    for number, place in enumerate(places):
        drafts = [_draft(story, bodies[story % _MODELS]) for story in range(number, stories, FEEDS)]
        feed = Feed(f"Feed {number}", None, tuple(drafts), len(drafts))
        save_feed(db, ids[place], feed, Check(last_check=NEWEST), NEWEST + 1)
    marks = {}
    while lot := unfinished(db, 1000):
        done = []
        for story in lot:
            assert story.raw is not None
            document = document_from(story.raw)
            # Headlines differ in their number alone, which no mark stands in.
            model = document.text.partition("\n\n")[2]
            if model not in marks:
                marks[model] = mark(document), minutes(document)
            done.append(Finished(story.id, story.digest, document, *marks[model]))
        finish(db, done, NEWEST + 2)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def environment(home: Path) -> dict[str, str]:
    """The variables that make `home` the home folder of a program."""
    folders = {"CONFIG": "config", "DATA": "data", "STATE": "state", "CACHE": "cache"}
    return {"HOME": str(home)} | {
        f"XDG_{name}_HOME": str(home / folder) for name, folder in folders.items()
    }


def _draft(number: int, body: str) -> Draft:
    date = datetime.fromtimestamp(NEWEST - number * 60, UTC).isoformat()
    headline = f"Headline {number:06}: what was counted, and what it costs"
    digest = blake2b(str(number).encode(), digest_size=16).digest()
    url = f"https://example.org/{number}"
    return Draft(f"id-{number}", url, headline, None, date, body, False, url, digest)
