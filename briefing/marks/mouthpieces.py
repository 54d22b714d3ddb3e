"""Whom a person without a name speaks for: "a spokesperson for the union"; `names` calls it."""

import re

from briefing.marks.lexicon import words
from briefing.marks.people import BODIES
from briefing.model import Span

_MOUTHPIECES = words("spokesman spokeswoman spokesperson")

_CAPITAL = (
    r"(?:(?:[A-Z]\.){2,4}|(?:Sen|Rep|Gov|Gen|Col|Lt|Dr|Mr|Mrs|Ms|Prof|Rev)\.|[A-ZÀ-Þ][\w&-]{0,30}(?:[’'](?!s\b)\w{1,20})?"
    r"(?:(?<=s)[’'](?= \w))?)"
)
"""A word of a name, the stops of its initials and the possessive of a plural included."""

_NAMED = re.compile(
    rf" (?:for|of|from|at) ((?:[Tt]he )?{_CAPITAL}"
    rf"(?:(?:,? (?:of|for|and))?(?: the)? {_CAPITAL}){{0,8}})\b(?![’']s\b)(?: ([a-z]{{4,12}}))?"
)
_TOLD = re.compile(r" (?:for|of|from|at) ((?:the|his|her|its|their)(?: [a-z-]{2,20}){1,3})")
_WORD = re.compile(r"[a-z-]+")


def spoken_for(text: str, noun: str, end: int) -> Span | None:
    """The body whose mouthpiece the `noun` is that ends at `end`, by its name or by a noun."""
    if noun not in _MOUTHPIECES:
        return None
    named = _NAMED.match(text, end)
    if named is not None:
        return named.start(1), named.end(2 if named[2] in BODIES else 1)
    told = _TOLD.match(text, end)
    if told is None:
        return None
    nouns = [word.end() for word in _WORD.finditer(text, *told.span(1)) if word[0] in BODIES]
    return (told.start(1), nouns[-1]) if nouns else None
