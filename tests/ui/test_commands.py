"""The command line inside, keys that come in a bunch, and newsboat's way back."""

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from briefing import paths
from briefing.cli.texts import COMMANDS
from briefing.config import Settings
from briefing.desk.scopes import ScopeKind
from briefing.ui.screens.main import MainScreen
from briefing.ui.screens.output import OutputScreen
from tests.ui.conftest import picture, press, until, viewer
from tests.ui.feeds import headlines, save_stored

WIDE = (160, 45)
FERRY = "Ferry sinks in the harbour"


@pytest.fixture(autouse=True)
def _stored() -> None:
    save_stored(are_apart=True)


def foot(pilot: Pilot[None]) -> str:
    return "\n".join(picture(pilot).splitlines()[-2:])


async def bunch(pilot: Pilot[None], text: str) -> None:
    """Have all keys of a text come at once, as over a slow line."""
    names = {"/": "slash", ":": "colon", " ": "space"}
    for letter in text:
        pilot.app.post_message(Key(names.get(letter, letter), letter))
    await pilot.pause()


def has_quit(pilot: Pilot[None]) -> bool:
    return pilot.app._exit


async def say(pilot: Pilot[None], screen: MainScreen, text: str) -> None:
    """Answer what is asked for."""
    screen.prompt.line.value = text
    await press(pilot, "enter")


async def test_keys_that_come_in_a_bunch_are_taken_one_after_the_other() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await bunch(pilot, "/ferry")
        await until(pilot, lambda: headlines(screen) == [FERRY])
        assert "/ ferry" in foot(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: len(headlines(screen)) == 8 and screen.is_settled)
        await bunch(pilot, "6G3k")
        await until(pilot, lambda: screen.headlines.cursor == 2)


async def test_commands_are_completed_corrected_and_obeyed() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "colon s o tab")
        assert ": sort" in foot(pilot)
        await say(pilot, screen, "sort oldset")
        assert "there is no sort oldset; did you mean oldest?" in foot(pilot)
        await say(pilot, screen, "sort oldest")
        await until(pilot, lambda: screen.is_settled and headlines(screen)[0] == "Mayor resigns")
        await press(pilot, "colon")
        await say(pilot, screen, "serch")
        assert "there is no command serch; did you mean search?" in foot(pilot)
        await say(pilot, screen, "search")
        # Without words it is the key's own action.
        assert "Words of a title" in foot(pilot)
        await press(pilot, "escape colon up")
        assert ": search" in foot(pilot)
    # It is there at the next start, too.
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "colon up up up")
        assert ": sort oldest" in foot(pilot)


async def test_a_tag_is_chosen_and_tags_that_were_given_are_taken_back() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        tag = next(one for one in screen.choices if one.kind is ScopeKind.TAG)
        await press(pilot, "colon")
        await say(pilot, screen, f"tag {tag.name}")
        assert screen.scope.key == tag.key
        before = paths.sources_file().read_text()
        await press(pilot, "colon")
        await say(pilot, screen, "tags quite new")
        given = paths.sources_file().read_text()
        assert given != before
        assert "quite new" in given
        assert "Tags of " in foot(pilot)
        await press(pilot, "U")
        await until(pilot, lambda: paths.sources_file().read_text() == before)


async def test_the_verbs_of_the_shell_print_what_they_print_there() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        screen.outside = tuple(COMMANDS)
        await press(pilot, "colon")
        await say(pilot, screen, "unread 'x")
        assert "a quotation mark is not closed" in foot(pilot)
        await say(pilot, screen, "unread --filter harbour")
        await until(pilot, lambda: isinstance(pilot.app.screen, OutputScreen))
        dialog = pilot.app.screen
        assert isinstance(dialog, OutputScreen)
        assert (dialog.heading, dialog.text) == ("briefing unread --filter harbour", "1")


async def test_a_source_is_removed_once_that_is_agreed_to(monkeypatch: pytest.MonkeyPatch) -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        ran: list[list[str]] = []
        monkeypatch.setattr(screen, "print_command", ran.append)
        await press(pilot, "colon")
        screen.prompt.line.value = "remove Fl"
        await press(pilot, "tab enter")
        assert "Flaky Times, and its stories without a star, will be gone" in picture(pilot)
        await press(pilot, "escape")
        assert ran == []
        await press(pilot, "colon up enter enter")
        assert ran == [["remove", "Flaky Times"]]


async def test_the_next_source_with_unread_stories_is_gone_to() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "}")
        assert screen.scope.name == "The Morning Post"
        await press(pilot, "}")
        first = screen.scope.name
        await press(pilot, "}")
        await press(pilot, "{")
        assert screen.scope.name == first != "The Morning Post"
        await press(pilot, "{ { ")
        # Around the end; the source without stories is left out.
        assert screen.scope.name == "Flaky Times"


async def test_with_newsboats_keys_q_leads_to_the_sources_and_quits_there() -> None:
    settings = Settings(keymap="newsboat")
    async with viewer(size=WIDE, settings=settings) as (pilot, screen):
        assert "q sources" in foot(pilot)
        await press(pilot, "enter q q")
        assert screen.where == "sources"
        assert "q quit" in foot(pilot)
        await press(pilot, "enter")
        assert "q sources" in foot(pilot)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "q")
        assert "q quit" in picture(pilot)
        await press(pilot, "x q")
        assert not has_quit(pilot)
        await press(pilot, "backspace backspace q")
        assert has_quit(pilot)


async def test_without_sources_q_quits_with_newsboats_keys_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Ferry\n\nIt sank.\n")
    async with viewer(tmp_path, settings=Settings(keymap="newsboat")) as (pilot, _):
        assert "q quit" in foot(pilot)
        await press(pilot, "q")
        assert has_quit(pilot)
