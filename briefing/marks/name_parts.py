"""A name taken apart: its title, its own words, and what they tell; `names` calls it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.marks.cues import CUE_VERBS
from briefing.marks.organisations import BEFORE_BODIES, ORGANISATION_HEADS, PLACES, SURNAMES_TOO
from briefing.marks.titles import (
    BEFORE_SURNAMES,
    FEMALE_NAMES,
    FIRST_NAMES,
    HONORIFICS,
    MALE_NAMES,
    OCCUPATIONS,
    OFFICES,
    POSTNOMINALS,
    TITLE_TAILS,
    TITLE_WORDS,
)
from briefing.marks.words import CALENDAR, NOT_NAMES, TIME_ZONES, WEEKDAYS

_CAPITAL = (
    r"[A-ZÀ-Þ](?<![\w’'-][A-ZÀ-Þ])[\w&-]{0,30}+"
    r"(?:(?:\.(?=[A-Z])|['’](?!s\b)(?=\w))[\w&-]{0,30}+){0,8}"
    r"(?:\.(?:(?<=[. ][A-Z]\.)|(?<=Mr\.|Ms\.|Dr\.|St\.|Lt\.)"
    r"|(?<=Mrs\.|Sen\.|Rep\.|Gov\.|Gen\.|Col\.|Sgt\.|Maj\.|Rev\.|Hon\.|Adm\.)"
    r"|(?<=Sens\.|Reps\.|Capt\.|Prof\.|Cmdr\.)))?"
)
"""A word with a capital, the full stop of a title or an initial included."""

_JOINER = r"(?:(?:of(?: the)?|de(?: la|l)?|da|v[ao]n(?: der)?|bin|ibn|al) )?"
RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0]{_JOINER}{_CAPITAL}){{0,11}}")
"""Words with capitals, one after another, with the particles that names hold."""

LONG_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0]{_JOINER}({_CAPITAL})){{1,11}}")
"""The same, of two words at least: what can be a full name."""

_REMEMBERED_RUNS = 4096
"""Runs of capitals, of any text, whose parts are kept: the same few names fill the news."""

_OPENING = NOT_NAMES | WEEKDAYS | TIME_ZONES
"""Words with capitals that may stand before a name: sentence openers, days, zones of time."""

_AGED = ("-year-old", "-month-old", "-week-old", "-day-old")
"""How a word ends that opens a sentence with an age: "Ten-year-old Mia Tran"."""

_IN_NO_PERSON = (
    ORGANISATION_HEADS
    | {"of", "he", "she", "they", "it", "we"}
    | {form for form in CUE_VERBS if form.endswith("s")}
)
"""Words that stand in no person's name: what organisations are, and verbs ("Says")."""

_FIRST_NAMES_TOO = frozenset({"dean", "earl", "duke", "prince", "major", "judge", "king"})
"""Titles that are first names where another title stands before them: "Sen. Dean Hall"."""

_RATHER_NAMES = frozenset({"dean", "earl"})
"""Those of them that are first names more often than titles."""

_TITLES_OF_SEVERAL = TITLE_TAILS | {"member", "councillor", "councilor", "doctor"}


class Name(NamedTuple):
    """One occurrence of a name: `start` and `end` of the name without its title.

    `words` are the name's own; `gender` is "he", "she" or "" (not known); `role` is the title
    before it in the text; `person` is False for places and organisations.
    """

    start: int
    end: int
    words: tuple[str, ...]
    role: str
    gender: str
    person: bool

    @property
    def full(self) -> str:
        """The name as one string."""
        return " ".join(self.words)


def last_name(text: str, start: int, end: int) -> Name | None:
    """The last name in a stretch of text."""
    runs = reversed(list(RUN.finditer(text, start, end)))
    return next((name for run in runs if (name := parse_name(text, run)) is not None), None)


def parse_name(text: str, run: re.Match[str]) -> Name | None:
    """The name in a run of capitals, its title and sentence-opening words set apart."""
    parts = _parts(run[0])
    if parts is None:
        return None
    start, end, words, role, gender, person = parts
    at = run.start()
    return Name(at + start, at + end, words, role, gender, person)


@lru_cache(_REMEMBERED_RUNS)
def _parts(run: str) -> Name | None:
    """The name in a run of capitals, its places counted from the run's start."""
    if " of " in run and (homeless := _without_home(run)):
        return homeless
    words = run.replace("\u00a0", " ").split(" ")
    at = 0
    while words[0].lower() in _OPENING or words[0].endswith(_AGED):
        at += len(words.pop(0)) + 1
        if not words:
            return None
    titled, gender = _title_length(words)
    start = at + len(" ".join(words[:titled])) + 1 if titled else at
    own = tuple(words[titled:])
    while len(own) > 2 and own[-1] in POSTNOMINALS:
        own = own[:-1]
    person = _is_person(own, titled > 0)
    if person and not gender and len(own) > 1:
        gender = _gender_of(own[0].lower())
    return Name(start, len(run), own, run[at:start].strip(), gender, person)


def _without_home(run: str) -> Name | None:
    """The person's name in a run that says where the person is of: "Ana Hall of Flint"."""
    name = _parts(run.partition(" of ")[0])
    if name is None or not is_full(name):
        return None
    return name if name.role or name.words[0].lower() in FIRST_NAMES else None


def _title_length(words: list[str]) -> tuple[int, str]:
    """How many words at the start are a title, and the gender that they tell."""
    if len(words) == 1 or _is_office(words):
        return 0, ""
    if words[-1].lower() in ORGANISATION_HEADS and not _is_surname(words):
        return 0, ""
    length = 0
    gender = ""
    last = len(words) - 1
    while last and words[last] in POSTNOMINALS:
        last -= 1
    for i, word in enumerate(words[:last]):
        low = word.lower().rstrip(".")
        if i == length and i + 1 == last and low in (_FIRST_NAMES_TOO if i else _RATHER_NAMES):
            break
        trade = i == length and i + 1 < last and low in OCCUPATIONS
        several = is_plural_title(low) and words[i + 1].lower() not in NOT_NAMES
        if trade or several or low in HONORIFICS or low in TITLE_WORDS:
            length = i + 1
            gender = HONORIFICS.get(low, "") or gender
    while length and length < len(words) - 1 and words[length] in {"of", "the", "to"}:
        length += 3 if words[length + 1] == "the" else 2
    if length >= len(words):
        return 0, ""
    if not length and len(words) > 2 and words[0].isupper() and len(words[0].strip(".")) < 5:
        length = 0 if words[0].endswith(".") and len(words[0]) == 2 else 1
    return length, gender


def is_plural_title(low: str) -> bool:
    """Whether a title goes with several names: "Council Members Joan Pruitt and Abe Nakamura"."""
    return low[-1:] == "s" and low[:-1] in _TITLES_OF_SEVERAL


def _is_surname(words: Sequence[str]) -> bool:
    """Whether a body's or a place's word ends a person's name: "Mr Hall", "Kate Park"."""
    if len(words) < 2 or words[-1].lower() not in SURNAMES_TOO:
        return False
    first = words[0].rstrip(".").lower()
    return first in BEFORE_SURNAMES or (
        first in FIRST_NAMES and ORGANISATION_HEADS.isdisjoint(map(str.lower, words[1:-1]))
    )


def _is_office(words: list[str]) -> bool:
    """Whether a title stands for its holder: "Prime Minister", unlike "President Major"."""
    return words[-1].lower() in OFFICES and TITLE_WORDS.issuperset(map(str.lower, words))


def is_full(name: Name) -> bool:
    """Whether a name is a person's, in full."""
    return name.person and len(name.words) > 1


def is_no_person(word: str) -> bool:
    """Whether a word alone, with a capital, names a day, a month, a place or a body."""
    low = word.lower()
    return low in CALENDAR or low in _IN_NO_PERSON or word.isupper()


def may_be_person(words: tuple[str, ...]) -> bool:
    """Whether a name that ends like a body's could be a person's: "Femi House", no "High Court"."""
    first = words[0].lower()
    is_named_so = first in ORGANISATION_HEADS or first in TITLE_WORDS or first in BEFORE_BODIES
    return not is_named_so and " ".join(words).lower() not in PLACES


def _is_person(words: tuple[str, ...], titled: bool) -> bool:
    """Whether the words of a name are a person's: two or more, or one after a title."""
    if not titled and len(words) == 1:
        return False
    low = " ".join(words).lower()
    if low in PLACES:
        return False
    parts = low.replace("-", " ").split(" ")
    if _is_surname(words) or (titled and parts[-1] in SURNAMES_TOO):
        del parts[-1]
    if len(words) > 1 and parts[:1] == ["bill"]:
        del parts[0]
    return _IN_NO_PERSON.isdisjoint(parts)


def _gender_of(first: str) -> str:
    """The gender that a first name tells, "" where it tells none."""
    if first in FEMALE_NAMES:
        return "she"
    return "he" if first in MALE_NAMES else ""
