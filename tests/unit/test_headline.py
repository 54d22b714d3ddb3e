"""What stands below a headline, in lists of different widths."""

import pytest

from briefing.store.coverage import Fold
from briefing.store.headlines import Headline
from briefing.ui.headline import facts_of

HOUR = 3_600
NOW = 1_790_000_000.0


def row(publisher: str, *, is_starred: bool = False) -> Headline:
    """A story of two hours ago, three minutes long, with three quotes and five figures."""
    return Headline(
        id=1, source_id=1, headline="Ferry sinks", publisher=publisher,
        date="2026-09-21T12:00:00+00:00", minutes=3, quotes=3, figures=5, url=None, place="",
        first_seen=0, time=int(NOW) - 2 * HOUR, is_read=False, is_starred=is_starred,
        is_full=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("room", "facts", "marks"),
    [
        (40, " · 2 h · 3 min · 3 sources", "“3 #5"),
        (32, " · 2 h · 3 sources", "“3 #5"),
        # The lists of terminals of 120 and of 80 columns.
        (30, " · 2 h · 3 sources", "“3"),
        (27, " · 2 h · 3 sources", ""),
        (19, " · 2 h", ""),
    ],
)
def test_the_age_of_a_story_that_others_tell_too_stays_where_there_is_little_room(
    room: int, facts: str, marks: str
) -> None:
    fold = Fold(coverage=1, stories=3, sources=3, texts=3, unread=3)
    assert facts_of(row("Ledger X"), NOW, fold, room) == ("Ledger X", facts, marks)


def test_a_star_stays_in_the_narrowest_list() -> None:
    assert facts_of(row("Ledger X", is_starred=True), NOW, None, 10)[2] == "★"
