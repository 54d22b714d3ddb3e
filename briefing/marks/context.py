"""The words around a place in a text, never across a line; read by the figure rules."""

import re

from briefing.marks import lexicon

_WINDOW = 64
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_][\w’'&-]{0,30})")

IRREGULAR_PLURALS = lexicon.words(
    """people men women children police troops teeth feet mice geese cattle personnel staff dead
    media data sheep fish aircraft spacecraft crew criteria phenomena alumni bacteria youth
    others folk clergy oxen dice homeless injured wounded missing"""
)
SINGULAR_IN_S = lexicon.words(
    """news gas bus plus bonus virus campus census always perhaps business process access this is
    was has does its his across thus less yes us versus series species means business mass class
    loss boss pass press congress progress success address campus status focus crisis basis
    analysis texas paris los las james charles thomas chris jones williams davis lewis harris
    games-time st mrs ms besides sometimes afterwards towards upwards whereas says says lies goes
    comes makes takes gives"""
)


def words_before(text: str, position: int) -> list[str]:
    """The whole words before `position` on its line, at most 64 characters back, case kept."""
    begin = max(0, position - _WINDOW)
    before = text[begin:position]
    line = before.rfind("\n")
    if line >= 0:
        return before[line + 1 :].split()
    words = before.split()
    if begin and words and not text[begin - 1].isspace():
        del words[0]
    return words


def next_word(text: str, end: int) -> str:
    """The word that follows `end` after one space, or ""."""
    found = _NEXT_WORD.match(text, end)
    return found[1] if found else ""


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun: "troops", "MPs", "women"."""
    lower = word.lower()
    if lower in IRREGULAR_PLURALS or lower.endswith(("women", "smen", "people")):
        return True
    return (
        len(lower) > 2
        and lower.endswith("s")
        and lower not in SINGULAR_IN_S
        and not lower.endswith(("ss", "us", "is", "'s", "’s", "ous"))
    )
