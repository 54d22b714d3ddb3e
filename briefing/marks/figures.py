"""Figures and dates in a text, in order, without their claimants, for `annotate`."""

import re

from briefing.marks import lexicon
from briefing.marks.addresses import addresses
from briefing.marks.context import is_plural, words_before
from briefing.marks.counted import read_counted, read_rate, read_whole
from briefing.marks.dates import find_month_dates, read_numeric_date, read_years
from briefing.marks.elision import continue_counts
from briefing.marks.eras import ERAS, is_near_era, read_era
from briefing.marks.labels import LABELS, SENTENCE_WORDS
from briefing.marks.not_figures import (
    false_fraction,
    is_pronoun,
    names_something,
    skip,
)
from briefing.marks.numerals import DIGIT_RUN, numeral_starts
from briefing.marks.patterns import rare
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
_AGE_WORDS = frozenset({"aged", "age"})
_AGED_SUBJECTS = frozenset({"he", "she", "i", "who", "they", "you", "i'm", "he's", "she's"})
_AGED_VERBS = frozenset({"was", "is", "am", "were", "turned", "turns", "turning", "be", "just"})
_CUES = (
    LAST_WORDS
    | _AGE_WORDS
    | _AGED_VERBS
    | frozenset({"ages", "of", "at", "now", "then", "i'm", "he's", "she's"})
)
"""The words right before a numeral that qualify it or may make it an age."""
_TOTALS = (_COUNT, FigureKind.MONEY)
_OPENING = '(“"‘—–-['
_SCALES_BEFORE = ("magnitude-", "Magnitude-", "magnitude ", "Magnitude ")
_NO_NAMES = SENTENCE_WORDS | LABELS
_FARTHEST_BACK = 4000
_SENTENCE_CLOSING = frozenset('.!?:;”"’)')
_COPULAS = frozenset({"is", "was", "turns", "turned"})
_PREDICATE_ENDS = rare(r"[.,;]|\Z|\n| and (?:has|is|was|lives|will)\b")
_JOINTS_IN_NAMES = re.compile(r"(?<=\w)[-'’](?=\w)")
_PEOPLE = lexicon.words(
    """man woman boy girl teenager teen youth pensioner driver cyclist pedestrian father mother son
    daughter brother sister husband wife student pupil child toddler baby suspect victim"""
)
_AFTER_AGE = rare(r"[,.;:)\n]|\Z| [a-z]+(?:ed|ing|s|n)?\b")
_APPOSITION_ENDS = rare(r",|\)| (?:and|who|from|of|said|was|is|told)\b")


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
        duration=kind is _DURATION,
        total=kind in _TOTALS and counted is None and not text.startswith(" to ", end),
    )
    if _is_age(text, quantity, lowered, before, qualifiers, counted):
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
        _AGE_UNIT if quantity.unit is None and _aged(kind, lowered) else quantity.unit,
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


def _aged(kind: FigureKind, lowered: list[str]) -> bool:
    """Whether a bare number is one of years of age, a range of ages among them."""
    if kind is _RANGE:
        return lowered[-1:] in (["aged"], ["ages"]) or lowered[-2:] == ["ages", "of"]
    return kind is _AGE


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
        counted, phrase_end = read_counted(text, end)
        if counted is None:
            counted, phrase_end = read_whole(text, end) if end != quantity.end else (None, end)
    elif quantity.kind is _FRACTION and not quantity.spelled:
        counted, phrase_end = read_counted(text, end, before_singular=True)
        if counted is None or not is_plural(counted):
            counted, phrase_end = read_whole(text, end)
    elif quantity.kind in (_PERCENT, _FRACTION, _MEASURE):
        counted, phrase_end = read_whole(text, end)
    if quantity.unit is None and phrase_end <= end:
        return counted, None
    return counted, read_rate(text, max(phrase_end, end))


def _is_age(
    text: str,
    quantity: Quantity,
    lowered: list[str],
    before: list[str],
    qualifiers: int,
    counted: str | None,
) -> bool:
    """Whether a quantity is an age by what stands around it: "aged 14", "Ann Lee, 42, said"."""
    if quantity.kind is _AGE:
        return True
    if quantity.kind is _DURATION:
        return lowered[: len(lowered) - qualifiers][-2:] == ["age", "of"]
    if quantity.kind is not _COUNT or quantity.value is None:
        return False
    cues = lowered[: len(lowered) - qualifiers] if qualifiers else lowered
    if not cues or not 0 <= quantity.value <= 120:
        return False
    if cues[-1] in _AGE_WORDS or cues[-2:] in (
        ["age", "of"],
        ["dead", "at"],
        ["died", "at"],
        ["dies", "at"],
    ):
        return True
    if counted is not None:
        return False
    if cues[-1] in _AGED_VERBS and not _AGED_SUBJECTS.isdisjoint(cues[-4:-1]):
        return True
    if cues[-1] in _COPULAS and not qualifiers and _is_predicate(text, quantity, before):
        return True
    if cues[-1] in ("now", "then") and len(cues) > 1 and cues[-2].endswith(","):
        return True
    return cues[-1] in ("i'm", "he's", "she's") or _is_apposition(text, quantity, before)


def _is_apposition(text: str, quantity: Quantity, before: list[str]) -> bool:
    """A bare number between commas or brackets after a name: "Ann Lee, 42, said"."""
    name = before[-1] if before else ""
    if name[:-1].lower() in _PEOPLE and name[-1] == "," and not quantity.spelled:
        return _AFTER_AGE().match(text, quantity.end) is not None
    if quantity.spelled or not _APPOSITION_ENDS().match(text, quantity.end):
        return False
    if text[quantity.start - 1] == "(":
        return name.startswith("(") and len(before) > 1 and before[-2][:1].isupper()
    return name.endswith(",") and _is_name(name[:-1])


def _is_predicate(text: str, quantity: Quantity, before: list[str]) -> bool:
    """A bare number that is all a clause tells of a person: "Ann Lee is 42"."""
    return (
        len(before) > 1
        and not quantity.spelled
        and quantity.end - quantity.start in (2, 3)
        and _is_name(before[-2])
        and before[-2].lower() not in _NO_NAMES
        and bool(_PREDICATE_ENDS().match(text, quantity.end))
        and _is_known_name(text, quantity.start, before)
    )


def _is_known_name(text: str, start: int, before: list[str]) -> bool:
    """Whether the capital of a name is no sentence's first, here or at its mention before."""
    name = before[-2]
    if len(before) > 2 and before[-3][-1] not in _SENTENCE_CLOSING:
        return True
    here = text.rfind(name, 0, start)
    earlier = text.rfind(f" {name}", max(0, here - _FARTHEST_BACK), here - 1)
    return earlier > 0 and text[earlier - 1].isalpha()


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not word.isupper() and _JOINTS_IN_NAMES.sub("", word).isalpha()
