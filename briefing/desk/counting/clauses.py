"""What the clause around a figure tells of what is counted: `after` it, and `before` it.

"…12 people were killed in Kabul on Monday": killed, in Kabul, on Monday. `things` calls.
"""

import re
from itertools import takewhile
from typing import Final, NamedTuple

from briefing.desk.counting.lexicons import (
    CROWDS,
    DAYS,
    EARLIER,
    FILLING,
    HEDGES,
    KINDS_OF_PLACE,
    MODAL,
    MORE,
    OTHER_PREPOSITIONS,
    PARTLY,
    PLACE_PREPOSITIONS,
    PLAIN,
    RISEN,
    SAYING,
    STATE_NOUNS,
    STATES,
)
from briefing.desk.counting.places import NOWHERE, Place, place
from briefing.desk.counting.times import TOKEN, TRAIL, opening, when
from briefing.marks.words import FINITE_VERBS

_MOST: Final = 22
"""Words that are read to either side of a figure."""
_BREAKS: Final = frozenset(';:()"“”—–')
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
_SAID: Final = SAYING | {"that", ";", ":"}
_OF_ALL: Final = frozenset(("upwards", "total", "excess"))
"""Words before "of" and a figure that only say how far it goes."""
_PERFECT: Final = frozenset(("has", "have", "'ve", "’ve"))
"""Not "had", in which a past is reported: "said 27 people had died" on that day."""
_FORMER: Final = re.compile(
    r" ?((?:the|a) (?:year|quarter|month|week|day|season) (?:before|earlier|ago)"
    r"|(?:in )?the (?:previous|preceding) (?:year|quarter|month|week|season))\b"
)
"""What makes a figure the one to compare with."""
_OWN_PEOPLE: Final = frozenset(("he", "she", "it", "they"))
_ACTIONS: Final = frozenset(("downed", "launched", "destroyed", "captured", "lost", "freed"))
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


class Before(NamedTuple):
    """What stands before a figure in its sentence."""

    state: str = ""
    modality: str = ""
    agent: str = ""
    is_perfect: bool = False
    is_definite: bool = False
    is_more: bool = False
    is_part: bool = False
    is_risen: bool = False
    is_earlier: bool = False
    is_toll: bool = False
    is_crowd: bool = False
    place: Place = NOWHERE
    time: str = ""
    base: str | None = None


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
        if word in _BREAKS or (word == "," and following not in ("who", "which")):
            break
        if low in _STOPS and not (low == "as" and following == "of"):
            break
        if _is_from_home([word[0].lower() for word in words[at : at + 3]]):
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
            if low == "by" and state in _ACTIONS:
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
        elif low in _PERFECT:
            is_perfect = True
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


def _is_from_home(lows: list[str]) -> bool:
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
        stem = stemmed(low)
        if following in ("the", "a", "an", "their", "his", "her", "its") and at + 2 < len(words):
            following = words[at + 2][0].lower()
        is_object = following.isalpha() and following not in KINDS_OF_PLACE
        is_object = is_object and following not in PLACE_PREPOSITIONS
        is_object = is_object and following not in ("this", "last", "next", "that")
        if is_object and following not in _STOPS and following not in OTHER_PREPOSITIONS:
            return f"{stem} {stemmed(following)}", at + 1
        return stem, at
    return "", at


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
            word in _BREAKS
            or word == ","
            or low in _STOPS
            or low in PLACE_PREPOSITIONS
            or low in OTHER_PREPOSITIONS
            or low in MODAL
            or low in PLAIN
            or low in STATES
        ):
            return at
        at += 1
    return at


def before(text: str, start: int, end: int) -> Before:
    """What `text[start:end]`, a sentence up to its figure, tells of what is counted."""
    begin = max(start, end - 170)
    if begin > start:
        begin = text.find(" ", begin, end) + 1
    found = list(TOKEN.finditer(text, begin, end))
    words = [token[0] for token in found]
    lows = [word.lower().rstrip(TRAIL) for word in words]
    at = len(lows) - 1
    is_definite = at >= 0 and lows[at] in ("the", "these", "those")
    is_more = False
    while at >= 0:
        if lows[at] == "of" and at and lows[at - 1] in _OF_ALL:
            at -= 2
        elif lows[at] in HEDGES or lows[at] in MORE:
            is_more = is_more or (lows[at] in MORE and lows[at + 1 : at + 2] != ["than"])
            at -= 1
        else:
            break
    clause = _clause(lows, at)
    began = opening(text, start, end)
    said = set(clause)
    is_toll = "toll" in said
    state, verb = _verb_before(lows, at)
    if not state and ("number" in said or "toll" in said):
        state = next((STATES[word] for word in clause if word in STATES), "")
        if any(_is_from_home(clause[n : n + 3]) for n in range(len(clause))):
            state = "displaced"
        if not state:
            # "The number of ducks culled", "of flights grounded by the walkout"
            done = (low for low in clause if low.endswith("ed") and low not in RISEN | PLAIN)
            state = stemmed(next(done, ""))
    return Before(
        state,
        _modality(clause),
        _agent(words, verb) if state in _ACTIONS else "",
        _is_perfect(clause),
        is_definite,
        is_more,
        at >= 0 and lows[at] in PARTLY,
        bool(said & RISEN) and (is_toll or _is_risen(clause)),
        bool(said & EARLIER)
        or (at >= 0 and lows[at] == "from" and "to" not in said and _is_risen(clause)),
        is_toll,
        bool(said & CROWDS),
        _place_before(found, lows, text),
        *(began if began[0] else _time_before(found, lows, text)),
    )


def _from_saying(lows: list[str]) -> int:
    """Where the words begin that are said: behind those on who says so."""
    first = max((n + 1 for n, low in enumerate(lows) if low in _SAID), default=0)
    if "according" in lows[first:]:
        cited = lows.index("according", first)
        return lows.index(",", cited) if "," in lows[cited:] else len(lows)
    return first


def _time_before(found: list[re.Match[str]], lows: list[str], text: str) -> tuple[str, str | None]:
    """The span before a figure in its clause: "deaths in Pellmark last year were 1,690"."""
    for at in range(len(lows) - 1, _from_saying(lows) - 1, -1):
        if lows[at] in _BREAKS or lows[at] == ",":
            break
        if lows[at] in ("last", "this") or lows[at] == "since":
            heard = when(found, at, text)
            if heard is not None and heard[0].startswith("span"):
                return heard[:2]
    return "", None


def _place_before(found: list[re.Match[str]], lows: list[str], text: str) -> Place:
    """The last place with a name before a figure, on this side of who says so.

    "The fire near Dunmere burned 1,100 hectares", "In Sennik, on the far side, a kilo fetched 57".
    """
    for at in range(len(lows) - 1, _from_saying(lows) - 1, -1):
        if PLACE_PREPOSITIONS.get(lows[at]) in ("in", "near") and lows[at] not in ("to", "into"):
            heard, _ = place(found, at, text)
            if heard.is_named:
                return heard
    return NOWHERE


def _clause(lows: list[str], at: int) -> list[str]:
    """The words before a figure that belong to its own clause."""
    first = at
    while first >= 0 and lows[first] not in _BREAKS and at - first < 14:
        if lows[first] in ("and", "but", "while", ","):
            break
        first -= 1
    return lows[first + 1 : at + 1]


def _is_risen(clause: list[str]) -> bool:
    """Whether a verb of change leads to the figure: "has increased to", "up from"."""
    for number, low in enumerate(clause):
        if (
            low in RISEN
            and clause[number + 1 : number + 2]
            and clause[-1] in ("to", "at", "from", "by")
        ):
            return clause[-1] != "by"
        if low == "later":
            return True
    return False


def _is_perfect(clause: list[str]) -> bool:
    """Whether the figure's own verb is in the perfect tense: "has killed"."""
    for low in reversed(clause[-4:]):
        if low in _PERFECT:
            return True
        if low in ("that", "said", "says", "say"):
            return False
    return False


def _modality(clause: list[str]) -> str:
    """Whether the clause tells of what is not so yet; a word on saying ends it."""
    following = ""
    for low in reversed(clause):
        if low in ("said", "says", "that", "say", "saying"):
            return ""
        if low in MODAL and low != "to" and following != "have":
            return MODAL[low]
        following = low
    return ""


def _verb_before(lows: list[str], at: int) -> tuple[str, int]:
    """What is done to what is counted, by a verb or a noun right before it, and where that is."""
    if at < 0:
        return "", at
    low = lows[at]
    if low == "down" and at and lows[at - 1] in ("shot", "shoot", "shooting", "shoots"):
        return "downed", at - 1
    if low in STATES and low not in ("homeless", "sick", "ill", "missing", "go"):
        return STATES[low], at
    if low == "of" and at:
        if lows[at - 1] == "lives":
            return "killed", at
        noun = lows[at - 1].removesuffix("s")
        found = STATES.get(lows[at - 1]) or STATE_NOUNS.get(noun, "")
        return ("lost" if noun == "los" else found), at
    if low in PLAIN or low in MODAL or low in RISEN or low.endswith("ly"):
        return "", at
    if (low.endswith(("ed", "ing")) and len(low) > 4) or low in FINITE_VERBS:
        return stemmed(low), at
    return "", at


def _agent(words: list[str], verb: int) -> str:
    """Who did it: the name before a verb, or "it" for whoever says so."""
    at = verb - 1
    while at >= 0 and words[at].lower() in ("has", "have", "had", "also", "already"):
        at -= 1
    if at >= 0 and words[at].lower() in _OWN_PEOPLE:
        return "it"
    last = at
    while at >= 0 and words[at][0].isupper():
        at -= 1
    return " ".join(words[at + 1 : last + 1]).lower()
