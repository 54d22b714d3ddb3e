"""What the words before a figure tell of what is counted, in its sentence. `things` calls.

"The fire near Dunmere has now burned 1,100 hectares": burned, near Dunmere, and more than before.
"""

import re
from typing import Final, NamedTuple

from briefing.desk.counting.clauses import ACTIONS, BREAKS, PERFECT, done, is_from_home
from briefing.desk.counting.lexicons import (
    CROWDS,
    EARLIER,
    HEDGES,
    MODAL,
    MORE,
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

_SAID: Final = SAYING | {"that", ";", ":"}
_MODALS: Final = frozenset(("will", "would", "could", "may", "might", "can", "should"))
_OF_ALL: Final = frozenset(("upwards", "total", "excess"))
"""Words before "of" and a figure that only say how far it goes."""
_OWN_PEOPLE: Final = frozenset(("he", "she", "it", "they"))


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
        if any(is_from_home(clause[n : n + 3]) for n in range(len(clause))):
            state = "displaced"
        if not state:
            # "The number of ducks culled", "of flights grounded by the walkout"
            verbs = (low for low in clause if low.endswith("ed") and low not in RISEN | PLAIN)
            state = done(next(verbs, ""))
    return Before(
        state,
        _modality(clause),
        _agent(words, verb) if state in ACTIONS else "",
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
        if lows[at] in BREAKS or lows[at] == ",":
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
    while first >= 0 and lows[first] not in BREAKS and at - first < 14:
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
        if low in PERFECT:
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
    is_verb = low.endswith(("ed", "ing")) and len(low) > 4
    # "Would draw 340 megawatts": what stands right behind a modal is a verb.
    is_verb = is_verb or (low.isalpha() and at > 0 and lows[at - 1] in _MODALS)
    if is_verb or low in FINITE_VERBS:
        return done(low), at
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
