"""The running viewer, for tests that press its keys."""

import unicodedata
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from os import fspath
from pathlib import Path

from textual._wait import wait_for_idle
from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from briefing.config import Settings
from briefing.desk.watcher import Watcher
from briefing.store.headlines import Headline
from briefing.ui.app import BriefingApp
from briefing.ui.screens.main import MainScreen

NOW = 1_790_000_000
"""The moment that ages in the list are told from."""


def is_settled(screen: MainScreen) -> bool:
    """Whether everything that was read is listed and marked."""
    rows = [screen.library.row(index) for index in range(len(screen.library))]
    unmarked = [row for row in rows if isinstance(row, Headline) and row.minutes is None]
    entry = screen.reader.entry
    return screen.is_settled and not unmarked and (entry is None or entry.is_marked)


@asynccontextmanager
async def viewer(
    *places: Path | str, size: tuple[int, int] = (120, 40), settings: Settings | None = None
) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    """The viewer on some places, once all of them have been read."""
    app = BriefingApp(Watcher([fspath(place) for place in places]), settings or Settings())
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        screen.headlines.now = lambda: NOW
        await until(pilot, lambda: is_settled(screen))
        yield pilot, screen


async def press(pilot: Pilot[None], keys: str | Sequence[str]) -> None:
    """Press keys, named with blanks between them; each once what the last one did is done.

    The pilot's own way rests twice after every key, and this one once.
    """
    for key in keys.split() if isinstance(keys, str) else keys:
        _send(pilot, key)
        await wait_for_idle(0)
    await _settle(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text into what has the focus, without a rest between the letters."""
    for letter in text:
        _send(pilot, letter)
    await _settle(pilot)


async def _settle(pilot: Pilot[None]) -> None:
    """Let everything that was asked for be done, and drawn."""
    await pilot.wait_for_scheduled_animations()
    await pilot.pause()


def _send(pilot: Pilot[None], key: str) -> None:
    driver = pilot.app._driver
    assert driver is not None
    driver.send_message(_event_of(key))


def _event_of(key: str) -> Key:
    """A key as the pilot makes it of a name or of a character."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    character: str | None
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = key if len(key) == 1 else None
    return Key(name, character)


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
