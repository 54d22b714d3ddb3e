"""Handing on: to a command, a browser, a file; links; and what is said where that cannot be."""

import csv
import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.config import KeyOverride, SavedFilter, Settings
from briefing.config_programs import OwnCommand
from briefing.store.headlines import Headline
from briefing.ui.screens.main import MainScreen
from briefing.ui.screens.output import OutputScreen
from tests.ui.conftest import picture, press, until, viewer
from tests.ui.feeds import told

URL = "https://city.example/ferry"
STORY = f"""---
url: {URL}
---
# Ferry sinks

"It sank at once," Ann Lee said. See [the harbour](https://harbour.example/plan?a=1)
and [the crew](http://crew.example/).
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two stories, of which the first has a page of its own and two links."""
    place = tmp_path / "stories"
    place.mkdir()
    (place / "a.md").write_text(STORY)
    (place / "b.md").write_text("# Bridge closes\n\nNobody knows why.\n")
    return place


def foot(pilot: Pilot[None]) -> str:
    return "\n".join(picture(pilot).splitlines()[-2:])


async def say(pilot: Pilot[None], screen: MainScreen, key: str, text: str) -> None:
    """Answer what a key asks for."""
    await press(pilot, key)
    screen.prompt.line.value = text
    await press(pilot, "enter")


async def on_ferry(pilot: Pilot[None], screen: MainScreen) -> None:
    """Go to the story with links."""
    row = screen.headlines.row
    if not (isinstance(row, Headline) and row.headline == "Ferry sinks"):
        await press(pilot, "j")


async def output(pilot: Pilot[None]) -> str:
    """What a command wrote."""
    await until(pilot, lambda: isinstance(pilot.app.screen, OutputScreen))
    dialog = pilot.app.screen
    assert isinstance(dialog, OutputScreen)
    await press(pilot, "escape")
    return dialog.text


async def test_a_story_is_piped_in_the_form_that_is_asked_for_and_its_links_are_copied(
    folder: Path,
) -> None:
    async with viewer(folder) as (pilot, screen):
        await on_ferry(pilot, screen)
        await press(pilot, "u")
        for line in ("1  This story's own page  city.example", "2  the harbour  harbour.example"):
            assert line in picture(pilot)
        await press(pilot, "2 y")
        assert "Copied: https://harbour.example/plan?a=1" in foot(pilot)
        await say(pilot, screen, "|", "head -n 1")
        assert await output(pilot) == "Ferry sinks"
        await say(pilot, screen, "|", "markdown: head -n 1")
        assert await output(pilot) == f"# [Ferry sinks](<{URL}>)"
        await say(pilot, screen, "|", "json: head -n 2")
        assert '"schema": 1' in await output(pilot)
        await say(pilot, screen, "|", "printf %s %u")
        assert await output(pilot) == URL
        await say(pilot, screen, "|", "no-such-command -x")
        await until(pilot, lambda: bool(told(pilot)))
        assert "no-such-command could not be started" in told(pilot)[0]


async def test_escape_stops_a_command_and_leaving_does_not_wait_for_one(folder: Path) -> None:
    begun = time.monotonic()
    async with viewer(folder) as (pilot, screen):
        await say(pilot, screen, "|", "sleep 600")
        await until(pilot, lambda: screen.is_commanding)
        assert "Running sleep 600 … Esc stops it." in foot(pilot)
        while not told(pilot):
            await press(pilot, "escape")
        assert told(pilot) == ["sleep was stopped."]
        await say(pilot, screen, "|", "sleep 601")
        await until(pilot, lambda: screen.is_commanding)
    assert time.monotonic() - begun < 60


async def test_an_address_is_shown_and_then_opened_or_the_reader_told_what_to_do(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{log}"\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    async with viewer(folder) as (pilot, screen):
        await on_ferry(pilot, screen)
        await press(pilot, "o")
        assert URL in picture(pilot)
        await press(pilot, "escape")
        # The third link, by its digit; then the story's own page, and on.
        await press(pilot, "u 3")
        assert "http://crew.example/" in picture(pilot)
        await press(pilot, "enter O enter")
        end = time.monotonic() + 10
        while time.monotonic() < end and (not log.exists() or log.read_text().count("\n") < 2):
            time.sleep(0.01)
        assert sorted(log.read_text().split()) == ["http://crew.example/", URL]
        read = [row.headline for row in map(screen.library.row, range(2))
                if isinstance(row, Headline) and row.is_read]  # fmt: skip
        assert read == ["Ferry sinks"]
        monkeypatch.setenv("BROWSER", "no-such-browser")
        monkeypatch.setenv("PATH", "")
        await press(pilot, "g")
        await on_ferry(pilot, screen)
        await press(pilot, "o enter")
        assert told(pilot) == ["No browser was found: set $BROWSER to one, such as firefox."]


async def test_commands_of_ones_own_run_by_key_and_by_name_and_addresses_open_unasked(
    folder: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    note = tmp_path / "note"
    note.write_text(f'#!/bin/sh\nprintf "%s|" "$@" >> "{log}"\necho >> "{log}"\n')
    note.chmod(0o755)
    settings = Settings(
        browser=f"{note} browser %u",
        ask_before_opening=False,
        commands=(
            OwnCommand("watch", f"{note} %u %t %s", "P", False, 1),
            OwnCommand("lynx", f"{note} lynx %u", "", True, 2),
        ),
    )

    async def logged(line: str) -> None:
        await until(pilot, lambda: log.exists() and line in log.read_text().splitlines())

    async with viewer(folder, settings=settings) as (pilot, screen):
        await on_ferry(pilot, screen)
        await press(pilot, "P")
        await logged(f"{URL}|Ferry sinks|stories|")
        assert f"watch: {note} %u" in foot(pilot)
        await press(pilot, "o")
        await logged(f"browser|{URL}|")
        await say(pilot, screen, ":", "watch")
        await until(pilot, lambda: log.read_text().count("Ferry sinks") == 2)
        # The test's own terminal cannot be left to anything.
        await say(pilot, screen, ":", "lynx")
        assert told(pilot) == ["This terminal cannot be left to another program."]
        await press(pilot, "?")
        for key in "watch":
            await press(pilot, key)
        assert "Run " in picture(pilot)


async def test_a_list_is_written_to_a_file_and_marked_read_and_that_is_taken_back(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    async with viewer(folder) as (pilot, screen):
        await press(pilot, "e 4 3")
        screen.prompt.line.value = str(tmp_path / "out.csv")
        await press(pilot, "enter")
        await until(pilot, lambda: "Written:" in foot(pilot))
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
            written = [row["headline"] for row in csv.DictReader(file)]
        assert sorted(written) == ["Bridge closes", "Ferry sinks"]
        await press(pilot, "e 1 1")
        screen.prompt.line.value = f"{tmp_path}/file/new/"
        await press(pilot, "enter")
        await until(pilot, lambda: bool(told(pilot)))
        assert told(pilot)[0].endswith(
            "cannot be written to (not a directory); choose another place."
        )
        await press(pilot, "A")
        assert "2 stories of" in picture(pilot)
        await press(pilot, "escape A enter")
        await until(pilot, lambda: screen.library.unread == 0 and screen.is_settled)
        await press(pilot, "U")
        await until(pilot, lambda: screen.library.unread == 2)
        assert "Taken back" in foot(pilot)


async def test_mistakes_in_keys_and_saved_filters_are_told_at_the_start(folder: Path) -> None:
    settings = Settings(
        keys=(KeyOverride("view", ("j",), 2),), filters=(SavedFilter("Money", "figures>x", 4),)
    )
    async with viewer(folder, settings=settings) as (pilot, _):
        assert told(pilot) == [
            'config.toml:2: the key "j" is bound twice: it runs "down" already; choose another '
            'key, or give "down" others on a line before (1 more: briefing config check)'
        ]
