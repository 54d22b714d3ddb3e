"""Finding the stories on one event: how well, measured on stories that were marked by hand."""

import random
from itertools import combinations
from typing import NamedTuple

import pytest

from briefing.desk.covering.shared import shared
from briefing.store.coverage import coverage_id
from briefing.store.database import Database
from tests.unit.coverage_samples import Told, place_everything, put, told
from tests.unit.store_samples import database, document

db = database


class Measured(NamedTuple):
    """How well pairs of stories were found to be on one event."""

    precision: float
    recall: float


def measured(db: Database, stories: list[Told]) -> Measured:
    ids = put(db, stories)
    place_everything(db)
    coverages = [coverage_id(db, story) or -story for story in ids]
    both = found = meant = 0
    for one, other in combinations(range(len(stories)), 2):
        is_meant = stories[one].event == stories[other].event
        is_found = coverages[one] == coverages[other]
        both += is_meant and is_found
        found += is_found
        meant += is_meant
    return Measured(both / found, both / meant)


def in_order(stories: list[Told], order: str) -> list[Told]:
    stories = sorted(stories, key=lambda story: story.date, reverse=order == "latest first")
    if order == "mixed":
        random.Random(7).shuffle(stories)
    return stories


@pytest.mark.parametrize("order", ["earliest first", "latest first", "mixed"])
@pytest.mark.parametrize("half", ["tuning.txt", "held.txt"])
def test_stories_on_one_event_are_found_together_and_others_are_not(
    db: Database, half: str, order: str
) -> None:
    result = measured(db, in_order(told(half), order))
    assert result.precision >= 0.97, result
    assert result.recall >= 0.85, result


FERRY = (
    (
        "Ferry sinks off Kessa",
        "The ferry Lantern sank off Kessa. 15 people died, Ines Marlow said.",
    ),
    ("Divers search off Kessa", "The ferry Lantern sank, and 15 people died, says Ines Marlow."),
    ("Lantern lost off Kessa", "Off Kessa 12 people died in the ferry Lantern."),
)


def test_what_all_stories_share_is_told_and_no_figure_that_one_of_them_disputes() -> None:
    told = shared([document(*one) for one in FERRY])
    assert {one.stories for one in told} == {3}
    texts = [one.text for one in told]
    assert "ferry Lantern" in texts
    assert "Kessa" in texts
    assert not any("15" in text or "12" in text or "Marlow" in text for text in texts)


def test_where_nothing_is_shared_by_all_the_number_that_shares_it_is_told() -> None:
    other = document("Wheat up", "Growers in Ostby sold more.")
    told = shared([*(document(*one) for one in FERRY), other])
    assert ("ferry Lantern", 3) in told
    assert ("Ines Marlow", 2) in told
    assert not any(character.isdigit() for one in told for character in one.text)


def test_there_are_enough_stories_to_measure_on() -> None:
    tuning, held = told("tuning.txt"), told("held.txt")
    events = [story.event for story in (*tuning, *held)]
    assert len(events) >= 60
    assert len({event for event in events if events.count(event) > 1}) >= 20
    assert len(held) >= len(tuning) / 3
