"""Finishing: every stored story gets its text and marks, whatever one of them does to a worker."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths
from briefing.config import SavedFilter
from briefing.desk import finishing
from briefing.desk.finishing import BEYOND_READING, LOT, SHORT, Finisher, document_from
from briefing.desk.keeper import Keeper
from briefing.errors import BriefingError, StoreError
from briefing.model import BlockKind
from briefing.sources.pool import Pool
from briefing.store.database import Database, open_for_writing
from briefing.store.documents import Raw
from briefing.store.headlines import Headline, headlines
from briefing.store.listing import Selection, listing
from briefing.store.local_documents import save_documents
from briefing.store.sources import adopt, source_id
from briefing.store.state import set_read
from briefing.store.stories import Opened, opened
from briefing.store.texts import renew_marks, unfinished
from tests.unit.desk_samples import made_keeper, made_pool
from tests.unit.store_samples import FEED, FOLDER, NOON, draft, finish_all, local, of_version, store

pool, keeper = made_pool, made_keeper

QUOTED = '<p>"The bridge is 40 metres long," Ann Lee said.</p>'


class Done:
    """What a finisher tells of."""

    def __init__(self) -> None:
        self.lots: list[tuple[int, ...]] = []

    def __call__(self, stories: tuple[int, ...]) -> None:
        self.lots.append(stories)

    @property
    def stories(self) -> list[int]:
        return [story for lot in self.lots for story in lot]


def fill(keeper: Keeper, *bodies: str) -> list[int]:
    """Store stories with these bodies in a saved feed; their ids, in order."""

    def job(db: Database) -> list[int]:
        adopt(db, [FEED])
        drafts = (draft(f"{number:03}", body=body) for number, body in enumerate(bodies))
        return list(store(db, *drafts).new)

    return keeper.do_now(job)


def rows(keeper: Keeper) -> dict[int, Headline]:
    ids = keeper.do_now(listing, Selection())
    return {row.id: row for row in keeper.do_now(headlines, ids)}


def read(keeper: Keeper, story: int) -> Opened:
    found = keeper.do_now(opened, story)
    assert found is not None
    return found


def text_of(keeper: Keeper, story: int) -> str:
    stored = read(keeper, story).story
    assert stored is not None
    return stored.text


def waiting(keeper: Keeper) -> int:
    return len(keeper.do_now(unfinished, 10_000))


async def test_every_story_gets_its_text_its_marks_and_its_reading_time(
    keeper: Keeper, pool: Pool
) -> None:
    long = f"<p>{'word ' * 2298}</p>"
    ids = fill(keeper, *[QUOTED] * (2 * LOT + 5), long)
    done = Done()
    await Finisher(keeper, pool, done).run()
    assert sorted(done.stories) == sorted(ids)
    assert waiting(keeper) == 0
    found = rows(keeper)
    assert [(found[one].minutes, found[one].quotes, found[one].figures) for one in ids[:-1]] == [
        (1, 1, 1)
    ] * (2 * LOT + 5)
    # 2,298 words and two of the headline, at 230 a minute.
    assert (found[ids[-1]].minutes, found[ids[-1]].quotes) == (10, 0)
    story = read(keeper, ids[0])
    assert story.story is not None
    assert story.marks is not None
    assert story.story.text == ('Headline 000\n\n"The bridge is 40 metres long," Ann Lee said.')
    [quote], [figure] = story.marks.quotes, story.marks.figures
    assert (quote.speaker, story.story.text[quote.start : quote.end]) == (
        "Ann Lee",
        '"The bridge is 40 metres long,"',
    )
    assert story.story.text[figure.start : figure.end] == "40 metres"


async def test_what_the_settings_do_not_want_unread_counts_as_read_when_it_comes(
    keeper: Keeper, pool: Pool
) -> None:
    ids = fill(keeper, QUOTED, "A cricket match.", "<p>Nothing.</p>")
    unwanted = [SavedFilter(text, text, 1) for text in ("cricket", "zzz:nonsense", "title:000")]
    await Finisher(keeper, pool, Done(), unwanted).run()
    assert {one: row.is_read for one, row in rows(keeper).items()} == {
        ids[0]: True, ids[1]: True, ids[2]: False,
    }  # fmt: skip
    # What the reader marks unread stays so, when marks are made anew as well.
    keeper.do_now(set_read, ids, False)
    keeper.do_now(renew_marks, "other rules")
    await Finisher(keeper, pool, Done(), unwanted).run()
    assert not any(row.is_read for row in rows(keeper).values())


async def test_a_run_without_anything_to_finish_ends(keeper: Keeper, pool: Pool) -> None:
    done = Done()
    await Finisher(keeper, pool, done).run()
    assert done.lots == []


async def test_a_first_few_short_stories_need_no_worker(keeper: Keeper) -> None:
    fill(keeper, *[QUOTED] * LOT)
    pool = Pool(max_workers=1)
    await Finisher(keeper, pool, Done()).run()
    assert waiting(keeper) == 0
    assert pool._workers is None
    pool.close()


async def test_what_is_on_the_screen_is_finished_first_then_the_newest(
    keeper: Keeper, pool: Pool
) -> None:
    ids = fill(keeper, *[QUOTED] * (3 * LOT))
    done = Done()
    finisher = Finisher(keeper, pool, done)
    finisher.on_screen = (ids[-1], ids[-2])
    await finisher.run()
    assert done.stories[:2] in ([ids[-2], ids[-1]], [ids[-1], ids[-2]])
    assert done.stories[2:] == [one for one in ids if one not in finisher.on_screen]


async def test_several_runs_at_once_share_the_stories_between_them(
    keeper: Keeper, pool: Pool
) -> None:
    ids = fill(keeper, *[QUOTED] * (6 * LOT + 1))
    done = Done()
    finisher = Finisher(keeper, pool, done)
    await asyncio.gather(finisher.run(), finisher.run(), finisher.run())
    assert sorted(done.stories) == sorted(ids)
    assert waiting(keeper) == 0


async def test_stories_that_come_during_a_run_are_finished_by_it(
    keeper: Keeper, pool: Pool
) -> None:
    fill(keeper, QUOTED)
    late: list[int] = []

    def done(stories: tuple[int, ...]) -> None:
        if not late:
            late.extend(keeper.do_now(lambda db: store(db, draft("late", body=QUOTED)).new))
            finisher.look_again()

    finisher = Finisher(keeper, pool, done)
    await finisher.run()
    assert rows(keeper)[late[0]].quotes == 1


async def test_a_document_is_marked_and_its_text_stays_as_it_is(keeper: Keeper, pool: Pool) -> None:
    text = '"It is 40 metres long," Ann Lee said.'
    document = local("/notes/a.txt", text, marks=None)

    def job(db: Database) -> tuple[int, ...]:
        return save_documents(db, source_id(db, FOLDER), [document], NOON).new

    [story] = keeper.do_now(job)
    await Finisher(keeper, pool, Done()).run()
    found = read(keeper, story)
    assert found.story is not None
    assert found.story.document == document.story.document
    assert found.marks is not None
    assert [quote.speaker for quote in found.marks.quotes] == ["Ann Lee"]


async def test_a_story_that_trips_the_program_does_not_keep_the_others_from_being_finished(
    keeper: Keeper, pool: Pool, tmp_path: Path
) -> None:
    ids = fill(keeper, *[QUOTED] * (LOT + 3))
    # Nothing is left of this one that a text could be made of.
    keeper.do_now(lambda db: db.execute("DELETE FROM body WHERE story_id = ?", (ids[4],)))
    done = Done()
    await Finisher(keeper, pool, done).run()
    assert sorted(done.stories) == sorted(ids)
    assert waiting(keeper) == 0
    assert {rows(keeper)[one].quotes for one in ids if one != ids[4]} == {1}
    assert BEYOND_READING in text_of(keeper, ids[4])
    assert "AssertionError" in (paths.state_folder() / "briefing.log").read_text(encoding="utf-8")


async def test_stories_wait_where_no_worker_can_be_started_at_all(
    keeper: Keeper, pool: Pool
) -> None:
    fill(keeper, *[QUOTED + " " * SHORT] * 2)
    closed = Pool()
    closed.close()
    with pytest.raises(BriefingError, match="no process can be started"):
        await Finisher(keeper, closed, Done()).run()
    assert waiting(keeper) == 2
    await Finisher(keeper, pool, Done()).run()
    assert {row.quotes for row in rows(keeper).values()} == {1}


async def test_a_story_that_takes_too_long_is_shown_without_and_the_others_are_finished(
    keeper: Keeper, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The workers have imported all they need before the time is taken.
    fill(keeper, *[QUOTED + " " * SHORT] * 2)
    await Finisher(keeper, pool, Done()).run()
    monkeypatch.setattr(finishing, "DEADLINE", 1.5)
    endless = '<p>"He said 5," she said. </p>' * 150_000
    *_, last = keeper.do_now(
        lambda db: store(db, draft("x", body=QUOTED), draft("y", body=endless)).new
    )
    await Finisher(keeper, pool, Done()).run()
    assert waiting(keeper) == 0
    assert text_of(keeper, last) == f"Headline y\n\n{BEYOND_READING}"
    told = {row.headline: row.quotes for row in rows(keeper).values()}
    assert (told["Headline x"], told["Headline y"]) == (1, 0)


async def test_a_story_that_is_nested_without_end_is_read(keeper: Keeper, pool: Pool) -> None:
    body = "<div>" * 100_000 + "Deep down." + "</div>" * 100_000
    [story] = fill(keeper, body)
    await Finisher(keeper, pool, Done()).run()
    assert text_of(keeper, story) == "Headline 000\n\nDeep down."


async def test_a_story_without_a_headline_takes_it_from_its_text(
    keeper: Keeper, pool: Pool
) -> None:
    [story] = keeper.do_now(
        lambda db: (
            adopt(db, [FEED]),
            store(db, draft("a", headline="", body="<p>A harbour opens in May.</p>")).new,
        )[1]
    )
    assert rows(keeper)[story].headline == ""
    await Finisher(keeper, pool, Done()).run()
    assert rows(keeper)[story].headline == "A harbour opens in May."


async def test_a_database_that_takes_no_more_is_told_and_what_is_left_is_finished_later(
    keeper: Keeper, pool: Pool
) -> None:
    ids = fill(keeper, *["<p>" + f"word{number} " * 3000 + "</p>" for number in range(20)])
    pages = keeper.do_now(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
    keeper.do_now(lambda db: db.execute(f"PRAGMA max_page_count = {pages}"))
    done = Done()
    finisher = Finisher(keeper, pool, done)
    with pytest.raises(StoreError, match="the disk is full"):
        await finisher.run()
    assert len(rows(keeper)) == 20
    keeper.do_now(lambda db: db.execute("PRAGMA max_page_count = 1073741823"))
    await finisher.run()
    assert waiting(keeper) == 0
    assert sorted(done.stories) == sorted(ids)


async def test_stories_that_are_taken_away_meanwhile_are_no_trouble(
    keeper: Keeper, pool: Pool
) -> None:
    fill(keeper, *[QUOTED] * (3 * LOT))

    def done(stories: tuple[int, ...]) -> None:
        keeper.do_now(lambda db: db.execute("DELETE FROM story"))

    await Finisher(keeper, pool, done).run()
    assert rows(keeper) == {}


def test_a_document_is_made_of_what_a_feed_gave() -> None:
    raw = Raw(
        headline="Bridge closes",
        byline="Ann Lee",
        date="2024-01-01T10:00:00+00:00",
        url="https://city.example/a",
        body='<p>See <a href="b">more</a>.</p>',
        is_html=True,
        base="https://city.example/news/",
    )
    document = document_from(raw)
    assert (document.headline, document.byline, document.date, document.url) == (
        "Bridge closes",
        "Ann Lee",
        "2024-01-01T10:00:00+00:00",
        "https://city.example/a",
    )
    assert document.publisher is None
    assert "See more." in document.text
    [link] = document.links
    assert (document.text[link.start : link.end], link.url) == (
        "more",
        "https://city.example/news/b",
    )
    assert document.blocks[0].kind is BlockKind.HEADLINE


GROKS = '<p>"The bridge is long," groks Ann Lee. It spans 40 wugs.</p>'


def settle(*lines: str) -> None:
    """Write the settings file."""
    path = paths.config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines))


def said(keeper: Keeper, story: int) -> tuple[str | None, str | None]:
    """The speaker of a story's only quote, and the unit of its only figure."""
    marks = read(keeper, story).marks
    assert marks is not None
    return marks.quotes[0].speaker, marks.figures[0].unit


async def test_the_readers_own_words_reach_the_workers_and_stories_that_are_stored(
    keeper: Keeper, pool: Pool
) -> None:
    ids = fill(keeper, *[GROKS] * (2 * LOT))
    await Finisher(keeper, pool, Done()).run()
    assert {said(keeper, story) for story in ids} == {(None, None)}
    settle("[marks]", 'cue_verbs = ["grok"]', 'units = { "wugs" = "wug" }')
    done = Done()
    finisher = Finisher(keeper, pool, done)
    finisher._is_first = False
    await finisher.run()
    assert sorted(done.stories) == sorted(ids)
    assert {said(keeper, story) for story in ids} == {("Ann Lee", "wug")}
    again = Done()
    await Finisher(keeper, pool, again).run()
    assert again.stories == []


async def test_stories_that_wait_to_be_marked_again_keep_their_marks(
    keeper: Keeper, pool: Pool
) -> None:
    [story] = fill(keeper, QUOTED)
    await Finisher(keeper, pool, Done()).run()
    before = read(keeper, story).marks
    assert keeper.do_now(renew_marks, "another")
    assert waiting(keeper) == 1
    assert read(keeper, story).marks == before
    assert not keeper.do_now(renew_marks, "another")


def test_marks_of_an_earlier_version_of_the_database_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "earlier.sqlite3"
    with of_version(3, path, monkeypatch) as db:
        adopt(db, [FEED])
        store(db, draft("a"))
        finish_all(db, '"Sunk," Ann Lee said.')
        assert unfinished(db, 9) == []
    with closing(open_for_writing(path)) as db:
        assert renew_marks(db, "1")
        assert len(unfinished(db, 9)) == 1


def test_the_first_marks_of_a_database_are_made_once(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path / "new.sqlite3")) as db:
        assert not renew_marks(db, "1")
        assert not renew_marks(db, "1")
