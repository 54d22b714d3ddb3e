"""Names of bodies and offices that go on after a preposition: "Bank of England"."""

import re

from briefing.marks.organisations import APPEALS, BODIES, BODIES_ON, PORTFOLIOS
from briefing.marks.titles import TITLE_TAILS
from briefing.marks.tokens import Tokens
from briefing.marks.words import CALENDAR

_TIES = frozenset({"of", "for"})
_LINKS = frozenset({"and", ","})

_LONGEST_COMPLEMENT = 10
"""Tokens of a complement that are read back for the body it belongs to."""

_CAPITAL = r"[A-ZÀ-Þ](?:[\w&-]|[’'](?!s\b)){0,30}"
_NAME = re.compile(
    rf"(?:[Tt]he )?(?:{_CAPITAL} ){{0,4}}?({_CAPITAL}) (?:for|of|on)(?: the)? {_CAPITAL}"
    rf"(?:(?:,| and)?(?: of| for| on)?(?: the)? {_CAPITAL}){{0,8}}"
)


_TIE = re.compile(r" (?:for|of) ")


def is_body(said: str) -> bool:
    """Whether words are the name of a body, or of an office, with a preposition in it."""
    name = _NAME.fullmatch(said)
    if name is None:
        return False
    head = name[1].lower()
    rest = said[name.end(1) :]
    if head in BODIES:
        return TITLE_TAILS.isdisjoint(rest.lower().split())
    if head not in TITLE_TAILS:
        return False
    if rest[rest.rfind(" ") + 1 :].lower() in PORTFOLIOS:
        return True
    return " for " in rest and is_body(_TIE.sub("", rest, count=1))


def _ties(tokens: Tokens, i: int) -> bool:
    """Whether a preposition may tie a capital to a body; "on" may also be followed by a day."""
    low = tokens.lows[i]
    if low == "on":
        head, following = tokens.lows[i - 1], tokens.lows[i + 1 : i + 2]
        return head in BODIES_ON and CALENDAR.isdisjoint(following)
    return low in _TIES


def _is_head(tokens: Tokens, i: int) -> bool:
    """Whether a name of a body or of an office may start with a token: "Bank", "Leader"."""
    return tokens.words[i][0].isupper() and (
        tokens.lows[i] in BODIES or tokens.lows[i] in TITLE_TAILS
    )


def opens_complement(tokens: Tokens, i: int, highest: int) -> int:
    """Where the capital stands that token `i` ties to the body before it; 0 if it ties none."""
    words, lows = tokens.words, tokens.lows
    if not i or not _ties(tokens, i) or not _is_head(tokens, i - 1):
        return 0
    first = i + 1 + (i + 1 < highest and lows[i + 1] == "the")
    return first if first < highest and words[first][0].isupper() else 0


def goes_on(tokens: Tokens, i: int, highest: int) -> bool:
    """Whether a complement goes on after token `i`: "Work and Pensions", "Protection of Birds"."""
    low = tokens.lows[i]
    if i + 1 >= highest or not tokens.words[i + 1][0].isupper():
        return False
    return low in _TIES or (low in _LINKS and tokens.lows[i + 1] in PORTFOLIOS)


def head_left(tokens: Tokens, first: int, lowest: int) -> int | None:
    """The body that the capital at token `first` completes the name of."""
    words, lows = tokens.words, tokens.lows
    for i in range(first - 1, max(lowest, first - _LONGEST_COMPLEMENT), -1):
        if words[i][0].isupper():
            continue
        if _ties(tokens, i):
            if _is_head(tokens, i - 1):
                return i - 1
        elif not (
            (lows[i] == "the" and lows[i - 1] in _TIES)
            or (lows[i] in _LINKS and lows[i + 1] in PORTFOLIOS)
        ):
            return None
    return None


def is_appeal(tokens: Tokens, i: int, highest: int) -> bool:
    """Whether a body is named by what it asks for: "Save the Children"."""
    return (
        i >= 0
        and tokens.lows[i] in APPEALS
        and tokens.words[i][0].isupper()
        and i + 2 < highest
        and tokens.lows[i + 1] == "the"
        and tokens.words[i + 2][0].isupper()
    )
