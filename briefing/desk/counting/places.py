"""Where what is counted is: the phrase after a preposition, and the name that it comes down to.

"in Russia's Kursk region" and "in Kursk" are one place; `clauses` calls.
"""

import re
from typing import Final, NamedTuple

from briefing.desk.counting.lexicons import (
    DAYS,
    DIRECTIONS,
    ITSELF,
    KINDS_OF_PLACE,
    MODAL,
    MONTHS,
    NAMES,
    OTHER_PREPOSITIONS,
    PLACE_PREPOSITIONS,
    PLAIN,
    STATES,
    WIDE_KINDS,
)

_DETERMINERS: Final = frozenset(["a", "an", "the", "its", "their", "his", "her", "this", "that"])
_ENDS: Final = frozenset(
    [
        ",",
        ";",
        ":",
        "(",
        ")",
        '"',
        "“",
        "”",
        "—",
        "–",
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
        "who",
        "which",
        "that",
        "now",
    ]
)
_MOST: Final = 8
_POSSESSIVE: Final = re.compile(r"[’']s?$")


class Place(NamedTuple):
    """A place: `core` is what it comes down to ("kursk"), `kind` what it is said to be ("region").

    `role` is how it is meant ("in", "from", "near"), `text` its words as the story has them.
    """

    core: str
    kind: str
    role: str
    text: str

    @property
    def is_named(self) -> bool:
        """Whether it has a name, and is not only "at the plant"."""
        return any(sign.isupper() for sign in self.text)


NOWHERE: Final = Place("", "", "", "")


def place(words: list[re.Match[str]], at: int, text: str, role: str = "") -> tuple[Place, int]:
    """The place whose preposition is `words[at]`, NOWHERE if it leads to none, and its end.

    Behind a verb ("packed Foundry Square") its `role` is to be told.
    """
    first = at + 1
    last = first
    names: list[str] = []
    plain: list[str] = []
    while last < len(words) and last - first < _MOST:
        word = words[last][0]
        low = word.lower()
        if low == "of" and _names_its_kind(words, last, plain):
            last += 1
            continue
        if low.rstrip(".") in _ENDS or (last > first and _ends_phrase(low.rstrip("."))):
            break
        if names and not _goes_on(words, last, plain):
            break
        if low not in _DETERMINERS:
            bare = _POSSESSIVE.sub("", low).rstrip(".")
            is_name = word[0].isupper() and bare not in KINDS_OF_PLACE and bare not in DIRECTIONS
            if is_name and word.endswith(("'s", "’s")):
                names.clear()
            elif is_name:
                names.append(bare)
            else:
                plain.append(bare)
            if is_name and word.endswith(".") and bare not in NAMES:
                last += 1
                break
        last += 1
    if last == first:
        return NOWHERE, last
    kind = next((word for word in reversed(plain) if word in KINDS_OF_PLACE), "")
    if not names and not kind:
        return NOWHERE, last
    if names and (names[0] in MONTHS or names[0] in DAYS):
        return NOWHERE, last
    if not names and plain == [kind] and kind in ITSELF:
        return NOWHERE, last
    directions = [word for word in plain if word in DIRECTIONS and word != kind]
    named = " ".join(names)
    core = " ".join([*directions, NAMES.get(named, named)]) if names else " ".join(plain)
    begin = words[at + bool(role)].start()
    role = role or PLACE_PREPOSITIONS[words[at][0].lower()]
    said = text[begin : words[last - 1].end()].rstrip(".")
    return Place(core, kind if kind in WIDE_KINDS and names else "", role, said), last


def _goes_on(words: list[re.Match[str]], at: int, plain: list[str]) -> bool:
    """Whether a word belongs to the place whose name it follows: "the Belmar refugee camp".

    A verb may follow it as well: "in the Kessu highlands need food".
    """
    word = words[at][0]
    if not word[0].islower() or word in KINDS_OF_PLACE:
        return True
    following = words[at + 1][0] if at + 1 < len(words) else ""
    return following in KINDS_OF_PLACE and not plain


def _names_its_kind(words: list[re.Match[str]], at: int, plain: list[str]) -> bool:
    """Whether "of" stands between a kind of place and its name: "on the island of Maruba"."""
    if not plain or at + 1 >= len(words) or plain[-1] not in KINDS_OF_PLACE | DIRECTIONS:
        return False
    return words[at + 1][0][0].isupper()


def _ends_phrase(low: str) -> bool:
    return (
        low in PLACE_PREPOSITIONS
        or low in OTHER_PREPOSITIONS
        or low in PLAIN
        or low in MODAL
        or low in STATES
        or low in DAYS
        or low in ("last", "this", "said", "late", "early", "when")
    )
