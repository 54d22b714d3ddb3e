"""What a person does with the keyboard and the mouse, on the running viewer."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from briefing import paths
from briefing.config import KeyOverride, Settings
from briefing.model import Figure, Quote
from briefing.ui.page import View
from briefing.ui.screens.dialogs import DetailsScreen, OpenAddressScreen
from briefing.ui.screens.main import MainScreen
from tests.conftest import SEED, WELCOME
from tests.ui.conftest import picture, press, type_text, until, viewer


def write(folder: Path, name: str, text: str, when: int = 1_000_000) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))
    return path


def copied(pilot: Pilot[None]) -> str:
    return pilot.app.clipboard


async def test_moving_in_the_list_shows_each_story_at_once() -> None:
    async with viewer(SEED, WELCOME) as (pilot, screen):
        assert screen.reader.entry is not None
        assert screen.reader.entry.story.headline.startswith("U.S. Says 8,000")
        await press(pilot, "j")
        assert screen.reader.entry.story.headline.startswith("Welcome")
        await press(pilot, "up")
        assert screen.reader.entry.story.headline.startswith("U.S. Says 8,000")


async def test_brackets_walk_quotes_and_figures_in_the_order_of_the_text() -> None:
    async with viewer(SEED) as (pilot, screen):
        text = SEED.read_text(encoding="utf-8")
        seen = []
        for _ in range(4):
            await press(pilot, "]")
            mark = screen.reader.mark
            assert mark is not None
            seen.append(text[mark.start : mark.end])
        assert seen[0] == "8,000"
        assert seen[1].startswith('"One of the reasons')
        assert seen[2] == "8,000"
        assert seen[3] == '"fully intends"'
        await press(pilot, "[")
        mark = screen.reader.mark
        assert mark is not None
        assert text[mark.start : mark.end] == "8,000"


async def test_quote_and_figure_keys_walk_their_own_kind() -> None:
    async with viewer(SEED) as (pilot, screen):
        kinds = []
        for key in ("quotation_mark", "quotation_mark", "number_sign"):
            await press(pilot, key)
            kinds.append(type(screen.reader.mark))
        assert kinds == [Quote, Quote, Figure]


async def test_a_walk_keeps_every_mark_on_the_screen() -> None:
    async with viewer(SEED, size=(80, 24)) as (pilot, screen):
        await press(pilot, "enter")
        reader = screen.reader
        for number in range(len(reader.page.marks)):
            await press(pilot, "]")
            assert reader.cursor == number
            first, _ = reader.page.spots[number]
            top = reader.scroll_offset.y
            assert top <= first < top + reader.size.height


async def test_a_walk_does_not_scroll_while_the_mark_is_on_the_screen() -> None:
    async with viewer(SEED, size=(120, 40)) as (pilot, screen):
        await press(pilot, "] ] ]")
        assert screen.reader.scroll_offset.y == 0


async def test_the_foot_tells_speaker_role_and_cue() -> None:
    async with viewer(SEED) as (pilot, _):
        await press(pilot, "quotation_mark quotation_mark quotation_mark")
        foot = picture(pilot).splitlines()[-2]
        assert "Antony Blinken, U.S. Secretary of State · reiterated" in foot


async def test_the_foot_tells_value_what_is_counted_and_claimant() -> None:
    async with viewer(SEED) as (pilot, _):
        await press(pilot, "number_sign number_sign")
        foot = picture(pilot).splitlines()[-2]
        assert "≈ 8,000" in foot
        assert "North Korean soldiers" in foot
        assert "United States" in foot


async def test_enter_on_a_mark_opens_its_details() -> None:
    async with viewer(SEED) as (pilot, _):
        await press(pilot, "enter quotation_mark enter")
        assert isinstance(pilot.app.screen, DetailsScreen)
        shown = picture(pilot)
        assert "Antony Blinken" in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)


async def test_copying_a_mark_brings_its_citation() -> None:
    async with viewer(SEED) as (pilot, _):
        await press(pilot, "quotation_mark quotation_mark y")
        text = copied(pilot)
        assert text.startswith('"fully intends"')
        for part in ("United States", "U.S. Says 8,000 North Korean Troops", "undated", str(SEED)):
            assert part in text


async def test_copying_without_a_mark_brings_the_citation_of_the_story() -> None:
    async with viewer(SEED) as (pilot, _):
        await press(pilot, "y")
        assert "U.S. Says 8,000 North Korean Troops Ready For Combat" in copied(pilot)


async def test_copying_as_markdown_quotes_the_mark() -> None:
    async with viewer(SEED) as (pilot, _):
        await press(pilot, "quotation_mark Y")
        assert copied(pilot).startswith("> ")


async def test_views_follow_each_other_and_keep_the_mark() -> None:
    async with viewer(SEED) as (pilot, screen):
        await press(pilot, "quotation_mark quotation_mark")
        mark = screen.reader.mark
        for view in (View.SKIM, View.EVIDENCE, View.FULL):
            await press(pilot, "v")
            assert screen.reader.view is view
            assert screen.reader.mark == mark


async def test_enter_in_evidence_goes_to_the_place_in_the_text() -> None:
    async with viewer(SEED) as (pilot, screen):
        await press(pilot, "enter v v ] ] ]")
        mark = screen.reader.mark
        await press(pilot, "enter")
        assert screen.reader.view is View.FULL
        assert screen.reader.mark == mark


async def test_evidence_lists_every_quote_and_figure_once() -> None:
    async with viewer(SEED, size=(120, 300)) as (pilot, screen):
        await press(pilot, "v v")
        shown = picture(pilot)
        assert len(screen.reader.page.marks) == 24
        assert "Volodymyr Zelenskiy" in shown
        assert "on the word of Seoul and its allies" in shown


async def test_skim_leaves_out_what_holds_no_mark() -> None:
    async with viewer(SEED, size=(120, 300)) as (pilot, _):
        assert "SEE ALSO" in picture(pilot)
        await press(pilot, "v")
        shown = picture(pilot)
        assert "SEE ALSO" not in shown
        assert "click here" not in shown
        assert "The deployment was at the top of the agenda" not in shown
        assert "mere assertions" in shown


async def test_going_into_a_story_marks_it_read_and_a_key_takes_it_back() -> None:
    async with viewer(SEED, WELCOME) as (pilot, screen):
        assert screen.library.unread == 2
        await press(pilot, "enter")
        assert screen.library.unread == 1
        await press(pilot, "m")
        assert screen.library.unread == 2


async def test_next_unread_passes_over_what_was_read() -> None:
    async with viewer(SEED, WELCOME) as (pilot, screen):
        await press(pilot, "n")
        assert screen.headlines.cursor == 1
        assert screen.library.unread == 1
        await press(pilot, "n")
        assert screen.headlines.cursor == 1
        assert "Every story has been read." in picture(pilot)


async def test_space_reads_on_to_the_next_unread_story() -> None:
    async with viewer(SEED, WELCOME) as (pilot, screen):
        for _ in range(30):
            await press(pilot, "space")
            if screen.headlines.cursor:
                break
        assert screen.headlines.cursor == 1
        assert screen.reader.scroll_offset.y == 0


async def test_a_click_on_a_headline_shows_its_story() -> None:
    async with viewer(SEED, WELCOME) as (pilot, screen):
        await pilot.click("Headlines", offset=(8, 6))
        await pilot.pause()
        assert screen.reader.entry is not None
        assert screen.reader.entry.story.headline.startswith("Welcome")


async def test_a_click_on_a_mark_puts_the_cursor_on_it() -> None:
    async with viewer(SEED) as (pilot, screen):
        reader = screen.reader
        line, _ = reader.page.spots[3]
        at = next((x for x in range(reader.size.width) if _mark_under(screen, x, line) == 3), None)
        assert at is not None
        await pilot.click("Reader", offset=(at, line + 1))
        await pilot.pause()
        assert reader.cursor == 3


def _mark_under(screen: MainScreen, x: int, line: int) -> int:
    region = screen.reader.region
    style = screen.get_style_at(region.x + x, region.y + 1 + line)
    return int(style.meta.get("mark", -1))


async def test_text_that_the_mouse_selects_is_copied_as_the_story_has_it() -> None:
    async with viewer(SEED) as (pilot, screen):
        reader = screen.reader
        left = reader.page.columns.text_at
        await pilot.mouse_down("Reader", offset=(left, 1))
        await pilot.hover("Reader", offset=(left + 8, 1))
        await pilot.mouse_up("Reader", offset=(left + 8, 1))
        await pilot.pause()
        assert screen.get_selected_text() == "U.S. Says"
        await press(pilot, "y")
        assert copied(pilot).startswith("U.S. Says — “U.S. Says 8,000 North Korean Troops")


async def test_selected_text_can_be_read_and_a_drag_beside_the_text_selects_no_more() -> None:
    async with viewer(SEED) as (pilot, screen):
        reader = screen.reader
        left, blank = (
            reader.page.columns.text_at,
            next(n for n, line in enumerate(reader.page.lines) if n and not line.runs),
        )
        await pilot.mouse_down("Reader", offset=(left, 1))
        await pilot.hover("Reader", offset=(left + 8, 1))
        await pilot.pause()
        chosen = screen.get_style_at(reader.region.x + left + 2, reader.region.y + 1)
        assert chosen.color != chosen.bgcolor
        assert chosen.bgcolor is not None
        # From the first line's text into the blank line below it, and along that.
        await pilot.hover("Reader", offset=(left + 30, 1 + blank))
        await pilot.mouse_up("Reader", offset=(left + 30, 1 + blank))
        await pilot.pause()
        first = reader.page.span_of(blank)[1]
        assert reader.entry is not None
        assert screen.get_selected_text() == reader.entry.story.text[:first]
        screen.clear_selection()
        await pilot.mouse_down("Reader", offset=(left + 4, 1 + blank))
        await pilot.hover("Reader", offset=(left + 22, 1 + blank))
        await pilot.mouse_up("Reader", offset=(left + 22, 1 + blank))
        await pilot.pause()
        assert not screen.get_selected_text()


async def test_a_story_is_read_on_where_it_was_left() -> None:
    async with viewer(SEED, WELCOME, size=(80, 24)) as (pilot, screen):
        reader = screen.reader
        await press(pilot, "enter space")
        top = reader.scroll_offset.y
        assert top > 0
        await press(pilot, "J")
        assert reader.scroll_offset.y == 0
        await press(pilot, "K")
        await until(pilot, lambda: reader.scroll_offset.y == top)
        # One that was read to its end begins at its top.
        await press(pilot, "G J K")
        assert reader.scroll_offset.y == 0


async def test_the_place_in_a_story_is_kept_for_the_next_start() -> None:
    paths.sources_file().parent.mkdir(parents=True)
    paths.sources_file().write_text(f"{SEED}\n")
    async with viewer(size=(80, 24)) as (pilot, screen):
        await press(pilot, "enter space")
        place = screen.reader.read_to
        assert place > 0
    async with viewer(size=(80, 24)) as (pilot, screen):
        reader = screen.reader

        def is_at_place() -> bool:
            # The story has less room while the list has the focus, and its lines are others.
            start, end = reader.page.span_of(reader.scroll_offset.y)
            return start <= place < end

        await until(pilot, is_at_place)


async def test_the_wheel_scrolls_the_story() -> None:
    async with viewer(SEED, size=(80, 24)) as (pilot, screen):
        reader = screen.reader
        await press(pilot, "enter j j")
        assert reader.scroll_offset.y == 2


async def test_a_document_that_changes_is_read_again_with_the_cursor_in_its_place(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a.txt", "First\n\nOne stands here.", 3_000_000)
    other = write(tmp_path, "b.txt", "Second\n\nOld words stand here.", 2_000_000)
    async with viewer(tmp_path) as (pilot, screen):
        await press(pilot, "j")
        assert "Old words" in picture(pilot)
        write(tmp_path, "c.txt", "Newest\n\nIt comes first.", 4_000_000)
        write(tmp_path, other.name, "Second\n\nNew words stand here.", 2_000_001)
        await until(pilot, lambda: "New words" in picture(pilot) and screen.library.stories == 3)
        assert screen.headlines.cursor == 2


async def test_a_document_that_goes_leaves_the_list(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "First\n\nOne stands here.")
    gone = write(tmp_path, "b.txt", "Second\n\nTwo stands here.")
    async with viewer(tmp_path) as (pilot, screen):
        gone.unlink()
        await until(pilot, lambda: screen.library.stories == 1)
        assert screen.library.stories == 1


async def test_a_document_in_trouble_stands_in_the_list_with_its_reason(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "Good\n\nIt reads well.")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2\3" * 50)
    async with viewer(tmp_path) as (pilot, screen):
        assert screen.library.stories == 1
        assert len(screen.library) == 2
        await press(pilot, "j")
        [trouble] = screen.library.troubles
        shown = " ".join(picture(pilot).split())
        assert "bad.txt" in shown
        assert trouble.reason.split()[0] in shown


async def test_resizing_keeps_the_words_at_the_top() -> None:
    async with viewer(SEED, size=(200, 50)) as (pilot, screen):
        await press(pilot, "enter pagedown")
        reader = screen.reader
        before = reader._spot().offset
        await pilot.resize_terminal(80, 24)

        def is_at_the_top() -> bool:
            runs = reader.page.lines[reader.scroll_offset.y].runs
            own = [(run.start, run.start + len(run.text)) for run in runs if run.start is not None]
            return bool(own) and own[0][0] <= before < own[-1][1]

        await until(pilot, is_at_the_top)


@pytest.mark.parametrize("width", [40, 79, 80, 119, 120, 150, 200])
async def test_no_line_is_wider_than_the_terminal_and_no_word_is_cut(width: int) -> None:
    async with viewer(SEED, size=(width, 30)) as (pilot, screen):
        await press(pilot, "enter")
        text = SEED.read_text(encoding="utf-8")
        reader = screen.reader
        for line in reader.page.lines:
            own = [run for run in line.runs if run.start is not None]
            shown = "".join(run.text for run in own)
            assert line.indent + len(shown) <= reader.page.columns.text
            if own and own[0].start:
                assert text[own[0].start - 1].isspace()


async def test_below_80_columns_there_is_one_pane_at_a_time() -> None:
    async with viewer(SEED, size=(60, 24)) as (pilot, screen):
        shown = []
        for key in ("", "enter", "h"):
            await press(pilot, key)
            shown.append([pane.id for pane in (screen.headlines, screen.reader) if pane.display])
        assert shown == [["headlines"], ["reader"], ["headlines"]]


async def test_marks_can_be_walked_from_the_list_where_only_it_is_shown() -> None:
    async with viewer(SEED, size=(60, 24)) as (pilot, screen):
        await press(pilot, "]")
        assert screen.reader.display
        assert screen.reader.cursor == 0


async def test_help_is_searched_as_one_types() -> None:
    async with viewer(SEED) as (pilot, _):
        await press(pilot, "question_mark")
        assert "Find an action by its name" in picture(pilot)
        await press(pilot, "m a r k d o w n")
        shown = picture(pilot)
        assert "as Markdown" in shown
        assert "Find an action by its name" not in shown


async def test_help_and_footer_are_true_to_the_keys_of_the_settings() -> None:
    settings = Settings(keys=(KeyOverride("next-mark", ("alt+n",), 3),))
    async with viewer(SEED, settings=settings) as (pilot, screen):
        assert "Alt+N [ marks" in picture(pilot)
        await press(pilot, "]")
        assert screen.reader.mark is None
        await press(pilot, "alt+n")
        assert screen.reader.mark is not None


async def test_a_mistake_in_the_keys_is_told_and_the_default_keys_hold() -> None:
    settings = Settings(keys=(KeyOverride("next-makr", ("alt+n",), 7),))
    async with viewer(SEED, settings=settings) as (pilot, screen):
        shown = picture(pilot)
        assert "config.toml:7" in shown.replace("\n", "")
        assert "next-makr" in shown
        await press(pilot, "]")
        assert screen.reader.mark is not None


async def test_the_palette_runs_an_action() -> None:
    async with viewer(SEED) as (pilot, screen):
        await press(pilot, "ctrl+p")
        await type_text(pilot, "next figure")
        await pilot.pause(0.5)
        await press(pilot, "enter")
        await pilot.pause(0.2)
        assert isinstance(screen.reader.mark, Figure)


@pytest.mark.parametrize("theme", ["briefing-dark", "briefing-light", "ansi-dark", "nord"])
async def test_every_theme_tells_speakers_apart(theme: str) -> None:
    async with viewer(SEED, settings=Settings(theme=theme)) as (_, screen):
        reader = screen.reader
        styles = {str(reader.pen.style((f"speaker-{n}",)).color) for n in range(1, 9)}
        assert len(styles) == 8


async def test_no_color_leaves_no_colour_and_keeps_bold_italic_and_reverse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with viewer(SEED) as (pilot, screen):
        await press(pilot, "enter quotation_mark quotation_mark")
        assert pilot.app.theme == "ansi-dark"
        svg = pilot.app.export_screenshot()
        assert "font-style: italic" in svg
        assert "font-weight: bold" in svg
        assert screen.reader.pen.style(("cursor",)).reverse


async def test_without_colour_every_speaker_has_a_bar_of_another_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with viewer(SEED, size=(80, 24)) as (pilot, _):
        await press(pilot, "enter")
        shown = picture(pilot)
        assert "┃ Blinken “6  ║ United States “1  ╏ Austin “1" in shown
        assert '║ border with Ukraine, and Russia "fully intends"' in shown


async def test_without_colour_the_chosen_row_of_a_menu_is_underlined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with viewer(SEED, size=(80, 24)) as (pilot, _):
        await press(pilot, "S down")
        menu = pilot.app.screen.query_one(OptionList)
        assert menu.highlighted is not None
        x, y = menu.region.x + 1, menu.region.y + menu.highlighted
        assert pilot.app.screen.get_style_at(x, y).underline
        assert not pilot.app.screen.get_style_at(x, y + 1).underline


async def test_q_goes_back_and_then_quits() -> None:
    async with viewer(SEED) as (pilot, screen):
        await press(pilot, "enter q")
        assert screen.focused is screen.headlines
        await press(pilot, "q")
        assert pilot.app._exit


async def test_a_link_is_shown_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {log}\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    page = tmp_path / "story.md"
    page.write_text("# Title\n\n[Read it all](https://news.example/a?b=$(id)) now.\n", "utf-8")
    async with viewer(page) as (pilot, screen):
        at = next(
            (x, y)
            for y, line in enumerate(screen.reader.page.lines)
            for run in line.runs
            if run.url
            for x in [screen.reader.page.columns.text_at]
        )
        await pilot.click("Reader", offset=(at[0] + 1, at[1] + 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, OpenAddressScreen)
        assert "news.example" in picture(pilot)
        assert not log.exists()
        await press(pilot, "enter")
        await until(pilot, lambda: log.exists() and log.read_text("utf-8") != "")
        assert log.read_text("utf-8").strip().startswith("https://news.example/a?b=")


async def test_a_story_that_changes_is_read_on_where_one_was(tmp_path: Path) -> None:
    text = "Long\n\n" + "\n\n".join(f'"Words {n}," said Ann Lee.' for n in range(60))
    path = write(tmp_path, "a.txt", text)
    async with viewer(path, size=(80, 24)) as (pilot, screen):
        await press(pilot, "enter G [")
        reader = screen.reader
        mark, top = reader.mark, reader.scroll_offset.y
        assert mark is not None
        assert top > 0
        write(tmp_path, "a.txt", f"{text}\n\nMore.", 2_000_000)

        def is_new() -> bool:
            return reader.entry is not None and reader.entry.story.text.endswith("More.")

        await until(pilot, lambda: is_new() and reader.scroll_offset.y == top)
        assert reader.mark == mark


async def test_a_story_that_goes_while_it_is_read_leaves_the_others_unread(tmp_path: Path) -> None:
    gone = write(tmp_path, "a.txt", "Going\n\nOne stands here.", 2_000_000)
    write(tmp_path, "b.txt", "Staying\n\nTwo stands here.", 1_000_000)
    async with viewer(tmp_path) as (pilot, screen):
        await press(pilot, "enter")
        gone.unlink()
        await until(pilot, lambda: screen.library.stories == 1)
        await pilot.pause()
        assert "Gone from its place" in picture(pilot)
        assert screen.library.unread == 1


async def test_a_click_on_a_mark_reaches_it_although_the_story_gets_more_room() -> None:
    async with viewer(SEED, size=(80, 24)) as (pilot, screen):
        reader = screen.reader
        line, _ = reader.page.spots[1]
        at = next(x for x in range(reader.size.width) if _mark_under(screen, x, line) == 1)
        await pilot.click("Reader", offset=(at, line + 1))
        await pilot.pause()
        assert screen.focused is reader
        assert reader.cursor == 1


async def test_a_long_story_is_set_beside_the_screen_s_thread(tmp_path: Path) -> None:
    text = "Long\n\n" + "\n\n".join(f'"Words {n}," said Ann Lee.' for n in range(4000))
    path = write(tmp_path, "a.txt", text)
    async with viewer(path) as (pilot, screen):
        await until(pilot, lambda: len(screen.reader.page.marks) == 4000)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_the_foot_tells_the_number_of_marks_before_any_key(size: tuple[int, int]) -> None:
    async with viewer(SEED, size=size) as (pilot, _):
        await press(pilot, "enter")
        assert "24 marks in this story" in picture(pilot)


async def test_no_key_is_shown_that_would_do_nothing(tmp_path: Path) -> None:
    async with viewer(tmp_path) as (pilot, screen):
        words = {word for _, word in screen.key_hints.hints}
        assert words == {"help", "quit", "add source", "palette"}
    async with viewer(SEED) as (pilot, screen):
        await press(pilot, "]")
        assert ("h", "list") not in screen.key_hints.hints
        await press(pilot, "enter")
        assert ("Enter", "details") in screen.key_hints.hints
        await press(pilot, "v v")
        assert ("Enter", "to its place") in screen.key_hints.hints


@pytest.mark.parametrize("size", [(40, 12), (30, 8), (20, 5)])
async def test_small_terminals_cut_no_word_at_the_top_and_show_keys_in_the_help(
    size: tuple[int, int],
) -> None:
    async with viewer(SEED, size=size) as (pilot, _):
        top = picture(pilot).splitlines()[0].split()
        assert set(top) <= {*["briefing", "1", "story", "·", "unread", "full", "view"]}
        await press(pilot, "question_mark")
        if size[1] >= 8:
            assert "F1" in picture(pilot)
