"""What a size or a share is of, where a verb tells: "put the wheat harvest at 4.1m tonnes". Pure.

`things` calls it for figures behind which no counted noun stands.
"""

import re
from typing import Final

from briefing.desk.counting.lexicons import HEDGES
from briefing.marks.lexicon import words

_TOKEN: Final = re.compile(r"[^\W\d_][\w’'-]*|[^\w\s]")
_FARTHEST: Final = 110
"""Characters before a figure in which its subject stands."""
_MOST: Final = 4
"""Words of a subject."""

_HEDGES: Final = HEDGES - {"at", "least", "up", "to", "many", "much", "as"}
_HEDGING_PAIRS: Final = frozenset({("at", "least"), ("up", "to"), ("as", "much"), ("as", "many")})

_SET: Final = words(
    "put puts estimated estimates estimate forecast forecasts held holds kept keeps left leaves set"
)
"""Verbs whose object stands before "at" and the figure."""
_IS: Final = words("was were is are")
_COMES: Final = words(
    """
    stood stands rose rises fell falls dropped climbed grew came comes slipped edged jumped sank
    increased decreased declined amounted
    """
)
"""Verbs after which "at" or "to" leads to the figure."""
_REACHES: Final = words("reached reaches hit hits totalled totaled exceeded topped")
_AUXILIARIES: Final = words("has have had would will could be been to")
_STARTS: Final = words("the its their this his her our a an")
_OPENERS: Final = frozenset(
    [",", ";", "“", '"', "that", "while", "but", "and", "said", "says", "say"]
)
_NONE: Final = words(
    "it that which who they he she this figure number total one two half rest most and or of in"
)
"""Words that a subject does not end in: they name nothing."""


def subject(text: str, start: int, end: int) -> str:
    """The noun phrase that a verb sets equal to the figure after `text[start:end]`; "" for none.

    It has an article or the like before it, or begins the clause, and no capital but a first one.
    """
    found = list(_TOKEN.finditer(text, max(start, end - _FARTHEST), end))
    lows = [token[0].lower() for token in found]
    at = len(lows) - 1
    while at >= 0 and (lows[at] in _HEDGES or tuple(lows[at - 1 : at + 1]) in _HEDGING_PAIRS):
        at -= 1 if lows[at] in _HEDGES else 2
    last = _before_verb(lows, at)
    if last < 0 or lows[last] in _NONE:
        return ""
    first = last
    while first > 0 and last - first < _MOST and _is_noun_part(text, found[first - 1]):
        first -= 1
    is_led = first > 0 and lows[first - 1] in _STARTS
    is_whole = first == 0 or lows[first - 1] in _OPENERS
    if lows[first] in _STARTS:
        first += 1
        is_led = True
    if first > last or not (is_led or is_whole):
        return ""
    if any(token[0][:1].isupper() for token in found[first + (is_whole and not is_led) : last + 1]):
        return ""
    return text[found[first].start() : found[last].end()]


def _before_verb(lows: list[str], at: int) -> int:
    """Where the subject ends of which a verb tells that it is what follows; -1 for no such verb."""
    if at < 1:
        return -1
    if lows[at] in ("at", "to"):
        preposition, at = lows[at], at - 1
        if lows[at] in _COMES:
            return _past_auxiliaries(lows, at - 1)
        if preposition == "at":
            verb = next((n for n in range(at, max(-1, at - _MOST - 2), -1) if lows[n] in _SET), -1)
            return at if 0 <= verb < at else -1
        return -1
    if lows[at] in _IS or lows[at] in _REACHES:
        return _past_auxiliaries(lows, at - 1)
    if lows[at] in ("be", "been"):
        return _past_auxiliaries(lows, at)
    return -1


def _past_auxiliaries(lows: list[str], at: int) -> int:
    while at >= 0 and lows[at] in _AUXILIARIES:
        at -= 1
    return at


def _is_noun_part(text: str, token: re.Match[str]) -> bool:
    """Whether a word before a noun can belong to it: no verb that is set, no sign, no opener."""
    low = token[0].lower()
    return (
        low[0].isalpha()
        and low not in _SET
        and low not in _STARTS
        and low
        not in (
            "that",
            "while",
            "but",
            "and",
            "said",
            "says",
            "say",
            "of",
            "in",
            "on",
            "for",
            "whose",
        )
    )
