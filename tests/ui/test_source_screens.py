"""The screens with saved sources at three sizes, as lines of text, kept beside this file."""

import pytest
from syrupy.assertion import SnapshotAssertion

from briefing.desk import signals
from briefing.desk.nouns import Found
from briefing.model import SourceKind
from briefing.ui.messages import Heard
from briefing.ui.screens.add import AddScreen
from tests.ui.conftest import is_settled, picture, press, until, viewer
from tests.ui.feeds import HOSTILE, LONG, save_stored

SIZES = [(80, 24), (120, 40), (160, 45)]
SCREENS = {
    "list": "",
    "sources": "h",
    "search": "t i m e",
    "chosen": "enter",
    "starred": "s",
    "story": "enter",
    "add": "a",
}
"""The keys that lead from each screen to the next."""

FOUND = (
    Found("https://harbour.example/feed", SourceKind.FEED, "Harbour News", 12, "2026-09-20"),
    Found("https://gazette.example/all", SourceKind.FEED, LONG, 1, "2026-09"),
    Found("https://odd.example/rss", SourceKind.FEED, HOSTILE, 0),
)
ANSWERS = {
    "several feeds": signals.Probed("x", FOUND),
    "one feed": signals.Probed("x", FOUND[:1]),
    "a folder": signals.Probed("x", (Found("/papers", SourceKind.FOLDER, "papers", 40),)),
    "a list": signals.Probed("x", (Found("/f.opml", SourceKind.FILE, "f.opml", sources=80),)),
    "nothing": signals.Probed(
        "x", reason="answered 404 (not found): check the address", place="https://x.example/"
    ),
}
IDS = [f"{width}x{height}" for width, height in SIZES]


@pytest.fixture(autouse=True)
def _stored() -> None:
    save_stored(are_apart=True)


@pytest.mark.parametrize("size", SIZES, ids=IDS)
async def test_a_screen_with_sources_looks_as_it_did(
    size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with viewer(size=size) as (pilot, screen):
        for name, keys in SCREENS.items():
            await press(pilot, "G" if name == "search" and screen.source_list.display else keys)
            await until(pilot, lambda: is_settled(screen))
            await pilot.pause()
            assert picture(pilot) == snapshot(name=name)


@pytest.mark.parametrize("size", SIZES, ids=IDS)
async def test_a_failed_source_and_the_dialog_that_adds_look_as_they_did(
    size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with viewer(size=size) as (pilot, screen):
        screen.choose(screen.choices[-2])
        await until(pilot, lambda: is_settled(screen) and "This source" in picture(pilot))
        assert picture(pilot) == snapshot(name="failed source")
        for name, answer in ANSWERS.items():
            await press(pilot, "a x")
            dialog = pilot.app.screen
            assert isinstance(dialog, AddScreen)
            dialog._asked = "x"
            dialog.take(Heard(answer))
            await pilot.pause()
            assert picture(pilot) == snapshot(name=name)
            await press(pilot, "escape")
