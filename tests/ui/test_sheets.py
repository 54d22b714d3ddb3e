"""Voices, counts, coverage and the brief: what they show, and the way to each place and back."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from briefing.model import Figure, Quote
from briefing.ui.columns import BAR
from briefing.ui.screens.main import MainScreen
from briefing.ui.screens.sheets import SheetScreen
from tests.conftest import SEED, WELCOME
from tests.ui.conftest import picture, press, until, viewer


async def lay(pilot: Pilot[None], key: str) -> SheetScreen:
    """Press the key of a sheet, and wait until it shows something."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
    screen = pilot.app.screen
    assert isinstance(screen, SheetScreen)
    await until(pilot, lambda: bool(screen.view.sheet.rows))
    await pilot.pause()
    return screen


async def test_counts_of_the_seed_set_the_claimants_side_by_side() -> None:
    async with viewer(SEED) as (pilot, _):
        await lay(pilot, "c")
        lines = [" ".join(line.split()) for line in picture(pilot).splitlines()]
        start = next(n for n, line in enumerate(lines) if line.startswith("North Korean troops"))
        assert "3 claimants" in lines[start]
        assert "figures differ" in lines[start]
        shown = [line.lstrip("▌ ") for line in lines[start + 1 : start + 8]]
        assert shown[0] == "7k 8k 9k 10k 11k 12k"
        assert shown[1].startswith("in Russia’s Kursk region ┬──")
        assert re.fullmatch("United States ≈ 8,000 ╌+●╌+ ×3", shown[2])
        assert shown[3].startswith("in Russia ┬──")
        assert re.fullmatch("United States ≈ 10,000 ╌+●╌+", shown[4])
        assert shown[5] == "Seoul and its allies 11,000 ●"
        assert re.fullmatch("Ukraine ≤ 12,000 ◂╌+┤", shown[6])


async def test_a_line_leads_to_its_place_in_the_story() -> None:
    async with viewer(SEED) as (pilot, screen):
        sheet = await lay(pilot, "c")
        await press(pilot, "j j j")
        row = sheet.view.row
        assert row is not None
        assert row.place is not None
        mark = row.place.mark
        assert isinstance(mark, Figure)
        assert str(mark.value) == "12000"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        assert screen.focused is screen.reader
        await until(pilot, lambda: screen.reader.mark == mark)


async def test_a_place_in_another_story_is_gone_to_in_the_list(tmp_path: Path) -> None:
    async with viewer(SEED, WELCOME) as (pilot, screen):
        assert screen.reader.entry is not None
        assert screen.reader.entry.story.headline.startswith("U.S. Says")
        sheet = await lay(pilot, "B")
        at = next(
            number
            for number, row in enumerate(sheet.view.sheet.rows)
            if row.place is not None
            and isinstance(row.place.mark, Quote)
            and row.place.mark.speaker == "Ada Quill"
        )
        sheet.view.cursor = sheet.view.sheet.choices.index(at)
        await press(pilot, "enter")
        assert screen.reader.entry.story.headline.startswith("Welcome")
        mark = screen.reader.mark
        assert isinstance(mark, Quote)
        assert mark.speaker == "Ada Quill"
        assert screen.headlines.cursor == 1


@pytest.mark.parametrize("key", ["escape", "q", "h"])
async def test_a_sheet_is_left_for_the_stories_as_they_were(key: str) -> None:
    async with viewer(SEED) as (pilot, screen):
        await press(pilot, "enter ]")
        mark = screen.reader.mark
        await lay(pilot, "c")
        await press(pilot, key)
        assert pilot.app.screen is screen
        assert screen.reader.mark == mark


async def test_tab_looks_at_more_stories_and_says_so() -> None:
    async with viewer(SEED, WELCOME) as (pilot, _):
        sheet = await lay(pilot, "c")
        assert "this story" in picture(pilot).splitlines()[0]
        assert "actions" not in picture(pilot)
        await press(pilot, "tab")
        await until(pilot, lambda: "2 stories" in picture(pilot).splitlines()[0])
        assert any("actions" in str(row.lines) for row in sheet.view.sheet.rows)


async def test_a_line_is_copied_with_its_citation() -> None:
    async with viewer(SEED) as (pilot, _):
        await lay(pilot, "c")
        await press(pilot, "y")
        copied = pilot.app.clipboard
        assert copied.startswith("8,000")
        assert "U.S. Says 8,000 North Korean Troops Ready For Combat" in copied


async def test_a_sheet_is_written_beside_what_is_there_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with viewer(SEED) as (pilot, _):
        await lay(pilot, "c")
        await press(pilot, "e e")
        first, second = sorted(tmp_path.glob("*.md"))
        assert first.read_text("utf-8") == second.read_text("utf-8")
        assert "North Korean troops" in first.read_text("utf-8")
        assert "Seoul and its allies" in first.read_text("utf-8")


async def test_the_brief_marks_its_stories_read_and_that_can_be_taken_back() -> None:
    async with viewer(SEED, WELCOME) as (pilot, screen):
        await lay(pilot, "B")
        await press(pilot, "A")
        await until(pilot, lambda: screen.library.unread == 0)
        await press(pilot, "U")
        await until(pilot, lambda: screen.library.unread == 2)


async def test_a_story_without_figures_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Plain\n\nNothing is counted here.", "utf-8")
    async with viewer(tmp_path) as (pilot, _):
        await lay(pilot, "c")
        assert "No figure stands in these stories." in picture(pilot)


async def test_an_empty_list_has_nothing_to_look_at(tmp_path: Path) -> None:
    async with viewer(tmp_path) as (pilot, screen):
        await press(pilot, "c")
        assert pilot.app.screen is screen
        assert "There is no story to look at." in picture(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 50)])
async def test_a_sheet_is_set_for_the_width_there_is(size: tuple[int, int]) -> None:
    async with viewer(SEED, size=size) as (pilot, _):
        await lay(pilot, "c")
        assert "≈ 8,000" in picture(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "Seoul and its allies" in picture(pilot)


async def test_voices_list_the_quotes_of_each_and_lead_to_them() -> None:
    async with viewer(SEED) as (pilot, screen):
        sheet = await lay(pilot, "w")
        shown = picture(pilot)
        assert "Antony Blinken, U.S. Secretary of State  6 quotes" in shown
        await press(pilot, "j")
        row = sheet.view.row
        assert row is not None
        assert row.place is not None
        mark = row.place.mark
        assert isinstance(mark, Quote)
        assert mark.cue == "reiterated"
        await press(pilot, "enter")
        await until(pilot, lambda: screen.reader.mark == mark)


async def test_a_form_of_a_name_that_is_another_person_s_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('One\n\n"We may go," said Ivo Marsh.', "utf-8")
    (tmp_path / "b.txt").write_text('Two\n\n"We will stay," said Mr Marsh.', "utf-8")
    async with viewer(tmp_path) as (pilot, screen):
        sheet = await lay(pilot, "w")
        await press(pilot, "tab")
        await until(pilot, lambda: "also “Marsh”" in picture(pilot))
        await press(pilot, "x")
        assert pilot.app.screen is screen
        await until(pilot, lambda: "two voices now" in picture(pilot))
        sheet = await lay(pilot, "w")
        await press(pilot, "tab")
        await until(pilot, lambda: len(sheet.view.sheet.choices) == 2)
        assert "also" not in picture(pilot)
        await press(pilot, "escape U")
        await until(pilot, lambda: "Taken back: Marsh and Ivo Marsh" in picture(pilot))
        await lay(pilot, "w")
        await press(pilot, "tab")
        await until(pilot, lambda: "also “Marsh”" in picture(pilot))


async def test_changes_show_what_was_and_what_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = 'Quake\n\nThe death toll rose to 32.\n\n"We need help," said Ana Petrov.'
    path.write_text(text, "utf-8")
    async with viewer(tmp_path) as (pilot, screen):
        await press(pilot, "enter d")
        await until(pilot, lambda: "Nothing in this story has changed" in picture(pilot))
        await press(pilot, "escape")
        path.write_text(text.replace("32", "41"), "utf-8")
        await until(
            pilot,
            lambda: screen.reader.entry is not None and "41" in screen.reader.entry.story.text,
        )
        await until(
            pilot, lambda: screen.reader.entry is not None and screen.reader.entry.is_marked
        )
        await lay(pilot, "d")
        shown = picture(pilot)
        assert "death toll  32  →  41" in shown
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(screen.reader.mark, Figure))
        assert isinstance(screen.reader.mark, Figure)
        assert str(screen.reader.mark.value) == "41"


@pytest.mark.parametrize("key", ["w", "c", "B"])
async def test_no_line_of_a_sheet_is_cut_off_at_the_edge(key: str) -> None:
    async with viewer(SEED, WELCOME, size=(80, 24)) as (pilot, _):
        screen = await lay(pilot, key)
        # Beside the text stand a cell and the bar.
        room = screen.view.scrollable_content_region.width - 1 - BAR
        lines = [line for row in screen.view.sheet.rows for line in row.lines]
        widths = [line.indent + sum(cell_len(run.text) for run in line.runs) for line in lines]
        assert max(widths) <= room
