"""Local documents brought into the store: new, changed, gone, in trouble, and taken over."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.desk import local as desk_local
from briefing.desk.entries import Trouble
from briefing.desk.keeper import Keeper
from briefing.desk.local import Local, Look
from briefing.desk.saved import local_homes
from briefing.errors import StoreError
from briefing.model import Source, SourceKind
from briefing.store.headlines import Headline, headlines
from briefing.store.listing import Selection, listing
from briefing.store.sources import StoredSource, adopt, all_sources
from briefing.store.state import set_read, set_starred
from tests.unit.desk_samples import made_keeper

keeper = made_keeper


def write(path: Path, text: str, when: int = 1_700_000_000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))
    return path


def over(local: Local) -> Look:
    """The end of a look."""
    *_, last = local.look()
    assert last.is_over
    assert last.done == last.total
    return last


def look(keeper: Keeper, *places: Path | str) -> Look:
    """The end of a first look at places that were opened by hand."""
    return over(Local([str(place) for place in places], {}, keeper))


def rows(keeper: Keeper, *places: Path | str) -> list[Headline]:
    ids = keeper.do_now(listing, Selection(places=tuple(map(str, places))))
    return keeper.do_now(headlines, ids)


def names(keeper: Keeper, *places: Path | str) -> list[str]:
    return [row.headline for row in rows(keeper, *places)]


def save(keeper: Keeper, *places: Path) -> Local:
    """Make folders and files the saved sources."""
    sources = [
        Source("", SourceKind.FOLDER if place.is_dir() else SourceKind.FILE, str(place))
        for place in places
    ]
    keeper.do_now(adopt, sources)
    homes = local_homes(keeper.do_now(all_sources))
    return Local(tuple(homes), homes, keeper)


def saved(keeper: Keeper) -> list[StoredSource]:
    return [one for one in keeper.do_now(all_sources) if one.is_saved]


def test_a_folder_is_stored_newest_first_and_files_in_the_order_they_are_named(
    keeper: Keeper, tmp_path: Path
) -> None:
    old = write(tmp_path / "n" / "a.txt", "Old\n\nText.", 1_000)
    new = write(tmp_path / "n" / "b.txt", "New\n\nText.", 2_000)
    assert look(keeper, tmp_path / "n") == Look(2, 2, is_over=True)
    assert names(keeper, tmp_path / "n") == ["New", "Old"]
    assert names(keeper, old, new) == ["Old", "New"]


def test_a_story_s_own_date_goes_before_the_file_s_time(keeper: Keeper, tmp_path: Path) -> None:
    write(tmp_path / "n" / "a.md", "---\ndate: 2025-01-02\n---\n# Dated\n\nText.", 1_000)
    write(tmp_path / "n" / "b.md", "# Undated\n\nText.", 1_700_000_000)
    look(keeper, tmp_path / "n")
    assert names(keeper, tmp_path / "n") == ["Dated", "Undated"]


def test_a_second_look_stores_only_what_is_new_changed_or_gone(
    keeper: Keeper, tmp_path: Path
) -> None:
    folder = tmp_path / "n"
    write(folder / "a.txt", "Kept\n\nText.", 1_000)
    gone = write(folder / "b.txt", "Gone\n\nText.", 2_000)
    changed = write(folder / "c.txt", "Before\n\nText.", 3_000)
    local = Local([str(folder)], {}, keeper)
    over(local)
    before = {row.headline: row for row in rows(keeper, folder)}
    keeper.do_now(set_read, [row.id for row in before.values()], True)
    assert list(local.look()) == [Look(0, 0, is_over=True)]
    gone.unlink()
    write(changed, "After\n\nText.", 4_000)
    write(folder / "d.txt", "Added\n\nText.", 5_000)
    first, *_, last = local.look()
    assert first == Look(0, 2, has_changed=True)
    assert last == Look(2, 2, is_over=True)
    after = {row.headline: row for row in rows(keeper, folder)}
    assert list(after) == ["Added", "After", "Kept"]
    assert after["After"].id == before["Before"].id
    # A text that changed is unread again.
    assert [row.is_read for row in after.values()] == [False, False, True]


def test_a_look_of_a_later_run_reads_nothing_that_is_stored_as_it_is(
    keeper: Keeper, tmp_path: Path
) -> None:
    folder = tmp_path / "n"
    write(folder / "a.txt", "One\n\nText.")
    look(keeper, folder)
    write(folder / "b.txt", "Two\n\nText.")
    assert look(keeper, folder) == Look(1, 1, is_over=True)
    assert list(Local([str(folder)], {}, keeper).look()) == [Look(0, 0, is_over=True)]


def test_a_starred_document_stays_when_its_file_is_gone(keeper: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "n"
    paths = [write(folder / f"{name}.txt", f"{name}\n\nText.") for name in ("a", "b")]
    local = Local([str(folder)], {}, keeper)
    over(local)
    [starred] = [row.id for row in rows(keeper, folder) if row.headline == "a"]
    keeper.do_now(set_starred, [starred], True)
    for path in paths:
        path.unlink()
    [trouble] = over(local).troubles
    assert "holds no documents" in trouble.reason
    assert names(keeper, folder) == ["a"]
    write(paths[0], "a again\n\nText.")
    over(local)
    assert [(row.id, row.headline) for row in rows(keeper, folder)] == [(starred, "a again")]


def test_a_folder_that_is_away_keeps_its_stories(keeper: Keeper, tmp_path: Path) -> None:
    folder, away = tmp_path / "disk" / "notes", tmp_path / "away"
    write(folder / "a.txt", "One\n\nText.")
    write(folder / "b.txt", "Two\n\nText.")
    local = Local([str(folder)], {}, keeper)
    over(local)
    stored = rows(keeper, folder)
    folder.parent.rename(away)
    [trouble] = over(local).troubles
    assert trouble == Trouble(str(folder), "does not exist")
    assert rows(keeper, folder) == stored
    assert look(keeper, folder).troubles == (trouble,)
    assert rows(keeper, folder) == stored
    away.rename(folder.parent)
    (folder / "a.txt").unlink()
    assert over(local).troubles == ()
    assert names(keeper, folder) == ["Two"]


def test_a_folder_below_the_place_that_is_taken_away_takes_its_stories_along(
    keeper: Keeper, tmp_path: Path
) -> None:
    folder = tmp_path / "n"
    write(folder / "a.txt", "One\n\nText.")
    write(folder / "below" / "b.txt", "Two\n\nText.")
    local = Local([str(folder)], {}, keeper)
    over(local)
    (folder / "below").rename(tmp_path / "elsewhere")
    over(local)
    assert names(keeper, folder) == ["One"]


def test_a_file_that_is_named_and_gone_takes_its_story_along(
    keeper: Keeper, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.txt", "One\n\nText.")
    look(keeper, path)
    path.unlink()
    assert look(keeper, path).troubles == (Trouble(str(path), "does not exist"),)
    assert names(keeper, path) == []


def test_a_document_in_two_of_the_places_is_stored_once(keeper: Keeper, tmp_path: Path) -> None:
    path = write(tmp_path / "n" / "a.txt", "Once\n\nText.")
    look(keeper, path, tmp_path / "n", path)
    assert names(keeper, path, tmp_path / "n") == ["Once"]


def test_places_are_the_same_however_they_are_written(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "n" / "a.txt", "Once\n\nText.")
    monkeypatch.chdir(tmp_path)
    look(keeper, tmp_path / "n")
    assert look(keeper, "n") == look(keeper, "n/../n/") == Look(0, 0, is_over=True)
    assert names(keeper, tmp_path / "n") == ["Once"]


def test_a_document_in_trouble_is_told_until_it_is_mended_and_read_once(
    keeper: Keeper, tmp_path: Path
) -> None:
    folder = tmp_path / "n"
    path = write(folder / "a.txt", "")
    write(folder / "b.txt", "Well\n\nText.")
    local = Local([str(folder)], {}, keeper)
    [trouble] = over(local).troubles
    assert trouble.place == str(path)
    assert "is empty" in trouble.reason
    assert list(local.look()) == [Look(0, 0, (trouble,), is_over=True)]
    write(path, "Mended\n\nText.", 1_800_000_000)
    assert over(local).troubles == ()
    assert sorted(names(keeper, folder)) == ["Mended", "Well"]


def test_a_document_that_falls_into_trouble_keeps_what_was_stored_of_it(
    keeper: Keeper, tmp_path: Path
) -> None:
    path = write(tmp_path / "n" / "a.txt", "One\n\nText.")
    local = Local([str(tmp_path / "n")], {}, keeper)
    over(local)
    write(path, "", 1_800_000_000)
    [trouble] = over(local).troubles
    assert "is empty" in trouble.reason
    assert names(keeper, path) == ["One"]
    path.unlink()
    over(local)
    assert names(keeper, path) == []


def test_a_document_is_read_again_when_its_permissions_change(
    keeper: Keeper, tmp_path: Path
) -> None:
    path = write(tmp_path / "n" / "a.txt", "Same\n\nText.")
    local = Local([str(tmp_path / "n")], {}, keeper)
    over(local)
    keeper.do_now(set_read, [row.id for row in rows(keeper, path)], True)
    path.chmod(0o600)
    assert over(local).total == 1
    # Its text is the same, and stays read.
    assert [row.is_read for row in rows(keeper, path)] == [True]


def test_a_name_that_is_no_text_is_stored_and_found_again(keeper: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "n"
    write(folder / "a.txt", "Plain\n\nText.")
    odd = os.fsencode(folder) + b"/\xff.txt"
    try:
        with open(odd, "wb") as file:  # noqa: PTH123 (a name that no Path would show)
            file.write(b"Odd\n\nText.")
    except OSError:
        pytest.skip("the system wants names that are text")
    local = Local([str(folder)], {}, keeper)
    over(local)
    assert sorted(names(keeper, folder)) == ["Odd", "Plain"]
    assert over(local).total == 0
    os.unlink(odd)  # noqa: PTH108
    over(local)
    assert names(keeper, folder) == ["Plain"]


class _Input:
    """Standard input that holds these bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def pipe_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", _Input(data))


def test_what_is_piped_in_is_read_once_and_last(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt", "File\n\nText.")
    pipe_in(monkeypatch, b"Piped\n\nText.")
    local = Local(["-", str(path)], {}, keeper)
    assert over(local).total == 2
    assert names(keeper, "-", path) == ["Piped", "File"]
    assert over(local).total == 0
    assert names(keeper, "-") == ["Piped"]


def test_what_was_piped_in_last_time_is_gone_before_anything_is_read_now(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt", "File\n\nText.")
    pipe_in(monkeypatch, b"Yesterday\n\nText.")
    look(keeper, "-")
    keeper.do_now(set_read, [row.id for row in rows(keeper, "-")], True)
    pipe_in(monkeypatch, b"Today\n\nText.")
    looks = Local([str(path), "-"], {}, keeper).look()
    assert next(looks) == Look(0, 2, has_changed=True)
    assert names(keeper, "-") == []
    list(looks)
    assert [(row.headline, row.is_read) for row in rows(keeper, "-")] == [("Today", False)]
    pipe_in(monkeypatch, b"")
    [trouble] = look(keeper, "-").troubles
    assert "is empty" in trouble.reason
    assert names(keeper, "-") == []


def test_the_piped_story_of_an_earlier_run_is_in_no_list_of_other_places(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe_in(monkeypatch, b"Yesterday\n\nText.")
    look(keeper, "-")
    path = write(tmp_path / "a.txt", "File\n\nText.")
    look(keeper, path)
    assert names(keeper, path) == ["File"]
    assert keeper.do_now(listing, Selection()).tolist() == []


def test_saved_folders_and_files_hold_their_documents(keeper: Keeper, tmp_path: Path) -> None:
    write(tmp_path / "n" / "a.txt", "One\n\nText.")
    write(tmp_path / "n" / "b.txt", "Two\n\nText.")
    single = write(tmp_path / "c.txt", "Three\n\nText.")
    over(save(keeper, tmp_path / "n", single))
    assert [(one.source.place, one.stories) for one in saved(keeper)] == [
        (str(tmp_path / "n"), 2),
        (str(single), 1),
    ]
    assert [one.is_saved for one in keeper.do_now(all_sources)] == [True, True]


ABOVE = pytest.param(
    "above", marks=pytest.mark.xfail(reason="what is stored unchanged is not looked at again")
)


@pytest.mark.parametrize("was_opened", ["file", "folder", ABOVE])
def test_a_saved_source_takes_over_documents_that_were_opened_before(
    keeper: Keeper, tmp_path: Path, was_opened: str
) -> None:
    folder = tmp_path / "above" / "n"
    path = write(folder / "a.txt", "One\n\nText.")
    look(keeper, {"file": path, "folder": folder, "above": folder.parent}[was_opened])
    [row] = rows(keeper, path)
    keeper.do_now(set_read, [row.id], True)
    over(save(keeper, folder))
    [source] = saved(keeper)
    assert (source.source.place, source.stories, source.unread) == (str(folder), 1, 0)
    assert [one.id for one in rows(keeper, path)] == [row.id]


def test_opening_a_saved_document_by_hand_leaves_it_where_it_is(
    keeper: Keeper, tmp_path: Path
) -> None:
    path = write(tmp_path / "n" / "a.txt", "One\n\nText.")
    over(save(keeper, tmp_path / "n"))
    write(path, "Other\n\nText.", 1_800_000_000)
    look(keeper, path)
    assert names(keeper, path) == ["Other"]
    [source] = saved(keeper)
    assert source.stories == 1


def test_three_hundred_documents_are_stored_while_they_are_read(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_local, "FIRST_PAUSE", 0.0)
    folder = tmp_path / "n"
    for number in range(300):
        write(folder / f"{number:03}.txt", f"Story {number:03}\n\nText.", 1_000 + number)
    looks: Sequence[Look] = list(Local([str(folder)], {}, keeper).look())
    assert looks[-1] == Look(300, 300, is_over=True)
    assert [one.done for one in looks] == sorted(one.done for one in looks)
    # The first is stored while the others are still to be read.
    assert looks[0].done == 1
    assert names(keeper, folder) == [f"Story {number:03}" for number in reversed(range(300))]


def test_a_database_that_takes_no_more_is_told_and_the_rest_is_stored_later(
    keeper: Keeper, tmp_path: Path
) -> None:
    folder = tmp_path / "n"
    for number in range(20):
        write(folder / f"{number:02}.txt", f"Story {number:02}\n\n{'Text. ' * 2000}")
    local = Local([str(folder)], {}, keeper)
    keeper.do_now(lambda db: db.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(StoreError, match="the disk is full"):
        list(local.look())
    assert names(keeper, folder) == []
    keeper.do_now(lambda db: db.execute("PRAGMA max_page_count = 1000000"))
    over(local)
    assert len(names(keeper, folder)) == 20


def test_a_document_that_trips_the_program_does_not_take_the_others_with_it(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "n" / "a.txt", "Good\n\nText.")
    write(tmp_path / "n" / "b.txt", "Bad\n\nText.")

    def trip(data: bytes, name: str) -> None:
        raise RuntimeError(name)

    from briefing import documents

    parse = documents.parse
    monkeypatch.setattr(
        documents, "parse", lambda data, name: (trip if b"Bad" in data else parse)(data, name)
    )
    [trouble] = look(keeper, tmp_path / "n").troubles
    assert "briefing failed on it" in trouble.reason
    assert names(keeper, tmp_path / "n") == ["Good"]
    log = tmp_path / "home" / "state" / "briefing" / "briefing.log"
    assert "RuntimeError: b.txt" in log.read_text(encoding="utf-8")
