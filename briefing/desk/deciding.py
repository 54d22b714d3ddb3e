"""What a reader decides of events and names, against what was found; each can be taken back.

The viewer gives these to `Triage.decide`, which runs them in the library's thread.
"""

from collections.abc import Sequence

from briefing.desk.triage import Step
from briefing.store.coverage import join, restore, split, standing
from briefing.store.database import Database
from briefing.store.ties import tie, ties


def join_stories(db: Database, stories: Sequence[int]) -> Step | None:
    """Put stories together for good; None where they all are already. Raises StoreError."""
    first, *others = stories
    former = standing(db, stories)
    done = [join(db, first, other) for other in others]
    if not any(done):
        return None
    count = sum(done) + 1
    return Step(f"{count} stories are on one event now", lambda db: restore(db, former))


def part_story(db: Database, story: int) -> Step | None:
    """Take a story out of its coverage for good; None where it is alone. Raises StoreError."""
    former = standing(db, [story])
    if not split(db, story):
        return None
    return Step("the story is by itself now", lambda db: restore(db, former))


def part_names(db: Database, name: str, form: str) -> Step | None:
    """Keep for good that two names are two people's; None where they are. Raises StoreError."""
    pair = (min(name, form), max(name, form))
    former = ties(db).get(pair)
    if former is False or not tie(db, name, form, False):
        return None
    return Step(f"{form} and {name} are two voices now", lambda db: tie(db, name, form, former))
