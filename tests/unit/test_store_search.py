"""Filters in the database: what they find by words, speakers, sources, numbers, times and flags."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.desk.filters import parse
from briefing.errors import FilterError
from briefing.model import Marks, Quote, QuoteKind
from briefing.store.database import Database
from briefing.store.filters import Comparison, Filter, Word
from briefing.store.listing import Counts, Order, Selection, counts, listing
from briefing.store.local_documents import save_documents
from briefing.store.sources import adopt, all_sources, source_id
from briefing.store.state import set_read, set_starred
from briefing.store.texts import Finished, finish, save_article, unfinished
from tests.unit.store_samples import (
    FEED,
    FOLDER,
    NOON,
    OTHER,
    database,
    document,
    draft,
    finish_all,
    local,
    store,
)

db = database


def spoken_by(*names: str | None) -> Marks:
    return Marks(tuple(Quote(0, 2, QuoteKind.DIRECT, name) for name in names))


@pytest.fixture
def searched(db: Database) -> Database:
    """Three finished stories of a saved feed: 3 is the newest, 2 has "ferry" in its headline."""
    adopt(db, [FEED])
    bodies = ["The ferry to Tromsø sank.", "It sails.", "A café on the ferry, post-war."]
    heads = ["Harbour", "Ferry", "Menu"]
    speakers = [("Ann Lee", "Zoë Roe"), (None,), ("Lee Moss",)]
    for number, (head, body, names) in enumerate(zip(heads, bodies, speakers, strict=True)):
        store(db, draft(head, headline=head), now=NOON + number)
        [waiting] = unfinished(db, 1)
        marks = spoken_by(*names)
        made = Finished(waiting.id, waiting.digest, document(head, body), marks, 1 + 2 * number)
        finish(db, [made], NOON)
    return db


def found(db: Database, text: str, is_typing: bool = False) -> list[int]:
    wanted = parse(text, all_sources(db), NOON, is_typing=is_typing)
    return list(listing(db, Selection(filter=wanted)))


def met(db: Database, wanted: Filter) -> list[int]:
    """The stories that a filter finds; their number is counted right as well."""
    selection = Selection(filter=wanted)
    ids = list(listing(db, selection))
    assert counts(db, selection).stories == len(ids)
    return ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferry", [3, 2, 1]),
        ("title:ferry", [2]),
        ("-title:ferry", [3, 1]),
        ("title:fer*", [2]),
        ("title:ferry OR café", [3, 2]),
        ("speaker:roe OR title:menu ferry", [3, 1]),
        ("title:ferry OR -has:quote OR café", [3, 2]),
        ("FERRY", [3, 2, 1]),
        ("ferry tromsø", [1]),
        ("cafe", [3]),
        ('"the ferry to"', [1]),
        ('"ferry the"', []),
        ('"the ferry', [3, 1]),
        ("ferry -tromsø", [3, 2]),
        ('ferry -"to tromsø"', [3, 2]),
        ("-tromsø", [3, 2]),
        ("-ferry", []),
        ("ferr", []),
        ("ferr*", [3, 2, 1]),
        ("post-war", [3]),
        ("war-post", []),
        ("ferry AND menu", []),
        ("ferry NEAR(", []),
        ("ferry\0", [3, 2, 1]),
        ('"headline:ferry"', []),
        ("", [3, 2, 1]),
        ("- -- * ( ) ^ :", [3, 2, 1]),
        ('""', [3, 2, 1]),
        ("desk", [3, 2, 1]),
        ("desk menu", [3]),
        ('"city desk" menu', [3]),
        ("des", []),
        ("des*", [3, 2, 1]),
        ("-desk", []),
        ("speaker:lee", [3, 1]),
        ("speaker:LEE sank", [1]),
        ('speaker:"ann lee"', [1]),
        ("speaker:zoe", [1]),
        ("speaker:mos*", [3]),
        ("speaker:lee speaker:roe", [1]),
        ("-speaker:lee", [2]),
        ("has:quote", [3, 2, 1]),
        ("quotes>1", [1]),
        ("-quotes>1", [3, 2]),
        ("has:figure", []),
        ("minutes>=3", [3, 2]),
        ("minutes=3", [2]),
        ("-minutes=3", [3, 1]),
        ("source:city", [3, 2, 1]),
        ("source:harbour", []),
        ("-source:harbour", [3, 2, 1]),
    ],
)
def test_a_filter_finds_the_stories_that_meet_all_of_it(
    searched: Database, text: str, expected: list[int]
) -> None:
    assert found(searched, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fer", [3, 2, 1]),
        ("fe", []),
        ("sinking fer", []),
        ("ferry tro", [1]),
        ("fer ", []),
        ('"the fer', [3, 1]),
        ('"the fer"', []),
        ("ferry -tro", [3, 2, 1]),
        ("menu des", [3]),
        ("speaker:mos", [3]),
        ("menu speaker:", [3]),
        ("menu figures>", [3]),
    ],
)
def test_the_last_word_need_only_begin_so_while_it_is_typed(
    searched: Database, text: str, expected: list[int]
) -> None:
    assert found(searched, text, is_typing=True) == expected


def test_numbers_that_are_not_known_yet_meet_no_comparison(db: Database) -> None:
    adopt(db, [FEED])
    store(db, draft("a"))
    assert found(db, "quotes<9") == []
    assert found(db, "-has:quote") == []
    finish_all(db)
    assert found(db, "quotes<9") == [1]


def test_times_choose_from_a_moment_on_or_up_to_it(searched: Database) -> None:
    assert met(searched, Filter(since=NOON + 1)) == [3, 2]
    assert met(searched, Filter(before=NOON + 1)) == [1]
    assert met(searched, Filter(since=NOON + 1, before=NOON + 2)) == [2]


def test_flags_choose_and_a_kept_story_stays_in_spite_of_being_read(searched: Database) -> None:
    set_read(searched, [1, 2], True)
    set_starred(searched, [2], True)
    assert met(searched, Filter(is_read=False)) == [3]
    assert met(searched, Filter(is_read=True)) == [2, 1]
    assert met(searched, Filter(is_starred=True)) == [2]
    assert met(searched, Filter(is_starred=False, is_read=True)) == [1]
    kept = Selection(filter=Filter(is_read=False), keep=(1,))
    assert list(listing(searched, kept)) == [3, 1]
    assert counts(searched, kept) == Counts(2, 1, 0)


def test_sources_choose_among_those_of_the_selection(searched: Database) -> None:
    ids = adopt(searched, [FEED, OTHER])
    city, harbour = ids[FEED.place], ids[OTHER.place]
    store(searched, draft("tide"), source=OTHER, now=NOON + 9)
    assert met(searched, Filter(sources=(city,))) == [3, 2, 1]
    assert met(searched, Filter(sources=())) == []
    assert met(searched, Filter(excluded_sources=(city,))) == [4]
    assert met(searched, Filter(words=(Word("menu", sources=(harbour,)),))) == [4, 3]
    only = Selection(sources=(city,), filter=Filter(excluded_sources=(harbour,)))
    assert list(listing(searched, only)) == [3, 2, 1]
    assert list(listing(searched, only._replace(filter=Filter(sources=(harbour,))))) == []


def test_a_filter_goes_with_places_flags_orders_and_a_limit(searched: Database) -> None:
    notes = [local("/n/a.txt", "The ferry waits."), local("/n/b.txt", "Nothing.")]
    save_documents(searched, source_id(searched, FOLDER), notes, NOON)
    ferry = Filter(words=(Word("ferry"),))
    both = Selection(sources=(1,), places=("/n",), filter=ferry)
    assert list(listing(searched, both)) == [4, 3, 2, 1]
    assert counts(searched, both) == Counts(4, 4, 0)
    assert list(listing(searched, Selection(places=("/n",), filter=ferry))) == [4]
    set_read(searched, [3], True)
    assert list(listing(searched, Selection(filter=ferry, unread=True))) == [2, 1]
    assert counts(searched, Selection(filter=ferry, unread=True)) == Counts(3, 2, 0)
    shortest = Selection(filter=ferry, order=Order.OLDEST)
    assert list(listing(searched, shortest)) == [1, 2, 3]
    assert list(listing(searched, shortest, 2)) == [1, 2]


def test_an_empty_filter_finds_every_story(searched: Database) -> None:
    assert Filter().is_empty
    assert not Filter(is_read=False).is_empty
    assert met(searched, Filter()) == [3, 2, 1]
    assert counts(searched, Selection(filter=Filter())) == counts(searched, Selection())


def test_a_selection_with_a_filter_can_be_a_key() -> None:
    wanted = Filter((Word("a"),), comparisons=(Comparison("quotes", ">", 1),))
    assert len({Selection(filter=wanted), Selection(filter=wanted), Selection()}) == 2


def test_a_text_that_changed_is_found_by_its_new_words_and_speakers_alone(db: Database) -> None:
    adopt(db, [FEED])
    store(db, draft("a"))
    finish_all(db, "Former words.")
    assert found(db, "speaker:ann") == [1]
    store(db, draft("a", body="x"))
    [waiting] = unfinished(db, 1)
    later = document("Headline a", "Later words.")
    finish(db, [Finished(1, waiting.digest, later, spoken_by("Max Roe"), 1)], NOON)
    assert found(db, "former") == found(db, "speaker:ann") == []
    assert found(db, "later") == found(db, "speaker:roe") == [1]
    save_article(db, 1, later, spoken_by("Eve Moss", "Eve Moss", None), 1, NOON)
    assert found(db, "speaker:roe") == []
    assert found(db, "speaker:moss") == [1]
    db.execute("DELETE FROM story")
    assert db.execute("SELECT count(*) FROM speakers").fetchone() == (0,)
    assert found(db, "later") == []


def test_a_document_is_found_by_its_speakers_once_it_is_marked(db: Database) -> None:
    by_lee = Selection(places=("/n",), filter=Filter(speakers=(Word("lee"),)))
    folder = source_id(db, FOLDER)
    save_documents(db, folder, [local("/n/a.txt", marks=None)], NOON)
    assert list(listing(db, by_lee)) == []
    finish_all(db)
    assert list(listing(db, by_lee)) == [1]
    save_documents(db, folder, [local("/n/a.txt", "Other.", stamp=(2, 2), marks=None)], NOON)
    assert list(listing(db, by_lee)) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    text=st.text(alphabet=st.sampled_from('ab"-*^:(){}+,.\\\0 NEAR AND OR é北ـ\u0301\ud800<>=3'))
)
def test_every_filter_that_can_be_understood_can_be_looked_for(db: Database, text: str) -> None:
    for is_typing in (False, True):
        try:
            wanted = parse(text, all_sources(db), NOON, is_typing=is_typing)
        except FilterError:
            continue
        assert met(db, wanted) == []
        again = Filter(speakers=wanted.words, excluded_speakers=wanted.excluded)
        assert met(db, again) == []
