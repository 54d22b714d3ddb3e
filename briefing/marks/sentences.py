"""Where paragraphs and sentences begin and end: shared by quotes, figures and claimants."""

import re

from briefing.marks.lexicon import words
from briefing.model import Span

_LINE_ENDS = "\r\u2028\u2029"
"""What ends a line, the line feed aside."""

_STOP = re.compile(r"""[.!?…]{1,4}["”’')\]»]{0,3}(?=[ \t\u00a0]{1,4}["“‘'(\[«]{0,2}[A-Z0-9À-Þ])""")

_WORD_BEFORE = 14
"""Characters looked at before a full stop: longer words are never abbreviations."""

_LONGEST_ABBREVIATION = 6
"""Letters of the longest of them: "messrs", "thurs", "approx"."""

ABBREVIATIONS = words(
    """
    mr mrs ms mx dr sen sens rep reps gov govs gen lt col sgt maj cmdr capt cpl adm st ste jr
    sr messrs prof rev hon fr br supt insp det vs v etc no nos vol pp art sec inc ltd co corp
    bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont
    neb nev okla ore pa penn tenn tex va vt wash wis wyo ave blvd rd mt ft dept univ assn est
    approx u.s u.k u.n e.u d.c n.y n.j l.a a.m p.m i.e e.g ph.d b.c a.d
    """
)
"""Words that end in a full stop without ending a sentence (titles, months, states: AP style)."""

_ENDS_SENTENCE_TOO = frozenset({"jr", "sr", "inc", "co", "corp", "ltd", "etc", "a.m", "p.m", "u.s"})
"""Abbreviations that also close sentences: they do when an ordinary opening word follows."""

_BEFORE_NUMBERS = frozenset({"no", "nos", "vol", "pp", "art", "sec", "fig"})
"""Abbreviations that are ordinary words, or nothing, unless a number follows."""

_IN_LOWER_CASE = words("vs v etc approx est dept univ assn supt jr sr inc co corp ltd")
"""Abbreviations written without a capital; the others are names of months, places and titles."""

_OPENING_WORDS = words(
    """
    The A An He She It They We I You His Her Its Their This That These Those But And In On At
    For As When While If After Before There However Meanwhile
    """
)

_NEXT_WORD = re.compile(r"[\s\"“‘'(\[«]{0,6}([A-Za-z]{1,12})")


def paragraphs(text: str) -> list[Span]:
    """The lines of `text` that hold something, without the white space at their ends."""
    for mark in _LINE_ENDS:
        text = text.replace(mark, "\n")
    found = []
    at = 0
    for line in text.split("\n"):
        held = line.strip()
        if held:
            start = at + line.index(held[0])
            found.append((start, start + len(held)))
        at += len(line) + 1
    return found


def is_abbreviation(text: str, stop: int, start: int = 0) -> bool:
    """Whether the full stop at `stop` belongs to the word before it ("Sen.", "U.S.", "J.")."""
    lowest = max(start, stop - _WORD_BEFORE)
    first = stop - _LONGEST_ABBREVIATION - 1
    if first >= lowest and text[first:stop].isalpha():
        return False
    first = stop
    while first > lowest and (text[first - 1].isalnum() or text[first - 1] == "."):
        first -= 1
    word = text[first:stop]
    if not word or not word[0].isalpha():
        return False
    if len(word) == 1:
        return word.isupper() and word != "I"
    low = word.lower()
    if low not in ABBREVIATIONS and not (len(word) <= 5 and word[1:2] == "."):
        return False
    if low in _BEFORE_NUMBERS:
        return text[stop + 1 : stop + 3].lstrip()[:1].isdigit()
    if word[0].islower() and "." not in word and low not in _IN_LOWER_CASE:
        return False
    if low in _ENDS_SENTENCE_TOO:
        following = _NEXT_WORD.match(text, stop + 1)
        return following is None or following.group(1) not in _OPENING_WORDS
    return True


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of the paragraph `text[start:end]`, closing marks included.

    A sentence ends at . ! ? and a closing mark, before a space and a capital, digit or mark.
    """
    spans = []
    first = start
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] == "." and is_abbreviation(text, stop.start(), first):
            continue
        spans.append((first, stop.end()))
        first = stop.end()
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        spans.append((first, end))
    return spans
