"""Names that a text ties to a description: an age told with a name, and the one firm named.

`names` asks, for "the 23-year-old" and "the company"; every pattern is bounded.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from briefing.marks.antecedents import hangs_on_preposition, verb_after
from briefing.marks.lexicon import words
from briefing.marks.name_parts import RUN, Name, is_full, last_name, parse_name

FORMS_OF_FIRMS = (
    "Ltd", "Limited", "plc", "Plc", "PLC", "Inc", "Corp", "Corporation", "LLC", "LLP", "GmbH",
    "AG", "SA", "SE", "NV", "AB", "Co", "Group", "Holdings",
)  # fmt: skip
"""Last words of a firm's name that tell it to be one."""

_OFFICES = words(
    """
    senator congressman congresswoman representative governor mayor chairman chairwoman
    chairperson premier chancellor sheriff judge justice general colonel minister secretary
    commissioner councilman councilwoman ambassador
    """
)
"""Offices by which a text goes on to tell of whoever holds them."""

_IN_FULL = {
    "sen.": ("senator",),
    "rep.": ("congressman", "congresswoman", "representative"),
    "gov.": ("governor",),
    "gen.": ("general",),
    "col.": ("colonel",),
}
"""Titles that stand for an office."""

_OPEN_ADJECTIVES = frozenset({"familiar", "close", "privy", "sympathetic", "loyal"})
"""What a phrase does not end in: "a person familiar with the matter"."""

_NEAR_WHAT = re.compile(
    r" (?:with|to) (?:(?:the|his|her|its|their|a|internal) ){0,2}"
    r"(?:[\w-]{2,25}[’']s )?[\w-]{2,25}"
)

_FIRM = frozenset({"the company", "the firm"})
_BY_AGE = re.compile(r"the (\d{1,3})-year-old(?: [a-z-]{1,20}){0,4}")
_AGE_AFTER = re.compile(
    r"(?<=\w)(?:, (?:aged |now )?(\d{1,3})(?=[,.;])| \((?:aged )?(\d{1,3})\)"
    r"|, an? (\d{1,3})-year-old\b)"
)
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[a-z][\w-]{0,20} ){0,3}(?=[A-ZÀ-Þ])")
_CALLED_FIRM = re.compile(
    r", (?:an?|the) (?:[\w-]{1,20} ){0,4}(?:company|firm)\b"
    r"(?=[,.;)]| (?:that|which|behind|based|in|of) )"
)
_LONGEST_NAME = 80


def age_told(low: str) -> str | None:
    """The age that a description in lower case tells its person by: "the 23-year-old"."""
    told = _BY_AGE.fullmatch(low)
    return told[1] if told else None


def told_whole(text: str, start: int, end: int) -> str:
    """The description at `start`, with what it is not told without: "a person familiar with it"."""
    said = text[start:end]
    if said.rpartition(" ")[2].lower() not in _OPEN_ADJECTIVES:
        return said
    complement = _NEAR_WHAT.match(text, end)
    return said + complement[0] if complement else said


def office_told(low: str) -> str | None:
    """The office that a description in lower case tells its person by: "the senator"."""
    article, _, office = low.partition(" ")
    return office if article == "the" and office in _OFFICES else None


def holders(roles: Iterable[tuple[Name, str | None]]) -> dict[str, Name | None]:
    """Who holds each office, by the roles that a text gives; None where it is several's."""
    held: dict[str, Name | None] = {}
    for name, role in roles:
        if role is None:
            continue
        head = role.lower().rpartition(" ")[2]
        for office in _IN_FULL.get(head, (head,)):
            if office in _OFFICES and "former" not in role.lower():
                before = held.get(office, name)
                same = before is not None and before.words == name.words
                held[office] = (
                    min(before or name, name, key=lambda one: one.start) if same else None
                )
    return held


def is_firm(low: str) -> bool:
    """Whether a description in lower case means the firm that the text is about."""
    return low in _FIRM


def names_by_age(text: str) -> dict[str, Name | None]:
    """Who has each age that a text tells; None where it is the age of several, or of no name."""
    told: dict[str, Name | None] = {}
    for age in _AGE_AFTER.finditer(text):
        name = _name_before(text, age.start())
        if name is not None or text[age.start() - 1].islower():
            _note(told, age[age.lastindex or 0], name)
    for age in _AGE_BEFORE.finditer(text):
        run = RUN.match(text, age.end())
        _note(told, age[1], parse_name(text, run) if run else None)
    return told


def _note(told: dict[str, Name | None], age: str, name: Name | None) -> None:
    """Note whose age it is; nobody's who is not the one noted before."""
    if name is not None and not is_full(name):
        name = None
    before = told.get(age, name)
    same = before is not None and name is not None and before.words == name.words
    told[age] = before if same else None


def _name_before(text: str, end: int) -> Name | None:
    """The name that ends right before a place in the text."""
    name = last_name(text, max(0, end - _LONGEST_NAME), end)
    return name if name is not None and name.end == end else None


def only_firm(text: str, formed: Iterable[Name | None]) -> Name | None:
    """The one firm that a text names: those `formed` with a word for one, or called one."""
    called = (_name_before(text, found.start()) for found in _CALLED_FIRM.finditer(text))
    firms = [name for name in (*formed, *called) if name is not None and name.words]
    heads = {name.words[0] for name in firms}
    return min(firms, key=lambda name: name.start) if len(heads) == 1 else None


def is_last_named(
    text: str,
    firm: Name,
    runs: Sequence[re.Match[str]],
    is_person: Callable[[Name], bool],
) -> bool:
    """Whether no other body's name is a subject after the firm's, in `runs` up to a place."""
    for run in reversed(runs):
        name = parse_name(text, run)
        if name is None or not name.words or is_person(name):
            continue
        if firm.words[0] in name.words:
            return True
        if verb_after(text, run.end()) and not hangs_on_preposition(text, run.start()):
            return False
    return True
