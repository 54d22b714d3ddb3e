"""The running viewer, for tests that press its keys."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from os import fspath
from pathlib import Path

from textual.pilot import Pilot

from briefing.config import Settings
from briefing.desk.watcher import Watcher
from briefing.ui.app import BriefingApp
from briefing.ui.screens.main import MainScreen


@asynccontextmanager
async def viewer(
    *places: Path | str, size: tuple[int, int] = (120, 40), settings: Settings | None = None
) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    """The viewer on some places, once all of them have been read."""
    app = BriefingApp(Watcher([fspath(place) for place in places]), settings or Settings())
    async with app.run_test(size=size, notifications=True) as pilot:
        while not isinstance(app.screen, MainScreen) or app.screen.doing:
            await pilot.pause(0.01)
        await pilot.pause()
        yield pilot, app.screen


async def press(pilot: Pilot[None], keys: str | Sequence[str]) -> None:
    """Press keys, named with blanks between them."""
    for key in keys.split() if isinstance(keys, str) else keys:
        await pilot.press(key)
    await pilot.pause()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for something that must come to hold; only a failing test waits for long."""
    for _ in range(1000):
        if holds():
            return
        await pilot.pause(0.01)
    assert holds()


def picture(pilot: Pilot[None]) -> str:
    """What stands on the screen, as plain lines."""
    screen = pilot.app.screen
    lines = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)
