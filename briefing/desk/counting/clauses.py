"""What the clause tells that follows what is counted: `after` it.

"…12 people were killed in Kabul on Monday": killed, in Kabul, on Monday. `things` calls.
"""

import re
from itertools import takewhile
from typing import Final, NamedTuple

from briefing.desk.counting.lexicons import (
    DAYS,
    FILLING,
    KINDS_OF_PLACE,
    MODAL,
    OTHER_PREPOSITIONS,
    PLACE_PREPOSITIONS,
    PLAIN,
    RISEN,
    STATES,
)
from briefing.desk.counting.places import NOWHERE, Place, place
from briefing.desk.counting.times import TOKEN, TRAIL, when
from briefing.marks.words import FINITE_VERBS

_MOST: Final = 22
"""Words that are read to either side of a figure."""
BREAKS: Final = frozenset(';:()"“”—–')
_STOPS: Final = frozenset(
    [
        "and",
        "but",
        "or",
        "while",
        "as",
        "when",
        "because",
        "if",
        "than",
        "although",
        "though",
        "after",
        "before",
        "where",
        "so",
        "yet",
        "plus",
    ]
)
_SKIPPED: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "who",
        "that",
        "which",
        "their",
        "his",
        "her",
        "its",
        "so",
        "far",
        "all",
        "both",
    ]
)
_SINCE: Final = frozenset(["since", "during", "over", "until", "by"])
PERFECT: Final = frozenset(("has", "have", "'ve", "’ve"))
"""Not "had", in which a past is reported: "said 27 people had died" on that day."""
_FORMER: Final = re.compile(
    r" ?((?:the|a) (?:year|quarter|month|week|day|season) (?:before|earlier|ago)"
    r"|(?:in )?the (?:previous|preceding) (?:year|quarter|month|week|season))\b"
)
"""What makes a figure the one to compare with."""
_NO_OBJECTS: Final = frozenset(("this", "last", "next", "that", "it", "them", "him", "her"))
"""Words behind a verb that do not say what it is done to."""
ACTIONS: Final = frozenset(("downed", "launched", "destroyed", "captured", "lost", "freed"))
"""States in which it matters who did it: two sides may both do so."""


class Told(NamedTuple):
    """What a clause tells. `state` is "" where it only tells that so many are there.

    `modality` is "planned", "feared" or "denied" of what is not so, or not yet; `place` and `base`
    (a time) are as in the text; `agent` is who did it, where two sides may.
    """

    state: str = ""
    modality: str = ""
    place: Place = NOWHERE
    time: str = ""
    base: str | None = None
    is_perfect: bool = False
    agent: str = ""


def after(text: str, start: int, end: int) -> Told:
    """What `text[start:end]`, which follows what is counted, tells of it."""
    words = list(TOKEN.finditer(text, start, min(end, start + 200)))[:_MOST]
    state = modality = time = agent = ""
    base: str | None = None
    is_perfect = False
    where = NOWHERE
    at = 0
    if former := _FORMER.match(text, start, end):
        time, base = "span before", former[1]
    while at < len(words):
        word = words[at][0]
        low = word.lower().rstrip(TRAIL)
        following = words[at + 1][0].lower().rstrip(TRAIL) if at + 1 < len(words) else ""
        if word in BREAKS or (word == "," and following not in ("who", "which")):
            break
        if low in _STOPS and not (low == "as" and following == "of"):
            break
        if is_from_home([word[0].lower() for word in words[at : at + 3]]):
            state = "displaced"
            at += 3
            continue
        if low in PLACE_PREPOSITIONS and not (low == "to" and not _leads_somewhere(words, at)):
            found = when(words, at, text)
            if found is not None:
                time, base, at = found if not time else (time, base, found[2])
                continue
            heard, at = place(words, at, text)
            if where.core == "" or (heard.is_named and not where.is_named):
                where = heard
            continue
        if low in DAYS or low in ("last", "this", "past") or low in _SINCE:
            found = when(words, at, text)
            if found is not None:
                time, base, at = found if not time else (time, base, found[2])
                continue
        if low in FILLING and not state:
            heard, at = place(words, at, text, "in")
            state, where = "gather", heard if heard.is_named else where
            continue
        if low == "without" and following:
            state = state or f"without {following}"
            at += 2
            continue
        if low == "nationwide" or low == "worldwide":
            where = Place(low, "", "in", low) if where.core == "" else where
        elif low in OTHER_PREPOSITIONS:
            if low == "by" and state in ACTIONS:
                agent = _name_from(words, at + 1)
            at = _past_phrase(words, at + 1)
            continue
        elif low == "to" and following[:1].isdigit():
            # "rose from 44 to 51"
            break
        elif low in MODAL:
            # "may have died" is a guess at what is so already.
            is_guess = following == "have"
            modality = modality if modality or state or is_guess else MODAL[low]
        elif low in PERFECT:
            # "Believes 340 to have been held" tells of a past as "said that 340 had been held".
            is_perfect = at == 0 or words[at - 1][0].lower() != "to"
        elif low == "had":
            pass
        elif word.endswith(("n't", "n’t")):
            modality = "denied"
        elif low == "still" and not state:
            # "are still in the camp": not those to whom something happened.
            state = "held"
        elif not state and low not in PLAIN and low not in RISEN and low not in _SKIPPED:
            state, at = _state(words, at, low, following)
        at += 1
    return Told(state, modality, where, time, base, is_perfect, agent)


def is_from_home(lows: list[str]) -> bool:
    """Whether words tell where people were driven from, forced from or had to leave."""
    return lows[:1] == ["from"] and lows[-1] in ("homes", "houses") and "their" in lows


def _name_from(words: list[re.Match[str]], at: int) -> str:
    """The name that begins at a word: of "by Boria's navy", Boria."""
    names = takewhile(lambda word: word[0][0].isupper(), words[at:])
    return " ".join(
        word[0].lower().rstrip(".").removesuffix("'s").removesuffix("’s") for word in names
    )


def _state(words: list[re.Match[str]], at: int, low: str, following: str) -> tuple[str, int]:
    """What became of what is counted, if a word says so, and the last word that does."""
    if low == "lost":
        if following == "their":
            return "killed", at + 2
        if following == "power" or following == "electricity":
            return "without power", at + 1
        return "lost", at
    if low in ("went", "gone", "go", "goes") and following == "on":
        return "gather", at + 1
    if low == "forced" and following in ("from", "to", "out"):
        return "displaced", at + 3
    if low == "shot":
        return ("killed" if following == "dead" else "downed"), at + (following in ("dead", "down"))
    if low == "taken" and following == "hostage":
        return "abducted", at + 1
    if low in STATES:
        return STATES[low], at
    if not words[at][0].islower() or low.endswith("ly"):
        return "", at
    if (low.endswith("ed") and len(low) > 4) or low in FINITE_VERBS:
        stem = done(low)
        if following in ("the", "a", "an", "their", "his", "her", "its") and at + 2 < len(words):
            following = words[at + 2][0].lower()
        is_object = following.isalpha() and following not in KINDS_OF_PLACE
        is_object = is_object and following not in PLACE_PREPOSITIONS
        is_object = is_object and following not in _NO_OBJECTS
        if is_object and following not in _STOPS and following not in OTHER_PREPOSITIONS:
            return f"{stem} {stemmed(following)}", at + 1
        return stem, at
    return "", at


def done(verb: str) -> str:
    """What a verb in any form says became of something; the verb without its ending, if nothing."""
    stem = stemmed(verb)
    return STATES.get(verb) or STATES.get(stem) or STATES.get(f"{stem}e") or stem


def stemmed(verb: str) -> str:
    """A verb without its ending: "voted", "votes" and "voting" are one."""
    for ending in ("ies", "ied", "ing", "ed", "es", "s", "e"):
        if verb.endswith(ending) and len(verb) - len(ending) >= 3:
            stem = verb[: -len(ending)]
            return f"{stem}y" if ending[0] == "i" and ending != "ing" else stem
    return verb


def _leads_somewhere(words: list[re.Match[str]], at: int) -> bool:
    """Whether "to" stands before a place, not a verb: "sent to Russia", "due to leave"."""
    if at + 1 >= len(words):
        return False
    word = words[at + 1][0]
    return word[0].isupper() or word == "the"


def _past_phrase(words: list[re.Match[str]], at: int) -> int:
    """Past the noun phrase after a preposition: up to the next preposition, verb or break."""
    while at < len(words):
        word = words[at][0]
        low = word.lower()
        if (
            word in BREAKS
            or word == ","
            or low in _STOPS
            or low in PLACE_PREPOSITIONS
            or low in OTHER_PREPOSITIONS
            or low in MODAL
            or low in PLAIN
            or low in STATES
            or low in ("last", "this", "past")
        ):
            return at
        at += 1
    return at
