"""Figures in other languages than English: one grammar for all, whose words are theirs.

Who answers for a figure is left open, as no rule of English tells it here. Called by engine.py.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from briefing.marks import units
from briefing.marks.addresses import addresses
from briefing.marks.languages.amounts import Amount, Place, read_amount, read_second, skip
from briefing.marks.languages.dates import find_dates
from briefing.marks.languages.language import Language
from briefing.marks.languages.numbers import groups_by_comma
from briefing.model import Bound, Date, Figure, FigureKind, Span

_COUNT, _DURATION, _RANGE = FigureKind.COUNT, FigureKind.DURATION, FigureKind.RANGE
_YEARS = re.compile(
    r"([12]\d{3})(?:(?: ?[–-] ?| (?:bis|à|a|y|et|und|al) )([12]\d{3}))?(?![\d.,]\d|\w)"
)
_MOST_WORDS = 3
"""Words of a noun phrase after a number, its adjectives included."""


def find_figures(
    text: str, spans: Sequence[Span], language: Language
) -> tuple[list[Figure], list[Date]]:
    """The figures and the dates of the paragraphs `spans` of `text`, each in order."""
    by_comma = groups_by_comma("\n".join(text[start:end] for start, end in spans))
    blocked = sorted(addresses(text))
    figures: list[Figure] = []
    dates: list[Date] = []
    for start, end in spans:
        place = Place(text, start, end, language, by_comma)
        here = find_dates(text, start, end, language)
        taken = blocked[bisect_left(blocked, (start,)) : bisect_left(blocked, (end,))]
        taken = sorted([*((date.start, date.end) for date in here), *taken, (end, end)])
        at, following = start, 0
        for found in place.patterns.start.finditer(text, start, end):
            while taken[following][1] <= found.start() and following < len(taken) - 1:
                following += 1
            if found.start() < at or taken[following][0] < found.end():
                continue
            mark, at = _read(place, found, at)
            if isinstance(mark, Figure):
                figures.append(mark)
            else:
                here += mark
        dates += sorted(here, key=lambda date: date.start)
    return figures, dates


def _read(place: Place, found: re.Match[str], floor: int) -> tuple[Figure | list[Date], int]:
    """The figure or dates that the number `found` begins, none before `floor`; where to read on."""
    first = read_amount(place, found, floor)
    if first is None:
        return [], skip(place, found)
    if years := _years(place, first):
        return years, years[-1].end
    second = read_second(place, first)
    figure = _joined(place, first, *second) if second else None
    if figure is None:
        if _names_something(place, first):
            return [], first.end
        figure = _figure(place, first, first.end, first.kind, first.unit, first.value)
        bare = figure.unit is None and figure.counted is None
        if first.spelled and first.scale == 1 and bare and first.kind is _COUNT:
            return [], first.end
    return figure, figure.end


def _joined(place: Place, first: Amount, second: Amount, by_dash: bool) -> Figure | None:
    """A range, or a score: two bare numbers and a dash, the first the greater."""
    low, high, unit = first.value, second.value, second.unit or first.unit
    if first.scale == 1 != second.scale and low < high / second.scale:
        low *= second.scale
    if low < high:
        return _figure(place, first, second.end, _RANGE, unit, None, low, high)
    if by_dash and unit is None:
        return _figure(place, first, second.end, FigureKind.SCORE, None, low, high, low)
    return None


def _figure(
    place: Place,
    amount: Amount,
    end: int,
    kind: FigureKind,
    unit: str | None,
    value: Decimal | None,
    low: Decimal | None = None,
    high: Decimal | None = None,
) -> Figure:
    """The figure that starts with `amount`, with what stands around it."""
    before = f" {place.before(amount.start).rstrip(' (')}"
    language = place.language
    if kind is _DURATION and unit == "year":
        tail = place.patterns.age.match(place.text, end, place.end)
        if tail or _ends_in(before, language.age_cues):
            kind, end = FigureKind.AGE, tail.end() if tail else end
    bound: Bound | None = None
    if _ends_in(before, language.at_least):
        bound = "at least"
    elif _ends_in(before, language.up_to):
        bound = "up to"
    approx = bound is None and (
        _ends_in(before, language.approximators) or before.endswith(("~", "≈"))
    )
    counted, beyond = (None, end) if unit else _counted(place, end, value)
    per = _per(place, beyond)
    if kind is _COUNT and per is not None and counted is None:
        kind = FigureKind.RATE
    return Figure(
        amount.start, end, kind, value, low, high, unit,
        approx or amount.approx, bound, counted, per,
    )  # fmt: skip


def _ends_in(before: str, phrases: frozenset[str]) -> bool:
    """Whether the words before a number end in one of the phrases; "plus d'" has no space."""
    return any(before.endswith(f" {phrase}") for phrase in phrases)


def _counted(place: Place, end: int, value: Decimal | None) -> tuple[str | None, int]:
    """The noun after a bare number, as far as its form alone tells it, and where it ends.

    German nouns have capitals, and adjectives before them; French and Spanish plurals end in "s" or
    "x", and adjectives follow them.
    """
    language = place.language
    at = end
    first = -1
    for _ in range(_MOST_WORDS):
        found = place.patterns.noun.match(place.text, at, place.end)
        if found is None or found[1].lower() in language.function_words:
            break
        first = found.start(1) if first < 0 else first
        if not language.nouns_have_capitals:
            plural = found[1].islower() and found[1].endswith(("s", "x")) and len(found[1]) > 3
            return (found[1], found.end()) if plural and value != 1 else (None, end)
        if found[1][0].isupper():
            return place.text[first : found.end()], found.end()
        if not found[1].endswith(("e", "en", "er", "es")):
            break
        at = found.end()
    return None, end


def _per(place: Place, end: int) -> str | None:
    """The period or thing of a rate: "pro Tag", "par habitant"."""
    found = place.patterns.per.match(place.text, end, place.end)
    if found is None:
        return None
    low = found[1].lower()
    unit = place.language.units.get(low)
    is_period = unit is not None and units.WORDS[unit.lower()].kind is _DURATION
    return found[1] if is_period or low in place.language.things else None


def _years(place: Place, amount: Amount) -> list[Date]:
    """The year or years that a bare number of four digits is."""
    if amount.unit or amount.scale != 1 or amount.start != amount.end - 4:
        return []
    found = _YEARS.match(place.text, amount.start, place.end)
    if found is None or not "1000" <= found[1] < "2200":
        return []
    recent = "1900" <= found[1] < "2060"
    if not recent and _counted(place, amount.end, amount.value)[0]:
        return []
    dates = [Date(*found.span(1), found[1])]
    if found[2] and found[1] < found[2] < "2200":
        dates.append(Date(*found.span(2), found[2]))
    return dates


def _names_something(place: Place, amount: Amount) -> bool:
    """Whether a bare number is part of a name: "Artikel 5", "Apollo 11", "Ligue 1"."""
    if amount.unit or amount.scale != 1:
        return False
    previous = place.word_before(amount.start)
    if previous in place.language.labels or previous.endswith(place.language.streets):
        return True
    following = place.patterns.noun.match(place.text, amount.end, place.end)
    if following and following[1].lower() in place.language.streets:
        return True
    if place.language.nouns_have_capitals or amount.spelled:
        return False
    before = place.text[place.start : amount.start].rsplit(None, 2)
    if not before or not (before[-1][0].isupper() and before[-1].isalpha()):
        return False
    return len(before) > 1 and _counted(place, amount.end, amount.value)[0] is None
