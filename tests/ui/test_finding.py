"""Narrowing the list down: search as one types, filters, unread only, orders, saved filters."""

import pytest
from textual.pilot import Pilot

from briefing.config import SavedFilter, Settings
from briefing.desk.matches import matches
from briefing.ui.screens.choices import ChoicesScreen
from briefing.ui.screens.main import MainScreen
from tests.ui.conftest import picture, press, type_text, until, viewer
from tests.ui.feeds import HOSTILE, LONG, headlines, names, save_stored, unread

WIDE = (160, 45)
FERRY = "Ferry sinks in the harbour"
HOSTILE_STORY = f"{HOSTILE} headline"
MUSEUM = "Museum reopens its east wing after nine years of repairs"
COUNCIL = "Council votes for the night buses"
NEWEST = [
    FERRY,
    HOSTILE_STORY,
    "Bridge closes",
    COUNCIL,
    "Strike ends",
    MUSEUM,
    "Budget passes",
    "Mayor resigns",
]
POST = [FERRY, "Bridge closes", MUSEUM, "Mayor resigns"]


@pytest.fixture(autouse=True)
def _stored() -> None:
    save_stored()


def header(pilot: Pilot[None]) -> str:
    return picture(pilot).splitlines()[0]


def foot(pilot: Pilot[None]) -> str:
    """The last two lines: what is asked or told, and the keys."""
    return "\n".join(picture(pilot).splitlines()[-2:])


def headline(screen: MainScreen) -> str:
    """The headline of the story that is shown."""
    assert screen.reader.entry is not None
    return screen.reader.entry.story.headline


async def type_in(pilot: Pilot[None], key: str, text: str) -> None:
    await press(pilot, key)
    await type_text(pilot, text)


async def lists(pilot: Pilot[None], screen: MainScreen, expected: list[str]) -> None:
    """Wait until these stories are listed, and the first listing of them is over."""
    await until(pilot, lambda: headlines(screen) == expected and screen.is_settled)


async def find(pilot: Pilot[None], screen: MainScreen, text: str, expected: list[str]) -> None:
    """Search, and go into what is found."""
    await type_in(pilot, "slash", text)
    await press(pilot, "enter")
    await lists(pilot, screen, expected)


async def test_the_list_follows_every_letter_of_a_search() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, ["slash", *"bridge"])
        await lists(pilot, screen, ["Bridge closes"])
        assert "“bridge” · 1 found" in header(pilot)
        await until(pilot, lambda: headline(screen) == "Bridge closes")
        await press(pilot, "backspace " * 6)
        await lists(pilot, screen, NEWEST)
        assert "8 unread" in header(pilot)


async def test_a_word_is_found_before_it_is_typed_to_its_end() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await type_in(pilot, "slash", "harb")
        await lists(pilot, screen, [FERRY])
        await press(pilot, [*"our"])
        await lists(pilot, screen, [FERRY])


async def test_speakers_sources_and_texts_are_searched() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await find(pilot, screen, '"ann lee"', NEWEST)
        await press(pilot, "escape")
        await find(pilot, screen, "gazette", [COUNCIL, "Budget passes"])
        await press(pilot, "escape")
        await find(pilot, screen, "passengers mayor", ["Mayor resigns"])


async def test_a_search_knows_no_capitals_and_no_quotation_mark_breaks_it() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await find(pilot, screen, "FERRY", [FERRY])
        await press(pilot, "escape")
        await find(pilot, screen, '"ferry sin', [])
        assert "none found" in header(pilot)


async def test_what_is_searched_is_shown_in_headlines_and_text() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await find(pilot, screen, "passengers", NEWEST)
        assert screen.headlines.terms == screen.reader.terms == ("passengers",)
        entry = screen.reader.entry
        assert entry is not None
        found = matches(entry.story.text, screen.reader.terms)
        start, end = found[0]
        assert [start for _, start in screen.reader.page.matches] == [start]
        assert entry.story.text[start:end] == "passengers"
        await press(pilot, "escape")
        await lists(pilot, screen, NEWEST)
        assert list(screen.headlines.terms) == []
        assert not screen.reader.page.matches


async def test_escape_leaves_the_line_and_restores_the_list_and_the_story() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "j j j")
        assert headline(screen) == COUNCIL
        await type_in(pilot, "slash", "ferry")
        await lists(pilot, screen, [FERRY])
        await press(pilot, "escape")
        await lists(pilot, screen, NEWEST)
        await until(pilot, lambda: headline(screen) == COUNCIL)
        assert screen.headlines.cursor == 3
        assert screen.finding is None
        assert screen.focused is screen.headlines
        assert "N read or unread" not in foot(pilot)


async def test_escape_after_a_search_ends_it_and_stays_at_the_story_that_was_found() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await find(pilot, screen, "museum", [MUSEUM])
        await until(pilot, lambda: headline(screen) == MUSEUM)
        await press(pilot, "escape")
        await lists(pilot, screen, NEWEST)
        assert headline(screen) == MUSEUM
        assert screen.headlines.cursor == NEWEST.index(MUSEUM)
        assert "8 unread" in header(pilot)


async def test_a_second_search_begins_with_the_words_of_the_first_and_escape_goes_back_to_it() -> (
    None
):
    async with viewer(size=WIDE) as (pilot, screen):
        await find(pilot, screen, "closes", ["Bridge closes"])
        await press(pilot, "slash")
        assert "/ closes" in foot(pilot)
        await press(pilot, "backspace " * 6)
        await lists(pilot, screen, NEWEST)
        await press(pilot, "escape")
        await lists(pilot, screen, ["Bridge closes"])
        assert "“closes” · 1 found" in header(pilot)


async def test_an_empty_search_lists_everything_again() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await find(pilot, screen, "closes", ["Bridge closes"])
        await press(pilot, ["slash", *["backspace"] * 6, "enter"])
        await lists(pilot, screen, NEWEST)
        assert screen.finding is None


async def test_n_and_shift_n_go_through_the_stories_found_and_say_where_they_end() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await find(pilot, screen, "post", POST)
        seen = []
        for _ in range(3):
            await press(pilot, "n")
            await until(pilot, lambda: headline(screen) == POST[screen.headlines.cursor])
            seen.append(headline(screen))
        assert seen == POST[1:]
        await press(pilot, "n")
        assert "last of 4 found" in foot(pilot)
        await press(pilot, "N N N")
        await until(pilot, lambda: headline(screen) == FERRY)
        await press(pilot, "N")
        assert "first of 4 found" in foot(pilot)
        assert screen.library.unread == 4


async def test_n_in_a_story_goes_to_each_place_and_then_to_the_next_story() -> None:
    async with viewer(size=(100, 12)) as (pilot, screen):
        await find(pilot, screen, "passengers", NEWEST)
        await press(pilot, "enter n")
        assert screen.headlines.cursor == 0
        assert screen.reader._match is not None
        await press(pilot, "n")
        assert screen.headlines.cursor == 1
        assert screen.focused is screen.reader


async def test_after_a_search_n_is_the_next_unread_and_shift_n_marks_again() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await find(pilot, screen, "closes", ["Bridge closes"])
        await press(pilot, "N")
        assert unread(screen)["Unread"] == 8
        await press(pilot, "escape")
        await lists(pilot, screen, NEWEST)
        await press(pilot, "N")
        assert unread(screen)["Unread"] == 7


async def test_a_click_on_a_story_found_keeps_the_search_and_ends_the_asking() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await type_in(pilot, "slash", "post")
        await lists(pilot, screen, POST)
        await pilot.click("Headlines", offset=(8, 5))
        await until(pilot, lambda: not screen.prompt.display)
        assert screen.focused is screen.headlines
        assert headlines(screen) == POST
        assert headline(screen) == "Bridge closes"
        await press(pilot, "escape")
        await lists(pilot, screen, NEWEST)


async def test_a_search_stays_within_the_source_and_another_source_ends_it() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, ["h", "home", *["j"] * names(screen).index("The Morning Post"), "enter"])
        await lists(pilot, screen, POST)
        await find(pilot, screen, "passengers", POST)
        assert "“passengers” · 4 found · The Morning Post" in header(pilot)
        await press(pilot, "h j")
        await lists(pilot, screen, [COUNCIL, "Budget passes"])
        assert screen.finding is None


async def test_a_filter_lists_what_passes_it() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "s")
        await type_in(pilot, "F", "tag:news -source:post")
        await lists(pilot, screen, [COUNCIL, "Strike ends", "Budget passes"])
        await press(pilot, ["enter", "F", *["backspace"] * 21, *"starred", "enter"])
        await lists(pilot, screen, [FERRY])
        await press(pilot, ["F", *["backspace"] * 7, *"figures>3", "enter"])
        await lists(pilot, screen, [])


async def test_tab_completes_a_filter_and_goes_through_what_it_may_become() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await type_in(pilot, "F", "ta")
        assert "Tab tag:" in foot(pilot)
        await press(pilot, "tab")
        assert screen.prompt.line.value == "tag:"
        await press(pilot, "l")
        assert "Tab tag:local" in foot(pilot)
        await press(pilot, "tab")
        assert screen.prompt.line.value == "tag:local"
        assert screen.focused is screen.prompt.line
        await lists(pilot, screen, POST)


async def test_tab_goes_on_to_the_next_and_shift_tab_back() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await type_in(pilot, "F", "tag:")
        seen = []
        for key in ("tab", "tab", "tab", "tab", "shift+tab"):
            await press(pilot, key)
            seen.append(screen.prompt.line.value)
        assert seen == ["tag:local", "tag:news", "tag:odd", "tag:local", "tag:odd"]


async def test_a_name_with_blanks_is_completed_in_quotation_marks() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await type_in(pilot, "F", "unread source:flak")
        await press(pilot, "tab")
        assert screen.prompt.line.value == 'unread source:"Flaky Times"'
        await lists(pilot, screen, ["Strike ends"])


async def test_a_mistaken_filter_tells_what_is_wrong_and_can_be_mended() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await type_in(pilot, "F", "tga:news")
        assert 'no field "tga" (did you mean tag?)' in foot(pilot)
        await press(pilot, "enter")
        assert 'no field "tga" (did you mean tag?)' in foot(pilot)
        assert screen.focused is screen.prompt.line
        await press(pilot, ["home", "delete", "delete", "delete", *"tag", "enter"])
        assert not screen.prompt.display
        await until(pilot, lambda: len(headlines(screen)) == 7)


async def test_an_unfinished_filter_is_no_mistake_until_enter() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await type_in(pilot, "F", "quotes>")
        assert "✗" not in foot(pilot)
        await press(pilot, "enter")
        assert "quotes takes a whole number" in foot(pilot)
        assert screen.prompt.display


async def test_unread_only_leaves_out_what_is_read_and_shows_it_again() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "N j N L")
        await lists(pilot, screen, NEWEST[2:])
        assert "unread only" in header(pilot)
        await press(pilot, "L")
        await lists(pilot, screen, NEWEST)
        assert "unread only" not in header(pilot)


async def test_unread_only_holds_for_the_next_source_too() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "N L")
        await lists(pilot, screen, NEWEST[1:])
        await press(pilot, ["h", "home", *["j"] * names(screen).index("local")])
        await lists(pilot, screen, POST[1:])


async def test_among_the_unread_unread_only_has_nothing_to_add() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "h home j enter L")
        assert "These are the unread stories." in foot(pilot)
        assert not screen.is_unread_only


@pytest.mark.parametrize(
    ("number", "expected", "told"),
    [
        (2, NEWEST[::-1], "oldest first"),
        (3, [*POST, COUNCIL, "Budget passes", HOSTILE_STORY, "Strike ends"], "by source"),
        (4, NEWEST, "longest first"),
        (5, NEWEST, "most quotes first"),
        # Its headline holds a figure as well: nine years.
        (6, sorted(NEWEST, key=lambda one: "nine years" not in one), "most figures first"),
    ],
)
async def test_the_list_is_sorted_as_it_is_chosen(
    number: int, expected: list[str], told: str
) -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "S")
        assert isinstance(pilot.app.screen, ChoicesScreen)
        assert told.capitalize() in picture(pilot)
        await press(pilot, str(number))
        await lists(pilot, screen, expected)
        await until(pilot, lambda: told in header(pilot))
        await press(pilot, "S 1")
        await lists(pilot, screen, NEWEST)
        await until(pilot, lambda: "first" not in header(pilot))


async def test_the_orders_begin_at_the_one_that_holds_and_are_left_by_escape() -> None:
    async with viewer(size=WIDE) as (pilot, screen):
        await press(pilot, "S j enter")
        await lists(pilot, screen, NEWEST[::-1])
        await press(pilot, "S escape")
        await lists(pilot, screen, NEWEST[::-1])
        await press(pilot, "S k enter")
        await lists(pilot, screen, NEWEST)


FILTERS = Settings(
    filters=(
        SavedFilter("Harbour", "ferry", 3),
        SavedFilter("Fresh local news", "unread tag:local", 4),
        SavedFilter("Mistaken", "tga:eu", 5),
    )
)


def numbers(screen: MainScreen, name: str) -> tuple[int, int]:
    """The stories of a choice in the column, and the unread ones."""
    [scope] = [one for one in screen.source_list.scopes if one.name == name]
    return scope.stories, scope.unread


async def test_saved_filters_stand_among_the_sources_with_their_numbers() -> None:
    async with viewer(size=WIDE, settings=FILTERS) as (pilot, screen):
        await until(pilot, lambda: names(screen)[3:5] == ["Harbour", "Fresh local news"])
        assert "Mistaken" not in names(screen)
        await until(pilot, lambda: numbers(screen, "Fresh local news") == (4, 4))
        await until(pilot, lambda: numbers(screen, "Harbour") == (1, 1))
        await press(pilot, "h home j j j")
        await lists(pilot, screen, [FERRY])
        assert "Harbour · 1 unread" in header(pilot)


async def test_a_search_within_a_saved_filter_asks_for_both() -> None:
    async with viewer(size=WIDE, settings=FILTERS) as (pilot, screen):
        await until(pilot, lambda: "Harbour" in names(screen))
        await press(pilot, "h home j j j j enter")
        await lists(pilot, screen, POST)
        await find(pilot, screen, "passengers -museum", [POST[0], POST[1], POST[3]])
        await press(pilot, "escape")
        await lists(pilot, screen, POST)


async def test_long_names_of_sources_do_not_hide_the_search_in_the_header() -> None:
    async with viewer(size=(80, 24)) as (pilot, screen):
        await press(pilot, ["h", *"Extraordinarily", "enter"])
        await lists(pilot, screen, [COUNCIL, "Budget passes"])
        assert screen.scope.name == LONG
        await find(pilot, screen, "buses", [COUNCIL])
        assert "“buses” · 1 found" in header(pilot)
