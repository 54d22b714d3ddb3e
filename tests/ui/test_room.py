"""What is told around the stories, in terminals with little room and where the room changes."""

from textual.pilot import Pilot

from tests.ui.conftest import picture, viewer
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
