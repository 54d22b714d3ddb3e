"""Amounts joined into one quantity: ranges, fractions, scores and votes; called by figures.py."""

import re
from decimal import Decimal
from typing import NamedTuple

from briefing.marks import lexicon
from briefing.marks.amounts import Amount, read_amount
from briefing.marks.context import words_before
from briefing.marks.labels import LABELS
from briefing.marks.numerals import ONE
from briefing.marks.patterns import rare
from briefing.model import FigureKind

_FRACTION, _MONEY, _RANGE, _SCORE = (
    FigureKind.FRACTION,
    FigureKind.MONEY,
    FigureKind.RANGE,
    FigureKind.SCORE,
)


class Quantity(NamedTuple):
    """What one figure states: a value, or the two ends of a range or score."""

    start: int
    end: int
    kind: FigureKind
    value: Decimal | None
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    spelled: bool = False


_JOINT = re.compile(
    r"-? (?P<to>to|through|up to) (?:just |about |almost |nearly |around )?|(?P<linked>-to-)"
    r"|-? (?P<alternative>or|and) (?=[\d$€£¥a-zA-Z½.-])"
    r"| (?P<of>out of|in)(?: every| each)? (?=[\da-z])|(?P<chance>-in-)(?=[\da-z])"
    r"|(?P<hyphen> ?[–—-] ?|~)"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_JOINT_INITIALS = frozenset("tuoai-–—~")
_PER_HUNDRED = frozenset(
    {*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000, 100000}
)
_CHANGES = lexicon.words(
    """rose risen rise fell fallen fall gained gain lost lose up down climbed slid increased
    increase dropped drop jumped added shed grew slipped dipped advanced edged declined decreased
    cut cuts raised won soared plunged by another"""
)
_CHANGING = _CHANGES - lexicon.words("by up down another won")
"""Words of change that a change may be told after, behind a comma: "fell this year, from"."""

_RANGED = lexicon.words("age aged ages between from")
"""Words before a range that may begin a line."""
_CONTEST = lexicon.words(
    """win wins won beat beats beaten lost lose loss defeat defeated victory draw drew lead led
    leading tied vote votes voted voting score scored aggregate half-time halftime record ahead
    final ruled ruling decision set sets passed approved rejected margin series"""
)
"""Words of games and votes, beside which two numbers are the two sides."""


def read_quantity(text: str, start: int, before: list[str]) -> Quantity | None:
    """The quantity whose first numeral starts at `start`; `before` are the words before it."""
    first = read_amount(text, start)
    if first is None:
        return None
    end = first.end
    initial = text[end : end + 1]
    if initial == " ":
        initial = text[end + 1 : end + 2]
    joint = _JOINT.match(text, end) if initial in _JOINT_INITIALS else None
    if joint:
        second = read_amount(text, _second_start(text, joint))
        if first.start != start:
            before = words_before(text, first.start)
        if second and (joined := _joined(text, first, joint, second, before)):
            return joined
    return Quantity(
        first.start,
        first.end,
        _FRACTION if first.numeral.fraction and first.unit is None else first.kind,
        first.value,
        first.unit,
        spelled=first.numeral.spelled,
    )


_CURRENCY_AHEAD = rare(r"(?:[A-Z]{1,3}\$?|[A-Z]{0,2}[$€£¥₹₽]|[-−]|minus |\.)? ?(?=\d)")


def _second_start(text: str, joint: re.Match[str]) -> int:
    """Where the second numeral starts, after a currency that may stand before it."""
    end = joint.end()
    currency = _CURRENCY_AHEAD().match(text, end)
    return currency.end() if currency else end


def _joined(
    text: str, first: Amount, joint: re.Match[str], second: Amount, before: list[str]
) -> Quantity | None:
    if joint["of"] or joint["chance"]:
        return _ratio(text, first, joint, second)
    tight = joint["hyphen"] in ("-", "–", "—")
    if tight and first.bare and second.bare and _is_score(text, first, second):
        return _score(first, second)
    cue = before[-1].lower() if before else ""
    if (joint["to"] or joint["linked"]) and cue != "from" and _is_vote(text, first, second):
        return _score(first, second)
    return _range(first, joint, second, before)


def _ratio(text: str, first: Amount, joint: re.Match[str], second: Amount) -> Quantity | None:
    """A fraction of a number that people divide by: "one in five", "7 out of 10"."""
    if not (first.bare and second.bare) or not 0 < first.value <= second.value:
        return None
    if first.value != first.value.to_integral_value():
        return None
    if joint["of"] != "out of" and (
        second.value not in _PER_HUNDRED
        or first.value >= second.value
        or (first.value >= 10 and second.value < 100)
    ):
        return None
    value = first.value / second.value
    return Quantity(first.start, second.end, _FRACTION, value)


def _is_score(text: str, first: Amount, second: Amount) -> bool:
    numbers = (first, second)
    if any(a.numeral.spelled or a.numeral.scale != ONE or a.value > 999 for a in numbers):
        return False
    if any(a.value != a.value.to_integral_value() for a in numbers):
        return False
    if second.value <= first.value:
        return True
    return _stands_between_names(text, first, second) or _tells_of_contest(text, first, second)


def _stands_between_names(text: str, first: Amount, second: Amount) -> bool:
    """Whether the names of two sides stand around their points: "Wales 12-27 Ireland"."""
    before = words_before(text, first.start)
    name = before[-1] if before else ""
    beside = text[second.end : second.end + 2]
    return (
        name[:1].isupper()
        and name.isalpha()
        and name.lower() not in LABELS
        and name.lower() not in _RANGED
        and beside[:1] == " "
        and beside[1:].isupper()
    )


def _tells_of_contest(text: str, first: Amount, second: Amount) -> bool:
    around = text[max(0, first.start - 48) : second.end + 32].lower()
    return not _CONTEST.isdisjoint(_WORD.findall(around))


def _is_vote(text: str, first: Amount, second: Amount) -> bool:
    """Whether "51 to 49" tells how a vote or game went."""
    return (
        first.bare
        and second.bare
        and 0 <= second.value <= first.value
        and _tells_of_contest(text, first, second)
    )


def _score(first: Amount, second: Amount) -> Quantity:
    low, high = sorted((first.value, second.value))
    return Quantity(first.start, second.end, _SCORE, first.value, low=low, high=high)


def _range(
    first: Amount, joint: re.Match[str], second: Amount, before: list[str]
) -> Quantity | None:
    cue = before[-1].lower() if before else ""
    joiner = joint["alternative"]
    if joiner == "and" and cue != "between" and not _between(before):
        return None
    if joiner == "or" and not _neighbours(first, second):
        return None
    if not _same_unit(first, joint, second):
        return None
    if joint["hyphen"] and _each_has_its_sign(first, second):
        return None
    if joint["to"] and (cue in _CHANGES or (cue == "from" and _changed(before))):
        return None
    low, high = first.value, second.value
    scale = second.numeral.scale
    if scale != ONE == first.numeral.scale and (low < high / scale or not joint["to"]):
        low *= scale
    if joint["hyphen"] and "-" in joint["hyphen"] and low > high and low < 0:
        return None
    if low >= high and not (low < 0 or (joint["to"] and cue in ("from", "ranging", "ranged"))):
        return None
    low, high = min(low, high), max(low, high)
    owner = second if second.unit else first
    return Quantity(
        first.start,
        second.end,
        _RANGE,
        None,
        owner.unit,
        low,
        high,
        spelled=second.numeral.spelled,
    )


def _each_has_its_sign(first: Amount, second: Amount) -> bool:
    """Whether two amounts of money are whole each by itself, as in "£300-£500"; in "$3-$5 million"
    the scale of the second goes for both.
    """
    return (
        first.unit is not None
        and first.start < first.numeral.start
        and second.start < second.numeral.start
        and first.kind is _MONEY is second.kind
        and (first.numeral.scale != ONE or second.numeral.scale == ONE)
    )


def _between(before: list[str]) -> bool:
    words = [word.lower() for word in before[-2:]]
    return "between" in words or words == ["ages", "of"]


def _changed(before: list[str]) -> bool:
    """Whether "from" goes with a word of change: "fell from", "fell by a fifth this year, from"."""
    if any(word.lower().strip(",") in _CHANGES for word in before[-4:-1]):
        return True
    if len(before) < 2 or not before[-2].endswith(","):
        return False
    for word in reversed(before[:-1]):
        if word[-1] in ".!?;":
            return False
        if word.lower().strip(",") in _CHANGING:
            return True
    return False


def _neighbours(first: Amount, second: Amount) -> bool:
    """Whether numbers hedge each other: "two or three", "10 or 12"."""
    if first.unit and second.unit and first.unit != second.unit:
        return False
    return first.value < second.value <= 2 * first.value + 2


def _same_unit(first: Amount, joint: re.Match[str], second: Amount) -> bool:
    if first.unit == second.unit:
        return True
    if first.unit is None:
        return second.kind is not _MONEY or second.start == second.numeral.start
    if second.unit is None:
        return first.kind is _MONEY and (bool(joint["hyphen"]) or second.numeral.scale != ONE)
    return False
