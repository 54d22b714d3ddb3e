"""Events on the screen: the fold and why it holds, the other sources, what is decided by hand."""

from collections.abc import Sequence
from contextlib import closing

from textual.pilot import Pilot

from briefing import paths
from briefing.store.database import open_for_writing
from briefing.store.headlines import Headline
from briefing.ui.screens.main import MainScreen
from briefing.ui.screens.sheets import SheetScreen
from tests.ui.conftest import picture, press, until, viewer
from tests.ui.feeds import save_sources
from tests.unit.coverage_samples import Told, place_everything, put

_WIRE = "The ferry Kestrel ran aground off Marlow Point with 214 passengers."
_POST = "Lifeboats took 214 passengers off the ferry Kestrel at Marlow Point."
_CHEESE = "A goat's cheese from Lindale won gold at the fair in Ostby."
STORIES = (
    Told("", "Post", "2026-03-02T09:00:00+00:00", "Passengers taken off the Kestrel", _POST),
    Told("", "Wire", "2026-03-02T08:00:00+00:00", "Ferry Kestrel off Marlow Point", _WIRE),
    Told("", "Mail", "2026-03-02T07:00:00+00:00", "Ferry Kestrel off Marlow Point", _WIRE),
    Told("", "Mail", "2026-03-02T06:00:00+00:00", "Lindale cheese wins gold", _CHEESE),
)
"""Three on one event, the later two with the same text; and one of its own."""
MAIL = 2


def save_stories(*, are_placed: bool = True) -> None:
    """Store the stories, of three saved feeds."""
    names = ("Post", "Wire", "Mail")
    save_sources(*(f'https://{name.lower()}.example/feed "~{name}"' for name in names))
    with closing(open_for_writing(paths.database_file())) as db:
        put(db, STORIES)
        if are_placed:
            place_everything(db)


def told_by(screen: MainScreen) -> Sequence[int]:
    """How many stories each event of the list has, row by row; 1 for one that is alone."""
    rows = [screen.library.row(index) for index in range(len(screen.library))]
    folds = [screen.library.fold_of(row.id) for row in rows if isinstance(row, Headline)]
    return [1 if fold is None else fold.stories for fold in folds]


async def until_told_by(pilot: Pilot[None], screen: MainScreen, *stories: int) -> None:
    await until(pilot, lambda: told_by(screen) == list(stories))
    await pilot.pause()


async def lay_coverage(pilot: Pilot[None]) -> SheetScreen:
    await pilot.press("C")
    await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
    sheet = pilot.app.screen
    assert isinstance(sheet, SheetScreen)
    await until(pilot, lambda: bool(sheet.view.sheet.choices))
    await pilot.pause()
    return sheet


async def test_the_fold_hides_nothing_says_why_and_leads_to_each_source() -> None:
    save_stories()
    async with viewer() as (pilot, screen):
        await until_told_by(pilot, screen, 3, 3, 3, 1)
        await press(pilot, "f")
        await until(pilot, lambda: len(screen.library) == 2)
        shown = picture(pilot)
        assert "folded" in shown.splitlines()[0]
        # The same text from two feeds counts once.
        assert "2 sources" in shown
        assert "in 2 sources · Wire · Mail" in shown
        await lay_coverage(pilot)
        shown = picture(pilot)
        assert "2 sources · 3 stories, 2 of them with a text of their own" in shown
        header = shown.splitlines()[0]
        assert header.startswith(" briefing   Coverage · this event ")
        assert header.endswith(" 3 stories")
        assert "share: " in shown
        assert "Kestrel" in shown.partition("share: ")[2].splitlines()[0]
        assert shown.count("Ferry Kestrel off Marlow Point") == 2
        # Its second story, which the folded list does not have, is read by its key.
        await press(pilot, "j enter")
        await until(pilot, lambda: screen.reader.entry is not None)
        await until(pilot, lambda: "Ferry Kestrel" in picture(pilot))
        assert screen.reader.entry is not None
        assert screen.reader.entry.story.publisher == "Wire"
        await press(pilot, "h f")
        await until(pilot, lambda: len(screen.library) == 4)


async def test_voices_of_a_folded_list_are_those_of_all_its_stories() -> None:
    save_stories()
    async with viewer() as (pilot, screen):
        await until_told_by(pilot, screen, 3, 3, 3, 1)
        await press(pilot, "f")
        await until(pilot, lambda: len(screen.library) == 2)
        await press(pilot, "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
        sheet = pilot.app.screen
        assert isinstance(sheet, SheetScreen)
        assert [len(stories.ids) for stories in sheet.choices] == [1, 3, 4]


async def test_folding_stays_with_the_event_that_was_read() -> None:
    save_stories()
    async with viewer() as (pilot, screen):
        await until_told_by(pilot, screen, 3, 3, 3, 1)
        await press(pilot, "j j")
        row = screen.chosen_story
        assert row is not None
        members = screen.library.members(row.id)
        assert len(members) == 3
        await press(pilot, "f")
        await until(pilot, lambda: len(screen.library) == 2)
        assert screen.chosen_story is not None
        assert screen.chosen_story.id in members
        before = screen.chosen_story.id
        await press(pilot, "f")
        await until(pilot, lambda: len(screen.library) == 4)
        assert screen.chosen_story.id == before


async def test_the_name_of_another_source_leads_to_its_story() -> None:
    # They are found to be on one event while the first of them is open.
    save_stories(are_placed=False)
    async with viewer() as (pilot, screen):
        await until_told_by(pilot, screen, 3, 3, 3, 1)
        await until(pilot, lambda: "in 2 sources · Wire · Mail" in picture(pilot))
        lines = picture(pilot).splitlines()
        row = next(n for n, line in enumerate(lines) if "in 2 sources" in line)
        await pilot.click(offset=(lines[row].index("Mail"), row))
        await until(pilot, lambda: screen.headlines.cursor == MAIL)
        assert screen.focused is screen.reader


async def test_what_is_decided_by_hand_can_be_taken_back_and_stays_after_a_restart() -> None:
    save_stories()
    async with viewer() as (pilot, screen):
        await until_told_by(pilot, screen, 3, 3, 3, 1)
        await lay_coverage(pilot)
        await press(pilot, "x")
        await until_told_by(pilot, screen, 1, 2, 2, 1)
        assert "The story is by itself now. U takes it back." in picture(pilot)
        await press(pilot, "U")
        await until_told_by(pilot, screen, 3, 3, 3, 1)
        await press(pilot, ". G . M")
        await until_told_by(pilot, screen, 4, 4, 4, 4)
        assert "2 stories are on one event now. U takes it back." in picture(pilot)
        await press(pilot, "U")
        await until_told_by(pilot, screen, 3, 3, 3, 1)
        await press(pilot, "g")
        await lay_coverage(pilot)
        await press(pilot, "x")
        await until_told_by(pilot, screen, 1, 2, 2, 1)
        await press(pilot, ". G . M")
        await until_told_by(pilot, screen, 2, 2, 2, 2)
    async with viewer() as (pilot, screen):
        await until_told_by(pilot, screen, 2, 2, 2, 2)
