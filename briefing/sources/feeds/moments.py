"""The dates of feeds: RFC 822 and ISO 8601 as they are meant to be written, and nearly so."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

EARLIEST: Final = 1970
LATEST: Final = 2100

_ISO: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[tT ]\s*(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,12})?)?"
    r"\s*([zZ]|[+-]\d\d:?\d\d)?)?"
)
_RFC_822: Final = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})\s+([A-Za-z]{3,9})\.?\s+(\d{4}|\d\d)"
    r"\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([A-Za-z]{1,5}|[+-]\d\d:?\d\d)?"
)
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_FULL_MONTHS: Final = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "sept", "october", "november", "december"),
    }
)
_HOURS: Final = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "bst": 1, "cet": 1, "met": 1, "west": 1, "cest": 2, "mest": 2, "eet": 2, "eest": 3, "msk": 3,
    "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
}  # fmt: skip
_LONGEST: Final = 80


def is_common(text: str) -> bool:
    """Whether a date is in one of the two forms, though its numbers may be those of no moment."""
    text = text.strip() if len(text) <= _LONGEST else ""
    return bool(_ISO.fullmatch(text) or _RFC_822.fullmatch(text))


@lru_cache(4096)
def moment(text: str) -> datetime | None:
    """The moment that a feed's date names, in UTC; None if it is in no form that is known here.

    A date alone is its first second, and a time without a zone is taken for UTC.
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip()
    if (iso := _ISO.fullmatch(text)) is not None:
        year, month, day, hour, minute, second, zone = iso.groups()
        return _moment(int(year), int(month), int(day), (hour, minute, second), zone)
    if (found := _RFC_822.fullmatch(text)) is not None:
        day, name, year, hour, minute, second, zone = found.groups()
        return _moment(_year(year), _month(name), int(day), (hour, minute, second), zone)
    return None


def iso(when: datetime) -> str | None:
    """A moment in ISO 8601, in UTC, to the second; None in a year that no news is from."""
    return when.strftime("%Y-%m-%dT%H:%M:%S+00:00") if EARLIEST <= when.year <= LATEST else None


def _moment(
    year: int, month: int, day: int, clock: tuple[str | None, ...], zone: str | None
) -> datetime | None:
    hour, minute, second = (int(part or 0) for part in clock)
    try:
        offset = _offset(zone or "z")
        # A leap second is the end of its minute.
        second = 59 if second == 60 else second
        return datetime(year, month, day, hour, minute, second, tzinfo=offset).astimezone(UTC)
    except (KeyError, ValueError, OverflowError):
        return None


def _offset(zone: str) -> timezone:
    if zone[0] not in "+-":
        return timezone(timedelta(hours=_HOURS[zone.lower()]))
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))


def _month(name: str) -> int:
    """The number of an English month, whole or cut to three letters; 0 for another word."""
    name = name.lower()
    return _MONTHS.get(name[:3], 0) if len(name) == 3 or name in _FULL_MONTHS else 0


def _year(digits: str) -> int:
    """A year of four digits, or of two as RFC 2822 reads them."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)
