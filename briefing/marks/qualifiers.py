"""Approximators and bounds, the words around a numeral that say how exact it is.

The approximators and the comparatives of quantity of the grammars (Quirk et al. 1985, chapter 8;
Huddleston and Pullum 2002, chapter 5), with the phrases that news writes for them.
"""

import re
from dataclasses import dataclass

from briefing.marks import lexicon
from briefing.model import Bound

APPROXIMATORS = """
    some | about | around | roughly | approximately | nearly | almost | virtually | practically
    an estimated | estimated | circa | ca. | c. | close to | closer to | nearer to | near
    estimated at | in the region of
    somewhere around | something like | of the order of | on the order of | more or less | probably
    perhaps | maybe | or so | approx. | approx | anywhere from | an average of
"""

AT_LEAST = """
    at least | more than | over | no fewer than | no less than | not less than | not fewer than
    upwards of | upward of | above | exceeding | exceeded | exceeds | exceed | in excess of
    greater than | higher than | larger than | bigger than | north of | a minimum of | minimum of
    just over | well over | slightly over | a little over | just above | well above
    slightly more than
    at the very least | surpassed | topped | surpassing | topping | longer than | older than
    starting at
"""

UP_TO = """
    up to | as many as | as much as | as high as | less than | fewer than | under | below | at most
    no more than | not more than | no greater than | a maximum of | maximum of | lower than
    smaller than | just under | well under | just below | just short of | short of | shy of
    slightly less than | at the most | younger than | shorter than | not exceeding | no later than
    within
"""


@dataclass(frozen=True, slots=True)
class Qualified:
    """What qualifies a numeral: whether it is approximate, and the bound it sets."""

    approx: bool = False
    bound: Bound | None = None


EXACT = Qualified()


def _table() -> dict[str, list[tuple[tuple[str, ...], Bound | None]]]:
    table: dict[str, list[tuple[tuple[str, ...], Bound | None]]] = {}
    bounds: tuple[tuple[str, Bound | None], ...] = (
        (APPROXIMATORS, None),
        (AT_LEAST, "at least"),
        (UP_TO, "up to"),
    )
    for phrases, bound in bounds:
        for phrase in re.split(r"[|\n]", phrases):
            if words := tuple(phrase.split()):
                table.setdefault(words[-1], []).append((words, bound))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_BY_LAST_WORD = _table()
LAST_WORDS = frozenset(_BY_LAST_WORD)
"""The words that phrases before a numeral end in."""
_SIGNS: dict[str, Qualified] = {
    "~": Qualified(approx=True),
    "≈": Qualified(approx=True),
    ">": Qualified(bound="at least"),
    "≥": Qualified(bound="at least"),
    "<": Qualified(bound="up to"),
    "≤": Qualified(bound="up to"),
}
_AFTER = re.compile(
    r"(?P<plus>\+|-plus| ?\+(?= ))|(?P<odd>-odd| odd(?= )| or so| or thereabouts| give or take)"
    r"| or (?P<more>more|above|greater|higher|over)| or (?P<less>less|fewer|under|below|lower)"
    r"(?! than)"
)
_SUMS = lexicon.words("adds added go goes going gone went")
"""Verbs that "up to" goes with, so that the number is exact; "add" is one where it has no object
("their debts add up to 40", but "to add up to 40 jobs").
"""
_BOUGHT_BACK = lexicon.words("buy buys buying bought pay pays paying paid")
_TAKEN = lexicon.words("take takes taking took taken bring brings bringing brought")
_ABOUT = lexicon.words(
    """wrong right sure unsure certain mistaken talk talks talked talking think thinks thinking
    thought know knows knew worry worries worried joke joked lie lied lying ask asked asks care
    cared cares dream dreamt hear heard learn learnt learned speak spoke speaks write wrote happy
    angry story book song film something anything nothing"""
)
"""Words that "about" goes with, so that it tells what somebody is wrong or talks about."""

_LASTING = lexicon.words("for after lasted lasting lasts is was are were be been of ago by nearly")


def qualifiers_before(
    words: list[str], *, duration: bool = False, total: bool = False, alone: bool = False
) -> tuple[Qualified, int]:
    """What the words before a numeral say of it, and how many of them do.

    "over" before a duration is a bound only where the words before it speak of lasting: "over three
    years" alone may mean "in the course of". `total` says that the numeral may be a sum, by what
    follows it; `alone`, that it counts nothing: "wrong about sixteen".
    """
    if not words or words[-1] not in _BY_LAST_WORD:
        return EXACT, 0
    approx, bound = False, None
    used = 0
    for _ in range(3):
        end = len(words) - used
        if end <= 0:
            break
        length, found = _phrase_before(words, end)
        if not length:
            break
        if duration and words[end - 1] == "over" and length == 1 and not _lasting(words, end):
            break
        if alone and words[end - 1] == "about" and end > 1 and words[end - 2] in _ABOUT:
            break
        if _is_reached(words, end, length, total=total):
            break
        used += length
        approx = approx or found is None
        bound = bound or found
    return (Qualified(approx, bound) if used else EXACT), used


def _is_reached(words: list[str], end: int, length: int, *, total: bool) -> bool:
    """Whether "up to" belongs to a verb before it, which reaches the number: "adds up to 300",
    "crept back up to 300", "takes us up to 300".
    """
    begin = end - length
    if begin == 0 or words[begin:end] != ["up", "to"]:
        return False
    last, earlier = words[begin - 1], words[begin - 2] if begin > 1 else ""
    if last == "back":
        return earlier not in _BOUGHT_BACK
    if last in ("us", "them"):
        return earlier in _TAKEN
    return last in _SUMS or (total and last == "add")


def _phrase_before(words: list[str], end: int) -> tuple[int, Bound | None]:
    for phrase, bound in _BY_LAST_WORD.get(words[end - 1], ()):
        size = len(phrase)
        if size <= end and tuple(words[end - size : end]) == phrase:
            return size, bound
    return 0, None


def _lasting(words: list[str], end: int) -> bool:
    return end < 2 or words[end - 2] in _LASTING


def qualifier_sign(character: str) -> Qualified:
    """What a sign before a numeral says of it: "~80", ">5"."""
    return _SIGNS.get(character, EXACT)


def qualifiers_after(text: str, end: int) -> tuple[Qualified, int]:
    """What stands right after a numeral ("or so", "or more", "-odd", "+"), and where it ends."""
    found = _AFTER.match(text, end)
    if found is None:
        return EXACT, end
    if found["odd"]:
        return Qualified(approx=True), found.end()
    return Qualified(bound="up to" if found["less"] else "at least"), found.end()
