"""What a reader decides of events and names: it holds against what is found, and is taken back."""

from briefing.desk.deciding import join_stories, part_names, part_story
from briefing.desk.triage import Step
from briefing.store.coverage import members
from briefing.store.database import Database
from briefing.store.ties import tie, ties
from tests.unit.coverage_samples import Told, change, place_everything, put
from tests.unit.store_samples import database

db = database

FERRY = "The ferry Kestrel ran aground off Marlow Point with 214 passengers, Northline said."
STORIES = (
    Told("", "Wire", "2026-03-02T06:00:00+00:00", "Ferry Kestrel aground off Marlow Point", FERRY),
    Told("", "Post", "2026-03-02T07:00:00+00:00", "Kestrel aground, 214 passengers safe", FERRY),
    Told("", "Mail", "2026-03-02T08:00:00+00:00", "Ferry Kestrel stuck at Marlow Point", FERRY),
    Told("", "Mail", "2026-03-02T09:00:00+00:00", "Cheese wins gold", "Goats were at the fair."),
)


def together(db: Database, stories: list[int]) -> list[int]:
    """How many stories each of the stories is together with, itself among them."""
    return [len(members(db, story)) for story in stories]


def done(step: Step | None) -> Step:
    assert step is not None
    return step


def test_a_story_that_is_taken_out_stays_out_until_that_is_taken_back(db: Database) -> None:
    stories = put(db, STORIES)
    place_everything(db)
    assert together(db, stories) == [3, 3, 3, 1]
    step = done(part_story(db, stories[0]))
    change(db, stories[0], STORIES[0].headline, FERRY + " It was raining.")
    place_everything(db)
    assert together(db, stories) == [1, 2, 2, 1]
    assert part_story(db, stories[0]) is None
    step.undo(db)
    assert together(db, stories) == [3, 3, 3, 1]
    # What keeps it out is gone, too.
    change(db, stories[0], STORIES[0].headline, FERRY)
    place_everything(db)
    assert together(db, stories) == [3, 3, 3, 1]


def test_joining_two_events_is_taken_back_as_a_whole(db: Database) -> None:
    stories = put(db, [*STORIES, STORIES[3]._replace(source="Post")])
    place_everything(db)
    assert together(db, stories) == [3, 3, 3, 2, 2]
    step = done(join_stories(db, [stories[0], stories[3]]))
    assert together(db, stories) == [5] * 5
    step.undo(db)
    assert together(db, stories) == [3, 3, 3, 2, 2]


def test_a_story_that_went_meanwhile_does_not_come_back(db: Database) -> None:
    stories = put(db, STORIES)
    place_everything(db)
    step = done(join_stories(db, stories))
    with db:
        db.execute("DELETE FROM story WHERE id = ?", (stories[1],))
    step.undo(db)
    assert together(db, [stories[0], stories[2], stories[3]]) == [2, 2, 1]


def test_two_names_are_told_apart_until_that_is_taken_back(db: Database) -> None:
    step = done(part_names(db, "Ivo Marsh", "Marsh"))
    assert ties(db) == {("Ivo Marsh", "Marsh"): False}
    assert part_names(db, "Ivo Marsh", "Marsh") is None
    step.undo(db)
    assert ties(db) == {}
    tie(db, "Ivo Marsh", "Marsh", True)
    done(part_names(db, "Marsh", "Ivo Marsh")).undo(db)
    assert ties(db) == {("Ivo Marsh", "Marsh"): True}
