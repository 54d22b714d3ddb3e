"""Amounts in other languages than English: a number with its scale, unit or currency.

Called by figures.py, which joins them and reads what stands around them.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from briefing.marks import units
from briefing.marks.currencies import SIGNS
from briefing.marks.currency_signs import currency_before
from briefing.marks.languages.language import Language
from briefing.marks.languages.numbers import DIGITS, SPACE, value_of
from briefing.model import FigureKind

_COUNT, _MONEY = FigureKind.COUNT, FigureKind.MONEY
_ONE = Decimal(1)
_LONGEST_LOOK = 40
"""Characters before a number that are read for the words there."""

_NO_FIGURE = re.compile(
    r"\d{1,3}(?::\d{1,3}){1,3}(?!\d)|\d{1,2}(?:[ .]\d{2}){3,6}(?![\d,])"
    r"|\d{2,5}[/⁄]\d{1,8}(?:[-/]\d{1,8}){0,4}"
    r"|\d{1,5}(?:[.-]\d{1,5}){2,6}(?<!\.\d{3})"
)
"""Clock times and scores with colons, telephone numbers, seasons ("2023/24") and versions."""

_LIST_MARK = re.compile(r"\d{1,3}[.)][ \t]")
_LETTER_UNITS = frozenset("mghtlLVW%°")
_SYMBOL = re.compile(rf"{SPACE}?([%°][CF]?|[^\W\d_]{{1,4}}(?:/[^\W\d_]{{1,2}})?[²³]?)(?![\w’'])")
_MONEY_SIGNS = "|".join(re.escape(sign) for sign in SIGNS if len(sign) == 3 or sign in "€$£¥")
_CODE = re.compile(rf"{SPACE}?(M|Md|Mrd)?({_MONEY_SIGNS})(?!\w)")
_MILLIONS = {"M": Decimal(10**6), "Md": Decimal(10**9), "Mrd": Decimal(10**9)}


class Amount(NamedTuple):
    """A number with what it is a number of; `scale` is the worth of "millones" and its like."""

    start: int
    end: int
    value: Decimal
    kind: FigureKind = _COUNT
    unit: str | None = None
    scale: Decimal = _ONE
    spelled: bool = False
    approx: bool = False


class Patterns(NamedTuple):
    """What is looked for in a text of one language, made of the language's words."""

    start: re.Pattern[str]
    scale: re.Pattern[str]
    unit: re.Pattern[str]
    joint: re.Pattern[str]
    per: re.Pattern[str]
    adjective: re.Pattern[str]
    part: re.Pattern[str]
    clock: re.Pattern[str]
    hour: re.Pattern[str]
    ordinal: re.Pattern[str]
    age: re.Pattern[str]
    noun: re.Pattern[str]


class Place(NamedTuple):
    """A paragraph, `text[start:end]`, and how its language writes numbers."""

    text: str
    start: int
    end: int
    language: Language
    by_comma: bool

    @property
    def patterns(self) -> Patterns:
        """The patterns of the paragraph's language."""
        return patterns(self.language)

    def before(self, at: int) -> str:
        """What stands before `at` on the line, in lower case, as far as it is read."""
        return self.text[max(self.start, at - _LONGEST_LOOK) : at].lower().replace("’", "'")

    def word_before(self, at: int) -> str:
        """The last word before `at`, in lower case, without "l'"; "" where none is."""
        held = self.before(at).split()
        return held[-1].rpartition("'")[2].strip('(„“”«»"') if held else ""


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or "(?!)"


@cache
def patterns(language: Language) -> Patterns:
    """The patterns of a language, made when its first text is read."""
    spelled = _any_of(language.cardinals)
    ones = _any_of(language.ones)
    scales, collectives = _any_of(language.scales), _any_of(language.collectives)
    numeral = rf"(?=\d|(?:{spelled})\b)"
    return Patterns(
        *(
            re.compile(pattern, re.IGNORECASE)
            for pattern in (
                rf"{DIGITS.pattern}|(?<![\w-])(?:(?:{ones})(?= (?:{scales}|{collectives})(?!\w))"
                rf"|(?:{spelled})(?=[ \u00a0]))",
                rf"{SPACE}?(?:({scales})|({collectives}))(?!\w)",
                rf"{SPACE}?-?(?:{language.of})?(?:({_any_of(language.units)})"
                rf"|({_any_of(language.currencies)}))(?![\w’'])",
                rf" (?P<to>{language.to}) {numeral}| (?P<and>{language.between[1]}) {numeral}"
                r"|(?P<dash> ?[–—-] ?)(?=\d)",
                rf" (?:{_any_of(language.per)}) ([^\W\d_]{{2,24}})(?!\w)",
                rf"-?({_any_of(language.adjectives)})\w{{0,3}}(?!\w)",
                rf"{SPACE}({_any_of(language.parts)})(?!\w)",
                language.clock,
                language.hour_clock or "(?!)",
                language.ordinal,
                language.age_tail,
                rf"{SPACE}(?:{language.of})?([^\W\d_][\w-]{{0,39}})",
            )
        )
    )


def read_amount(place: Place, found: re.Match[str], floor: int) -> Amount | None:
    """The amount that the number `found` begins; None for what is no number of anything.

    What stands before `floor` belongs to another.
    """
    if not found[0][0].isdecimal():
        return _spelled(place, found)
    text, (start, end) = place.text, found.span()
    begin, code, _ = currency_before(text, start)
    if begin < floor:
        begin, code = start, None
    if code is None and _names_nothing(place, found):
        return None
    value = value_of(found[0], by_comma=place.by_comma)
    if value is None:
        return None
    if begin == start > floor and text[start - 1] in "-−":
        begin, value = start - 1, -value
    amount = _scaled(place, Amount(begin, end, value))
    if code is not None:
        return amount._replace(kind=_MONEY, unit=code)
    amount = _measured(place, amount)
    after = text[amount.end : amount.end + 2]
    is_code = after[:1].isalpha() or (after[:1] == "-" and after[1:].isupper())
    return None if is_code and amount.unit is None else amount


def skip(place: Place, found: re.Match[str]) -> int:
    """Where to read on after digits that are no number: after all that is stuck to them."""
    other = _NO_FIGURE.match(place.text, found.start(), place.end)
    end = max(found.end(), other.end() if other else 0)
    while end < place.end and (place.text[end].isalnum() or place.text[end] == "_"):
        end += 1
    return end


def _names_nothing(place: Place, found: re.Match[str]) -> bool:
    """Whether digits are stuck to what makes them a code, a time, an ordinal or a list mark."""
    text, (start, end), language = place.text, found.span(), place.language
    before = text[start - 1] if start > place.start else " "
    if before.isalnum() or before in "_@#/.,:’'":
        return True
    if before in "-–−" and start - 1 > place.start and not text[start - 2].isspace():
        return True
    if _NO_FIGURE.match(text, start, place.end) or place.patterns.clock.match(text, start):
        return True
    if start == place.start and _LIST_MARK.match(text, start):
        return True
    previous = place.word_before(start)
    if previous in language.clock_cues and place.patterns.hour.match(text, end):
        return True
    if place.patterns.ordinal.match(text, end):
        return True
    return text[end : end + 2] == ". " and previous in language.ordinal_cues


def _spelled(place: Place, found: re.Match[str]) -> Amount | None:
    """A number in words: "zwei Millionen", "une vingtaine", "tres"."""
    word = found[0].lower()
    value = Decimal(place.language.cardinals.get(word, 1))
    amount = _scaled(place, Amount(*found.span(), value, spelled=True))
    if word not in place.language.cardinals and amount.end == found.end():
        return None
    return _measured(place, amount)


def _scaled(place: Place, amount: Amount) -> Amount:
    """The amount with the scale that follows it, or two: "5 cent millions"."""
    for _ in range(2):
        found = place.patterns.scale.match(place.text, amount.end, place.end)
        if found is None or (found[2] and not amount.spelled):
            break
        if found[1]:
            scale = place.language.scales[found[1].lower()]
        else:
            scale = Decimal(place.language.collectives[found[2].lower()])
            amount = amount._replace(approx=scale != 12)
        amount = amount._replace(
            end=found.end(), value=amount.value * scale, scale=amount.scale * scale
        )
    return amount


def _measured(place: Place, amount: Amount) -> Amount:
    """The amount with the unit or currency that follows it."""
    text, end, language = place.text, amount.end, place.language
    if found := place.patterns.unit.match(text, end, place.end):
        if found[2]:
            code = language.currencies[found[2].lower()]
            return amount._replace(end=found.end(), kind=_MONEY, unit=code)
        unit = units.WORDS[language.units[found[1].lower()].lower()]
        return amount._replace(end=found.end(), kind=unit.kind, unit=unit.name)
    if found := place.patterns.adjective.match(text, end, place.end):
        name = language.adjectives[found[1].lower()]
        kind = FigureKind.AGE if name == "year" else units.WORDS[name].kind
        return amount._replace(end=found.end(), kind=kind, unit=name)
    if found := place.patterns.part.match(text, end, place.end):
        value = amount.value / language.parts[found[1].lower()]
        return amount._replace(end=found.end(), value=value, kind=FigureKind.FRACTION)
    if amount.spelled:
        return amount
    if found := _CODE.match(text, end, place.end):
        return amount._replace(
            end=found.end(),
            value=amount.value * _MILLIONS.get(found[1] or "", _ONE),
            kind=_MONEY,
            unit=SIGNS[found[2]],
        )
    found = _SYMBOL.match(text, end, place.end)
    symbol = units.SYMBOLS.get(found[1]) if found else None
    if found and symbol and (len(found[1]) > 1 or found[1] in _LETTER_UNITS):
        return amount._replace(end=found.end(), kind=symbol.kind, unit=symbol.name)
    return amount


def read_second(place: Place, first: Amount) -> tuple[Amount, bool] | None:
    """The other end of a range, and whether a dash stands before it; None where it is no range."""
    joint = place.patterns.joint.match(place.text, first.end, place.end)
    if joint is None:
        return None
    if joint["and"] and place.word_before(first.start) != place.language.between[0]:
        return None
    found = place.patterns.start.match(place.text, joint.end(), place.end)
    if found is None:
        return None
    if found[0][0].isdecimal():
        value = value_of(found[0], by_comma=place.by_comma)
    else:
        value = Decimal(place.language.cardinals.get(found[0].lower(), 0))
    if not value:
        return None
    second = _measured(place, _scaled(place, Amount(*found.span(), value)))
    if first.unit and second.unit and first.unit != second.unit:
        return None
    return second, bool(joint["dash"])
