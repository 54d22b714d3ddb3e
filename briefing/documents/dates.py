"""The date of a document, in the forms that front matter, meta tags and datelines use.

Only what names a year counts; a day in which month comes first is not guessed at.
"""

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = range(1700, 2101)

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_SPELLED = (
    rf"\b{_MONTH.format('month_first')}\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_a>\d{{4}})\b"
    rf"|\b(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH.format('month_second')},?\s+(?P<year_b>\d{{4}})\b"
)
_DATE = re.compile(
    rf"{_SPELLED}|\b(?P<year_c>\d{{4}})[-/](?P<month_c>\d{{1,2}})[-/](?P<day_c>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(rf"{_MONTH.format('month')},?\s+(\d{{4}})", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_PART = re.compile(r"(\d{4})(?:-(\d{2}))?")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
_ZONE = r"\(?(?:[a-z]{1,4}|[+-]\d{2}:?\d{2})\)?"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s*[ap]\.?m\.?)?(?:\s*{_ZONE})?"
_LABEL = (
    r"(?:first\s+)?(?:published|posted|updated|last\s+updated|modified|issued|released|dated?)"
    r"(?:\s+(?:on|at))?\s*:?"
)
_BESIDE_DATE = re.compile(rf"{_LABEL}|{_DAY}|{_CLOCK}|\b(?:on|at)\b|[\s,|·•–—-]+", re.IGNORECASE)
_DASH = re.compile(r"[^a-z]{0,30}?(?:[—–]|\s-{1,2}\s)|\s*\([^()]{1,30}\)\s*(?:[—–]|-)")
_PLACE = re.compile(r"[A-Z]{3}[^\n]{0,60}|[A-Z]\.?[A-Z ][^\n]{0,60}")

_LINE_LIMIT = 100


def iso_date(value: str) -> str | None:
    """A date as a machine or a person writes it, in ISO 8601 as far as it tells; else None.

    A time of day is kept where the value is ISO already; "November 2024" gives "2024-11".
    """
    value = value.strip()[:_LINE_LIMIT]
    stamp = _ISO.match(value)
    if stamp is not None:
        return _iso_time(*stamp.groups(default=""))
    if (numbers := _NUMBERS.fullmatch(value)) is not None:
        return _iso_of_numbers(*(int(number) for number in numbers.groups()))
    if (found := _DATE.search(value)) is not None:
        return _iso_of(found)
    if (named := _MONTH_AND_YEAR.fullmatch(value)) is not None:
        return _iso_part(named[2], str(_MONTHS.index(named[1][:3].lower()) + 1))
    if (part := _PART.fullmatch(value)) is not None:
        return _iso_part(part[1], part[2])
    return None


def date_of_line(line: str) -> str | None:
    """The date of a line that holds nothing else ("Published: Sunday, 3 November 2024, 10:30")."""
    date_, rest = split_date(line)
    return date_ if date_ and not _BESIDE_DATE.sub("", rest) else None


def split_date(line: str) -> tuple[str | None, str]:
    """The date in a short line, and the line without it."""
    if len(line) > _LINE_LIMIT:
        return None, line
    found = _DATE.search(line)
    value = _iso_of(found) if found else None
    if found is None or value is None:
        return None, line
    return value, line[: found.start()] + line[found.end() :]


def dateline(paragraph: str) -> str | None:
    """The date of a dateline that opens a paragraph ("LONDON, Nov. 3, 2024 (PA) — ")."""
    found = _DATE.search(paragraph, 0, _LINE_LIMIT)
    if found is None or not _DASH.match(paragraph, found.end()):
        return None
    place = paragraph[: found.start()]
    return _iso_of(found) if not place or _PLACE.fullmatch(place) else None


def _iso_of(found: re.Match[str]) -> str | None:
    group = found.groupdict()
    year = group["year_a"] or group["year_b"] or group["year_c"]
    name = group["month_first"] or group["month_second"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(group["month_c"])
    return _iso_day(
        int(year), month, int(group["day_second"] or group["day_first"] or group["day_c"])
    )


def _iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None


def _iso_part(year: str, month: str | None) -> str | None:
    if int(year) not in _YEARS:
        return None
    if month is None:
        return year
    return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None


def _iso_of_numbers(first: int, second: int, year: int) -> str | None:
    """Day and month in either order, where only one order gives a date, or both the same."""
    readings = {_iso_day(year, second, first), _iso_day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _iso_time(day: str, minutes: str, seconds: str, zone: str) -> str | None:
    offset = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    try:
        moment = datetime.fromisoformat(f"{day}T{minutes}{seconds or ':00'}{offset}")
    except ValueError:
        moment = None
    if moment is not None and moment.year in _YEARS:
        return moment.isoformat()
    return _iso_day(*(int(part) for part in day.split("-")))
