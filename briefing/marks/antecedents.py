"""Subjects that a pronoun may mean, besides the names of persons: "the judge", "both firms".

`names` asks for them, and for the verb that tells a subject. Every look back is bounded.
"""

import re
from typing import NamedTuple

from briefing.marks.appositions import skip_apposition
from briefing.marks.context import is_plural
from briefing.marks.cues import CUE_VERBS, PLAIN
from briefing.marks.people import BODIES, gender_of_noun, is_person
from briefing.marks.phrases import Phrase
from briefing.marks.subjects import clause_subject
from briefing.marks.titles import RELATIONS
from briefing.marks.tokens import QUOTE, Tokens, sentence_bounds, tokenize
from briefing.marks.verbs import is_adverb, is_cue, is_finite, verb_at
from briefing.marks.words import (
    AUXILIARIES,
    CALENDAR,
    FINITE_VERBS,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
)

_FOLLOWING = re.compile(
    r"(?: \([^()\n]{1,30}\))?(?:,(?: (?:[DRI]-[A-Z][A-Za-z.]{1,8}"
    r"|of [A-ZÀ-Þ][^,.;:“”\"\n]{1,30}, [A-ZÀ-Þ][^,.;:“”\"\n]{1,30}"
    r"|(?!or |and )[^,.;:“”\"\n]{1,80}),)?)?"
    r"[ \u00a0]([A-Za-z’']{1,20})"
)
"""The word after a name, and after a bracket and an apposition that follow the name."""

_FURTHER = re.compile(r"(?:an?|the|his|her|one) [^,.;:“”\"\n]{2,80}, ([a-z]{2,20})")
"""An apposition after another: "Ana Hall, 29, a nurse in Leeds, thought"."""

_NEXT = re.compile(r"[ \u00a0]([A-Za-z’']{1,20})")
_BEFORE_VERBS = frozenset(
    {"also", "later", "then", "never", "still", "always", "often", "already", "seldom", "rarely"}
)
"""Adverbs, besides those in -ly, that stand between a subject and its verb."""

_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should"})
_NEEDS_NO_VERB = frozenset({"also", "later", "then"})
"""Those of them that tell a subject by themselves: "Hall then hit back"."""

_OF_SEVERAL = frozenset({"are", "were", "have", "do"})
"""Verbs of a subject in the plural, beside the base forms."""

_GOVERNING = PREPOSITIONS - frozenset(
    {"before", "after", "since", "until", "as", "than", "like", "because"}
)
"""Prepositions after which a name is no subject: none of them opens a clause."""

_LONGEST_PREPOSITION = 12
"""Characters that are read back for a preposition before a name."""

_ROLE = re.compile(
    r"\b(?:The|An?|One|Another)(?= [A-Za-z])|\b(?:But|And) (?:the|an?|one|another)(?= [A-Za-z])"
)
_ROLE_WORD = re.compile(r" ([A-Za-z\d][\w’'-]{0,24})")
_LONGEST_ROLE = 5
"""Words of a role between its article and its noun, the noun included."""

_COMPLEMENTS = (" of ", " in ", " at ", " for ", " from ", " with ", " who ", ", ")
"""What may follow the noun of a subject instead of its verb: "The judge, who …"."""

_KIN = re.compile(r"\b(?:[Hh]is|[Hh]er|’s|'s) (?:[a-z]+ )?([a-z]+),? (?:the [a-z]+ )?$")
_LONGEST_KIN = 50
"""Characters before a name in which a word for kin stands."""

_QUOTED = re.compile(r"“[^”]{0,2000}”?|\"[^\"]{0,2000}\"?")
_TAG = re.compile(
    r"(?:he|she|they|it) (?:also |then |later )?([a-z]{3,12})"
    r"(?: on [A-Z][a-z]{2,8}day| in a statement| yesterday| today)?[.!?]"
)
_CLOSING = frozenset("”’\"'.!?")
_SENTENCE_END = re.compile(r"[.!?][”’\"')]{0,2} (?=[A-Z“‘\"(])")


_GOES_ON = re.compile(r"([^.!?;:“”\"\n]{0,150})\. (He|She) ([a-z]{2,15})")
"""The rest of the sentence that a person is the subject of, and the next one's pronoun and verb."""


class Role(NamedTuple):
    """A person told by a noun alone, as a subject: its span, noun, and verb ("" if not next)."""

    start: int
    end: int
    noun: str
    verb: str

    @property
    def gender(self) -> str:
        """The gender that the noun tells."""
        return gender_of_noun(self.noun)


class Group(NamedTuple):
    """The subject of a sentence that is several, or a body that speaks as one."""

    start: int
    end: int
    plural: bool


def verb_after(text: str, end: int) -> str | None:
    """The verb, in lower case, of the subject that ends at `end`; an adverb before one too."""
    following = _FOLLOWING.match(text, end)
    if following is None:
        return None
    low = following[1].lower().replace("’", "'")
    if text[following.start(1) - 2] == "," and (
        further := _FURTHER.match(text, following.start(1))
    ):
        return as_verb(further[1])
    if low.endswith("ing") and text[end] == ",":
        return None
    if low == "who" or low in _BEFORE_VERBS or (low.endswith("ly") and following[1].islower()):
        verb = _NEXT.match(text, following.end())
        told = as_verb(verb[1].lower().replace("’", "'")) if verb else None
        if low == "who" and (told in _OF_SEVERAL or CUE_VERBS.get(told or "") == told):
            return None
        return told or (low if low in _NEEDS_NO_VERB else None)
    return as_verb(low)


def as_verb(low: str) -> str | None:
    """A word if it is a finite verb."""
    if low in FINITE_VERBS or low in CUE_VERBS or low in _MODALS:
        return low
    return low if len(low) > 3 and low.endswith("ed") and low[-3] != "e" else None


def gender_told_after(text: str, start: int, end: int) -> str:
    """The gender of the one person of a sentence, its subject, who acts in the next one: "Idris
    Cole, a builder, was late. He reckons …"; what somebody merely "was" may be told of another.
    """
    following = _FOLLOWING.match(text, end)
    if following is None or hangs_on_preposition(text, start) or verb_after(text, end) is None:
        return ""
    rest = _GOES_ON.match(text, following.start(1))
    if rest is None or rest[3] in AUXILIARIES or any(map(_may_be_somebody, rest[1].split())):
        return ""
    return rest[2].lower()


def _may_be_somebody(word: str) -> bool:
    """Whether a word may be, or be part of, a person's name or a noun for one."""
    low = word.lower().strip(",")
    return (word[0].isupper() and low not in CALENDAR) or is_person(low)


def hangs_on_preposition(text: str, start: int) -> bool:
    """Whether a preposition before a name says that it is no subject."""
    before = text[max(0, start - _LONGEST_PREPOSITION) : start].rstrip()
    return before[before.rfind(" ") + 1 :].lower() in _GOVERNING


def kin_before(text: str, start: int) -> str:
    """The word for kin, "" if none, before the name at `start`: "her husband, the actor …"."""
    kin = _KIN.search(text, max(0, start - _LONGEST_KIN), start)
    return kin[1] if kin and (is_person(kin[1]) or kin[1] in RELATIONS) else ""


def tagged_sentence(text: str, at: int, lowest: int) -> int | None:
    """Where the sentence starts that ends in a tag with the pronoun at `at`: "…, he added."

    Whoever is meant speaks of the sentence's subject and is found before it.
    """
    if at - 3 < lowest or text[at - 2 : at] != ", " or text[at - 3] in _CLOSING:
        return None
    tag = _TAG.match(text, at)
    if tag is None or CUE_VERBS.get(tag[1]) not in PLAIN:
        return None
    return sentence_start(text, lowest, at)


def sentence_start(text: str, lowest: int, at: int) -> int | None:
    """Where the sentence that holds `at` starts; None if no other ends between `lowest` and it."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, lowest, at)]
    return ends[-1] if ends else None


def roles(text: str, start: int, end: int) -> list[Role]:
    """The persons without a name that are subjects of sentences in a stretch, outside marks."""
    found = []
    for article in _ROLE.finditer(text, start, end):
        role = _role_at(
            text, article.start() + 4 * article[0].startswith(("But ", "And ")), article
        )
        if role is not None and not is_quoted(text, start, role.start):
            found.append(role)
    return found


def _role_at(text: str, start: int, article: re.Match[str]) -> Role | None:
    """The role whose article this is, if its noun is a person's and a subject."""
    at = article.end()
    for _ in range(_LONGEST_ROLE):
        word = _ROLE_WORD.match(text, at)
        if word is None:
            return None
        noun, at = word[1].lower(), word.end()
        if not is_person(noun):
            if noun in PREPOSITIONS or noun in FINITE_VERBS:
                return None
            continue
        verb = verb_after(text, at)
        if verb is not None:
            return Role(start, at, noun, verb)
        if text.startswith(_COMPLEMENTS, at):
            return Role(start, at, noun, "")
    return None


def is_quoted(text: str, start: int, at: int) -> bool:
    """Whether a mark that opened in the stretch is still open at `at`."""
    if text.count("“", start, at) > text.count("”", start, at):
        return True
    return text.count('"', start, at) % 2 == 1


def groups(text: str, start: int, end: int) -> list[Group]:
    """The subjects of the sentences in a stretch that are several or bodies, marks left out."""
    quoted = [found.span() for found in _QUOTED.finditer(text, start, end)]
    tokens = tokenize(text, start, end, quoted, {})
    found = []
    for low, high in sentence_bounds(tokens):
        subject = clause_subject(tokens, low, high)
        if subject is None or tokens.lows[subject[1]] in PRONOUNS:
            continue
        if not (_has_verb(tokens, subject[1] + 1, high) or _is_inverted(tokens, subject[0], low)):
            continue
        last = tokens.lows[subject[1]]
        plural = "and" in tokens.lows[subject[0] : subject[1]] or last in PLURALS or is_plural(last)
        named = tokens.words[subject[1]][0].isupper()
        if named or last in BODIES or (plural and _may_speak(tokens, subject, high)):
            found.append(Group(*tokens.span(*subject), plural))
    return found


def _may_speak(tokens: Tokens, subject: Phrase, high: int) -> bool:
    """Whether a plural means persons or bodies, or its verb reports: "residents", "data show"."""
    last = tokens.lows[subject[1]]
    singular = last.removesuffix("s")
    if last in PLURALS or is_person(singular) or singular in BODIES:
        return True
    return _is_inverted(tokens, subject[0], 0) or verb_at(tokens, subject[1] + 1, high) is not None


def _has_verb(tokens: Tokens, i: int, high: int) -> bool:
    """Whether a verb, or a quotation, follows a subject that ends before token `i`."""
    i = skip_apposition(tokens, i, high)
    while i < high and is_adverb(tokens, i):
        i += 1
    return i < high and (tokens.lows[i] == QUOTE or is_finite(tokens, i) or is_cue(tokens, i))


def _is_inverted(tokens: Tokens, i: int, low: int) -> bool:
    """Whether a cue stands before a subject: "“…,” said residents"."""
    return i > low and is_cue(tokens, i - 1)
