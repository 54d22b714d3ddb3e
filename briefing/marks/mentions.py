"""Whom a mention means, the pronouns among them: "he" and "they" as those the text names.

He and she are the last person-subject, else the last who spoke; they the last group; it the last
body.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefing.marks.antecedents import (
    Group,
    Role,
    as_verb,
    groups,
    hangs_on_preposition,
    is_quoted,
    kin_before,
    roles,
    sentence_start,
    tagged_sentence,
    verb_after,
)
from briefing.marks.cues import CUE_VERBS, PLAIN, TAKING_CLAUSES
from briefing.marks.lexicon import words
from briefing.marks.name_parts import Name, last_name, parse_name
from briefing.marks.names import FARTHEST_NAMESAKE, Names, Speaker
from briefing.marks.organisations import ORGANISATION_HEADS
from briefing.marks.people import gender_of_noun
from briefing.marks.roles import role_here
from briefing.marks.words import DETERMINERS, PRONOUNS
from briefing.model import Span

_SUBJECT_FORMS = {
    "his": "he",
    "her": "she",
    "him": "he",
    "their": "they",
    "them": "they",
    "its": "it",
}
"""Pronouns that may name a speaker without being a subject: "in her telling"."""

_ANTECEDENT = re.compile(
    r"\b((?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]everal|[Mm]any|[Ss]ome|[Tt]wo|[Tt]hree"
    r"|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?: [a-z][\w’'-]{0,20}){1,4}"
    r"|[a-z][\w-]{2,20}(?:(?<![su])s|people|men))(?:,| —| –| -)? $"
)
"""A phrase with an article, or a plural, right before "who"."""
_GESTURES = words(
    "smiled laughed nodded shrugged sighed grinned frowned winced paused chuckled wept"
)
"""What only a person does: the subject needs no full name to be one."""

_LONGEST_PARAGRAPH = 1500
"""Characters that are read back for the subject that a pronoun means."""

_HOME = re.compile(r" of [A-ZÀ-Þ][^,;:“”\"\n]{1,40},? ")
"""What may stand between a name and "who", besides a comma."""

_FARTHEST_ANTECEDENT = 80
"""Characters that are read back for the name before "who"."""

_SUBORDINATING = words("while when as if because although though whereas once until unless")
"""Words whose clause is not the main one, though its verb stands after the name."""

_REPORTING = TAKING_CLAUSES - {"ask"}
"""Verbs whose subject goes on to speak; after "ask", whoever is asked does."""

_ARTICLES_BEFORE = (" the ", " The ")
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_BARE_PERSONS = frozenset({"man", "woman", "boy", "girl"})
"""Nouns that are no second word for whoever has a name."""


class Recent(NamedTuple):
    """The last few who spoke, the latest last, and where the latest did (-1: nobody yet)."""

    speakers: Sequence[Speaker] = ()
    since: int = -1


class Found(NamedTuple):
    """A subject that a pronoun may mean, and where it stands."""

    at: int
    speaker: Speaker


def _window(line: Span, at: int) -> Span:
    """The part of the paragraph `line` that is read for what stands before `at`; few in all."""
    block = min(line[1], at) // _LONGEST_PARAGRAPH * _LONGEST_PARAGRAPH
    return max(line[0], block - _LONGEST_PARAGRAPH), min(line[1], block + _LONGEST_PARAGRAPH)


def _is_nameless(speaker: Speaker) -> bool:
    """Whether a speaker is told by a noun alone: "the farmer"."""
    return speaker.name.partition(" ")[0].lower() in DETERMINERS


def _holds(role: str | None, noun: str) -> bool:
    """Whether the role of a person ends in a noun: "the Hull mayor" is a mayor."""
    return role is not None and role.lower().rpartition(" ")[2] == noun


class Mentions(Names):
    """The names of one text, and the resolution of all mentions against them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._role_subjects: dict[Span, list[Role]] = {}
        self._groups: dict[Span, list[Group]] = {}

    def resolve(self, mention: Span, line: Span, recent: Recent) -> Speaker | None:
        """Whom `mention` means, in the paragraph `line`; `recent` are those who spoke before."""
        low = self.text[slice(*mention)].lower()
        low = _SUBJECT_FORMS.get(low, low)
        if low in PRONOUNS:
            return self._resolve_pronoun(low, mention[0], line, recent)
        return self.resolve_name(mention)

    def _resolve_pronoun(self, low: str, at: int, line: Span, recent: Recent) -> Speaker | None:
        """Whom a pronoun at `at` means, by the subjects before it and by who spoke."""
        if low == "who":
            return self._resolve_relative(at, line, recent)
        begun = tagged_sentence(self.text, at, max(line[0], at - _LONGEST_PARAGRAPH))
        if low in {"they", "it"}:
            return self._group_meant(low, at if begun is None else begun, line, recent)
        if low not in {"he", "she"}:
            return None
        told = self._last_to_speak(low, begun, line, recent) if begun is not None else None
        return told or self._person_meant(low, at, line, recent)

    def _resolve_relative(self, at: int, line: Span, recent: Recent) -> Speaker | None:
        """Whom the "who" at `at` means: the name, or the phrase, right before it."""
        begin = max(line[0], at - _FARTHEST_ANTECEDENT)
        name = last_name(self.text, begin, at)
        if name is not None and (at - name.end <= 3 or _HOME.fullmatch(self.text, name.end, at)):
            return self.resolve((name.start, name.end), line, recent)
        phrase = _ANTECEDENT.search(self.text, begin, at)
        return self.resolve(phrase.span(1), line, recent) if phrase else None

    def _last_to_speak(self, low: str, at: int, line: Span, recent: Recent) -> Speaker | None:
        """Who last told something before `at` in the paragraph, quoted or not."""
        found = self.subject_before(line, at, low, reporting=True)
        if found is not None and found.at > recent.since:
            return found.speaker
        return self._recent(low, recent) if recent.since >= line[0] else None

    def _recent(self, low: str, recent: Recent) -> Speaker | None:
        """The last who spoke that a pronoun can mean; he and she rather someone with a name.

        "The farmer" is often another word for whoever was named before; "a farmer" is not, but is
        soon gone.
        """
        nameless = None
        for speaker in reversed(recent.speakers):
            if low == "they":
                fits = speaker.plural or speaker.body or not speaker.person
            elif low == "it":
                fits = not speaker.plural and (speaker.body or not speaker.person)
            else:
                fits = speaker.person and self.gender_of(speaker.name, speaker.gender) in {low, ""}
            if fits and not (speaker.person and _is_nameless(speaker)):
                return speaker
            if fits:
                nameless = nameless or speaker
        return nameless

    def _newcomer(self, low: str, recent: Recent, start: int) -> Speaker | None:
        """Who spoke last, since `start`, if it is somebody new without a name: "a woman said"."""
        if not recent.speakers or recent.since < start:
            return None
        speaker = recent.speakers[-1]
        first, _, rest = speaker.name.partition(" ")
        is_new = first.lower() in _INDEFINITE or rest in _BARE_PERSONS
        fits = speaker.person and is_new and speaker.gender in {low, ""}
        if not fits or (
            first.islower() and self._named_before((start, recent.since), recent.since, low)
        ):
            return None
        return speaker

    def _person_meant(self, low: str, at: int, line: Span, recent: Recent) -> Speaker | None:
        """He and she: the person-subject before it in the paragraph, else the last who spoke."""
        found = self.subject_before(line, at, low)
        if found is not None:
            return found.speaker
        start, end = self._paragraph_before(line)
        if recent.since < start:
            found = self.subject_before((start, end), end, low, reporting=True)
            if found is not None:
                return found.speaker
            topic = self._topic((start, end), low)
            if topic is not None:
                return topic
        newcomer = self._newcomer(low, recent, start)
        if newcomer is not None:
            return newcomer
        spoke = self._recent(low, recent)
        if spoke is not None and not _is_nameless(spoke):
            return spoke
        found = self._named_before((start, end), end, low)
        if found is not None:
            return found.speaker
        return (
            spoke
            or self._only_one(start, at, low)
            or self._role_meant(self._role_before(line, at, low))
            or self._role_meant(self._role_before((start, end), end, low))
        )

    def _topic(self, line: Span, gender: str) -> Speaker | None:
        """The one person that a paragraph is about: the subject of a verb, and nobody else is."""
        found = self._named_before(line, line[1], gender)
        if found is None or not self._opens_sentence(line[0], found.at):
            return None
        first = self._named_before(line, found.at, gender)
        if first is not None and first.speaker.name != found.speaker.name:
            return None
        return found.speaker

    def _opens_sentence(self, lowest: int, at: int) -> bool:
        """Whether the name at `at` is the subject of a main clause: neither a verb nor a person
        stands before it in its sentence.
        """
        begun = sentence_start(self.text, lowest, at)
        start = lowest if begun is None else begun
        before = self.text[start:at].lower().split()
        if before and (before[0] in _SUBORDINATING or any(map(as_verb, before))):
            return False
        others = (self._parsed(run) for run in self._runs_near(start, at))
        return not any(name is not None and name.end < at for name in others)

    def _paragraph_before(self, line: Span) -> Span:
        """The end of the paragraph before `line`, as far as it is read back."""
        end = max(0, line[0] - 1)
        while end > 0 and self.text[end - 1].isspace():
            end -= 1
        return max(self.text.rfind("\n", 0, end) + 1, end - _LONGEST_PARAGRAPH, 0), end

    def _group_meant(self, low: str, at: int, line: Span, recent: Recent) -> Speaker | None:
        """They and it: the group or body that is a subject before it, else the last that spoke."""
        group = self._group_before(line, at, low)
        spoke = self._recent(low, recent)
        if group is None and spoke is None:
            start, end = self._paragraph_before(line)
            group = self._group_before((start, end), end, low)
        if group is None or (spoke is not None and recent.since > group.start):
            return spoke
        return self.resolve((group.start, group.end), line, recent)

    def _group_before(self, line: Span, at: int, low: str) -> Group | None:
        """The last group (they), else body, before `at` in the paragraph `line`."""
        window = _window(line, at)
        if window not in self._groups:
            self._groups[window] = groups(self.text, *window)
        before = [group for group in self._groups[window] if group.start < at]
        plural = (
            group
            for group in reversed(before)
            if group.plural and not self._is_person(group.start, group.end)
        )
        bodies = (group for group in reversed(before) if self._is_body(group))
        return next(bodies, None) if low == "it" else next(plural, None) or next(bodies, None)

    def _is_body(self, group: Group) -> bool:
        """Whether a subject is one body: "the firm", "NATO", "the United States"; a word with a
        capital alone may be anybody's surname.
        """
        said = self.text[group.start : group.end]
        if " and " in said:
            return False
        if group.plural and said.rpartition(" ")[2].lower() not in ORGANISATION_HEADS:
            return False
        if " " not in said and not said.isupper():
            return False
        return not self._is_person(group.start, group.end)

    def _is_person(self, start: int, end: int) -> bool:
        """Whether a phrase is the name of one person, the surname alone too."""
        if " and " in self.text[start:end]:
            return False
        name = self._name_inside(start, end)
        if name is None or not name.words:
            return False
        return name.person or (
            len(name.words) == 1 and self.full_name(name.words[0], start) is not None
        )

    def subject_before(
        self, line: Span, at: int, gender: str, reporting: bool = False
    ) -> Found | None:
        """The last person before `at` in the paragraph `line` that a verb, or a cue, follows.

        One without a name counts where the verb reports: "The judge said".
        """
        role = self._role_before(line, at, gender, reporting=True)
        named = self._named_before(line, at, gender, reporting)
        if role is None or (named is not None and named.at > role.start):
            return named
        speaker = self._role_meant(role, named)
        return Found(role.start, speaker) if speaker else None

    def _role_before(
        self, line: Span, at: int, gender: str, reporting: bool = False
    ) -> Role | None:
        """The last person without a name that is a subject before `at` in the paragraph."""
        window = _window(line, at)
        if window not in self._role_subjects:
            self._role_subjects[window] = roles(self.text, *window)
        for role in reversed(self._role_subjects[window]):
            reports = not reporting or CUE_VERBS.get(role.verb) in _REPORTING
            if role.end < at and reports and role.gender in {gender, ""}:
                return role
        return None

    def _role_meant(self, role: Role | None, named: Found | None = None) -> Speaker | None:
        """Whom a noun for a person means: who has that role by the text, else the phrase itself."""
        if role is None:
            return None
        said = self.text[role.start : role.end]
        if said.lower().startswith("the "):
            if named is not None and _holds(named.speaker.role, role.noun):
                return named.speaker
            start = max(0, role.start - _LONGEST_PARAGRAPH)
            for run in reversed(self._runs_near(start, role.start)[-FARTHEST_NAMESAKE:]):
                name = self._parsed(run)
                if name is not None and _holds(self.role_of(name), role.noun):
                    return self._person(name)
        return self._through(role.noun, role.end) or Speaker(said, gender=role.gender, person=True)

    def _named_before(
        self, line: Span, at: int, gender: str, reporting: bool = False
    ) -> Found | None:
        """The last person with a name before `at` that a verb, or a cue, follows."""
        window = _window(line, at)
        near = self._runs_near(*window)
        i = bisect_left(near, at, key=lambda run: run.start())
        for run in reversed(near[max(0, i - FARTHEST_NAMESAKE) : i]):
            verb = verb_after(self.text, run.end())
            if (
                verb is None
                or hangs_on_preposition(self.text, run.start())
                or (reporting and CUE_VERBS.get(verb) not in PLAIN)
                or is_quoted(self.text, window[0], run.start())
            ):
                continue
            name = parse_name(self.text, run)
            if name is None or name.gender not in {gender, ""}:
                continue
            if not name.role and self.text.endswith(_ARTICLES_BEFORE, 0, run.start()):
                # No person: "a fellow at the Liberty Ledger said".
                continue
            full: Name | None = name
            if len(name.words) == 1:
                full = self.full_name(name.words[0], name.start, gender)
                kin = kin_before(self.text, name.start) if full is None else ""
                if full is None and (name.person or verb in _GESTURES or kin):
                    if gender_of_noun(kin) not in {gender, ""}:
                        continue
                    told = role_here(self.text, name) if kin else None
                    return Found(name.start, Speaker(name.full, told, gender, person=True))
            if (
                full is not None
                and full.person
                and self.gender_of(full.full, full.gender) in {gender, ""}
            ):
                return Found(name.start, self._person(full, gender))
        return None

    def _only_one(self, start: int, at: int, gender: str) -> Speaker | None:
        """The one person of this gender, and of no other, whose full name stands in a stretch."""
        start = max(start, at - _LONGEST_PARAGRAPH)
        names = [self._parsed(run) for run in self._runs_near(start, at)[-FARTHEST_NAMESAKE:]]
        fitting = {
            name.full: name
            for name in names
            if name is not None and self.gender_of(name.full, name.gender) == gender
        }
        if len(fitting) != 1:
            return None
        return self._person(next(iter(fitting.values())), gender)
