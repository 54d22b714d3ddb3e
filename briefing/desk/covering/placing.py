"""Places stories among those of the days around them: with the others on their event, or alone."""

from collections import Counter
from hashlib import blake2b
from typing import Final

from briefing.desk.covering.likeness import ALIKE, STILL_ALIKE, Seen, belonging
from briefing.desk.covering.profiles import (
    Profile,
    names,
    packed,
    profile,
    telling,
    unpacked,
    weighed,
)
from briefing.desk.covering.terms import terms, words
from briefing.desk.covering.words import WORD, folded
from briefing.store.coverage import coverage_id, new_coverage, put_in
from briefing.store.database import Database, writing
from briefing.store.placing import (
    DAY,
    Placed,
    Unplaced,
    apart_from,
    commonness,
    count_terms,
    drop_waiting,
    is_by_hand,
    placed,
    put_placed,
    sharing,
    stories_placed,
    take_out,
    unplaced,
    waiting,
)
from briefing.store.trouble import in_words

DAYS: Final = 2
"""Days before and after a story on which others may be on the same event."""
POSTED: Final = 14
"""Terms by which a story is found, and finds."""
CANDIDATES: Final = 30
MEMBERS: Final = 40
"""Stories of a coverage that one more is compared with."""
TOO_COMMON: Final = 400
SHARE: Final = 100
"""A term finds nothing that is in more stories than these, and in more than one in so many."""


@in_words
def place(db: Database, limit: int) -> tuple[int, ...]:
    """Place at most `limit` of the stories that wait for it; the ids of those that were looked at.

    All in one transaction, those that came last first. Raises StoreError.
    """
    with writing(db):
        ids = waiting(db, limit)
        if ids:
            _Round(db).place(unplaced(db, ids))
            drop_waiting(db, ids)
    return tuple(ids)


class _Round:
    """A number of stories that are placed together: what they need of the store is read once."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._stories = stories_placed(db)
        self._common: dict[int, int] = {}
        self._counted: Counter[int] = Counter()
        self._seen: dict[int, Seen] = {}
        self._added = 0

    def place(self, stories: list[Unplaced]) -> None:
        profiles = [_profile(story) for story in stories]
        self._learn({term for found in profiles for term in found.terms})
        for story, found in zip(stories, profiles, strict=True):
            self._place(story, found)
        count_terms(self._db, self._counted, self._added)

    def _place(self, story: Unplaced, found: Profile) -> None:
        weights = weighed(found, self._common, self._stories)
        posted = telling(found, weights, POSTED)
        others = self._others(story, posted)
        text = _text(story)
        copies = [one.text for one in others if story.url is not None and one.url == story.url]
        text = copies[0] if copies else text
        seen = Seen(story.source_id, story.time, text, weights, names(found))
        self._forget(story.id)
        row = Placed(story.id, story.source_id, story.time, story.url, text, packed(found), None)
        put_placed(self._db, row, posted)
        self._count(found, 1)
        self._seen[story.id] = seen
        self._settle(story.id, seen, others)

    def _settle(self, story: int, seen: Seen, others: list[Placed]) -> None:
        """Put a story where it belongs, or leave it where a reader has put it."""
        former = coverage_id(self._db, story)
        groups: dict[int, list[Placed]] = {}
        for one in others:
            # A negative number stands for a story that is alone.
            groups.setdefault(-one.id if one.coverage is None else one.coverage, []).append(one)
        fits = {
            group: belonging(seen, [self._seen[one.id] for one in members])
            for group, members in groups.items()
        }
        if former is not None:
            if former not in fits or fits[former] >= STILL_ALIKE or is_by_hand(self._db, story):
                return
            take_out(self._db, story)
        apart = apart_from(self._db, story)
        best = max(
            (group for group in fits if group not in apart and fits[group] >= ALIKE),
            key=lambda group: (fits[group], group),
            default=None,
        )
        if best is None:
            return
        if best < 0:
            partner, best = -best, new_coverage(self._db)
            put_in(self._db, partner, best)
        put_in(self._db, story, best)

    def _others(self, story: Unplaced, posted: list[int]) -> list[Placed]:
        """The stories that may be on the same event, with all that they are together with."""
        limit = max(TOO_COMMON, self._stories // SHARE)
        rare = [term for term in posted if self._common.get(term, 0) <= limit]
        day = story.time // DAY
        ids = sharing(self._db, rare, (day - DAYS, day + DAYS), CANDIDATES)
        former = coverage_id(self._db, story.id)
        if former is not None:
            ids.append(story.id)
        found = [one for one in placed(self._db, ids, MEMBERS) if one.id != story.id]
        fresh = [one for one in found if one.id not in self._seen]
        profiles = [unpacked(one.terms) for one in fresh]
        self._learn({term for made in profiles for term in made.terms})
        for one, made in zip(fresh, profiles, strict=True):
            weights = weighed(made, self._common, self._stories)
            self._seen[one.id] = Seen(one.source_id, one.time, one.text, weights, names(made))
        return found

    def _forget(self, story: int) -> None:
        """Take back what was counted for a story that was placed with another text."""
        for former in placed(self._db, [story], 0):
            if former.id == story:
                self._count(unpacked(former.terms), -1)

    def _count(self, found: Profile, sign: int) -> None:
        self._added += sign
        for term in found.terms:
            self._counted[term] += sign
            self._common[term] = self._common.get(term, 0) + sign

    def _learn(self, asked: set[int]) -> None:
        """Look up how common these terms are, once a round."""
        new = asked - self._common.keys()
        if new:
            known = commonness(self._db, new)
            self._common.update((term, known.get(term, 0)) for term in new)


def _profile(story: Unplaced) -> Profile:
    named = frozenset(word.stem for word in words(story.document) if word.is_name)
    return profile(terms(story.document, story.marks), named)


def _text(story: Unplaced) -> int:
    """A number for the text of a story, whatever its spaces, signs and capitals are."""
    plain = " ".join(folded(match[0]) for match in WORD.finditer(story.document.text))
    digest = blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True) >> 1
