"""The names of a text, and whom a mention means: "Blinken", "he" and "they" as full names.

A first full mention carries title and name; a later surname means the latest full name with it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.marks.cues import CUE_VERBS
from briefing.marks.organisations import ORGANISATION_HEADS, PLACES
from briefing.marks.titles import FEMALE_NAMES, HONORIFICS, MALE_NAMES, TITLE_WORDS
from briefing.marks.words import DETERMINERS, FINITE_VERBS, NOT_NAMES, PRONOUNS, WEEKDAYS
from briefing.model import Span

_CAPITAL = (
    r"[A-ZÀ-Þ](?<![\w’'-][A-ZÀ-Þ])[\w&-]{0,30}+"
    r"(?:(?:\.(?=[A-Z])|['’](?!s\b)(?=\w))[\w&-]{0,30}+){0,8}+"
    r"(?:\.(?:(?<=[. ][A-Z]\.)|(?<=Mr\.|Ms\.|Dr\.|St\.|Lt\.)"
    r"|(?<=Mrs\.|Sen\.|Rep\.|Gov\.|Gen\.|Col\.|Sgt\.|Maj\.|Rev\.|Hon\.|Adm\.)"
    r"|(?<=Sens\.|Reps\.|Capt\.|Prof\.|Cmdr\.)))?+"
)
"""A word with a capital, the full stop of a title or an initial included."""

_JOINER = r"(?:(?:of(?: the)?|de(?: la|l)?|da|v[ao]n(?: der)?|bin|ibn|al) )?+"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0]{_JOINER}{_CAPITAL}){{0,11}}")
"""Words with capitals, one after another, with the particles that names hold."""

_LONG_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0]{_JOINER}({_CAPITAL})){{1,11}}")
"""The same, of two words at least: what can be a full name."""

_AFTER_NAME = re.compile(
    r"(?:,? \([^()\n]{2,30}\))?, (?:aged? )?(?:\d{1,2}, )?"
    r"((?:the |an? |his |her |its |one of )?[a-z][^,.;:“”\"()\n]{4,100}?)(?=[,.]| who | and \w+ed )"
)
_FOLLOWING = re.compile(r"[ \u00a0]([A-Za-z’']{1,20})")
_LONGEST_PARAGRAPH = 1500
"""Characters that are read back for the subject that a pronoun means."""

_FARTHEST_NAMESAKE = 20
"""Names that are read back for one that fits."""

_FARTHEST_ANTECEDENT = 80
"""Characters that are read back for the name before "who"."""

_ARTICLES = frozenset({"the", "a", "an"})
_REMEMBERED_RUNS = 2048
"""Runs of capitals, of any text, whose parts are kept: the same few names fill the news."""

_INSIDE_TITLES = frozenset({"of", "to", "the", "for", "and"})
_OPENING = NOT_NAMES | WEEKDAYS
"""Words with capitals that may stand before a name: sentence openers, days."""

_IN_NO_PERSON = ORGANISATION_HEADS | {"of"} | {form for form in CUE_VERBS if form.endswith("s")}
"""Words that stand in no person's name: what organisations are, and verbs ("Says")."""

_NOT_A_ROLE = frozenset({"who", "which", "where", "when", "while", "but", "and", "in", "on", "at"})


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


class Speaker(NamedTuple):
    """Whom a mention means, with the role that the text gives; `gender` as in `Name`."""

    name: str
    role: str | None = None
    gender: str = ""
    person: bool = False
    plural: bool = False


def read_names(text: str) -> "Names":
    """The names of `text`, those of one word left for when a mention needs them."""
    return Names(text)


def _last_name(text: str, start: int, end: int) -> Name | None:
    """The last name in a stretch of text."""
    runs = reversed(list(_RUN.finditer(text, start, end)))
    return next((name for run in runs if (name := _parse(text, run)) is not None), None)


def _parse(text: str, run: re.Match[str]) -> Name | None:
    """The name in a run of capitals, its title and sentence-opening words set apart."""
    parts = _parts(run[0])
    if parts is None:
        return None
    at, end = run.span()
    return Name(at + parts[0], end, *parts[1:])


@lru_cache(_REMEMBERED_RUNS)
def _parts(run: str) -> tuple[int, tuple[str, ...], str, str, bool] | None:
    """Where the name in a run of capitals starts, and its words, role, gender and `person`."""
    words = run.replace("\u00a0", " ").split(" ")
    at = 0
    while words[0].lower() in _OPENING:
        at += len(words.pop(0)) + 1
        if not words:
            return None
    titled, gender = _title_length(words)
    start = at + len(" ".join(words[:titled])) + 1 if titled else at
    own = tuple(words[titled:])
    person = _is_person(own, titled > 0)
    if person and not gender:
        gender = _gender_of(own[0].lower())
    return start, own, run[at:start].strip(), gender, person


def _title_length(words: list[str]) -> tuple[int, str]:
    """How many words at the start are a title, and the gender that they tell."""
    if len(words) == 1 or words[-1].lower() in ORGANISATION_HEADS:
        return 0, ""
    length = 0
    gender = ""
    for i, word in enumerate(words[:-1]):
        low = word.lower().rstrip(".")
        if low in HONORIFICS or low in TITLE_WORDS:
            length = i + 1
            gender = HONORIFICS.get(low, "") or gender
    while length and length < len(words) - 1 and words[length] in {"of", "the", "to"}:
        length += 2
    if length >= len(words):
        return 0, ""
    if not length and len(words) > 2 and words[0].isupper() and len(words[0].strip(".")) < 5:
        length = 0 if words[0].endswith(".") and len(words[0]) == 2 else 1
    return length, gender


def _is_full(name: Name) -> bool:
    """Whether a name is a person's, in full."""
    return name.person and len(name.words) > 1


def _goes_by_first_word(name: Name) -> bool:
    """Whether the first word alone may mean the person: a known first name, or a family name.

    Family names come first in Chinese, Korean and Hungarian names, among others; a title before the
    name or a hyphen in its last part tells them from places and things.
    """
    return bool(name.gender or name.role) or "-" in name.words[-1]


def _is_person(words: tuple[str, ...], titled: bool) -> bool:
    """Whether the words of a name are a person's: two or more, or one after a title."""
    if not titled and len(words) == 1:
        return False
    low = " ".join(words).lower()
    return low not in PLACES and _IN_NO_PERSON.isdisjoint(low.split(" "))


def _gender_of(first: str) -> str:
    """The gender that a first name tells, "" where it tells none."""
    if first in FEMALE_NAMES:
        return "she"
    return "he" if first in MALE_NAMES else ""


def _without_article(said: str) -> str:
    """An organisation's name without its article: "The United States" is "United States"."""
    first, _, rest = said.partition(" ")
    return rest if rest.strip() and first.lower() in _ARTICLES else said


class Names:
    """The names of one text, and the resolution of mentions against them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._runs: dict[str, list[re.Match[str]]] | None = None
        self._full: dict[int, Name | None] = {}
        self._holding: dict[str, list[re.Match[str]]] | None = None
        self._near: dict[Span, list[re.Match[str]]] = {}
        self._roles: dict[tuple[str, ...], str | None] = {}

    def _long_runs(self) -> dict[str, list[re.Match[str]]]:
        """What can be full names, by their last word; read when first asked for."""
        if self._runs is None:
            self._runs = {}
            for run in _LONG_RUN.finditer(self.text):
                self._runs.setdefault(run[1], []).append(run)
        return self._runs

    def _runs_holding(self, word: str) -> list[re.Match[str]]:
        """What can be full names and has `word` before its last word."""
        if self._holding is None:
            self._holding = {}
            runs = [run for same in self._long_runs().values() for run in same]
            for run in sorted(runs, key=lambda run: run.start()):
                for inner in run[0].split(" ")[:-1]:
                    self._holding.setdefault(inner, []).append(run)
        return self._holding.get(word, [])

    def _parsed(self, run: re.Match[str]) -> Name | None:
        """The full name of a person in a run of capitals, if it is one."""
        start = run.start()
        if start not in self._full:
            name = _parse(self.text, run)
            self._full[start] = name if name is not None and _is_full(name) else None
        return self._full[start]

    def full_name(self, word: str, at: int, gender: str = "") -> Name | None:
        """The latest full name at or before `at` with this surname; else the first one after it."""
        return self._latest(self._long_runs().get(word, []), at, gender, word, -1) or self._latest(
            self._runs_holding(word), at, gender, word, 0
        )

    def _latest(
        self, runs: list[re.Match[str]], at: int, gender: str, word: str, place: int
    ) -> Name | None:
        """The latest name at or before `at` that has `word` as its first (0) or last (-1) one."""
        i = bisect_left(runs, at + 1, key=lambda run: run.start())
        near = runs[max(0, i - _FARTHEST_NAMESAKE) : i][::-1] + runs[i : i + _FARTHEST_NAMESAKE]
        other = None
        for run in near:
            name = self._parsed(run)
            if name is None or name.words[place] != word:
                continue
            if place == 0 and not _goes_by_first_word(name):
                continue
            if not gender or name.gender in {gender, ""}:
                return name
            other = other or name
        return other

    def resolve(self, mention: Span, line: Span, last: Sequence[Speaker]) -> Speaker | None:
        """Whom `mention` means, in the paragraph `line`; `last` are the speakers so far."""
        start, end = mention
        said = self.text[start:end]
        low = said.lower()
        if low in PRONOUNS:
            return self._resolve_pronoun(low, start, line, last)
        if " and " in said or ", " in said:
            return Speaker(_without_article(said), plural=True)
        named = self._name_inside(start, end)
        if named is None or not named.words:
            return Speaker(said, plural=low.endswith("s"))
        if not named.person and len(named.words) > 1:
            return Speaker(_without_article(said))
        full: Name | None = named
        if named.words[0].isupper() and len(named.words) == 1:
            return Speaker(_without_article(said))
        if len(named.words) == 1:
            full = self.full_name(named.words[0], start, named.gender)
            if full is None or not full.person:
                if not named.person:
                    return Speaker(_without_article(said))
                full = named
        return self._person(full or named, named.gender)

    def _person(self, name: Name, gender: str = "") -> Speaker:
        return Speaker(name.full, self.role_of(name), gender or name.gender, True)

    def _name_inside(self, start: int, end: int) -> Name | None:
        """The name that ends the span, if one does."""
        name = _last_name(self.text, start, end)
        return name if name is not None and end - name.end < 3 else None

    def _runs_near(self, start: int, end: int) -> list[re.Match[str]]:
        """Every run of capitals in a stretch of text, those of one word too."""
        if (start, end) not in self._near:
            self._near[start, end] = list(_RUN.finditer(self.text, start, end))
        return self._near[start, end]

    def role_of(self, name: Name) -> str | None:
        """The title or apposition of a person, from the first full mention that has one."""
        if name.words not in self._roles:
            found = None
            runs = self._long_runs().get(name.words[-1], [])[:_FARTHEST_NAMESAKE]
            for other in map(self._parsed, runs):
                if other is not None and other.words == name.words:
                    found = self._title_of(other) or self._apposition_of(other)
                if found:
                    break
            self._roles[name.words] = found
        return self._roles[name.words]

    def _title_of(self, name: Name) -> str | None:
        """The title right before a name, as far as it goes: "State Department spokesman"."""
        start = name.start - len(name.role) - 1 if name.role else name.start
        rest = self.text[max(0, start - 70) : start].replace("\n", " \n ")
        taken = pending = 0
        titled = False
        while " " in rest:
            rest, _, word = rest.rpartition(" ")
            low = word.lower().strip(".")
            if not word:
                if taken:
                    break
                continue
            pending += len(word) + 1
            if low in TITLE_WORDS or low in HONORIFICS:
                titled = True
            elif low in _INSIDE_TITLES or (word.isupper() and not titled):
                continue
            elif not (titled and word[0].isupper() and low not in NOT_NAMES):
                break
            taken = pending
        role = self.text[max(0, name.start - 1 - len(name.role) - taken) : name.start].strip(" ,")
        if "\n" in role or role.lower().rstrip(".") in HONORIFICS or len(role) < 3:
            return None
        return role or None

    def _apposition_of(self, name: Name) -> str | None:
        """The apposition right after a name: "a professor of law"."""
        match = _AFTER_NAME.match(self.text, name.end, min(len(self.text), name.end + 170))
        if match is None or match.group(1).split(" ", 1)[0] in _NOT_A_ROLE:
            return None
        role = match.group(1)
        first = role.split(" ", 1)[0]
        if first in DETERMINERS or any(word in TITLE_WORDS for word in role.split()[:4]):
            return role
        return None

    def _resolve_pronoun(
        self, low: str, at: int, line: Span, last: Sequence[Speaker]
    ) -> Speaker | None:
        """He and she: the person-subject before it in the paragraph, else the last who spoke."""
        if low in {"he", "she"}:
            found = self.subject_before(line, at, low)
            if found is not None:
                return found
            for speaker in reversed(last[-6:]):
                if speaker.person and speaker.gender in {low, ""}:
                    return speaker
            end = max(0, line[0] - 1)
            while end > 0 and self.text[end - 1].isspace():
                end -= 1
            start = max(self.text.rfind("\n", 0, end) + 1, end - _LONGEST_PARAGRAPH, 0)
            return self.subject_before((start, end), end, low)
        if low == "who":
            name = _last_name(self.text, max(line[0], at - _FARTHEST_ANTECEDENT), at)
            if name is not None and at - name.end <= 3:
                return self.resolve((name.start, name.end), line, last)
            return None
        if low == "they":
            return next((s for s in reversed(last[-6:]) if s.plural or not s.person), None)
        if low == "it":
            return next((s for s in reversed(last[-6:]) if not s.person and not s.plural), None)
        return None

    def subject_before(self, line: Span, at: int, gender: str) -> Speaker | None:
        """The last person before `at` in the paragraph `line` that a verb follows."""
        block = min(line[1], at) // _LONGEST_PARAGRAPH * _LONGEST_PARAGRAPH
        start = max(line[0], block - _LONGEST_PARAGRAPH)
        near = self._runs_near(start, min(line[1], block + _LONGEST_PARAGRAPH))
        i = bisect_left(near, at, key=lambda run: run.start())
        for run in reversed(near[max(0, i - _FARTHEST_NAMESAKE) : i]):
            name = _parse(self.text, run) if self._is_subject(run.end()) else None
            if name is None or name.gender not in {gender, ""}:
                continue
            full: Name | None = name
            if len(name.words) == 1:
                full = self.full_name(name.words[0], name.start, gender)
            if full is not None and full.person and full.gender in {gender, ""}:
                return self._person(full, gender)
        return None

    def _is_subject(self, end: int) -> bool:
        """Whether a verb follows the name that ends at `end`."""
        following = _FOLLOWING.match(self.text, end)
        if following is None:
            return False
        low = following.group(1).lower()
        if low in {"also", "later", "then"}:
            return True
        return low in FINITE_VERBS or low in CUE_VERBS or (len(low) > 4 and low.endswith("ed"))
