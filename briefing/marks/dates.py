"""Dates in running text, as ISO 8601 with unknown leading parts left open; called by figures.py."""

import re

from briefing.marks import lexicon
from briefing.marks.context import is_plural, next_word, words_before
from briefing.marks.patterns import rare
from briefing.model import Date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan",
            "February Feb",
            "March Mar",
            "April Apr",
            "May",
            "June Jun",
            "July Jul",
            "August Aug",
            "September Sept Sep",
            "October Oct",
            "November Nov",
            "December Dec",
        ),
        start=1,
    )
    for name in names.split()
}

_FULL_NAMES = frozenset(name for name in MONTHS if len(name) > 4 or name in ("May", "June", "July"))
"""Those that no full stop abbreviates."""
_ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = re.compile(rf"(?:{_ANY_MONTH})(?![\w’'])\.?")
_DAYS_BEFORE = rare(
    r"(?<![\w.,/:$€£-])(?:(\d{1,2})(?:st|nd|rd|th)?(?:[–-]| to | and | or ))?"
    r"(\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? \Z"
)
_DAYS_AFTER = rare(
    r" (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)"
    r"(?:(?: ?[–-] ?| to | through | and | or )(\d{1,2})(?:st|nd|rd|th)?"
    r"(?![\w:%/]|[.,]\d| [A-Z]\w))?"
)
_YEAR_AFTER = rare(r"(?:,| of)? ([12]\d{3})(?!\w|[.,]\d)")
_MONTH_FOLLOWS = rare(rf"(?: to | ?[–-] ?|/| and | or | through )(?:{_ANY_MONTH})\b")
_ISO = rare(r"([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])")
_SLASHED = rare(r"(\d{1,2})(/)(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?!\w|[/.]\d)")
_YEARS = rare(
    r"([12]\d{3})(?: ?[–-] ?(\d{4}|\d{2})| (?:and|to|or|through|until) ([12]\d{3}))?"
    r"(?![\w/]|[.,]\d|-\d|%)"
)
_AFTER_CHRIST = rare(r" ?(?:AD|CE|A\.D\.|C\.E\.)(?!\w)")

_ALSO_WORDS = frozenset({"March", "April", "May", "June", "August"})
_ALSO_NAMES = frozenset({"Jan", "Mar", "Jun", "Jul", "Sep"})
_MONTH_CUES = lexicon.words(
    """in since last next this early late mid until till through during every each following
    previous past mid- monday tuesday wednesday thursday friday saturday sunday"""
)
_WEAK_MONTH_CUES = lexicon.words("of by from to before after between and or around")
YEAR_CUES = lexicon.words(
    """in since by until till during late early mid year spring summer autumn fall winter circa
    c. ca. ad season before after from between a.d. born died dated established founded
    built est. published released ending ended election"""
)
_STRONG_YEAR_CUES = lexicon.words("in since by until till during late early mid year circa")
_TIME_NOUNS = lexicon.words(
    "class end start beginning middle rest half quarter spring summer autumn fall winter months"
)
_YEARLY_PLURALS = lexicon.words(
    """sales results earnings revenues profits elections games olympics awards playoffs
    polls figures riots protests models forecasts talks attacks bombings floods
    championships finals primaries midterms campaigns races seasons contests conventions debates
    standings rankings taxes budgets fires wildfires
    estimates levels prices"""
)
"""Plurals that a year stands before as a name does: "2016 elections"."""
_QUANTITY_CUES = lexicon.words("than least most some approximately roughly nearly almost")


def find_month_dates(text: str) -> list[Date]:
    """Every date that names a month, in order: "31 October 2024", "May 7", "August"."""
    dates: list[Date] = []
    for found in _MONTH.finditer(text):
        start = found.start()
        before = text[start - 1 : start]
        if before and (before.isalnum() or before in "_@#&"):
            continue
        _add_month(text, found, dates)
    return dates


def _add_month(text: str, found: re.Match[str], dates: list[Date]) -> None:
    start, end = found.span()
    name = found.group().rstrip(".")
    if name in _FULL_NAMES and found.group() != name:
        end -= 1
    month = f"{MONTHS[name]:02}"
    free = max(0, start - 24, dates[-1].end if dates else 0)
    before = _DAYS_BEFORE().search(text, free, start)
    if before and 1 <= int(before[2]) <= 31:
        end, year = _year_after(text, end)
        if before[1] and 1 <= int(before[1]) <= 31:
            first = before.start(1)
            dates.append(Date(first, before.end(1), f"{year or '-'}-{month}-{int(before[1]):02}"))
        day = int(before[2])
        dates.append(Date(before.start(2), end, f"{year or '-'}-{month}-{day:02}"))
        return
    after = _DAYS_AFTER().match(text, end)
    if after and 1 <= int(after[1]) <= 31 and not _counts_instead(text, start, after):
        _add_days(text, start, month, after, dates)
        return
    year_end, year = _year_after(text, end)
    if year:
        dates.append(Date(start, year_end, f"{year}-{month}"))
    elif _is_month(text, start, end, name):
        dates.append(Date(start, start + len(name), f"--{month}"))


def _add_days(text: str, start: int, month: str, after: re.Match[str], dates: list[Date]) -> None:
    """The day or two days after a month: "May 7", "May 12–14", the second a date by itself."""
    end = after.end(1) + len(_ordinal_end(text, after.end(1)))
    if after[2] and int(after[1]) < int(after[2]) <= 31:
        second_end, year = _year_after(text, after.end())
        dates.append(Date(start, end, f"{year or '-'}-{month}-{int(after[1]):02}"))
        dates.append(Date(after.start(2), second_end, f"{year or '-'}-{month}-{int(after[2]):02}"))
        return
    end, year = _year_after(text, end)
    dates.append(Date(start, end, f"{year or '-'}-{month}-{int(after[1]):02}"))


def _ordinal_end(text: str, end: int) -> str:
    return text[end : end + 2] if text[end : end + 2] in ("st", "nd", "rd", "th") else ""


def _year_after(text: str, end: int) -> tuple[int, str | None]:
    found = _YEAR_AFTER().match(text, end)
    if found is None or (found[1] > "2100") or is_plural(next_word(text, found.end())):
        return end, None
    return found.end(), found[1]


def _counts_instead(text: str, start: int, after: re.Match[str]) -> bool:
    """Whether "in May 12 people" counts people: a plural follows, and no day is meant."""
    word = next_word(text, after.end(1))
    if not (word[:1].islower() and is_plural(word)):
        return False
    before = words_before(text, start)
    return bool(before) and before[-1].lower() in _STRONG_YEAR_CUES


def _is_month(text: str, start: int, end: int, name: str) -> bool:
    """Whether a bare name of a month is one, and not a verb, a walk or a person."""
    if name not in _ALSO_WORDS and name not in _ALSO_NAMES:
        return True
    before = words_before(text, start)
    cue = before[-1].lower().strip('(“"') if before else ""
    if cue in _MONTH_CUES or cue.endswith("mid-"):
        return True
    if name in _ALSO_NAMES:
        return False
    follows = bool(_MONTH_FOLLOWS().match(text, end))
    if name in ("May", "March"):
        return follows and cue in _WEAK_MONTH_CUES
    return cue in _WEAK_MONTH_CUES or follows


def read_numeric_date(text: str, start: int) -> Date | None:
    """A date in digits alone, "2024-10-31" or "10/31/2024"; which is day and which month is only
    told where one is over 12, else the year alone is the value.
    """
    if iso := _ISO().match(text, start):
        return Date(start, iso.end(), iso.group())
    found = _SLASHED().match(text, start)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if not (1 <= first <= 31 and 1 <= second <= 31 and (first <= 12 or second <= 12)):
        return None
    if len(year) == 2:
        if found[2] == ".":
            return None
        year = "-"
    if first > 12:
        value = f"{year}-{second:02}-{first:02}"
    elif second > 12:
        value = f"{year}-{first:02}-{second:02}"
    else:
        value = year if year != "-" else "--"
    return Date(start, found.end(), value) if value != "--" else None


def read_years(text: str, start: int, before: list[str]) -> tuple[list[Date], int] | None:
    """The year or years that start at `start` ("2015", "2013–14") and where they end, or None.

    A plural noun after the digits makes them a count ("2000 people"), and a word of time before
    them ("in", "since", "early") makes them a year even so.
    """
    found = _YEARS().match(text, start)
    if found is None or found[1] < "1000" or found[1] > "2199":
        return None
    end = found.end()
    if not found[2] and found.end() < len(text) and text[found.end()] in "–-":
        following = text[found.end() + 1 : found.end() + 2]
        if following.isdecimal():
            return None
    named = _AFTER_CHRIST().match(text, end)
    if not named and not _reads_as_year(text, int(found[1]), found, before):
        return None
    first = Date(start, found.end(1), found[1])
    if (second := found[2]) and (len(second) == 4 or int(second) <= 31 + 68):
        last = second if len(second) == 4 else found[1][:2] + second
        if not found[1] < last < "2200":
            return None
        return [first, Date(found.start(2), end, last)], end
    if found[3] and found[1] < found[3] < "2200" and _ends_stretch(text, found):
        return [first, Date(found.start(3), end, found[3])], end
    return [first], found.end(1)


def _ends_stretch(text: str, found: re.Match[str]) -> bool:
    """Whether the second number of "2008 and 2012" is a year too, and counts no plural after it."""
    second = int(found[3])
    recent = found[1] >= "1900" and 1900 <= second < 2060 and second % 100 != 0
    return recent or not is_plural(next_word(text, found.end()))


def _reads_as_year(text: str, year: int, found: re.Match[str], before: list[str]) -> bool:
    cue = before[-1].lower().lstrip('(“"‘') if before else ""
    noun = next_word(text, found.end(1))
    recent = 1900 <= year < 2060
    if found[2]:
        last = next_word(text, found.end())
        return recent or (len(found[2]) == 4 and found[2] < "2100" and not is_plural(last))
    if cue in _QUANTITY_CUES:
        return False
    if noun.lower() in _YEARLY_PLURALS:
        return recent
    if is_plural(noun) and noun[:1].islower():
        if not recent:
            return False
        possessive = cue.endswith(("'s", "’s", "s’")) or (cue == "the" and year % 100 != 0)
        of_time = cue == "of" and len(before) > 1 and before[-2].lower() in _TIME_NOUNS
        return cue in _STRONG_YEAR_CUES or possessive or of_time
    if recent:
        return True
    return cue in YEAR_CUES
