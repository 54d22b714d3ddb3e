"""What a size or a share is of, where no noun stands behind it. Pure; `things` calls it.

A verb tells ("put the wheat harvest at 4.1m tonnes", "prices have gone up by 19%"), or a noun right
before it ("gusts of up to 165 km/h").
"""

import re
from typing import Final, NamedTuple

from briefing.desk.counting.lexicons import (
    HEDGES,
    OTHER_PREPOSITIONS,
    PLACE_PREPOSITIONS,
    PLAIN,
    SAYING,
    UNITLESS,
)
from briefing.desk.counting.places import NOWHERE, Place, place
from briefing.marks.lexicon import words

_TOKEN: Final = re.compile(r"[^\W\d_][\w’'-]*|[^\w\s]")
_FARTHEST: Final = 110
"""Characters before a figure in which its subject stands."""
_MOST: Final = 4
"""Words of a subject, without what stands behind prepositions."""

_HEDGES: Final = HEDGES - {"at", "least", "up", "to", "many", "much", "as"}
_HEDGING_PAIRS: Final = frozenset(
    {("at", "least"), ("up", "to"), ("as", "much"), ("as", "many"), ("upwards", "of")}
)
_HEDGING_TRIPLES: Final = frozenset({("as", "much", "as"), ("as", "many", "as")})

_SET: Final = words(
    """
    put puts estimated estimates estimate forecast forecasts held holds kept keeps left leaves set
    saw sees see showed shows show measured measures
    """
)
"""Verbs whose object stands before "at" and the figure."""
_IS: Final = words("was were is are")
_REACHES: Final = words(
    "reached reaches hit hits totalled totaled exceeded topped average averages averaged averaging"
)
_UP: Final = words(
    """
    grow grows grew grown rise rises rose risen increase increases increased climb climbs climbed
    jump jumps jumped soar soars soared surge surges surged expand expands expanded gain gains
    gained
    """
)
_DOWN: Final = words(
    """
    fall falls fell fallen drop drops dropped shrink shrinks shrank shrunk decline declines declined
    decrease decreases decreased contract contracts contracted slip slips slipped sink sinks sank
    sunk
    """
)
_COMES: Final = _UP | _DOWN | words("stood stands came comes edged amounted recover recovered")
"""Verbs after which "at" or "to" leads to the figure."""
_GOES: Final = words("go goes went gone going is are was were been")
"""Verbs that "up" and "down" make verbs of change of."""
_AUXILIARIES: Final = words("has have had will would could may might should be been to")
_STARTS: Final = words("the its their this his her our a an")
_OPENERS: Final = frozenset(
    [",", ";", ":", "“", '"', "that", "which", "while", "but", "and", "said", "says", "say"]
)
_NONE: Final = words(
    "it that which who they he she this figure number total one two half rest most and or of in"
)
"""Words that a subject does not end in: they name nothing."""
_WAITS: Final = words("wait waits waited waiting")
_PEAKS: Final = words("crest crests crested peak peaks peaked")
_NO_AMOUNT: Final = words(
    """
    total number share majority minority area rate sum minimum maximum average rest most all some
    many each part half third quarter dozens hundreds thousands millions length height depth width
    weight size distance speed age worth order excess capable consist consists consisting out ahead
    because instead short made makes speak speaks spoke spoken speaking talk talks talked warn warns
    warned complain complains complained dream tell tells told hear heard think thought end start
    middle beginning
    """
)
"""Words before "of" and a figure that do not say what is measured."""
_NAMING: Final = words("of for")
"""Prepositions behind which stands what tells two things of one name apart."""


class Subject(NamedTuple):
    """What a figure is of, in the words of the text; "" where nothing tells it.

    `named` are words that tell it from others of its name ("for the Liberals"), `change` is "up" or
    "down" where the figure is by how much it changed.
    """

    form: str = ""
    named: frozenset[str] = frozenset()
    place: Place = NOWHERE
    change: str = ""


def subject(text: str, start: int, end: int) -> Subject:
    """What the figure after `text[start:end]` is of."""
    found = list(_TOKEN.finditer(text, max(start, end - _FARTHEST), end))
    lows = [token[0].lower() for token in found]
    at = _past_hedges(lows)
    if at > 0 and lows[at] == "of":
        return _amount(text, found, lows, at - 1)
    if at >= 0 and lows[at] in _WAITS:
        return Subject("waits")
    if at > 0 and lows[at] == "at" and lows[at - 1] in _PEAKS:
        return Subject("peak")
    last, change = _before_change(lows, at)
    if last < 0:
        last = _before_verb(lows, at)
    if last < 0 or lows[last] in _NONE:
        return Subject()
    if lows[last] in UNITLESS:
        return Subject(lows[last])
    simple = _simple(text, found, lows, last)
    if simple:
        return Subject(simple, change=change)
    return _with_phrases(text, found, lows, last, change)


def _past_hedges(lows: list[str]) -> int:
    """The last word before those that tell how far a number is to be trusted."""
    at = len(lows) - 1
    while at >= 0:
        if lows[at] in _HEDGES:
            at -= 1
        elif tuple(lows[max(0, at - 2) : at + 1]) in _HEDGING_TRIPLES:
            at -= 3
        elif tuple(lows[max(0, at - 1) : at + 1]) in _HEDGING_PAIRS:
            at -= 2
        else:
            break
    return at


def _amount(text: str, found: list[re.Match[str]], lows: list[str], last: int) -> Subject:
    """What stands right before "of" and a figure: gusts, waits, a net profit."""
    noun, low = found[last][0], lows[last]
    is_noun = low[0].isalpha() and len(low) > 3 and low not in _NO_AMOUNT | PLAIN | SAYING
    if not is_noun or not noun[1:].islower():
        return Subject()
    return Subject(_simple(text, found, lows, last) or low)


def _simple(text: str, found: list[re.Match[str]], lows: list[str], last: int) -> str:
    """The noun phrase that ends with a word, without prepositions.

    It has an article or the like before it, or begins the clause, and no capital but a first one.
    """
    first = last
    while first > 0 and last - first < _MOST and _is_noun_part(found[first - 1][0].lower()):
        first -= 1
    is_led = first > 0 and lows[first - 1] in _STARTS
    if is_led and first > 1 and _is_preposition(lows[first - 2]):
        return ""
    is_whole = first == 0 or lows[first - 1] in _OPENERS | _SET
    if lows[first] in _STARTS:
        first += 1
        is_led = True
    if first > last or not (is_led or is_whole):
        return ""
    if any(token[0][:1].isupper() for token in found[first + (is_whole and not is_led) : last + 1]):
        return ""
    return text[found[first].start() : found[last].end()]


def _with_phrases(
    text: str, found: list[re.Match[str]], lows: list[str], last: int, change: str
) -> Subject:
    """A noun phrase with prepositions: "support for the Liberals", "the gusts on Maruba"."""
    opener = next((n for n in range(last, -1, -1) if lows[n] in _OPENERS | _SET), -1)
    behind = [n for n in range(opener + 1, last + 1) if _is_preposition(lows[n])]
    if not behind or behind[0] == opener + 1:
        return Subject()
    form = _simple(text, found, lows, behind[0] - 1)
    if not form or lows[behind[0] - 1] in _NONE:
        return Subject()
    where, named = NOWHERE, set[str]()
    for first, end in zip(behind, [*behind[1:], last + 1], strict=True):
        if lows[first] in PLACE_PREPOSITIONS:
            heard, _ = place(found[:end], first, text)
            where = where if where.core else heard
        elif lows[first] in _NAMING:
            named.update(low for low in lows[first + 1 : end] if low not in _STARTS)
    return Subject(form, frozenset(named), where, change)


def _is_preposition(low: str) -> bool:
    return low in OTHER_PREPOSITIONS or low in PLACE_PREPOSITIONS


def _before_change(lows: list[str], at: int) -> tuple[int, str]:
    """Where the subject of a verb of change ends, and whether it went up or down; -1 for none."""
    if at >= 0 and lows[at] == "by":
        at -= 1
    if at < 1:
        return -1, ""
    if lows[at] in ("up", "down"):
        if lows[at - 1] not in _GOES:
            return -1, ""
        change, at = lows[at], at - 1
    elif lows[at] in _UP or lows[at] in _DOWN:
        change = "up" if lows[at] in _UP else "down"
    else:
        return -1, ""
    return _past_auxiliaries(lows, at - 1), change


def _before_verb(lows: list[str], at: int) -> int:
    """Where the subject ends of which a verb tells that it is what follows; -1 for no such verb."""
    if at < 1:
        return -1
    if lows[at] in ("at", "to"):
        preposition, at = lows[at], at - 1
        if lows[at] in _COMES:
            return _past_auxiliaries(lows, at - 1)
        if preposition == "at":
            reach = range(at, max(-1, at - 2 * _MOST), -1)
            verb = next((n for n in reach if lows[n] in _SET), -1)
            return at if 0 <= verb < at else -1
        return -1
    if lows[at] == "worth" and at > 1:
        at -= 1
    if lows[at] in _IS or lows[at] in _REACHES:
        return _past_auxiliaries(lows, at - 1)
    if lows[at] in ("be", "been"):
        return _past_auxiliaries(lows, at)
    return -1


def _past_auxiliaries(lows: list[str], at: int) -> int:
    while at >= 0 and lows[at] in _AUXILIARIES:
        at -= 1
    return at


_NO_PART: Final = _SET | _STARTS | words("that while but and said says say of in on for whose")


def _is_noun_part(low: str) -> bool:
    """Whether a word before a noun can belong to it: no verb that is set, no sign, no opener."""
    return low[0].isalpha() and low not in _NO_PART
