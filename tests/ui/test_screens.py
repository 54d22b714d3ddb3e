"""The main screens at three sizes, as lines of text, kept beside this file."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import SEED, WELCOME
from tests.ui.conftest import picture, press, viewer

SIZES = [(80, 24), (120, 40), (200, 50)]
SCREENS = {
    "list": "",
    "story": "enter",
    "mark": "enter ] ] ]",
    "figure": "enter # # #",
    "skim": "enter v",
    "evidence": "enter v v",
    "details": "enter ] ] enter",
    "help": "?",
    "welcome": "j",
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(
    name: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with viewer(SEED, WELCOME, size=size) as (pilot, _):
        await press(pilot, SCREENS[name])
        assert picture(pilot) == snapshot


async def test_an_empty_folder_gets_advice(tmp_path: Path) -> None:
    async with viewer(tmp_path) as (pilot, _):
        assert "holds no documents" in picture(pilot)
