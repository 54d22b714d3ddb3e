"""The stories in tests/data/coverage, and a database to place them in."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from briefing.desk.covering.placing import place
from briefing.desk.marking import mark
from briefing.model import Marks, Source, SourceKind
from briefing.store.database import Database
from briefing.store.texts import Finished, finish, unfinished
from tests.unit.store_samples import document, draft, store

DATA = Path(__file__).parent.parent / "data" / "coverage"
LATE = 1_900_000_000


class Told(NamedTuple):
    """A story as an outlet tells it; `event` is the coverage that it was marked to be in."""

    event: str
    source: str
    date: str
    headline: str
    body: str


def told(name: str) -> list[Told]:
    """The stories of a file."""
    stories = []
    for part in f"\n{(DATA / name).read_text(encoding='utf-8')}".split("\n@ ")[1:]:
        first, headline, *body = part.strip().split("\n")
        event, source, time = first.split(" | ")
        date = datetime.fromisoformat(time.replace("Z", "+00:00")).isoformat()
        stories.append(Told(event, source, date, headline, " ".join(body)))
    return stories


def put(db: Database, stories: Iterable[Told], *, url: str | None = None) -> list[int]:
    """Store and mark stories, one after the other; their ids. They are not placed yet."""
    ids: list[int] = []
    for number, one in enumerate(stories):
        host = one.source.lower().replace(" ", "-")
        source = Source(one.source, SourceKind.FEED, f"https://{host}.example/feed")
        name = f"{host}-{one.date}-{number}"
        address = url or f"https://{host}.example/{name}"
        made = draft(name, headline=one.headline, date=one.date, url=address, body=one.body)
        ids += store(db, made, source=source, now=LATE).new
    texts = dict(zip(ids, stories, strict=True))
    lot = unfinished(db, 10_000)
    done = []
    for story in lot:
        one = texts[story.id]
        made_of = document(one.headline, one.body)
        done.append(Finished(story.id, story.digest, made_of, mark(made_of), 1))
    finish(db, done, LATE)
    return ids


def change(db: Database, story: int, headline: str, body: str) -> None:
    """Give a story another text."""
    from briefing.store.texts import save_article

    save_article(db, story, document(headline, body), Marks(), 1, LATE)


def place_everything(db: Database) -> None:
    """Place every story that waits for it."""
    while place(db, 1_000):
        pass
