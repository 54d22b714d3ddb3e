"""Bare numbers that are years of age by what stands around them, for `figures`.

"aged 14", "Ann Lee, 42, said", "the burglar, 34, fled", "At 14 she left school".
"""

import re

from briefing.marks import lexicon
from briefing.marks.labels import LABELS, SENTENCE_WORDS
from briefing.marks.patterns import rare
from briefing.marks.people import is_person
from briefing.marks.quantities import Quantity
from briefing.model import FigureKind

_AGE_WORDS = frozenset({"aged", "age"})
_AGED_SUBJECTS = frozenset({"he", "she", "i", "who", "they", "you", "i'm", "he's", "she's"})
_AGED_VERBS = frozenset({"was", "is", "am", "were", "turned", "turns", "turning", "be", "just"})
AGE_CUES = (
    _AGE_WORDS
    | _AGED_VERBS
    | frozenset({"ages", "of", "at", "now", "then", "i'm", "he's", "she's", "between", "from"})
)
"""The words right before a numeral that may make it an age."""

_NO_NAMES = SENTENCE_WORDS | LABELS
_FARTHEST_BACK = 4000
_SENTENCE_CLOSING = frozenset('.!?:;”"’)')
_COPULAS = frozenset({"is", "was", "turns", "turned"})
_PREDICATE_ENDS = rare(
    r"[.,;]|\Z|\n| and (?:has|is|was|lives|will)\b| (?:before|when) s?he\b| at the time\b"
    r"| (?:last|this|next) (?:week|month|year|spring|summer|autumn|winter|[A-Z])"
)
_JOINTS_IN_NAMES = re.compile(r"(?<=\w)[-'’](?=\w)")
_AFTER_AGE = rare(r"[,.;:)\n]|\Z| (?!(?:of|out|in|or|to)\b)[a-z]+(?:ed|ing|s|n)?\b")
_APPOSITION_ENDS = rare(r",|\)| (?:and|who|from|of|said|was|is|told)\b")
_DYING = frozenset({"dead", "died", "dies"})
_LIVING = lexicon.words(
    "retire retires retired retiring married marries widowed orphaned divorced asked"
)
"""Verbs after which "at" tells how old somebody was: "retired at 65"."""

_LEFT = lexicon.words("school home college university education work")
_LEAVING = lexicon.words(
    "leave leaves leaving left quit quits start starts started begin begins began enter entered"
    " join joined finish finished"
)
"""What people leave or enter at an age, and the verbs for it: "left school at 14"."""

_LAST_HOUR = 12
"""The greatest number after "at" that is rather a time of day: "left home at 9"."""

_TALLIES = lexicon.words("number numbers toll tally count figure total")
"""Nouns for what is put at a count: "put the number of people who died at 58"."""

_LONGEST_TALLY = 9
"""Words before a numeral in which such a noun stands."""

_BEFORE_PERSON = rare(r",? s?he\b")
_NAMED_NEXT = rare(r", (?:s?he\b|[A-Z][a-z])")
_YOUNGEST = 3
"""The least age that "At 14 she left school" tells."""


def is_of_years(kind: FigureKind, lowered: list[str]) -> bool:
    """Whether a bare number is one of years of age, a range of ages among them; `lowered` are the
    words before it, in lower case.
    """
    if kind is FigureKind.RANGE:
        last = lowered[:-1] if lowered[-1:] in (["between"], ["from"]) else lowered
        return last[-1:] in (["aged"], ["ages"]) or last[-2:] == ["ages", "of"]
    return kind is FigureKind.AGE


def is_age(
    text: str,
    quantity: Quantity,
    lowered: list[str],
    before: list[str],
    qualifiers: int,
    counted: str | None,
) -> bool:
    """Whether a quantity is an age by what stands around it: "aged 14", "Ann Lee, 42, said".

    The last `qualifiers` of the words before it qualify it; `counted` is what it counts.
    """
    if quantity.kind is FigureKind.AGE:
        return True
    if quantity.kind is FigureKind.DURATION:
        return lowered[: len(lowered) - qualifiers][-2:] == ["age", "of"]
    if quantity.kind is not FigureKind.COUNT or quantity.value is None:
        return False
    cues = lowered[: len(lowered) - qualifiers] if qualifiers else lowered
    if not cues or not 0 <= quantity.value <= 120:
        return False
    if cues[-1] in _AGE_WORDS or cues[-2:] == ["age", "of"]:
        return True
    if counted is not None:
        return False
    if cues[-1] == "at":
        return _is_reached(text, quantity, cues, before)
    if cues[-1] in _AGED_VERBS and not _AGED_SUBJECTS.isdisjoint(cues[-4:-1]):
        return True
    if cues[-1] in _COPULAS and not qualifiers and _is_predicate(text, quantity, before):
        return True
    if cues[-1] in ("now", "then"):
        if len(cues) > 1 and cues[-2].endswith(","):
            return True
        return before[-1] in ("Now", "Then") and bool(_NAMED_NEXT().match(text, quantity.end))
    return cues[-1] in ("i'm", "he's", "she's") or _is_apposition(text, quantity, before)


def _is_reached(text: str, quantity: Quantity, cues: list[str], before: list[str]) -> bool:
    """Whether "at" tells how old somebody was: "died at 58", "At 14 she left school"."""
    verb = cues[-2] if len(cues) > 1 else ""
    if verb in _DYING:
        return _TALLIES.isdisjoint(map(str.lower, before[-_LONGEST_TALLY:]))
    if verb in _LIVING:
        return True
    if verb in _LEFT and cues[-3:-2] and cues[-3] in _LEAVING:
        return quantity.value is not None and quantity.value > _LAST_HOUR
    return (
        before[-1] == "At"
        and quantity.value is not None
        and quantity.value >= _YOUNGEST
        and bool(_BEFORE_PERSON().match(text, quantity.end))
    )


def _is_apposition(text: str, quantity: Quantity, before: list[str]) -> bool:
    """A bare number between commas or brackets after a name, or after a noun for a person: "Ann
    Lee, 42, said", "the burglar, 34, fled".
    """
    name = before[-1] if before else ""
    if name.endswith(",") and not quantity.spelled and _means_person(name[:-1].lower()):
        return _AFTER_AGE().match(text, quantity.end) is not None
    if quantity.spelled or not _APPOSITION_ENDS().match(text, quantity.end):
        return False
    if text[quantity.start - 1] == "(":
        return name.startswith("(") and len(before) > 1 and before[-2][:1].isupper()
    return name.endswith(",") and _is_name(name[:-1])


def _means_person(noun: str) -> bool:
    """Whether a noun means one person: "burglar", "ex-goalkeeper"."""
    return is_person(noun.removeprefix("ex-"))


def _is_predicate(text: str, quantity: Quantity, before: list[str]) -> bool:
    """A bare number that is all a clause tells of a person: "Ann Lee is 42"."""
    return (
        len(before) > 1
        and not quantity.spelled
        and quantity.end - quantity.start in (2, 3)
        and _is_name(before[-2])
        and before[-2].lower() not in _NO_NAMES
        and bool(_PREDICATE_ENDS().match(text, quantity.end))
        and _is_known_name(text, quantity.start, before)
    )


def _is_known_name(text: str, start: int, before: list[str]) -> bool:
    """Whether the capital of a name is no sentence's first, here or at its mention before."""
    name = before[-2]
    if len(before) > 2 and before[-3][-1] not in _SENTENCE_CLOSING:
        return True
    here = text.rfind(name, 0, start)
    earlier = text.rfind(f" {name}", max(0, here - _FARTHEST_BACK), here - 1)
    return earlier > 0 and text[earlier - 1].isalpha()


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not word.isupper() and _JOINTS_IN_NAMES.sub("", word).isalpha()
