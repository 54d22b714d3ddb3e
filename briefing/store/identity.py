"""Which story of a source a feed means: pure matching, called when a feed is stored.

A quarter of all feeds give no id, some give one id to every story, some a new one at each visit.
So a story is known by the first of several keys that tells it from every other one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from briefing.model import Draft

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a stored story from others. `id` is None for one that was cleared away."""

    id: int | None
    guid: str | None
    url: str | None
    headline: str
    date: str | None
    digest: bytes


@dataclass(frozen=True, slots=True)
class Pair:
    """A draft and the stored story that it is; None if it is a new one."""

    draft: Draft
    known: Known | None


_BY_ID: Final = (("guid",), ("guid", "url"), ("guid", "headline"), ("guid", "date"))
_BY_LOOKS: Final = (("url", "headline"),)
_WITHOUT_ID: Final = (("url",), ("url", "headline"), ("url", "date"), ("headline", "date"))


def match(
    drafts: Iterable[Draft],
    stored: Iterable[Known],
    unchanged: Collection[bytes] = frozenset(),
    home: str | None = None,
) -> list[Pair]:
    """Each draft with the story that it is, in order; the same content comes once.

    `unchanged` are the digests of stories that the feed still lists as they were: no draft is one
    of those. `home` is the address of the feed's site, which tells no story from another.
    """
    fresh = _without_repeats(drafts)
    matcher = _Matcher(fresh, list(stored), unchanged, home)
    # Ids first: a story that is looked for by its looks must not take one that has its own draft.
    for forms in (_BY_ID, _BY_LOOKS):
        matcher.take([draft for draft in fresh if draft.id], forms)
    matcher.take([draft for draft in fresh if not draft.id], _WITHOUT_ID)
    return [Pair(draft, matcher.found.get(draft.digest)) for draft in fresh]


class _Matcher:
    """The drafts and stories of one visit, and which have found each other."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        stored: Sequence[Known],
        unchanged: Collection[bytes],
        home: str | None,
    ) -> None:
        self.found: dict[bytes, Known] = {}
        self._drafts = drafts
        self._stored = stored
        self._home = home
        self._taken = {known.digest for known in stored if known.digest in unchanged}
        by_digest = {known.digest: known for known in stored}
        for draft in drafts:
            known = by_digest.get(draft.digest)
            if known is not None:
                self._pair(draft, known)

    def take(self, drafts: Sequence[Draft], forms: Sequence[tuple[str, ...]]) -> None:
        """Pair the drafts by the first form of key that is theirs alone."""
        for form in forms:
            waiting = [draft for draft in drafts if draft.digest not in self.found]
            if not waiting:
                return
            given = Counter(self._key(draft, form) for draft in self._drafts)
            stories: dict[Key | None, list[Known]] = {}
            for known in self._stored:
                stories.setdefault(self._key(known, form), []).append(known)
            for draft in waiting:
                key = self._key(draft, form)
                same = stories.get(key, [])
                if key is None or given[key] > 1 or len(same) != 1:
                    continue
                [known] = same
                if known.digest not in self._taken and not _differs_wholly(draft, known):
                    self._pair(draft, known)

    def _pair(self, draft: Draft, known: Known) -> None:
        self.found[draft.digest] = known
        self._taken.add(known.digest)

    def _key(self, item: Draft | Known, form: tuple[str, ...]) -> Key | None:
        """The key of an item, None if it lacks a part."""
        parts = []
        for name in form:
            match name:
                case "guid":
                    part = item.id if isinstance(item, Draft) else item.guid
                case "url":
                    part = None if item.url == self._home else item.url
                case "headline":
                    part = item.headline
                case _:
                    part = item.date
            if not part:
                return None
            parts.append(part)
        return tuple(parts)


def _without_repeats(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those that say again what an earlier one said."""
    contents: set[bytes] = set()
    looks: set[tuple[str | None, str | None, str, str]] = set()
    kept = []
    for draft in drafts:
        look = (draft.id, draft.url, draft.headline, draft.date) if draft.date else None
        if draft.digest in contents or look in looks:
            continue
        contents.add(draft.digest)
        if look is not None and draft.headline:
            looks.add((draft.id, draft.url, draft.headline, look[3]))
        kept.append(draft)
    return kept


def _differs_wholly(draft: Draft, known: Known) -> bool:
    """Whether nothing but an id is the same: then two stories were given one id."""
    return (
        draft.headline != known.headline
        and draft.url != known.url
        and None not in (draft.date, known.date)
        and draft.date != known.date
    )
