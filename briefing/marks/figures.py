"""Figures and dates in a text, in order, without their claimants, for `annotate`."""

import re

from briefing.marks.addresses import addresses
from briefing.marks.ages import AGE_CUES, is_age, is_of_years
from briefing.marks.context import is_plural, words_before
from briefing.marks.counted import read_counted, read_rate, read_whole
from briefing.marks.dates import find_month_dates, read_numeric_date, read_years
from briefing.marks.elision import continue_counts
from briefing.marks.eras import ERAS, is_near_era, read_era
from briefing.marks.not_figures import (
    false_fraction,
    is_pronoun,
    names_something,
    skip,
)
from briefing.marks.numerals import DIGIT_RUN, numeral_starts
from briefing.marks.plain import read_plain
from briefing.marks.qualifiers import (
    LAST_WORDS,
    qualifier_sign,
    qualifiers_after,
    qualifiers_before,
)
from briefing.marks.quantities import Quantity, read_quantity
from briefing.marks.rows import marks_in_rows
from briefing.marks.stretches import bound_stretches
from briefing.model import Date, Figure, FigureKind

_AGE, _COUNT, _DURATION, _FRACTION, _MEASURE, _PERCENT, _RANGE, _RATE = (
    FigureKind.AGE,
    FigureKind.COUNT,
    FigureKind.DURATION,
    FigureKind.FRACTION,
    FigureKind.MEASURE,
    FigureKind.PERCENT,
    FigureKind.RANGE,
    FigureKind.RATE,
)
_DATE_MARKS = frozenset("-/")
_AGE_UNIT = "year"
_CUES = LAST_WORDS | AGE_CUES
"""The words right before a numeral that qualify it or may make it an age."""
_SEASONS = frozenset({"summers", "winters", "springs", "autumns", "seasons"})
"""Periods that no unit measures: "over three summers" is in the course of them."""

_TOTALS = (_COUNT, FigureKind.MONEY)
_OPENING = '(“"‘—–-['
_SCALES_BEFORE = ("magnitude-", "Magnitude-", "magnitude ", "Magnitude ")


def find_figures(text: str) -> tuple[list[Figure], list[Date]]:
    """The figures and the dates of `text`, each in order; none overlaps another.

    A figure's `claimant` is left open. Offsets are code points, the end exclusive.
    """
    dates = find_month_dates(text)
    taken = sorted([(date.start, date.end) for date in dates] + addresses(text))
    figures: list[Figure] = []
    starts = numeral_starts(text)
    in_rows = marks_in_rows(text, len(starts))
    position = next_taken = 0
    for start in starts:
        if start < position:
            continue
        while next_taken < len(taken) and taken[next_taken][1] <= start:
            next_taken += 1
        limit = taken[next_taken][0] if next_taken < len(taken) else len(text)
        if limit <= start:
            continue
        if start in in_rows:
            mark: Figure | Date | list[Date] = in_rows[start]
            position = in_rows[start].end
        else:
            mark, position = _mark_at(text, start, position, limit)
        if isinstance(mark, Figure):
            figures.append(mark)
        else:
            dates += [mark] if isinstance(mark, Date) else mark
    dates.sort(key=lambda date: date.start)
    return continue_counts(text, bound_stretches(text, figures)), dates


def _mark_at(text: str, start: int, position: int, limit: int) -> tuple[Figure | list[Date], int]:
    """The figure or dates that the numeral at `start` begins, none over `limit` or before
    `position`, and where to read on.
    """
    digits = DIGIT_RUN.match(text, start)
    quantity = read_plain(text, digits) if digits else None
    beyond = digits.end() if digits else start + 1
    if quantity is None:
        if digits and (read := _era_date_or_code(text, digits, position, limit)):
            return read
        if not digits and is_pronoun(text, start):
            return [], start + 3
    before = words_before(text, start)
    if quantity is None:
        quantity = read_quantity(text, start, before)
    if quantity is None:
        return [], max(false_fraction(text, start), beyond)
    if quantity.end > limit or quantity.start < position:
        return [], beyond
    if digits and quantity.unit is None and beyond - start == 4:
        years = read_years(text, start, before)
        if years and years[1] <= limit:
            return years
    if quantity.start != start:
        before = words_before(text, quantity.start)
    if names_something(text, quantity, before) or text[quantity.end : quantity.end + 1].isalpha():
        return [], quantity.end
    return _figure(text, quantity, before)


def _era_date_or_code(
    text: str, digits: re.Match[str], position: int, limit: int
) -> tuple[Figure | list[Date], int] | None:
    """What `_mark_at` answers for digits that are a year of an era, a date in digits, or no number
    at all; None for others.
    """
    start, beyond = digits.span()
    if is_near_era(text, start, beyond) and (era := read_era(text, start)):
        if position <= era.start and era.end <= limit:
            return _figure(text, era, words_before(text, era.start))
        return [], beyond
    if text[beyond : beyond + 1] in _DATE_MARKS:
        numeric = read_numeric_date(text, start)
        if numeric and numeric.end <= limit:
            return [numeric], numeric.end
    if (end := skip(text, digits)) >= 0:
        return [], end
    return None


def _figure(text: str, quantity: Quantity, before: list[str]) -> tuple[Figure, int]:
    """The figure of a quantity, and where to read on."""
    start, end, kind = quantity.start, quantity.end, quantity.kind
    lowered = _cues(before)
    sign = qualifier_sign(text[start - 1 : start])
    after, after_end = qualifiers_after(text, end)
    counted, per = _counted(text, quantity, after_end)
    found, qualifiers = qualifiers_before(
        lowered,
        duration=kind is _DURATION or counted in _SEASONS,
        total=kind in _TOTALS and counted is None and not text.startswith(" to ", end),
        alone=kind is _COUNT and counted is None,
    )
    if is_age(text, quantity, lowered, before, qualifiers, counted):
        kind, counted = _AGE, None
    elif kind is _COUNT and per is not None:
        kind = _RATE
    figure = Figure(
        start,
        end,
        kind,
        quantity.value,
        quantity.low,
        quantity.high,
        _AGE_UNIT if quantity.unit is None and is_of_years(kind, lowered) else quantity.unit,
        found.approx or sign.approx or after.approx,
        found.bound or sign.bound or after.bound,
        counted,
        per,
    )
    # What a rate is per may be a figure itself ("7 per 100,000 people"), so reading goes on there.
    return figure, end


def _cues(before: list[str]) -> list[str]:
    """The last words before a numeral, in lower case without marks that open: the last alone where
    nothing is told by it.
    """
    last = [word.lower().lstrip(_OPENING) for word in before[-1:]]
    if last and last[0] not in _CUES:
        return last
    return [word.lower().lstrip(_OPENING) for word in before[-5:]]


def _counted(text: str, quantity: Quantity, end: int) -> tuple[str | None, str | None]:
    """What a quantity counts or is a part of, and the period or thing of its rate."""
    if quantity.unit in ERAS or text.endswith(_SCALES_BEFORE, 0, quantity.start):
        return None, None
    counted: str | None = None
    phrase_end = end
    if quantity.unit is None and quantity.kind in (_COUNT, _RANGE):
        per = read_rate(text, end)
        if per is not None:
            return None, per
        counted, phrase_end = read_counted(text, end, of_one=quantity.value == 1)
        if counted is None:
            counted, phrase_end = read_whole(text, end)
            if end == quantity.end and not (counted and is_plural(counted)):
                counted, phrase_end = None, end
    elif quantity.kind is _FRACTION and not quantity.spelled:
        counted, phrase_end = read_counted(text, end, before_singular=True)
        if counted is None or not is_plural(counted):
            counted, phrase_end = read_whole(text, end)
    elif quantity.kind in (_PERCENT, _FRACTION, _MEASURE):
        counted, phrase_end = read_whole(text, end)
    if quantity.unit is None and phrase_end <= end:
        return counted, None
    return counted, read_rate(text, max(phrase_end, end))
