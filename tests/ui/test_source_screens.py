"""The screens with saved sources at three sizes, as lines of text, kept beside this file."""

import pytest
from syrupy.assertion import SnapshotAssertion

from briefing.desk import signals
from briefing.desk.nouns import Found
from briefing.model import SourceKind
from briefing.ui.screens.add import AddScreen
from tests.ui.conftest import is_settled, picture, press, until, viewer
from tests.ui.feeds import HOSTILE, LONG, save_stored

SIZES = [(80, 24), (120, 40), (160, 45)]
SCREENS = {
    "list": "",
    "starred": "j s",
    "story": "enter",
    "sources": "h",
    "add": "a",
}
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
    "nothing": signals.Probed("x", reason="https://x.example/: answered 404 (not found)"),
}
IDS = [f"{width}x{height}" for width, height in SIZES]


@pytest.fixture(autouse=True)
def _stored() -> None:
    save_stored()


@pytest.mark.parametrize("size", SIZES, ids=IDS)
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_with_sources_looks_as_it_did(
    name: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with viewer(size=size) as (pilot, screen):
        await press(pilot, SCREENS[name])
        await until(pilot, lambda: is_settled(screen))
        assert picture(pilot) == snapshot


@pytest.mark.parametrize("size", SIZES[:2], ids=IDS[:2])
async def test_the_search_for_a_source_looks_as_it_did(
    size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with viewer(size=size) as (pilot, _):
        await press(pilot, "h t i m e")
        await until(pilot, lambda: "Flaky Times" in picture(pilot))
        assert picture(pilot) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=IDS)
async def test_a_failed_source_looks_as_it_did(
    size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with viewer(size=size) as (pilot, screen):
        for number in (-2, -1):
            screen.choose(screen.choices[number])
            await until(pilot, lambda: is_settled(screen))
            await pilot.pause()
            assert picture(pilot) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=IDS)
async def test_the_dialog_that_adds_looks_as_it_did(
    size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with viewer(size=size) as (pilot, _):
        for name, answer in ANSWERS.items():
            await press(pilot, "a x")
            dialog = pilot.app.screen
            assert isinstance(dialog, AddScreen)
            dialog._asked = "x"
            dialog.take(answer)
            await pilot.pause()
            assert picture(pilot) == snapshot(name=name)
            await press(pilot, "escape")
