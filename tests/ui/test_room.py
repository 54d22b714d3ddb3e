"""What is told around the stories, in terminals with little room and where the room changes."""

import pytest
from textual.pilot import Pilot

from tests.conftest import SEED
from tests.ui.conftest import picture, press, until, viewer
from tests.ui.feeds import save_stored


def header(pilot: Pilot[None]) -> str:
    return picture(pilot).splitlines()[0]


async def test_the_header_drops_its_right_part_once_the_terminal_is_too_narrow_for_both() -> None:
    save_stored()
    async with viewer(size=(120, 40)) as (pilot, _):
        left = " briefing   All stories · 8 unread · 8 stories"
        assert header(pilot) == f"{left}{'5 sources · checked 2 min ago':>{119 - len(left)}}"
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert header(pilot) == left
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert header(pilot) == " briefing   All stories · 8 unread"


@pytest.mark.parametrize(
    ("size", "told"),
    [((60, 20), "full view · 11%"), ((79, 30), "full view · 20% · 3 min left")],
    ids=str,
)
async def test_one_pane_tells_at_once_how_far_a_story_is_read_and_in_which_view(
    size: tuple[int, int], told: str
) -> None:
    async with viewer(SEED, size=size) as (pilot, screen):
        await press(pilot, "enter")
        await until(pilot, lambda: bool(screen.reader.size))
        await pilot.pause()
        assert screen.reader.scroll_offset.y == 0
        assert header(pilot).endswith(told)


async def test_what_is_told_over_the_story_leaves_the_lines_below_it_free() -> None:
    async with viewer(SEED, size=(80, 24)) as (pilot, _):
        before = picture(pilot).splitlines()[-2:]
        assert before[0].startswith(" 24 marks in this story")
        pilot.app.notify("A thing has happened", timeout=60)
        await until(pilot, lambda: "A thing has happened" in picture(pilot))
        assert picture(pilot).splitlines()[-2:] == before


@pytest.mark.parametrize(("size", "other"), [((40, 12), (120, 40)), ((120, 40), (40, 12))])
async def test_the_help_is_laid_out_anew_for_another_size(
    size: tuple[int, int], other: tuple[int, int]
) -> None:
    async with viewer(SEED, size=other) as (pilot, _):
        await press(pilot, "?")
        wanted = picture(pilot)
    async with viewer(SEED, size=size) as (pilot, _):
        await press(pilot, "?")
        await pilot.resize_terminal(*other)
        await until(pilot, lambda: picture(pilot) == wanted)
