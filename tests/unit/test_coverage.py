"""Finding the stories on one event: how well, measured on stories that were marked by hand."""

import random
from itertools import combinations
from typing import NamedTuple

import pytest

from briefing.store.coverage import coverage_id
from briefing.store.database import Database
from tests.unit.coverage_samples import Told, place_everything, put, told
from tests.unit.store_samples import database

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


def test_there_are_enough_stories_to_measure_on() -> None:
    tuning, held = told("tuning.txt"), told("held.txt")
    events = [story.event for story in (*tuning, *held)]
    assert len(events) >= 60
    assert len({event for event in events if events.count(event) > 1}) >= 20
    assert len(held) >= len(tuning) / 3
