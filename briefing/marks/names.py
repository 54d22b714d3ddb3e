"""The names of a text, and whom a mention by name means: "Blinken" as a full name.

A first full mention carries title and name; a later surname means the latest full name with it.
"""

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from briefing.marks.antecedents import gender_told_after, kin_before
from briefing.marks.bodies import is_body
from briefing.marks.descriptions import (
    FORMS_OF_FIRMS,
    age_told,
    holders,
    is_firm,
    is_last_named,
    names_by_age,
    office_told,
    only_firm,
    told_whole,
)
from briefing.marks.mouthpieces import spoken_for
from briefing.marks.name_parts import (
    LONG_RUN,
    RUN,
    Name,
    is_full,
    is_no_person,
    last_name,
    may_be_person,
    parse_name,
)
from briefing.marks.organisations import SURNAMES_TOO
from briefing.marks.people import gender_of_noun, is_person
from briefing.marks.roles import is_among, role_here
from briefing.marks.titles import PERSON_NOUNS, POSTNOMINALS
from briefing.marks.words import DETERMINERS
from briefing.model import Span

_APPOSED = re.compile(
    r"(?: (of|for) [^,.;:“”\"\n]{1,60}| (?:at|from|in) [^A-Z,.;:“”\"\n]{1,40}| then| now)?,"
    r" (?:(?:[a-z][\w-]{1,20} ){0,3}([a-z][\w-]{2,20}) )?"
)
"""What stands between a phrase and the name that explains it: a complement (its preposition
captured), but no place that a wider one may explain ("in Hull, East Riding"), and a role (its last
word captured).
"""

_APPOSED_NAMES = re.compile(r", ([A-ZÀ-Þ][^.;:“”\"\n]{2,80}?),? and (?=[A-ZÀ-Þ])")
_AFFILIATION = re.compile(r"(?: (?:of|from|at|with) [^,.;:“”\"\n]{2,60})?")
"""What may follow a name before its apposition ends: "Ana Hall of Flint Hospital"."""

_APPOSITION_ENDS = frozenset({",", ".", ""})
_COMPLEMENT = re.compile(r" (?:of|for|to) ")
_EXPLAINABLE = PERSON_NOUNS | {"one", "democrat", "republican", "independent"}
"""What a name in apposition may explain: "the Premier, Anton Rusk", "one of them, Ana Hall"."""

_OWN = re.compile(r",[^.;:“”\"\n]{0,90}? (his|her) ")
_GENDERS = {"his": "he", "her": "she"}
FARTHEST_NAMESAKE = 20
"""Names that are read back for one that fits."""

_FARTHEST_FIRM = 1500
"""Characters before "the company" in which another body may be meant."""
_AROUND = 1500
"""Characters on either side of a name in which its last word alone tells that it is a surname."""

_ARTICLES = frozenset({"the", "a", "an"})


class Speaker(NamedTuple):
    """Whom a mention means, with the role that the text gives; `gender` as in `Name`.

    A `body` that speaks through a `person` may be meant by "she" and by "it".
    """

    name: str
    role: str | None = None
    gender: str = ""
    person: bool = False
    plural: bool = False
    body: bool = False


def _goes_by_first_word(name: Name) -> bool:
    """Whether the first word alone may mean the person: a known first name, or a family name.

    Family names come first in Chinese, Korean and Hungarian names, among others; a title before the
    name or a hyphen in its last part tells them from places and things.
    """
    return bool(name.gender or name.role) or "-" in name.words[-1]


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
        self._genders: dict[str, str] = {}
        self._roles: dict[tuple[str, ...], str | None] = {}

    def _long_runs(self) -> dict[str, list[re.Match[str]]]:
        """What can be full names, by their last word; read when first asked for."""
        if self._runs is None:
            self._runs = {}
            for run in LONG_RUN.finditer(self.text):
                last = run[1]
                if last in POSTNOMINALS:
                    last = run[0].replace("\u00a0", " ").split(" ")[-2]
                elif " of " in run[0] and (name := parse_name(self.text, run)) and name.words:
                    last = name.words[-1]
                self._runs.setdefault(last, []).append(run)
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
            name = parse_name(self.text, run)
            self._full[start] = name if name is not None and is_full(name) else None
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
        near = runs[max(0, i - FARTHEST_NAMESAKE) : i][::-1] + runs[i : i + FARTHEST_NAMESAKE]
        for run in near:
            name = self._parsed(run)
            if name is None or name.words[place] != word:
                continue
            if place == 0 and not _goes_by_first_word(name):
                continue
            if not gender or self.gender_of(name.full, name.gender) in {gender, ""}:
                return name
        return None

    def _bearer(self, word: str, at: int) -> Name | None:
        """Who has a surname that means a place or a body as well, where no article stands with it.

        It takes a name that says nothing else of its being a person's: "Femi House … House said".
        """
        runs = self._long_runs().get(word, [])
        i = bisect_left(runs, at, key=lambda run: run.start())
        for run in reversed(runs[max(0, i - FARTHEST_NAMESAKE) : i]):
            name = parse_name(self.text, run)
            if name is not None and len(name.words) == 2 and may_be_person(name.words):
                return name._replace(person=True)
        return None

    def resolve_name(self, mention: Span) -> Speaker:
        """Whom a mention that is no pronoun means."""
        start, end = mention
        said = self.text[start:end]
        low = said.lower()
        role = _COMPLEMENT.split(low, 1)[0].rpartition(" ")[2] in _EXPLAINABLE
        if is_body(said):
            return (self._apposed(end, role) if role else None) or Speaker(_without_article(said))
        if " and " in said or ", " in said:
            return Speaker(_without_article(said), plural=True)
        named = self._name_inside(start, end)
        unnamed = named is None or not named.words
        noun = low.rpartition(" ")[2]
        person = unnamed and is_person(noun)
        plural = unnamed and noun.endswith("s") and not person
        if unnamed or role:
            apposed = self._apposed_names(said, end) if plural else self._apposed(end, role)
            if apposed is not None:
                told = apposed.role or (said if role and noun != "one" else None)
                return apposed._replace(role=told)
        if named is None or not named.words:
            meant = self._described(low, start) or self._through(noun, end)
            if meant is not None:
                return meant
            told = told_whole(self.text, start, end)
            return Speaker(told, None, gender_of_noun(noun), person, plural)
        if not named.person and len(named.words) > 1:
            return Speaker(_without_article(said))
        if len(named.words) > 1:
            return self._person(named)
        return self._of_one_word(named, said, start)

    def _described(self, low: str, at: int) -> Speaker | None:
        """Whom a description at `at` means, by the one name that the text ties to it."""
        age = age_told(low)
        if age is not None:
            aged = self._by_age.get(age)
            return self._person(aged) if aged is not None else None
        office = office_told(low)
        if office is not None:
            holder = self._by_office.get(office)
            return self._person(holder) if holder is not None and holder.start < at else None
        firm = self._firm if is_firm(low) else None
        if firm is None or firm.start > at:
            return None
        near = self._runs_near(max(firm.start, at - _FARTHEST_FIRM), at)
        named_last = is_last_named(self.text, firm, near, self._means_person)
        return Speaker(firm.full) if named_last else None

    def _means_person(self, name: Name) -> bool:
        """Whether a name is a person's, in full or by a surname."""
        if name.person or len(name.words) > 1:
            return name.person
        return self.full_name(name.words[0], name.start) is not None

    @cached_property
    def _by_age(self) -> dict[str, Name | None]:
        """Who has each age that the text tells."""
        return names_by_age(self.text)

    @cached_property
    def _by_office(self) -> dict[str, Name | None]:
        """Who holds each office that the text tells of a person; None where it is several's."""
        names = [name for runs in self._long_runs().values() for name in map(self._parsed, runs)]
        return holders((name, self.role_of(name)) for name in names if name is not None)

    @cached_property
    def _firm(self) -> Name | None:
        """The one firm that the text names."""
        runs = self._long_runs()
        formed = [run for form in FORMS_OF_FIRMS for run in runs.get(form, [])]
        return only_firm(self.text, [parse_name(self.text, run) for run in formed])

    def _through(self, noun: str, end: int) -> Speaker | None:
        """The body that speaks through whom the `noun` means that ends at `end`: "a spokesman"."""
        span = spoken_for(self.text, noun, end)
        if span is None or self._is_somebody(*span):
            return None
        said = self.text[slice(*span)]
        body = said if said.islower() else _without_article(said)
        return Speaker(body, gender=gender_of_noun(noun), person=True, body=True)

    def _is_somebody(self, start: int, end: int) -> bool:
        """Whether a phrase names a person by more than two capitals: "Mr Hall", "Ana Lang"."""
        name = self._name_inside(start, end)
        if name is None or not name.words:
            return False
        if len(name.words) == 1:
            full = self.full_name(name.words[0], start)
            return name.person or (full is not None and full.end != end)
        if not name.person:
            return False
        if self.gender_of(name.full, name.gender) or self.role_of(name):
            return True
        around = max(0, start - _AROUND), end + _AROUND
        last = name.words[-1]
        return self.text.count(f" {last}", *around) > self.text.count(name.full, *around)

    def _of_one_word(self, named: Name, said: str, at: int) -> Speaker:
        """Whom a name of one word means: the one who has it in full, or whatever goes by it."""
        word = named.words[0]
        if word.isupper():
            return Speaker(_without_article(said))
        full = self.full_name(word, at, named.gender)
        if full is None and said == word and word.lower() in SURNAMES_TOO:
            full = self._bearer(word, at)
        if full is not None and full.person:
            return self._person(full, named.gender)
        return self._person(named) if named.person else Speaker(_without_article(said))

    def _person(self, name: Name, gender: str = "") -> Speaker:
        return Speaker(name.full, self.role_of(name), gender or name.gender, True)

    def _apposed(self, end: int, role: bool) -> Speaker | None:
        """The person in apposition to what ends at `end`: "her deputy, Ana Hall, said".

        After a `role`, a title or one word is enough: "the chairman, Lord Hall, said".
        """
        match = _APPOSED.match(self.text, end)
        run = RUN.match(self.text, match.end()) if match else None
        name = parse_name(self.text, run) if run else None
        if name is None or match is None or not self._ends_apposition(name.end):
            return None
        tie, trade = match.groups()
        if (trade and not is_among(PERSON_NOUNS, trade)) or (
            tie and not may_be_person(name.words or ("",))
        ):
            return None
        if is_full(name):
            return self._person(name)
        if trade or tie == "for" or not role or len(name.words) != 1 or is_no_person(name.words[0]):
            return None
        full = self.full_name(name.words[0], name.start, name.gender)
        if full is not None:
            return self._person(full, name.gender)
        told = role_here(self.text, name)
        return Speaker(name.full, told, name.gender, True)

    def _ends_apposition(self, end: int) -> bool:
        """Whether an apposition ends with the name that ends at `end`, and what belongs to it."""
        affiliation = _AFFILIATION.match(self.text, end)
        return any(
            self.text[at : at + 1] in _APPOSITION_ENDS
            for at in (end, affiliation.end() if affiliation else end)
        )

    def _apposed_names(self, said: str, end: int) -> Speaker | None:
        """The persons in apposition to a plural `said` that ends at `end`: "her sisters, Dee and
        Lou Finn, said".
        """
        owner, _, several = said.partition(" ")
        noun = several.rpartition(" ")[2].removesuffix("s")
        if owner.lower() not in DETERMINERS or not (is_person(noun) or noun in PERSON_NOUNS):
            return None
        match = _APPOSED_NAMES.match(self.text, end)
        run = RUN.match(self.text, match.end()) if match else None
        last = parse_name(self.text, run) if run else None
        if match is None or last is None or not is_full(last):
            return None
        others = [RUN.fullmatch(other) for other in match[1].split(", ")]
        if None in others or self.text[last.end : last.end + 1] not in _APPOSITION_ENDS:
            return None
        return Speaker(self.text[match.start(1) : last.end], several, plural=True)

    def gender_of(self, name: str, known: str = "") -> str:
        """The gender `known` of a person, else what another mention of the full name tells."""
        if known:
            return known
        if name not in self._genders:
            self._genders[name] = self._gender_told(tuple(name.split(" ")))
        return self._genders[name]

    def _gender_told(self, words: tuple[str, ...]) -> str:
        """The gender that another mention tells: "Mr Hall", or "Ana Hall, who lost her boat"; a
        title before the surname alone tells none where several share it.
        """
        told = by_surname = ""
        shared = False
        for run in self._long_runs().get(words[-1], [])[:FARTHEST_NAMESAKE]:
            other = parse_name(self.text, run)
            if other is None or other.words not in (words, words[-1:]):
                shared = True
            elif len(other.words) == 1:
                by_surname = by_surname or other.gender
            else:
                possessive = _OWN.match(self.text, other.end)
                own = _GENDERS[possessive[1]] if possessive else ""
                told = (
                    told
                    or other.gender
                    or own
                    or gender_of_noun(kin_before(self.text, run.start()))
                    or gender_told_after(self.text, other.start, other.end)
                )
        return told or ("" if shared else by_surname)

    def _name_inside(self, start: int, end: int) -> Name | None:
        """The name that ends the span, if one does."""
        name = last_name(self.text, start, end)
        return name if name is not None and end - name.end < 3 else None

    def _runs_near(self, start: int, end: int) -> list[re.Match[str]]:
        """Every run of capitals in a stretch of text, those of one word too."""
        if (start, end) not in self._near:
            self._near[start, end] = list(RUN.finditer(self.text, start, end))
        return self._near[start, end]

    def role_of(self, name: Name) -> str | None:
        """The title or apposition of a person, from the first full mention that has one."""
        if name.words not in self._roles:
            found = None
            runs = self._long_runs().get(name.words[-1], [])[:FARTHEST_NAMESAKE]
            for other in map(self._parsed, runs):
                if other is not None and other.words == name.words:
                    found = role_here(self.text, other)
                if found:
                    break
            self._roles[name.words] = found
        return self._roles[name.words]
