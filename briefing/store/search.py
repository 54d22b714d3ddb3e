"""Finds stories by their words; called by the viewer's search, also while a query is typed."""

import re
from array import array
from typing import Final, Literal

from briefing.store.database import Database
from briefing.store.trouble import in_words

RANKED: Final = 2000
"""Stories that are compared at most for the best; of more, the newest."""
_HEADLINE_WEIGHT: Final = 8.0
_LONGEST_QUERY: Final = 1000
_SHORTEST_BEGINNING: Final = 3
"""Letters with which so few words begin that they are found while a query is typed."""
_MOST_TERMS: Final = 32
# A quotation mark that is not closed yet reaches to the end.
_TERM = re.compile(r'(-?)(?:"([^"]*)("|\Z)|([^\s"]+))')


@in_words
def search(
    db: Database,
    query: str,
    limit: int,
    order: Literal["newest", "best"] = "newest",
    is_typing: bool = False,
) -> "array[int]":
    """The ids of at most `limit` stories with all words of the query, in capitals or not.

    `"an exact phrase"`, `-word` for one that must not be there, and `begin*` are understood. While
    `is_typing`, a last word of three letters or more need only begin so. Anything else is looked
    for as it is; a query without a word finds nothing. Of very many, those stored last are found.
    """
    expression = _expression(query, is_typing)
    if expression is None:
        return array("q")
    if order == "newest":
        rows = db.execute(
            "SELECT id FROM story WHERE id IN"
            " (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?)"
            " ORDER BY time DESC, id DESC LIMIT ?",
            (expression, max(limit, RANKED), limit),
        )
    else:
        rows = db.execute(
            "SELECT rowid FROM (SELECT rowid, bm25(words, ?) AS score FROM words"
            " WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY score, rowid DESC LIMIT ?",
            (_HEADLINE_WEIGHT, expression, max(limit, RANKED), limit),
        )
    return array("q", [id_ for (id_,) in rows])


def _expression(query: str, is_typing: bool) -> str | None:
    """The query in FTS5's language, every term in quotation marks; None if it asks for nothing."""
    # Half a character, which a keyboard can send, is no text for the database.
    query = query[:_LONGEST_QUERY].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    wanted: list[str] = []
    unwanted: list[str] = []
    for found in list(_TERM.finditer(query))[:_MOST_TERMS]:
        minus, phrase, mark, word = found.groups()
        term = phrase if word is None else word
        if not any(sign.isalnum() for sign in term):
            continue
        # A phrase is over with its closing mark, a word with the space after it.
        is_open = is_typing and found.end() == len(query) and mark != '"' and not minus
        is_long = len(term) >= _SHORTEST_BEGINNING or not term.isascii()
        begins = (is_open and is_long) or (word is not None and word.endswith("*"))
        quoted = f'"{term}"{" *" if begins else ""}'
        (unwanted if minus else wanted).append(quoted)
    if not wanted:
        return None
    return " ".join([" AND ".join(wanted), *(f"NOT {term}" for term in unwanted)])
