"""How a mark and a date are put in words, in the viewer's margins and in what commands print."""

import re
from typing import Final
from urllib.parse import urlsplit

from briefing.export.numbers import fraction, number, with_unit
from briefing.model import Enclosure, Figure, FigureKind, Marks, Medium, Quote, QuoteKind, Story

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_LEAST_TOLD: Final = 1000
"""Bytes; fewer are what a feed says that does not know."""
_SHARES: Final = frozenset({FigureKind.FRACTION, FigureKind.PERCENT})

_DATE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?!\d)")


def normalised(figure: Figure) -> str:
    """A figure's value in short: "≈ 8,000", "≤ 12,000", "1,200/day", "$3.2bn", "10–12%"."""
    return _sign(figure) + _amount(figure) + (f"/{figure.per}" if figure.per else "")


def describe_figure(figure: Figure) -> str:
    """Value, what is counted, and on whose word: "≈ 8,000 soldiers · on the word of Seoul"."""
    what = _sign(figure) + _amount(figure)
    if figure.counted:
        what += f" of {figure.counted}" if figure.kind in _SHARES else f" {figure.counted}"
    if figure.per:
        what += f" per {figure.per}"
    return f"{what} · {claim(figure)}"


def claim(figure: Figure) -> str:
    """On whose word a figure stands; the story's own where nobody is named."""
    return f"on the word of {figure.claimant}" if figure.claimant else "as the story has it"


def describe_quote(quote: Quote) -> str:
    """Whose words a quote is, and what attributes them: "Ann Lee, mayor of Ayr · said"."""
    if not quote.is_speech:
        return "title of a work" if quote.kind is QuoteKind.TITLE else "turn of phrase, no speech"
    parts = [speaker_with_role(quote.speaker, quote.role)]
    if quote.cue and any(sign.isalpha() for sign in quote.cue):
        parts.append(quote.cue)
    return " · ".join(parts)


def speaker_with_role(name: str | None, role: str | None) -> str:
    """A speaker's name and the title that the text gives: "Ann Lee, mayor of Ayr"."""
    if not name:
        return "nobody named"
    return f"{name}, {role}" if role else name


def facts(story: Story, marks: Marks, minutes: int) -> str:
    """What is known of a story: "The Post · Ann Lee · 3 May 2024 · 4 min · 2 quotes · 1 figure"."""
    told = story.document
    publisher = story.publisher
    parts = [
        publisher,
        told.byline if told.byline and told.byline != publisher else "",
        date_in_words(told.date),
        f"{minutes} min",
        _counted(sum(quote.is_speech for quote in marks.quotes), "quote"),
        _counted(len(marks.figures), "figure"),
    ]
    return " · ".join(part for part in parts if part)


def date_in_words(date: str | None) -> str:
    """An ISO 8601 date as far as it goes: "31 October 2024", "October 2024", "31 October", "2024".

    None is "undated"; a time of day is left out. What is no ISO date is shown as it is.
    """
    if not date:
        return "undated"
    told = _DATE.match(date)
    month = int(told["month"] or 0) if told else 0
    if told is None or month > len(MONTHS):
        return date
    parts = [
        str(int(told["day"])) if told["day"] and month else "",
        MONTHS[month - 1] if month else "",
        told["year"] if told["year"] != "-" else "",
    ]
    return " ".join(part for part in parts if part) or date


def enclosed(enclosure: Enclosure) -> str:
    """What a file holds, and how large it is where that is told: "audio, 34 MB", "video"."""
    what = "file" if enclosure.medium is Medium.OTHER else enclosure.medium.value
    if enclosure.length is None or enclosure.length < _LEAST_TOLD:
        return what
    return f"{what}, {size_in_words(enclosure.length)}"


def size_in_words(count: int) -> str:
    """A number of bytes in its largest unit: "3.4 GB", "12 MB", "80 KB"."""
    for unit, size in (("GB", 10**9), ("MB", 10**6)):
        if count >= size:
            number = count / size
            return f"{number:.1f} {unit}" if number < 10 else f"{number:,.0f} {unit}"
    return f"{count / 1000:.0f} KB"


def host_of(url: str) -> str:
    """The host of an address, which tells a true one from a false one."""
    return urlsplit(url).hostname or ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}" if count else ""


def _sign(figure: Figure) -> str:
    match figure.bound:
        case "up to":
            return "≤ "
        case "at least":
            return "≥ "
        case None:
            return "≈ " if figure.approx else ""


def _amount(figure: Figure) -> str:
    """The number with its unit; of a score, the side whose the value is comes first, of years
    before Christ the earlier.
    """
    if figure.low is not None and figure.high is not None:
        ends = (figure.low, figure.high)
        downwards = figure.value == figure.high or figure.unit == "BC"
        low, high = map(number, reversed(ends) if downwards else ends)
        shared = re.search(r"(?:tn|bn|m)$", high)
        if shared and low.endswith(shared[0]):
            low = low.removesuffix(shared[0])
        return with_unit(f"{low}–{high}", figure.unit, single=False)
    value = figure.value if figure.value is not None else figure.low or figure.high
    if value is None:
        return ""
    if figure.kind is FigureKind.FRACTION and figure.unit is None:
        return fraction(value)
    return with_unit(number(value), figure.unit, single=abs(value) == 1)


def ago(seconds: float) -> str:
    """How long ago something was, in its largest unit: "now", "5 min", "2 h", "3 d", "2 y"."""
    for unit, length in (("y", 365 * 86400), ("w", 7 * 86400), ("d", 86400), ("h", 3600)):
        if seconds >= length:
            return f"{seconds // length:.0f} {unit}"
    return f"{seconds // 60:.0f} min" if seconds >= 60 else "now"
