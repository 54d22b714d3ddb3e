"""What is said where a search or a filter finds nothing."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import picture, press, until, viewer
from tests.ui.feeds import save_sources, save_stored


def page(pilot: Pilot[None]) -> str:
    """All that stands on the screen, in one line."""
    return " ".join(picture(pilot).split())


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("F s t a r r e d enter", "No story of “Opened” meets the filter starred."),
        ("slash q q q q enter", "No story of “Opened” is found by qqqq."),
    ],
    ids=["filter", "search"],
)
async def test_documents_that_cannot_be_read_are_found_by_nothing(
    keys: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text("Good\n\nIt reads well.")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2\3" * 50)
    async with viewer(tmp_path, size=(160, 30)) as (pilot, screen):
        assert len(screen.library) == 2
        await press(pilot, keys)
        await until(pilot, lambda: not len(screen.library) and screen.is_settled)
        assert "Nothing found" in page(pilot)
        assert told in page(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: len(screen.library) == 2)


async def test_documents_that_cannot_be_read_stand_with_their_own_source(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "good.txt").write_text("Good\n\nIt reads well.")
    (tmp_path / "one" / "empty.txt").write_text("")
    save_sources(f'{tmp_path / "one"} "~One"', f'{tmp_path / "other"} "~Other"')
    async with viewer(size=(160, 30)) as (pilot, screen):
        rows = {}
        for scope in screen.choices:
            screen.choose(scope)
            await until(pilot, lambda: screen.is_settled)
            rows[scope.name] = len(screen.library)
        assert rows == {"All stories": 3, "Unread": 2, "Starred": 0, "One": 2, "Other": 1}


async def test_a_search_that_finds_nothing_says_so_and_has_no_key_for_matches() -> None:
    save_stored()
    async with viewer(size=(160, 30)) as (pilot, screen):
        await press(pilot, "slash b r i d g e enter")
        await until(pilot, lambda: screen.library.stories == 1 and screen.is_settled)
        assert "matches" in picture(pilot).splitlines()[-1]
        await press(pilot, "escape slash q q q q enter")
        await until(pilot, lambda: not screen.library.stories and screen.is_settled)
        assert "matches" not in picture(pilot).splitlines()[-1]
        assert "end search" in picture(pilot).splitlines()[-1]
        await press(pilot, "n")
        assert picture(pilot).splitlines()[-2].strip() == "Nothing was found."


async def test_a_filter_is_no_search() -> None:
    save_stored()
    async with viewer(size=(160, 30)) as (pilot, screen):
        await press(pilot, "F q u o t e s > 5 enter")
        await until(pilot, lambda: not screen.library.stories and screen.is_settled)
        first, *_, last = picture(pilot).splitlines()
        assert first.startswith(" briefing   filter quotes>5 · no stories · All stories")
        assert "end filter" in last
        told = "No story of “All stories” meets the filter quotes>5. Esc lists them all again."
        assert told in page(pilot)
