"""Dates in other languages than English: "12. März 2024", "le 14 juillet", "3 de mayo de 2023"."""

import re
from collections.abc import Iterator
from functools import cache

from briefing.marks.languages.language import Language
from briefing.model import Date

_NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(\d{1,2})\.[ \u00a0]?(\d{1,2})\.(?:[ \u00a0]?((?:19|20)\d\d|\d\d)(?!\d))?"
    r"|(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d|\d\d))(?![\w/]|[.,-]\d)"
)
_ISO = re.compile(r"(?<![\w-])([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])")
_FARTHEST_CUE = 24


@cache
def _named(language: Language) -> re.Pattern[str]:
    months = "|".join(sorted(language.months, key=len, reverse=True))
    months += "|" + "|".join(rf"(?:{name})\.?" for name in language.month_abbreviations)
    return re.compile(
        rf"(?:(?<![\w.,/:-])(?:(\d{{1,2}}){language.day_joint})?(\d{{1,2}}){language.day_tail})?"
        rf"(?<![\w’-])({months})(?!\w)(?:{language.year_joint}([12]\d{{3}})(?!\d|[.,]\d))?",
        re.IGNORECASE,
    )


def find_dates(text: str, start: int, end: int, language: Language) -> list[Date]:
    """Every date of `text[start:end]`, in order."""
    found = [date for match in _named(language).finditer(text, start, end)
             for date in _dates_of(text, match, language)]  # fmt: skip
    found += (Date(*iso.span(), iso[0]) for iso in _ISO.finditer(text, start, end))
    found += _numeric(text, start, end)
    found.sort(key=lambda date: (date.start, -date.end))
    return [date for i, date in enumerate(found) if not i or date.start >= found[i - 1].end]


def _numeric(text: str, start: int, end: int) -> Iterator[Date]:
    """Dates in digits, the day first: "12.03.2024", "14/07/2023", "12.3."."""
    for match in _NUMERIC.finditer(text, start, end):
        day, month, year = (match[1], match[2], match[3]) if match[1] else match.group(4, 5, 6)
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            whole = year if year and len(year) == 4 else "-"
            yield Date(*match.span(), f"{whole}-{int(month):02}-{int(day):02}")


def _dates_of(text: str, match: re.Match[str], language: Language) -> Iterator[Date]:
    first, day, name, year = match.groups()
    low = name.lower().rstrip(".")
    number = language.months.get(low) or language.month_abbreviations[low]
    month = f"{year or '-'}-{number:02}"
    if day and 1 <= int(day) <= 31:
        if first and 1 <= int(first) <= 31:
            yield Date(*match.span(1), f"{month}-{int(first):02}")
        yield Date(match.start(2), match.end(), f"{month}-{int(day):02}")
    elif year or _is_month(text, match.start(3), name, language):
        yield Date(match.start(3), match.end(), month)


def _is_month(text: str, start: int, name: str, language: Language) -> bool:
    """Whether a month without a day and a year is one, by the word before it and its capital."""
    if name.lower() not in language.months or name[0].isupper() != language.nouns_have_capitals:
        return False
    before = text[max(0, start - _FARTHEST_CUE) : start].lower().split()
    return bool(before) and before[-1] in language.month_cues
