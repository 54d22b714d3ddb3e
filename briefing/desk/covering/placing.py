"""Places stories among those of the days around them: with the others on their event, or alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Final

from briefing.desk.covering.likeness import ALIKE, STILL_ALIKE, Seen, belonging, likeness
from briefing.desk.covering.profiles import (
    Profile,
    names,
    packed,
    profile,
    rarity,
    telling,
    unpacked,
    weighed,
)
from briefing.desk.covering.terms import terms, words
from briefing.desk.covering.words import plain_text
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
FEW: Final = 4
"""Terms below which one that is shared makes a story worth to be looked at."""
CANDIDATES: Final = 24
MEMBERS: Final = 20
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
        self._rarity: dict[int, float] = {}
        self._counted: Counter[int] = Counter()
        self._seen: dict[int, Seen] = {}
        self._added = 0

    def place(self, stories: list[Unplaced]) -> None:
        """Place all, one after the other."""
        profiles = [_profile(story) for story in stories]
        self._learn(profiles)
        for story, found in zip(stories, profiles, strict=True):
            self._place(story, found)
        count_terms(self._db, self._counted, self._added)

    def _place(self, story: Unplaced, found: Profile) -> None:
        weights = weighed(found, self._rarity)
        posted = telling(found, weights, POSTED)
        others = self._others(story, posted)
        copies = [one.text for one in others if story.url is not None and one.url == story.url]
        text = copies[0] if copies else _text(story)
        self._forget(story.id)
        row = Placed(story.id, story.source_id, story.time, story.url, text, packed(found), None)
        put_placed(self._db, row, posted)
        self._count(found, 1)
        self._seen[story.id] = Seen(story.source_id, story.time, text, weights, names(found))
        groups = _Groups(self._db, self._seen, others)
        groups.settle(story.id)
        groups.gather(story.id)

    def _others(self, story: Unplaced, posted: list[int]) -> list[Placed]:
        """The stories that may be on the same event, with all that they are together with."""
        limit = max(TOO_COMMON, self._stories // SHARE)
        rare = [term for term in posted if self._common.get(term, 0) <= limit]
        day = story.time // DAY
        least = 2 if len(rare) >= FEW else 1
        ids = sharing(self._db, rare, (day - DAYS, day + DAYS), least, CANDIDATES)
        # The story itself brings those that it is together with already.
        found = [one for one in placed(self._db, [*ids, story.id], MEMBERS) if one.id != story.id]
        fresh = [one for one in found if one.id not in self._seen]
        profiles = [unpacked(one.terms) for one in fresh]
        self._learn(profiles)
        for one, made in zip(fresh, profiles, strict=True):
            weights = weighed(made, self._rarity)
            self._seen[one.id] = Seen(one.source_id, one.time, one.text, weights, names(made))
        return found

    def _forget(self, story: int) -> None:
        """Take back what was counted for a story that was placed with another text."""
        for former in placed(self._db, [story], 0):
            self._count(unpacked(former.terms), -1)

    def _count(self, found: Profile, sign: int) -> None:
        self._added += sign
        for term in found.terms:
            self._counted[term] += sign
            self._common[term] = self._common.get(term, 0) + sign

    def _learn(self, profiles: Sequence[Profile]) -> None:
        """Look up how rare the terms are that have not been looked up in this round."""
        new = {
            term: sort
            for found in profiles
            for term, sort in zip(found.terms, found.sorts, strict=True)
            if term not in self._rarity
        }
        if new:
            self._common.update(commonness(self._db, new))
            for term, sort in new.items():
                self._rarity[term] = rarity(sort, self._common.get(term, 0), self._stories)


class _Groups:
    """A story's neighbours by the coverage that they are in."""

    def __init__(self, db: Database, seen: Mapping[int, Seen], others: Iterable[Placed]) -> None:
        self._db = db
        self._seen = seen
        self._home: dict[int, int] = {}
        self._members: dict[int, set[int]] = {}
        self._alike: dict[tuple[int, int], float] = {}
        for one in others:
            # A negative number stands for a story that is alone.
            self._move(one.id, -one.id if one.coverage is None else one.coverage)

    def settle(self, story: int) -> None:
        """Put a story where it belongs, or leave it where it is well, or where a reader put it."""
        former = coverage_id(self._db, story)
        fits = {group: self._fit(story, group) for group in self._members}
        if former is not None:
            # With nothing to compare it with, there is no reason to move it either.
            is_well = former not in fits or fits[former] >= STILL_ALIKE
            if is_well or is_by_hand(self._db, story):
                self._move(story, former)
                return
            take_out(self._db, story)
        self._move(story, -story)
        apart = apart_from(self._db, story)
        best = max(
            (group for group in fits if group not in apart and fits[group] >= ALIKE),
            key=lambda group: (fits[group], group),
            default=None,
        )
        if best is not None:
            self._put(story, best)

    def gather(self, story: int) -> None:
        """Bring those to a story that fit it and its coverage better than where they are."""
        near = {
            other: alike
            for other in self._home
            if other != story and (alike := self._likeness(other, story)) >= ALIKE
        }
        for other in sorted(near, key=lambda other: (-near[other], other)):
            home, group = self._home[other], self._home[story]
            if home == group or is_by_hand(self._db, other):
                continue
            fit = self._fit(other, group)
            if fit < ALIKE or fit <= self._fit(other, home):
                continue
            # Who was split off from a coverage does not draw others out of it, either.
            drawn_by = [one for one in self._members[group] if home in apart_from(self._db, one)]
            if not drawn_by and group not in apart_from(self._db, other):
                if home > 0:
                    take_out(self._db, other)
                self._move(other, -other)
                self._put(other, group)

    def _fit(self, story: int, group: int) -> float:
        members = self._members[group] - {story}
        return belonging(self._likeness(story, one) for one in members)

    def _likeness(self, one: int, other: int) -> float:
        """How alike two stories are, worked out once."""
        pair = (one, other) if one < other else (other, one)
        alike = self._alike.get(pair)
        if alike is None:
            alike = self._alike[pair] = likeness(self._seen[pair[0]], self._seen[pair[1]])
        return alike

    def _put(self, story: int, group: int) -> None:
        """Put a story into a coverage, or together with one that was alone."""
        if group < 0:
            partner, group = -group, new_coverage(self._db)
            put_in(self._db, partner, group)
            self._move(partner, group)
        put_in(self._db, story, group)
        self._move(story, group)

    def _move(self, story: int, group: int) -> None:
        if story in self._home:
            left = self._members[self._home[story]]
            left.discard(story)
            if not left:
                del self._members[self._home[story]]
        self._home[story] = group
        self._members.setdefault(group, set()).add(story)


def _profile(story: Unplaced) -> Profile:
    named = frozenset(word.stem for word in words(story.document) if word.is_name)
    return profile(terms(story.document, story.marks), named)


def _text(story: Unplaced) -> int:
    """A number for the text of a story, whatever its spaces, signs and capitals are."""
    plain = plain_text(story.document.text).encode("utf-8", "replace")
    digest = blake2b(plain, digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True) >> 1
