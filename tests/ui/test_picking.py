"""Many stories at once: picked ones, moves with a number before them, and the edge of the list."""

import os
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from briefing.config import Settings
from briefing.store.headlines import Headline
from briefing.ui.screens.main import MainScreen
from tests.conftest import SEED
from tests.ui.conftest import picture, press, until, viewer

STORIES = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve stories, number 1 on top."""
    folder = tmp_path / "post"
    folder.mkdir()
    for number in range(1, STORIES + 1):
        path = folder / f"{number:02}.txt"
        path.write_text(f'Story {number}\n\n"It is {number} miles," said Ann Lee.', "utf-8")
        os.utime(path, (2_000_000 - number, 2_000_000 - number))
    return folder


def rows(screen: MainScreen) -> list[Headline]:
    found = map(screen.library.row, range(len(screen.library)))
    return [row for row in found if isinstance(row, Headline)]


def read(screen: MainScreen) -> list[int]:
    """The numbers of the stories that have been read, from 1."""
    return [number for number, row in enumerate(rows(screen), 1) if row.is_read]


async def test_picked_stories_are_marked_read_together_and_one_undo_takes_it_back(
    folder: Path,
) -> None:
    async with viewer(folder) as (pilot, screen):
        await press(pilot, "j . j . V")
        # Two is picked, four is picked, and from four to five.
        assert "3 picked" in picture(pilot).splitlines()[0]
        await press(pilot, "N")
        assert read(screen) == [2, 4, 5]
        assert "picked" not in picture(pilot)
        assert screen.library.unread == STORIES - 3
        await press(pilot, "U")
        await until(pilot, lambda: not read(screen))
        assert screen.library.unread == STORIES


async def test_what_is_done_to_picked_stories_leaves_the_one_under_the_cursor(folder: Path) -> None:
    async with viewer(folder) as (pilot, screen):
        await press(pilot, ". . j s")
        assert [row.headline for row in rows(screen) if row.is_starred] == ["Story 1", "Story 2"]
        # Nothing is picked any more: the star goes to the story under the cursor.
        await press(pilot, "s")
        assert [row.is_starred for row in rows(screen)[:4]] == [True, True, False, True]


async def test_a_pick_is_put_back_by_its_key_and_all_of_them_by_escape(folder: Path) -> None:
    async with viewer(folder) as (pilot, screen):
        await press(pilot, ". k .")
        assert screen.headlines.picked == []
        await press(pilot, "5 . escape")
        assert screen.headlines.picked == []
        assert read(screen) == []


async def test_a_click_with_ctrl_picks(folder: Path) -> None:
    async with viewer(folder) as (pilot, screen):
        await pilot.click("Headlines", offset=(8, 7), control=True)
        await pilot.pause()
        assert [row.headline for row in screen.headlines.picked] == ["Story 3"]


async def test_another_list_begins_with_nothing_picked(folder: Path) -> None:
    async with viewer(folder) as (pilot, screen):
        await press(pilot, ". L")
        await until(pilot, lambda: screen.is_settled)
        assert screen.headlines.picked == []


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("5 j", 6),
        ("1 0 j", 11),
        ("9 j 3 k", 7),
        ("7 G", 7),
        ("G", 12),
        ("9 9 j", 12),
        ("3 n", 4),
        # a zero with nothing before it, a number that is called off, one that another key ends
        ("0 j", 2),
        ("5 escape j", 2),
        ("5 v j", 2),
    ],
)
async def test_digits_before_a_move_say_how_often(folder: Path, keys: str, row: int) -> None:
    async with viewer(folder) as (pilot, screen):
        await press(pilot, keys)
        assert screen.headlines.cursor == row - 1


async def test_digits_are_shown_until_the_key_they_are_for(folder: Path) -> None:
    async with viewer(folder) as (pilot, _):
        await press(pilot, "1 2")
        assert "12 ×" in picture(pilot).splitlines()[-2]
        await press(pilot, "j")
        assert "×" not in picture(pilot).splitlines()[-2]


async def drag(pilot: Pilot[None], start: int, end: int) -> None:
    """Press the mouse on a column of the screen, move it to another, and let it go."""
    for kind, x in ((events.MouseDown, start), (events.MouseMove, end), (events.MouseUp, end)):
        pilot.app.post_message(
            kind(
                None, x, 10, end - start, 0, 1, shift=False, meta=False, ctrl=False,
                screen_x=x, screen_y=10,
            )
        )  # fmt: skip
        await pilot.pause()


async def test_the_edge_of_the_list_is_dragged_and_its_place_is_kept(folder: Path) -> None:
    async with viewer(folder) as (pilot, screen):
        before = screen.headlines.size.width
        await drag(pilot, before - 1, before + 9)
        await until(pilot, lambda: screen.headlines.size.width == before + 10)
        assert screen.reader.size.width == 120 - before - 10
        await press(pilot, "enter h")
        assert screen.headlines.size.width == before + 10
        await press(pilot, "<")
        await until(pilot, lambda: screen.headlines.size.width == before + 6)


@pytest.mark.parametrize(("keys", "width"), [(">", 80), ("<", 24)])
async def test_list_and_story_keep_room_to_be_read(folder: Path, keys: str, width: int) -> None:
    async with viewer(folder) as (pilot, screen):
        await press(pilot, [keys] * 30)
        await until(pilot, lambda: screen.headlines.size.width == width)
        await pilot.resize_terminal(70, 30)
        await until(pilot, lambda: screen.headlines.size.width == 70)


async def test_notifications_can_be_turned_off_and_are_told_below_the_story() -> None:
    async with viewer(SEED, settings=Settings(notifications=False)) as (pilot, screen):
        screen.notify("The disk is full.", title="Not kept", severity="error", markup=False)
        told = "✗ Not kept · The disk is full."
        await until(pilot, lambda: told in picture(pilot).splitlines()[-2])
        assert not list(pilot.app.screen.query("Toast"))
        # What goes on by itself leaves the news there; a key does not.
        screen.tell()
        await pilot.pause()
        assert told in picture(pilot).splitlines()[-2]
        await press(pilot, "]")
        assert told not in picture(pilot).splitlines()[-2]
