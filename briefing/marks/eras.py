"""Years counted in an era, "700 BC", "AD 79": measures, where a plain year is a date.

A year of four digits after Christ ("1066 AD") stays a date; called by figures.py.
"""

import re
from decimal import Decimal

from briefing.marks.context import is_plural, next_word, words_before
from briefing.marks.dates import YEAR_CUES
from briefing.marks.patterns import rare
from briefing.marks.quantities import Quantity
from briefing.model import FigureKind

BEFORE_CHRIST, ANNO_DOMINI = "BC", "AD"
ERAS = frozenset({BEFORE_CHRIST, ANNO_DOMINI})

_YEAR = r"\d{1,3},\d{3}|\d{1,4}"
_YEARS_BEFORE_ERA = rare(
    rf"({_YEAR})(?:(?: ?[–-] ?| to |(?P<and> and ))({_YEAR}))?[ \u00a0]?"
    r"(?:(?P<before>BCE?|B\.C\.(?:E\.)?)|AD|CE|A\.D\.|C\.E\.)(?!\w)"
)
_ERA = rare(r"(?<![\w.])(?:AD|A\.D\.)[ \u00a0]\Z")
_LONGEST_ERA = 5
_YEARS_AFTER_ERA = rare(r"(\d{1,3})(?:(?: ?[–-] ?| to )(\d{1,3}))?(?![\w%]|[.,/–-]\d|:\d)")
_AFTER_YEAR = frozenset("ABC-–ta")
_BEFORE_YEAR = frozenset("D.")
_JOINED_BEFORE = frozenset("-–—_@#$€£¥.,/:+")


def is_near_era(text: str, start: int, end: int) -> bool:
    """Whether an era may stand beside the digits [start:end]; a glance that spares the rest."""
    following = text[end : end + 2].lstrip(" \u00a0")[:1]
    return following in _AFTER_YEAR or text[start - 2 : start - 1] in _BEFORE_YEAR


def read_era(text: str, start: int) -> Quantity | None:
    """The year or years of an era whose digits start at `start`.

    "BC" and "AD" are no eras where they name what is counted ("40 BC residents").
    """
    last = text[start - 1 : start]
    if last.isalnum() or last in _JOINED_BEFORE:
        return None
    if found := _YEARS_BEFORE_ERA().match(text, start):
        return _years_before_era(text, found)
    named = _ERA().search(text, max(0, start - _LONGEST_ERA), start)
    years = _YEARS_AFTER_ERA().match(text, start) if named else None
    if named is None or years is None or is_plural(next_word(text, years.end())):
        return None
    return _years(years[1], years[2], named.start(), years.end(), ANNO_DOMINI)


def _years_before_era(text: str, found: re.Match[str]) -> Quantity | None:
    first, last = found[1], found[3]
    cues = [word.lower().strip('(“"‘,') for word in words_before(text, found.start())[-2:]]
    if found["and"] and cues[-1:] != ["between"]:
        return None
    after_christ = not found["before"]
    if after_christ and max(len(first), len(last or "")) > 3:
        return None
    noun = next_word(text, found.end())
    if (is_plural(noun) or noun[:1].isupper()) and YEAR_CUES.isdisjoint(cues):
        return None
    era = ANNO_DOMINI if after_christ else BEFORE_CHRIST
    return _years(first, last, found.start(), found.end(), era)


def _years(first: str, last: str | None, start: int, end: int, era: str) -> Quantity:
    years = sorted(Decimal(year.replace(",", "")) for year in (first, last) if year)
    if len(years) == 1:
        return Quantity(start, end, FigureKind.MEASURE, years[0], era)
    return Quantity(start, end, FigureKind.RANGE, None, era, years[0], years[-1])
