"""What a text tells of a person beside the name: a title, or what an apposition explains."""

import re
from collections.abc import Set

from briefing.marks.cues import CUE_VERBS
from briefing.marks.lexicon import words
from briefing.marks.name_parts import Name, is_plural_title
from briefing.marks.titles import (
    HONORIFICS,
    OCCUPATIONS,
    PERSON_NOUNS,
    RELATIONS,
    ROLE_MODIFIERS,
    TITLE_WORDS,
)
from briefing.marks.words import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_VERBS,
    NOT_NAMES,
    PREPOSITIONS,
)

_AFTER_NAME = re.compile(
    r"(?:,? \([^()\n]{2,30}\))?, (?:aged? )?(?:\d{1,2}, )?"
    r"((?:the |an? |his |her |its |one of )?[a-z][^,.;:“”\"()\n]{4,100}?)"
    r"(?=[,.]| who(?:se)? | and \w+ed )"
)
_IN_A_LIST = re.compile(r",(?: [A-Z][\w’'-]{0,20}){1,4}(?:,? and |, [A-Z])")
"""What follows a name that is one of several: "her coach, Ana Marlow, Bo Hay and …"."""

_WORD = re.compile(r"\S+")
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’')]? ")

_INSIDE_TITLES = frozenset({"of", "to", "the", "for", "and"})
_NO_TITLE = frozenset('“”„‟«»"!?;:')
"""Marks that no title holds: what stands before them belongs to something else."""

_FORMS_OF_ADDRESS = words("mr mister mrs ms miss mx sir dame lady lord madam dr")
"""What says no more of a person than how to address them."""

_TITLES = TITLE_WORDS | OCCUPATIONS | frozenset(HONORIFICS) | RELATIONS

_LONGEST_TITLE = 70
"""Characters that are read back for a title."""

_FARTHEST_OPENING = 120
"""Characters that are read back for the word that opens the sentence."""

_NOT_A_ROLE = words("who whose which where when while but and in on at")

_POSSESSIVE = ("'s", "’s", "s’", "s'")
_OWNING = words("the a an one another his her their its our my your whose")
_TIES = frozenset({"of", "for", "at", "to", "in", "from"})
"""Prepositions between the head of a phrase and its complement: "the head of the union"."""

_NO_NOUN = (
    ADVERBS | AUXILIARIES | CALENDAR | CONJUNCTIONS | DETERMINERS | FINITE_VERBS | NOT_NAMES
    | PREPOSITIONS | frozenset(CUE_VERBS)
)  # fmt: skip
"""Words that modify no noun after them."""

_OPENING_A_PHRASE = _OWNING | (PREPOSITIONS - {"to", "than", "as"}) | {"said", "says", "and"}
"""Words after which a noun phrase starts, and no verb."""

_AFTER_APPOSED = frozenset({",", ".", ";", "\n", ""})


def role_here(text: str, name: Name) -> str | None:
    """The role that the text gives a person beside this occurrence of the name."""
    return title_of(text, name) or _explained(text, name) or apposition_of(text, name)


def title_of(text: str, name: Name) -> str | None:
    """The title right before a name, as far as it goes: "State Department spokesman"."""
    start = _title_start(name)
    before = _words_back(text, start, _LONGEST_TITLE)
    begin = start
    titled = joined = False
    if not name.role and before and before[-1][0].lower() in _INSIDE_TITLES - {"the"}:
        return None
    for i in range(len(before) - 1, -1, -1):
        word = before[i][0]
        low = word.lower().strip(".")
        capital = word[0].isupper()
        if not _NO_TITLE.isdisjoint(word) or word[-1] == "," or _ends_sentence(word, low):
            break
        if is_among(_TITLES, low) and not (capital and low in NOT_NAMES):
            titled, joined = True, False
        elif low in _INSIDE_TITLES or (word.isupper() and not titled):
            joined = joined or low == "and"
            continue
        elif (
            not titled
            or joined
            or not (_is_proper(word, low) if capital else _modifies(text, before, i, begin))
        ):
            break
        begin = before[i].start()
    role = text[begin : name.start].replace("\u00a0", " ").strip()
    kept, _, form = role.rpartition(" ")
    if form.lower().rstrip(".") in _FORMS_OF_ADDRESS:
        role = kept
    if is_plural_title(form.lower()):
        role = role[:-1]
    return role if len(role) > 2 or role.lower() in _TITLES else None


def is_among(titles: Set[str], low: str) -> bool:
    """Whether a word is one of the titles, or a compound of one: "co-leader"."""
    return low in titles or ("-" in low and low[low.rfind("-") + 1 :] in titles)


def _title_start(name: Name) -> int:
    """Where the capitals begin that a name and its title are written in."""
    return name.start - len(name.role) - 1 if name.role else name.start


def _words_back(text: str, end: int, farthest: int) -> list[re.Match[str]]:
    """The whole words before `end` on its line, at most `farthest` characters back."""
    line = text.rfind("\n", max(0, end - farthest), end) + 1
    first = line or max(0, end - farthest)
    if first and first != line:
        first = text.find(" ", first, end) + 1 or end
    return list(_WORD.finditer(text, first, end))


def _is_proper(word: str, low: str) -> bool:
    """Whether a capital before a title belongs to it: "Labour", "US", but no "On", day or owner."""
    named = low not in NOT_NAMES or (len(word) > 1 and word.isupper())
    return named and low not in CALENDAR and not low.endswith(_POSSESSIVE)


def _modifies(text: str, before: list[re.Match[str]], i: int, begin: int) -> bool:
    """Whether a word in lower case modifies the title right after it: "lead author".

    One that the lexicon lacks does where a phrase has just opened: "the rescue chief".
    """
    low = before[i][0]
    if not text[before[i].end() : begin].isspace():
        return False
    if low in ROLE_MODIFIERS:
        return True
    if low in _NO_NOUN or low.endswith(("s", "ing", "ed", "ly")) or not low[-1].isalpha() or not i:
        return False
    opening = before[i - 1][0].lower()
    return opening in _OPENING_A_PHRASE or opening.endswith((",", *_POSSESSIVE))


def _explained(text: str, name: Name) -> str | None:
    """The role of a person whose name explains a phrase: "her coach, Ines Barbosa, said"."""
    comma = _title_start(name) - 2
    if text[max(0, comma) : comma + 2] != ", " or text[name.end : name.end + 1] not in (
        _AFTER_APPOSED
    ):
        return None
    if _IN_A_LIST.match(text, name.end):
        return None
    before = _words_back(text, comma, _LONGEST_TITLE)
    found = None
    head = ""
    for i in range(len(before) - 1, -1, -1):
        word = before[i][0]
        low = word.lower()
        owned = low in _OWNING or low.endswith(_POSSESSIVE)
        if owned and i + 1 < len(before) and is_among(PERSON_NOUNS, head):
            found = text[before[i + 1].start() : comma]
        previous = before[i - 1][0].lower() if i else ""
        if not (word[-1].isalnum() or owned) or (owned and previous not in _TIES):
            break
        head = previous if low in _TIES else head or low
    if found is None or _is_fronted(text, comma - len(found)):
        return None
    return found


def _is_fronted(text: str, at: int) -> bool:
    """Whether an adverbial that opens the sentence holds `at`: "After meeting the mayor, …"."""
    cut = max(0, at - _FARTHEST_OPENING)
    opened = text.rfind("\n", cut, at) + 1
    for end in _SENTENCE_ENDS.finditer(text, opened or cut, at):
        opened = end.end()
    if not opened and cut:
        return False
    sentence = text[opened:at]
    opening = sentence.partition(" ")[0].lower()
    return (
        (opening in PREPOSITIONS or opening.endswith("ing"))
        and "," not in sentence
        and FINITE_VERBS.isdisjoint(sentence.split())
    )


def apposition_of(text: str, name: Name) -> str | None:
    """The apposition right after a name: "a professor of law"."""
    match = _AFTER_NAME.match(text, name.end, min(len(text), name.end + 170))
    if match is None:
        return None
    role = match.group(1)
    held = role.split()
    if held[0] in _NOT_A_ROLE:
        return None
    if held[0] in DETERMINERS:
        return role
    is_clause = held[1:] and held[1].endswith("ing")
    return role if not is_clause and not _TITLES.isdisjoint(held[:4]) else None


def _ends_sentence(word: str, low: str) -> bool:
    """Whether a full stop ends a sentence, rather than an abbreviation, with this word."""
    return word.endswith(".") and len(low) > 3 and "." not in low and low not in _TITLES
