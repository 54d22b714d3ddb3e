"""Numbers that only keep order in lists, galleries and live reports; called by not_figures.py.

"1.2 Scope", "1/5 The bridge at dawn", "67' Yellow card", "[3]", "Image 3 of 12", "pp. 12-45".
"""

from briefing.marks import lexicon
from briefing.marks.patterns import rare
from briefing.marks.words import TIME_ZONES

_AT_LINE_START = rare(
    r"\d{1,3}(?:\+\d{1,2})?(?:['’′](?=[ :])| ?min(?:ute)?s?:)"  # minutes of a match
    r"|\d{1,2}(?:\.\d{1,2}){1,2} (?=[A-Z](?![a-z]{1,3}llions?\b))"  # sections
    r"|\d{1,3}/\d{1,3}(?= [A-Z]|\n|\Z)"  # pictures of a gallery
)
_ENTRY = rare(
    r"[(\[]?(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\b\.?)?|1?\d ?[ap]\.?m\b\.?)"
    rf"(?: (?:{'|'.join(sorted(TIME_ZONES)).upper()}))?[)\]]?(?: ?[-–—|:])? (?=[A-ZÀ-Þ‘'“\"])"
)
_NOTE = rare(r"\d{1,3}\]")
_SERIES = lexicon.words(
    "chapter day episode figure image item page part photo photograph picture question slide step"
    " video"
)
"""What is numbered out of how many there are."""

_PAGES = lexicon.words("p p. pp pp. page pages lines verses chapters sections articles")


def stamp_end(text: str, start: int) -> int:
    """Where a number that starts at `start` ends, if it opens a line or a note as its stamp; -1."""
    before = text[start - 1 : start]
    if before == "[":
        attached = start < 2 or text[start - 2] == "\n" or not text[start - 2].isspace()
        note = _NOTE().match(text, start) if attached else None
        return note.end() if note else -1
    found = _AT_LINE_START().match(text, start) if before in ("", "\n") else None
    return found.end() if found else -1


def entry_start(text: str, start: int) -> int:
    """Where the words start after the time of a live report: "14:37 Minister: …"; -1 if no time."""
    found = _ENTRY().match(text, start)
    return found.end() if found else -1


def is_of_series(before: list[str]) -> bool:
    """Whether a number is the last of a series: "Image 3 of 12"."""
    if before[-1:] != ["of"] or len(before) < 3 or not before[-2].isdecimal():
        return False
    return before[-3].lower() in _SERIES


def is_of_pages(before: list[str]) -> bool:
    """Whether a range tells which pages or parts of a text are meant: "pp. 12-45"."""
    return before[-1:] != [] and before[-1].lower().lstrip("(") in _PAGES
