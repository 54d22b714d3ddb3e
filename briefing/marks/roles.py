"""What a text tells of a person beside the name: the title before it, the apposition after it."""

import re

from briefing.marks.lexicon import words
from briefing.marks.name_parts import Name
from briefing.marks.titles import HONORIFICS, OCCUPATIONS, TITLE_WORDS
from briefing.marks.words import DETERMINERS, NOT_NAMES

_AFTER_NAME = re.compile(
    r"(?:,? \([^()\n]{2,30}\))?, (?:aged? )?(?:\d{1,2}, )?"
    r"((?:the |an? |his |her |its |one of )?[a-z][^,.;:“”\"()\n]{4,100}?)(?=[,.]| who | and \w+ed )"
)
_INSIDE_TITLES = frozenset({"of", "to", "the", "for", "and"})
_NO_TITLE = frozenset('“”„‟«»"!?;:')
"""Marks that no title holds: what stands before them belongs to something else."""

_FORMS_OF_ADDRESS = words("mr mister mrs ms miss mx sir dame lady madam dr")
"""What says no more of a person than how to address them."""

_TITLES = TITLE_WORDS | OCCUPATIONS | frozenset(HONORIFICS)

_LONGEST_TITLE = 70
"""Characters that are read back for a title."""

_NOT_A_ROLE = frozenset({"who", "which", "where", "when", "while", "but", "and", "in", "on", "at"})


def title_of(text: str, name: Name) -> str | None:
    """The title right before a name, as far as it goes: "State Department spokesman"."""
    start = name.start - len(name.role) - 1 if name.role else name.start
    cut = max(0, start - _LONGEST_TITLE)
    rest = (text[cut:start] if cut else " " + text[:start]).replace("\n", " \n ")
    taken = pending = 0
    titled = False
    while " " in rest:
        rest, _, word = rest.rpartition(" ")
        low = word.lower().strip(".")
        if not word:
            if taken:
                break
            continue
        if not _NO_TITLE.isdisjoint(word) or _ends_sentence(word, low):
            break
        pending += len(word) + 1
        if low in _TITLES:
            titled = True
        elif low in _INSIDE_TITLES or (word.isupper() and not titled):
            continue
        elif not (titled and word[0].isupper() and low not in NOT_NAMES):
            break
        taken = pending
    role = text[max(0, name.start - 1 - len(name.role) - taken) : name.start].strip(" ,")
    kept, _, form = role.rpartition(" ")
    if form.lower().rstrip(".") in _FORMS_OF_ADDRESS:
        role = kept
    return role if "\n" not in role and len(role) > 2 else None


def apposition_of(text: str, name: Name) -> str | None:
    """The apposition right after a name: "a professor of law"."""
    match = _AFTER_NAME.match(text, name.end, min(len(text), name.end + 170))
    if match is None or match.group(1).split(" ", 1)[0] in _NOT_A_ROLE:
        return None
    role = match.group(1)
    first = role.split(" ", 1)[0]
    if first in DETERMINERS or not _TITLES.isdisjoint(role.split()[:4]):
        return role
    return None


def _ends_sentence(word: str, low: str) -> bool:
    """Whether a full stop ends a sentence, rather than an abbreviation, with this word."""
    return word.endswith(".") and len(low) > 3 and "." not in low and low not in _TITLES
