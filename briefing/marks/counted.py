"""The counted noun phrase after a numeral, and the period or thing of a rate after that.

"1,200 wounded soldiers a day in the east" counts "wounded soldiers", per "day"; figures.py calls.
"""

import re

from briefing.marks import lexicon, number_words, units
from briefing.marks.context import is_plural
from briefing.marks.patterns import rare
from briefing.marks.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    FINITE_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_UNITS,
)
from briefing.model import FigureKind

_NEXT = re.compile(r"([ \u00a0\u2010\u2011-])(?:[“\"‘]|\[)?([^\W\d_][\w’'&./+-]{0,40})")
_HYPHENS = "-\u2010\u2011"
_MOST_WORDS = 7
_SKIPPED = lexicon.words("more other additional further extra fewer less of such")
_FEARED = frozenset({"feared", "presumed", "believed"})
"""Participles between a number and "dead" or "missing"."""
_DETERMINERS = lexicon.words(
    """the a an this that these those their his her its my our your each every all any no some both
    who which what whom whose them us me him"""
)
_VERBS = lexicon.words(
    """said say says told took take takes came come comes went go goes got get gets gave give made
    make left met saw see sees ran run fell fall rose rise won win lost died die remain remains
    became become began begin held hold led paid put set spent stood work works live lives
    apiece ago later earlier away ahead apart worldwide nationwide ready available due worth
    not percent per cent vs v versus above below here"""
)
_PAST_VERBS = frozenset(verb for verb in FINITE_VERBS if not verb.endswith("s"))
"""Finite verbs that are no plural noun besides ("cuts", "plays")."""
_STOP = (
    PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | ADVERBS
    | PRONOUNS
    | _DETERMINERS
    | _VERBS
    | _PAST_VERBS
    | number_words.CARDINALS.keys()
    | number_words.JOINED_CARDINALS.keys()
) - frozenset({"first", "last", "second", "long", "past"})
_RELATIVE = frozenset({"last", "next", "past"})
"""Words that tell when, before a period: "turned 60 last week"."""

_ABBREVIATIONS = frozenset({"Sen.", "Rep.", "Gov.", "Gen.", "Dr.", "Mr.", "Mrs.", "Ms.", "St."})
_NOT_HEADS = lexicon.words("dead injured wounded missing homeless youth others")
_CASUALTIES = lexicon.words(
    """killed wounded injured dead missing hurt arrested detained infected displaced stranded
    trapped"""
)
_PARTICLES = lexicon.words("up out off down away back")
_COMPARATIVES = lexicon.words("higher lower further")
"""Words that trail a participle which is counted: "put the number of displaced higher"."""

_COMPOUND_NOUNS = lexicon.words(
    """nation country state member person people man woman player team club party company
    judge juror nurse doctor soldier officer student pupil child patient passenger seat bed bedroom
    room bathroom apartment flat home house unit car vehicle truck boat ship vessel plane aircraft
    jet train bus engine tank gun bomb missile warhead page word volume book episode part game match
    race goal run vote delegate candidate signature island village city town county store shop
    point step question employee cylinder door window wheel floor story storey count tree course
    dish"""
)
"""Nouns that a compound before another noun counts: "a 27-nation bloc" is of 27 nations."""
_PLURAL_MODIFIERS = lexicon.words(
    "sports arms sales weapons drugs women men goods savings systems operations communications"
)
_OF = rare(
    r" of (?:the |all |its |their |his |her |our |those |these |that |this |American )?(?=[^\W\d_])"
)
_RATE = re.compile(
    r"(?: ?(?:(?P<each>per|each|every) |(?P<article>an?) |(?P<slash>/))|-(?:an?|per)-)"
    r"(?P<thing>[^\W\d_][\w-]{0,24})"
    r"(?P<then> (?:ago|earlier|later|before|old|after|and a half)\b)?"
)
_PER_NUMBER = rare(
    r" (?:per|for every|for each) (\d(?:[\d,]{0,12}\d)?(?: (?:thousand|million|billion))?)"
    r"(?![\w%]|[.,]\d)"
)
_RATE_THINGS = lexicon.words(
    """share barrel ounce gallon litre liter head person household piece game month tonne ton kilo
    kilogram pound bottle ticket unit hectare acre pop bushel mile kilometer kilometre season
    square"""
)
_RATE_INITIALS = frozenset("pea/-fdwmyhn")
_PERIODLY = re.compile(r" (daily|weekly|monthly|yearly|annually|hourly|nightly)\b")
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year",
            "annually": "year", "hourly": "hour", "nightly": "night"}  # fmt: skip


def read_counted(
    text: str, end: int, *, before_singular: bool = False, of_one: bool = False
) -> tuple[str | None, int]:
    """The noun phrase that starts right after `end`, verbatim, and where it ends.

    `before_singular` says that its verb is singular though its head is plural: "one in five firms
    plans to leave"; `of_one` that its head is singular: "only one firm plans to leave".
    """
    start = -1
    words: list[str] = []
    position = end
    while len(words) < _MOST_WORDS and (found := _NEXT.match(text, position)):
        joint, word = found[1], found[2]
        if joint in _HYPHENS and words:
            break
        if not words and _names_no_thing(joint, word):
            return None, -1
        stripped = word.rstrip(".’'/-&")
        lower = stripped.lower()
        if not words and (lower in _SKIPPED or lower in _FEARED):
            position = found.end()
            continue
        if not words and lower in _CASUALTIES and not _modifies(text, found.end()):
            return stripped, found.start(2) + len(stripped)
        if not words and lower.endswith("ed") and _goes_with_particle(text, found.end()):
            return None, -1
        if lower in _STOP and not (word.isupper() and len(word) > 1 and lower not in ("and", "or")):
            break
        if of_one and words and _is_verb_of_one(lower):
            break
        if (
            words
            and not of_one
            and is_plural(words[-1])
            and not _goes_on(words[-1], stripped, before_singular)
        ):
            break
        words.append(stripped)
        start = found.start(2) if start < 0 else start
        position = found.end()
        if joint in _HYPHENS or (
            len(stripped) < len(word) and not _abbreviates(text, word, position)
        ):
            break
    if len(words) > 1 and words[0].lower() in _RELATIVE and words[1].lower() in TIME_UNITS:
        return None, -1
    return _trimmed(text, start, words)


def _abbreviates(text: str, word: str, end: int) -> bool:
    """Whether the point after a word belongs to it: "U.S. soldiers"."""
    return (
        word.endswith(".")
        and ("." in word[:-1] or word in _ABBREVIATIONS)
        and text[end : end + 1] == " "
    )


def _goes_with_particle(text: str, end: int) -> bool:
    """Whether a particle makes a verb of the word in -ed before `end`: "38 signed up to speak"."""
    found = _NEXT.match(text, end)
    return bool(found and found[2].rstrip(".,;:").lower() in _PARTICLES)


def _is_verb_of_one(lower: str) -> bool:
    """Whether a word in -s after a singular noun is its verb: "one resident holds"."""
    return (
        lower.endswith("s")
        and lower not in _PLURAL_MODIFIERS
        and (is_plural(lower) or lower in FINITE_VERBS)
    )


def _modifies(text: str, end: int) -> bool:
    """Whether a participle stands before its noun: "wounded soldiers"."""
    found = _NEXT.match(text, end)
    return bool(found and is_plural(found[2]) and found[2].lower() not in _STOP)


def _names_no_thing(joint: str, word: str) -> bool:
    """Whether the first word after a numeral counts nothing: "6-magnitude", "30-strong"."""
    if joint in _HYPHENS:
        return word.rstrip(".").lower() not in _COMPOUND_NOUNS
    return word.lower() == "magnitude"


def _goes_on(head: str, word: str, before_singular: bool) -> bool:
    """Whether a phrase goes on after what looks like its plural head: "sports teams"."""
    if before_singular and head.lower() not in _PLURAL_MODIFIERS:
        return False
    low = word.lower()
    return is_plural(word) and low not in _STOP and low not in _NOT_HEADS | FINITE_VERBS


def _trimmed(text: str, start: int, words: list[str]) -> tuple[str | None, int]:
    """The phrase without the verbs and adverbs that trail it."""
    while words and not is_plural(words[-1]):
        last = words[-1].lower()
        if last in _COMPARATIVES:
            words.pop()
            continue
        if last.endswith(("ed", "ing", "ly")) and last[:1] == words[-1][:1]:
            words.pop()
        else:
            break
    if not words or (words[0].endswith(("ly", "ing")) and not is_plural(words[-1])):
        return None, -1
    end = start
    for word in words:
        end = text.index(word, end) + len(word)
    return text[start:end], end


def read_whole(text: str, end: int) -> tuple[str | None, int]:
    """What a part is of: "62% of voters", "half of the soldiers", "3 tons of grain"."""
    found = _OF().match(text, end)
    if found is None:
        return None, -1
    return read_counted(text, found.end() - 1)


def read_rate(text: str, end: int) -> str | None:
    """The period or thing of a rate that starts at `end`: "a day", "/month", "per 1,000 births"."""
    initial = text[end : end + 1]
    if initial == " ":
        initial = text[end + 1 : end + 2]
    if initial not in _RATE_INITIALS:
        return None
    if found := _PERIODLY.match(text, end):
        return _PERIODS[found[1]]
    if number := _PER_NUMBER().match(text, end):
        things, things_end = read_counted(text, number.end())
        return text[number.start(1) : max(things_end, number.end())] if things else number[1]
    found = _RATE.match(text, end)
    if found is None or found["then"]:
        return None
    thing = found["thing"]
    unit = units.WORDS.get(thing.lower())
    is_period = unit is not None and unit.kind is FigureKind.DURATION
    if found["each"] == "per" or (found["slash"] and is_period):
        return thing
    if is_period or thing.lower() in _RATE_THINGS:
        return thing
    return None
