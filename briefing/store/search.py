"""A filter as SQL: the stories whose words, speakers, numbers and flags are as it asks.

Called by the lists, also while a filter is typed.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing.store.filters import Filter, Word

_IN_WORDS: Final = "id IN (SELECT rowid FROM words WHERE words MATCH ?)"
_IN_SPEAKERS: Final = "id IN (SELECT rowid FROM speakers WHERE speakers MATCH ?)"

_WITH_A_FILE: Final = "id IN (SELECT story_id FROM enclosure WHERE medium = ?)"


class Condition(NamedTuple):
    """SQL about a row of `story`, and the values of its question marks."""

    sql: str
    values: tuple[str | int, ...] = ()


def condition(filter: Filter, keep: Iterable[int] = ()) -> Condition:
    """What a story must meet, "" if nothing; those in `keep` need be neither read nor unread."""
    parts = list(_conditions(filter, keep))
    return Condition(
        " AND ".join(part.sql for part in parts),
        tuple(value for part in parts for value in part.values),
    )


def _conditions(filter: Filter, keep: Iterable[int]) -> Iterator[Condition]:
    if filter.is_read is not None:
        yield Condition(_flag("is_read" if filter.is_read else "NOT is_read", keep))
    if filter.is_starred is not None:
        yield Condition("is_starred" if filter.is_starred else "NOT is_starred")
    if filter.sources is not None:
        yield Condition(_of_sources(filter.sources))
    if filter.excluded_sources:
        yield Condition(f"NOT {_of_sources(filter.excluded_sources)}")
    if filter.since is not None:
        yield Condition("time >= ?", (filter.since,))
    if filter.before is not None:
        yield Condition("time < ?", (filter.before,))
    for measure, operator, number in filter.comparisons:
        yield Condition(f"{measure} {operator} ?", (number,))
    for group in filter.any_of:
        choices = [condition(choice, keep) for choice in group]
        sql = " OR ".join(f"({choice.sql})" for choice in choices)
        yield Condition(f"({sql})", tuple(value for choice in choices for value in choice.values))
    for medium in filter.media:
        yield Condition(_WITH_A_FILE, (medium.value,))
    for medium in filter.excluded_media:
        yield Condition(f"NOT {_WITH_A_FILE}", (medium.value,))
    yield from _texts(filter)


def _texts(filter: Filter) -> Iterator[Condition]:
    """What is asked of words and speakers."""
    # Words that no source is called by are looked up together, which is faster than one by one.
    in_text = [word for word in filter.words if not word.sources]
    if in_text:
        yield Condition(_IN_WORDS, (" AND ".join(map(_quoted, in_text)),))
    for word in filter.words:
        if word.sources:
            yield _anywhere(word)
    for word in filter.excluded:
        sql, values = _anywhere(word)
        yield Condition(f"NOT ({sql})", values)
    for word in filter.speakers:
        yield Condition(_IN_SPEAKERS, (_quoted(word),))
    for word in filter.excluded_speakers:
        yield Condition(f"NOT {_IN_SPEAKERS}", (_quoted(word),))


def _anywhere(word: Word) -> Condition:
    """A word that stands in a story, or in the name of its source."""
    sql = f"({_IN_WORDS} OR {_of_sources(word.sources)})" if word.sources else _IN_WORDS
    return Condition(sql, (_quoted(word),))


def _quoted(word: Word) -> str:
    """A word or a phrase in FTS5's language, where quotation marks make every sign plain."""
    # Half a character, which a keyboard can send, is no text for the database.
    text = word.text.replace("\0", " ").replace('"', " ").encode("utf-8", "replace").decode("utf-8")
    column = "headline : " if word.in_title else ""
    return f'{column}"{text}"{" *" if word.begins else ""}'


def _of_sources(sources: Iterable[int]) -> str:
    # The sign keeps SQLite from gathering source by source, and sorting all of it after that.
    return f"+source_id IN ({_numbers(sources)})"


def _flag(sql: str, keep: Iterable[int]) -> str:
    kept = _numbers(keep)
    return f"({sql} OR id IN ({kept}))" if kept else sql


def _numbers(ids: Iterable[int]) -> str:
    return ", ".join(str(int(id_)) for id_ in ids)
