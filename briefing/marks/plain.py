"""Plain quantities: numbers in digits whose neighbours are common words or marks and change
nothing, "killed 300 people", "$3.2 million in aid", "by 12%, after". Most numerals are; figures.py
asks here first, and quantities.py finds the same, at length, for these and all others.
"""

import re

from briefing.marks.amounts import begins_unit
from briefing.marks.currencies import SIGNS
from briefing.marks.currency_signs import AREAS
from briefing.marks.number_words import SCALE_WORDS
from briefing.marks.numerals import begins_scale, value_of_digits
from briefing.marks.quantities import Quantity
from briefing.model import FigureKind

_COUNT, _MONEY, _PERCENT = FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT

_AFTER = re.compile(
    r"(?: (thousand|million|billion|trillion)|(%| percent))?"
    r"(?:[,;\n”?!]|\.(?!\w)|\Z| ([b-z][a-z]+|[A-Z][a-z]{3,})(?![\w/'’-]))"
)
"""A scale or "percent", then a mark that closes, or a whole word. Those in "a" are left out, for
"a" and "and" may go on a number, and short ones with a capital, which may be signs of currencies.
"""

_WORDS_BEFORE = frozenset("abcdfghijklmnopqrtuvwxyz0123456789,;:)")
"""What may stand before the space before a plain number: no "s" and no "e", which end "minus",
"Rs" and "negative"."""

_MINUS_ENDINGS = frozenset({"us", "Rs", "hs", "ve"})
_CONTINUING = frozenset({"to", "through", "up", "or", "out", "in", "pm", "point", "points"})
"""Words after which a number may go on, or be a time of day."""

_DOLLARS_OF = frozenset({"Canadian", "Australian"})


def read_plain(text: str, digits: re.Match[str]) -> Quantity | None:
    """The plain quantity that a run of digits begins, or None where more must be read.

    It is no date in digits, code, time or list mark either: none of them has such neighbours.
    """
    start, end = digits.span()
    begin = start - 1 if text[start - 1 : start] == "$" else start
    if text[begin - 1 : begin] != " ":
        return None
    last = text[begin - 2 : begin - 1]
    if last not in _WORDS_BEFORE and (
        last not in ("e", "s") or text[begin - 3 : begin - 1] in _MINUS_ENDINGS
    ):
        return None
    after = _AFTER.match(text, end)
    if after is None:
        return None
    scale, percent, word = after.groups()
    if word:
        low = word.lower()
        if low in _CONTINUING or begins_scale(low) or begins_unit(low) or word in _DOLLARS_OF:
            return None
    value = value_of_digits(digits.group())
    if value is None:
        return None
    if scale:
        end = after.end(1)
        value *= SCALE_WORDS[scale]
    if begin != start:
        if percent or _may_be_area(text, begin - 1):
            return None
        return Quantity(begin, end, _MONEY, value, "USD")
    if percent:
        return Quantity(start, after.end(2), _PERCENT, value, "percent")
    return Quantity(start, end, _COUNT, value)


def _may_be_area(text: str, end: int) -> bool:
    """Whether letters before a dollar sign may tell whose dollars they are: "US $5"."""
    letters = text[max(0, end - 3) : end].upper()
    return letters in SIGNS or letters in AREAS or letters[-2:] in AREAS
