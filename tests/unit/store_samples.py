"""What the tests of the store are made of: drafts, feeds, documents, and a database on the disk."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.model import (
    Block,
    BlockKind,
    Document,
    Draft,
    Feed,
    Figure,
    FigureKind,
    Marks,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Story,
)
from briefing.store.database import MIGRATIONS, Database, open_for_writing
from briefing.store.feed_stories import Saved, save_feed
from briefing.store.local_documents import LocalDocument
from briefing.store.sources import Check, source_id
from briefing.store.texts import Finished, finish, unfinished

FEED = Source("City Desk", SourceKind.FEED, "https://city.example/feed")
OTHER = Source("Harbour", SourceKind.FEED, "https://harbour.example/feed")
FOLDER = Source("notes", SourceKind.FOLDER, "/notes")
NOON = 1_700_000_000
DAY = 86_400


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database that is open for writing; its file is `tmp_path / "briefing.sqlite3"`."""
    with closing(open_for_writing(tmp_path / "briefing.sqlite3")) as db:
        yield db


@contextmanager
def of_version(version: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A database as an earlier version left it, to be filled by what stores today."""
    with monkeypatch.context() as patch:
        patch.setattr("briefing.store.database.MIGRATIONS", MIGRATIONS[:version])
        patch.setattr("briefing.store.database.VERSION", version)
        with closing(open_for_writing(path)) as db:
            # A column that today's inserts name, and earlier versions had not.
            db.execute("ALTER TABLE story ADD COLUMN content BLOB")
            yield db
            db.execute("ALTER TABLE story DROP COLUMN content")


def draft(
    name: str,
    *,
    guid: str | None = "",
    url: str | None = "",
    headline: str | None = None,
    date: str | None = None,
    body: str = "<p>Text.</p>",
) -> Draft:
    """A draft whose id, address and headline follow from its name, unless they are given."""
    guid = f"id-{name}" if guid == "" else guid
    url = f"https://city.example/{name}" if url == "" else url
    headline = f"Headline {name}" if headline is None else headline
    digest = repr((guid, url, headline, date, body)).encode()
    return Draft(guid, url, headline, None, date, body, True, "https://city.example/", digest)


def feed(*drafts: Draft, title: str | None = None, url: str | None = None) -> Feed:
    return Feed(title, url, drafts, len(drafts))


def store(db: Database, *drafts: Draft, source: Source = FEED, now: int = NOON) -> Saved:
    """Save drafts as what a visit to a source brought."""
    return save_feed(db, source_id(db, source), feed(*drafts), Check(), now)


def document(headline: str, body: str = "Nothing more is known.") -> Document:
    text = f"{headline}\n\n{body}"
    blocks = (
        Block(BlockKind.HEADLINE, 0, len(headline)),
        Block(BlockKind.PARAGRAPH, len(headline) + 2, len(text)),
    )
    return Document(headline, text, blocks)


MARKS = Marks(
    quotes=(
        Quote(0, 2, QuoteKind.DIRECT, "Ann Lee", (3, 6), "said", "mayor"),
        Quote(4, 6, QuoteKind.SCARE),
        Quote(7, 9, QuoteKind.FRAGMENT),
    ),
    figures=(Figure(2, 4, FigureKind.MONEY, Decimal("3.20E+9"), unit="USD", bound="up to"),),
)


def finish_all(db: Database, body: str = "Nothing more is known.", now: int = NOON) -> None:
    """Turn and mark every story that waits for it."""
    finish(
        db,
        [
            Finished(
                story.id,
                story.digest,
                document(story.raw.headline if story.raw else "Untitled", body),
                MARKS,
                2,
            )
            for story in unfinished(db, 1000)
        ],
        now,
    )


def local(
    path: str,
    body: str = "Nothing more is known.",
    *,
    headline: str | None = None,
    date: str | None = None,
    modified: float = NOON,
    stamp: Sequence[int] = (1, 2, 3),
    marks: Marks | None = MARKS,
) -> LocalDocument:
    shown = path.encode("utf-8", "replace").decode("utf-8")
    name = Path(shown).stem if headline is None else headline
    made = document(name, body)
    made = Document(name, made.text, made.blocks, date=date)
    story = Story(f"hash of {shown}", FOLDER, shown, made, modified)
    return LocalDocument(path, story, tuple(stamp), marks, None if marks is None else 1)
