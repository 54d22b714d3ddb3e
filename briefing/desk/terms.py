"""Splits the text of a filter into its terms, and reads the times in it; `filters` calls this."""

import re
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from briefing.errors import FilterError

LONGEST_FILTER: Final = 1000
MOST_TERMS: Final = 32

# A quotation mark that is not closed yet reaches to the end.
_TERM: Final = re.compile(
    r"(?P<minus>-?)(?:(?P<field>[A-Za-z]+)(?P<operator>:|[<>]=?|=))?"
    r'(?:"(?P<quoted>[^"]*)(?P<mark>"|\Z)|(?P<bare>[^\s"]*))'
)
_SPAN: Final = re.compile(r"([0-9]{1,4})([hdwm])", re.ASCII)
_HOURS: Final = {"h": 1, "d": 24, "w": 7 * 24}
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Term(NamedTuple):
    """A term as it was typed. `field` is "" for a word or a phrase, which `value` is then.

    `start` is where it begins in the text. `is_open`: more letters may follow, for the text ends
    with it, and no quotation mark closes it.
    """

    start: int
    is_excluded: bool
    field: str
    operator: str
    value: str
    is_phrase: bool
    is_open: bool


def split(text: str) -> list[Term]:
    """The terms of a filter. Raises FilterError where it is too long, or has too many."""
    if len(text) > LONGEST_FILTER:
        raise FilterError(f"a filter has no more than {LONGEST_FILTER:,} letters")
    terms = [_term(found, len(text)) for found in _TERM.finditer(text) if found[0]]
    if len(terms) > MOST_TERMS:
        raise FilterError(f"a filter has no more than {MOST_TERMS} terms")
    return terms


def _term(found: re.Match[str], end: int) -> Term:
    quoted = found["quoted"]
    return Term(
        found.start(),
        bool(found["minus"]),
        (found["field"] or "").lower(),
        found["operator"] or "",
        found["bare"] if quoted is None else quoted,
        quoted is not None,
        found.end() == end and found["mark"] != '"',
    )


def moment(value: str, now: int) -> int | None:
    """The time that `value` tells, in seconds since the epoch; None where it tells none.

    It is `12h`, `2d`, `1w` or `3m` (months) before `now`, or the first moment of a date, of today
    or of yesterday, where the reader is.
    """
    value = value.casefold()
    here = datetime.fromtimestamp(now)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    span = _SPAN.fullmatch(value)
    try:
        if span and span[2] == "m":
            return int(_months_before(here, int(span[1])).timestamp())
        if span:
            return now - int(span[1]) * _HOURS[span[2]] * 3600
        if value == "today":
            return int(midnight.timestamp())
        if value == "yesterday":
            return int((midnight - timedelta(days=1)).timestamp())
        if _DATE.fullmatch(value):
            return int(datetime.fromisoformat(value).timestamp())
    except (ValueError, OverflowError, OSError):
        # A day that no month has, or a year that no clock goes back to.
        return None
    return None


def _months_before(date: datetime, months: int) -> datetime:
    """The same day so many months before, or the last of a month that is shorter."""
    year, month = divmod(date.year * 12 + date.month - 1 - months, 12)
    first = date.replace(year=year, month=month + 1, day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(date.day, last.day))
