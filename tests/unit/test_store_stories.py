"""The stories of feeds and local documents: stored, edited, finished, opened."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.model import Block, BlockKind, Document, Link, Marks, Source, SourceKind
from briefing.store.database import Database
from briefing.store.documents import Raw
from briefing.store.feed_stories import Saved, known_digests, save_feed
from briefing.store.headlines import Headline, headlines
from briefing.store.listing import Selection, listing
from briefing.store.local_documents import drop_documents, local_stamps, save_documents
from briefing.store.sources import Check, adopt, all_sources, remove, source_id
from briefing.store.state import set_read, set_starred
from briefing.store.stories import opened, opened_many
from briefing.store.texts import (
    Finished,
    finish,
    raw,
    revisions,
    save_article,
    unfinished,
)
from tests.unit.store_samples import (
    DAY,
    FEED,
    FOLDER,
    MARKS,
    NOON,
    OTHER,
    database,
    document,
    draft,
    feed,
    finish_all,
    local,
    store,
)

db = database

ALL = Selection(sources=(1, 2, 3))


def shown(db: Database) -> list[str]:
    return [row.headline for row in headlines(db, listing(db, ALL))]


def text_of(db: Database, story: int) -> str:
    found = opened(db, story)
    assert found is not None
    assert found.story is not None
    return found.story.text


def test_a_feed_s_story_is_listed_at_once_and_opened_as_it_came(db: Database) -> None:
    saved = store(db, draft("a", date="2023-11-14T12:00:00+00:00"))
    [story] = saved.new
    assert headlines(db, [story]) == [
        Headline(
            id=story,
            source_id=1,
            headline="Headline a",
            publisher="City Desk",
            date="2023-11-14T12:00:00+00:00",
            minutes=None,
            quotes=None,
            figures=None,
            url="https://city.example/a",
            place="https://city.example/a",
            first_seen=NOON,
            time=1_699_963_200,
            is_read=False,
            is_starred=False,
            is_full=False,
        )
    ]
    found = opened(db, story)
    assert found is not None
    assert (found.story, found.marks) == (None, None)
    assert found.raw == Raw(
        headline="Headline a",
        byline=None,
        date="2023-11-14T12:00:00+00:00",
        url="https://city.example/a",
        body="<p>Text.</p>",
        is_html=True,
        base="https://city.example/",
    )


def test_a_finished_story_comes_back_as_it_was_made(db: Database) -> None:
    store(db, draft("a"))
    made = Document(
        headline="Headline a",
        text="Headline a\n\n• Two “words”.",
        blocks=(Block(BlockKind.HEADLINE, 0, 10), Block(BlockKind.LIST_ITEM, 12, 27, 1, "•")),
        links=(Link(14, 17, "https://city.example/"),),
        byline="By Ann Lee",
        date="2024-05",
        publisher="The City Desk",
        url="https://city.example/a",
        cut=True,
    )
    [waiting] = unfinished(db, 10)
    assert finish(db, [Finished(waiting.id, waiting.digest, made, MARKS, 7)], NOON) == (1,)
    found = opened(db, 1)
    assert found is not None
    assert found.story is not None
    assert found.story.document == made
    assert (found.story.id, found.story.place) == ("1", "https://city.example/a")
    assert (found.story.source, found.source) == (FEED, FEED)
    assert (found.marks, found.minutes, found.raw) == (MARKS, 7, None)
    [row] = headlines(db, [1])
    assert (row.publisher, row.minutes, row.quotes, row.figures) == ("The City Desk", 7, 2, 1)
    assert unfinished(db, 10) == []
    assert raw(db, 1) is None


def test_a_story_without_headline_takes_that_of_its_document(db: Database) -> None:
    store(db, draft("a", headline=""))
    finish_all(db)
    assert shown(db) == [""]
    store(db, draft("b", headline=""))
    [waiting] = unfinished(db, 10)
    finish(db, [Finished(waiting.id, waiting.digest, document("Told"), MARKS, 1)], NOON)
    assert shown(db) == ["Told", ""]


def test_a_story_whose_date_alone_moved_has_not_changed(db: Database) -> None:
    store(db, draft("a", date="2024-01-01T10:00:00+00:00"), draft("b"))
    later = "2024-01-02T10:00:00+00:00"
    moved, edited = draft("a", date=later), draft("b", date=later, body="<p>New.</p>")
    assert store(db, moved, edited, now=NOON + DAY) == Saved(changed=(1,))
    dates = db.execute("SELECT date FROM story ORDER BY id").fetchall()
    assert dates == [(later,), (later,)]
    assert store(db, draft("a", headline="Corrected", date=later)).changed == (2,)


def test_an_edited_story_stays_in_place_read_and_starred(db: Database) -> None:
    store(db, draft("a"), draft("b"))
    set_read(db, [1, 2], True)
    set_starred(db, [1], True)
    edited = draft("b", headline="Corrected", body="New")
    assert store(db, edited, now=NOON + DAY) == Saved(new=(), changed=(1,))
    [row] = headlines(db, [1])
    assert (row.headline, row.is_read, row.is_starred) == ("Corrected", True, True)
    assert (row.first_seen, row.time) == (NOON, NOON)
    assert shown(db) == ["Headline a", "Corrected"]


def test_the_old_text_can_be_read_until_the_new_one_is_made(db: Database) -> None:
    store(db, draft("a"))
    finish_all(db, "Old words.")
    store(db, draft("a", body="New words."))
    found = opened(db, 1)
    assert found is not None
    assert text_of(db, 1).endswith("Old words.")
    assert found.raw is not None
    assert found.raw.body == "New words."
    finish_all(db, "New words.")
    assert text_of(db, 1).endswith("New words.")


def test_a_visit_that_brings_what_is_known_changes_nothing(db: Database) -> None:
    first = store(db, draft("a"), draft("b"))
    assert len(first.new) == 2
    assert store(db, draft("a"), draft("b"), now=NOON + DAY) == Saved()
    assert known_digests(db, 1) == {draft("a").digest, draft("b").digest}
    assert known_digests(db, 2) == frozenset()


def test_a_story_that_left_its_feed_stays(db: Database) -> None:
    store(db, draft("a"), draft("b"))
    store(db, draft("c"))
    assert shown(db) == ["Headline c", "Headline a", "Headline b"]


def test_undated_stories_stand_in_the_order_of_their_feed_the_latest_visit_first(
    db: Database,
) -> None:
    assert store(db, draft("c"), draft("b"), draft("a")).new == (3, 2, 1)
    store(db, draft("d"))
    store(db, draft("e"), now=NOON + 1)
    assert shown(db) == [f"Headline {name}" for name in "edcba"]


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("2999-01-01T00:00:00+00:00", NOON),
        ("1969-12-31T23:59:59+00:00", -1),
        ("1970-01-01T01:00:00+01:00", 0),
        ("0001-01-01T00:00:00+14:00", -62_135_647_200),
        (None, NOON),
    ],
)
def test_a_story_counts_as_published_at_its_date_and_never_later_than_it_was_seen(
    db: Database, date: str | None, time: int
) -> None:
    store(db, draft("a", date=date))
    assert [row.time for row in headlines(db, [1])] == [time]


def test_halves_of_characters_in_a_feed_do_not_stop_it(db: Database) -> None:
    store(db, draft("a", guid="\ud800", body="x\udfff\0"))
    found = raw(db, 1)
    assert found is not None
    assert found.body == "x?\0"
    assert store(db, draft("a", guid="\ud800", body="y")).changed == (1,)


def test_stories_of_a_source_that_was_removed_meanwhile_are_not_stored(db: Database) -> None:
    store(db, draft("a"))
    remove(db, FEED.place)
    assert save_feed(db, 1, feed(draft("b")), Check(), NOON) == Saved()
    assert all_sources(db) == []


def test_what_waits_comes_preferred_first_and_then_newest_first(db: Database) -> None:
    store(db, draft("c"), draft("b"), draft("a"))
    assert [story.id for story in unfinished(db, 2)] == [3, 2]
    assert [story.id for story in unfinished(db, 10, prefer=[1])] == [1, 3, 2]


def test_a_text_that_was_made_of_what_has_changed_meanwhile_is_not_stored(db: Database) -> None:
    store(db, draft("a"))
    [waiting] = unfinished(db, 1)
    store(db, draft("a", body="Newer"))
    made = Finished(waiting.id, waiting.digest, document("Headline a"), MARKS, 1)
    assert finish(db, [made], NOON) == ()
    [still] = unfinished(db, 1)
    assert still.raw is not None
    assert still.raw.body == "Newer"


def test_of_former_texts_the_one_read_last_and_five_others_are_kept(db: Database) -> None:
    store(db, draft("a"))
    finish_all(db, "Text 0.", NOON)
    for number in range(1, 10):
        if number in (1, 2):
            set_read(db, [1], True)
        store(db, draft("a", body=str(number)))
        finish_all(db, f"Text {number}.", NOON + number)
    kept = revisions(db, 1)
    assert [(item.text[-7:], item.was_read) for item in kept] == [
        ("Text 8.", False),
        ("Text 7.", False),
        ("Text 6.", False),
        ("Text 5.", False),
        ("Text 4.", False),
        ("Text 1.", True),
    ]
    assert (kept[-1].seen, kept[-1].replaced) == (NOON + 1, NOON + 2)


def test_an_edit_that_leaves_the_text_alone_makes_no_revision(db: Database) -> None:
    store(db, draft("a"))
    finish_all(db)
    set_read(db, [1], True)
    store(db, draft("a", body="<p>Text. </p>"))
    finish_all(db)
    assert revisions(db, 1) == []
    found = opened(db, 1)
    assert found is not None
    assert found.text_is_read


def test_a_read_story_tells_that_its_new_text_was_not_read(db: Database) -> None:
    store(db, draft("a"))
    finish_all(db, "Old.")
    set_read(db, [1], True)
    store(db, draft("a", body="New"))
    finish_all(db, "New.")
    found = opened(db, 1)
    assert found is not None
    assert (found.is_read, found.text_is_read) == (True, False)
    assert set_read(db, [1], True) == ()
    found = opened(db, 1)
    assert found is not None
    assert found.text_is_read


def test_a_whole_article_stays_when_its_feed_changes_and_the_feed_s_text_is_kept_beside_it(
    db: Database,
) -> None:
    store(db, draft("a"))
    finish_all(db, "The start …")
    assert save_article(db, 1, document("Page", "The whole."), Marks(), 5, NOON)
    assert store(db, draft("a", headline="Corrected", body="Newer")).changed == (1,)
    assert unfinished(db, 10) == []
    found = opened(db, 1)
    assert found is not None
    assert found.is_full
    assert text_of(db, 1) == "Page\n\nThe whole."
    assert found.raw is not None
    assert found.raw.body == "Newer"
    assert revisions(db, 1) == []
    assert store(db, draft("a", headline="Corrected", body="Newer")) == Saved()
    [row] = headlines(db, [1])
    assert (row.headline, row.is_full, row.minutes) == ("Corrected", True, 5)
    assert not save_article(db, 99, document("Page"), Marks(), 5, NOON)


def test_a_whole_article_that_is_fetched_again_keeps_its_former_text(db: Database) -> None:
    store(db, draft("a"))
    save_article(db, 1, document("Page", "First."), Marks(), 5, NOON)
    save_article(db, 1, document("Page", "Second."), Marks(), 5, NOON + 1)
    assert [item.text for item in revisions(db, 1)] == ["Page\n\nFirst."]


def test_rows_and_stories_come_in_the_order_asked_for_without_those_that_are_gone(
    db: Database,
) -> None:
    store(db, draft("a"), draft("b"))
    assert [row.id for row in headlines(db, [2, 99, 1])] == [2, 1]
    assert [story.id for story in opened_many(db, [2, 99, 1])] == [2, 1]
    assert opened(db, 99) is None


def test_a_local_document_comes_back_with_its_own_id_and_place(db: Database) -> None:
    folder = source_id(db, FOLDER)
    item = local("/notes/ferry.txt")
    assert save_documents(db, folder, [item], NOON) == Saved(new=(1,))
    found = opened(db, 1)
    assert found is not None
    assert found.story == item.story
    assert found.marks == MARKS
    [row] = headlines(db, [1])
    assert (row.headline, row.publisher, row.place) == ("ferry", "notes", "/notes/ferry.txt")


def test_a_local_document_counts_as_published_at_its_own_date_else_at_its_file_s_time(
    db: Database,
) -> None:
    folder = source_id(db, FOLDER)
    items = [
        local("/notes/dated.txt", date="2023-11-01", modified=5),
        local("/notes/monthly.txt", date="2023-11", modified=6.9),
        local("/notes/later.txt", modified=NOON + 99),
        local("/notes/undated.txt", modified=7),
    ]
    save_documents(db, folder, items, NOON)
    times = [row.time for row in headlines(db, [1, 2, 3, 4])]
    assert times == [1_698_796_800, 6, NOON, 7]


def test_a_local_text_that_changed_is_unread_again_and_one_that_did_not_stays_read(
    db: Database,
) -> None:
    folder = source_id(db, FOLDER)
    save_documents(db, folder, [local("/notes/a.txt"), local("/notes/b.txt")], NOON)
    set_read(db, [1, 2], True)
    again = [local("/notes/a.txt", "Changed."), local("/notes/b.txt", stamp=(4, 5, 6))]
    assert save_documents(db, folder, again, NOON) == Saved(changed=(1,))
    assert [row.is_read for row in headlines(db, [1, 2])] == [False, True]
    assert local_stamps(db, ["/notes"]) == {"/notes/a.txt": (1, 2, 3), "/notes/b.txt": (4, 5, 6)}
    assert [item.was_read for item in revisions(db, 1)] == [True]


def test_a_local_document_without_marks_waits_for_them(db: Database) -> None:
    folder = source_id(db, FOLDER)
    item = local("/notes/a.txt", marks=None)
    save_documents(db, folder, [item], NOON)
    [waiting] = unfinished(db, 10)
    assert (waiting.raw, waiting.document) == (None, item.story.document)
    finish(db, [Finished(waiting.id, waiting.digest, item.story.document, MARKS, 1)], NOON)
    found = opened(db, 1)
    assert found is not None
    assert found.marks == MARKS
    assert unfinished(db, 10) == []


def test_a_document_is_in_one_source_and_in_a_saved_one_if_any(db: Database) -> None:
    by_hand = source_id(db, Source("notes", SourceKind.FILE, "/notes/sub"))
    save_documents(db, by_hand, [local("/notes/sub/a.txt")], NOON)
    [saved] = adopt(db, [FOLDER]).values()
    save_documents(db, saved, [local("/notes/sub/a.txt")], NOON)
    save_documents(db, by_hand, [local("/notes/sub/a.txt")], NOON)
    assert [row.source_id for row in headlines(db, [1])] == [saved]
    assert {item.id: item.stories for item in all_sources(db)} == {by_hand: 0, saved: 1}


def test_stamps_are_those_of_a_place_and_of_what_is_below_it(db: Database) -> None:
    folder = source_id(db, FOLDER)
    paths = ["/n/a.txt", "/n/b/c.txt", "/nn/d.txt", "/n0.txt", "/n\udcff/e.txt"]
    save_documents(db, folder, [local(path) for path in paths], NOON)
    assert set(local_stamps(db, ["/n"])) == {"/n/a.txt", "/n/b/c.txt"}
    assert set(local_stamps(db, ["/n/"])) == {"/n/a.txt", "/n/b/c.txt"}
    assert set(local_stamps(db, ["/nn/d.txt", "/n\udcff"])) == {"/nn/d.txt", "/n\udcff/e.txt"}
    assert set(local_stamps(db, ["/"])) == set(paths)


def test_a_document_whose_file_is_gone_goes_unless_it_is_starred(db: Database) -> None:
    folder = source_id(db, FOLDER)
    save_documents(db, folder, [local("/notes/a.txt"), local("/notes/b.txt")], NOON)
    set_starred(db, [2], True)
    drop_documents(db, ["/notes/a.txt", "/notes/b.txt", "/notes/c.txt"])
    assert [row.id for row in headlines(db, [1, 2])] == [2]
    assert local_stamps(db, ["/notes"]) == {}
    save_documents(db, folder, [local("/notes/b.txt")], NOON)
    assert set(local_stamps(db, ["/notes"])) == {"/notes/b.txt"}


def test_one_feed_s_ids_mean_nothing_in_another(db: Database) -> None:
    store(db, draft("a"))
    assert len(store(db, draft("a"), source=OTHER).new) == 1


def test_a_feed_without_stories_still_stores_its_title_and_what_is_known_of_it(
    db: Database,
) -> None:
    unnamed = replace(FEED, name="")
    id_ = source_id(db, unnamed)
    save_feed(db, id_, feed(title="City Desk News"), Check(etag='W/"1"'), NOON)
    [source] = all_sources(db)
    assert (source.source.name, source.title) == ("City Desk News", "City Desk News")
    assert source.check == Check(etag='W/"1"')


def test_the_text_is_stored_once(db: Database, tmp_path: Path) -> None:
    store(db, draft("a"))
    finish_all(db, "unmistakable " * 3)
    db.execute("VACUUM INTO ?", (str(tmp_path / "copy"),))
    assert (tmp_path / "copy").read_bytes().count(b"unmistakable unmistakable") == 1
