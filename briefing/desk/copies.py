"""Stories with the same text, as several sources bring it: each text is told of once. Pure.

Called by what is made of many stories: voices, counts, the brief.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from briefing.desk.covering.words import plain_text
from briefing.desk.entries import Entry

Copies: TypeAlias = tuple[Entry, ...]
"""Stories that have one text, the first of them first."""


def by_text(entries: Sequence[Entry]) -> list[Copies]:
    """The stories by their text, whatever its spaces, signs and capitals are; in their order."""
    by_headline: dict[str, list[Entry]] = {}
    for entry in entries:
        by_headline.setdefault(plain_text(entry.story.headline), []).append(entry)
    # A text is read whole only where another has its headline.
    alone = {id(same[0]) for same in by_headline.values() if len(same) == 1}
    groups: dict[object, list[Entry]] = {}
    for entry in entries:
        key = id(entry) if id(entry) in alone else plain_text(entry.story.text)
        groups.setdefault(key, []).append(entry)
    return [tuple(group) for group in groups.values()]


def publishers(copies: Iterable[Entry]) -> str:
    """Who has brought a text: "Coast Wire, Evening Mail"."""
    return ", ".join(dict.fromkeys(entry.story.publisher for entry in copies))
