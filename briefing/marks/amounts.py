"""A numeral with its sign, currency or unit: "$3.2 billion", "-5 degrees", "a 14-year-old".

Called by quantities.py, which joins amounts into ranges, fractions and scores.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from briefing.marks import currencies, lexicon, units
from briefing.marks.context import next_word
from briefing.marks.currency_signs import LETTERS, SYMBOLS, any_of, currency_before
from briefing.marks.mixed_units import smaller_part
from briefing.marks.numerals import ONE, Numeral, has_leading_point, read_numeral
from briefing.marks.patterns import rare
from briefing.model import FigureKind


class Amount(NamedTuple):
    """One number with what it is a number of."""

    start: int
    end: int
    value: Decimal
    numeral: Numeral
    kind: FigureKind = FigureKind.COUNT
    unit: str | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing but the number stands there."""
        return self.unit is None and not self.numeral.fraction


_MINUS_WORDS = ("minus", "negative")

_CURRENCY_TAIL = rare(
    rf"[ \u00a0]?(?P<sign>{any_of([s for s in SYMBOLS if not s[0].isalpha()])})(?!\d)"
    rf"|[ \u00a0]?(?P<code>M?(?:{any_of([c for c in LETTERS if len(c) > 1])}))(?!\w|\.\w)"
    r"|(?P<minor>p|c|¢| p)(?![\w’'])"
)
_MINOR_LETTERS = {"p": "penny", "c": "cent", "¢": "cent"}
_DOLLARS_OF = rare(r" (US|U\.S\.?|Canadian|Australian)(?![\w])")
_CENTS_AFTER = rare(r"(?:,? and)? (?=[\da-z])")
_CLOSING = frozenset(',;:.)\n"”?!')
_WORD_ENDS = frozenset("abcdfghijklmnopqrtuvwxyz")
_HYPHENS = "-\u2010\u2011"
_WORD = r"[^\W\d_]{1,24}"
_COMPOUND = r"(?:/[^\W\d_]{1,24}|-(?:hours?|feet|ft|tons?|years?)(?!-))?"
_UNIT_AFTER = re.compile(
    rf"(?P<gap>[ \u00a0\u2009\u202f]?[{_HYPHENS}]?)"
    rf"(?P<first>[%％°℃℉][CF]?|{_WORD}{_COMPOUND}\.?(?:[²³]|[23](?!\d))?)"
    rf"(?:[ -](?P<second>{_WORD}\.?))?(?:[ -](?P<third>{_WORD}))?(?:[ -](?P<fourth>{_WORD}))?"
)
_FIRST_AFTER = re.compile(rf"[ \u00a0\u2009\u202f]?[{_HYPHENS}]?([%％°℃℉]|{_WORD}{_COMPOUND}[23]?)")
_OF_A = rare(r"(?: of)?(?: an?|-an?)(?=[ -])| of(?= [a-z])")
_PER = rare(rf"(?: per | an? |/)({_WORD})(?!\w)")
_OLD = rare(rf"[ {_HYPHENS}]olds?(?!\w)| of age(?!\w)", re.IGNORECASE)
_INCH_MARK = rare(
    r" ?-?in(?!\w)\.?(?= (?:thick|wide|long|tall|high|deep|by|x|across) ?|[,;)]|\.?(?:\n|\Z))"
)

_DEGREES = {"C": "degree celsius", "F": "degree fahrenheit"}
_HEAT = rare(
    r"temperature|degree|heat|cold|warm|cool|weather|high|low|freez|mercury|boil|oven|climate"
    r"|thermometer|[°\d]C",
    re.IGNORECASE,
)
_GOES_ON = rare(r"\w|-\d")
_LETTER_SYMBOLS = lexicon.words("m g h t L l V W")
_BARE_CURRENCY_WORDS = lexicon.words("won real mark crown crowns")
_SCALED_CURRENCIES = {"won": "KRW", "crowns": "crown"}
"""Words that are currencies by themselves only after a scale: "3 million crowns"."""


def read_amount(text: str, start: int) -> Amount | None:
    """The amount whose numeral starts at `start`; None where no number does."""
    if _follows_word(text, start):
        numeral = read_numeral(text, start)
        if numeral is None:
            return None
        return _with_unit_after(text, Amount(start, numeral.end, numeral.value, numeral))
    pointed = text[start - 1 : start] == "." and has_leading_point(text, start)
    origin = start - 1 if pointed else start
    begin, code, negative = currency_before(text, origin)
    numeral = read_numeral(text, start, money=code is not None)
    if numeral is None:
        return None
    if not negative:
        begin, negative = _sign_before(text, begin, code is not None)
    value = -numeral.value if negative else numeral.value
    amount = Amount(begin, numeral.end, value, numeral)
    if code is not None:
        return _with_currency(text, amount, code)
    return _with_unit_after(text, amount)


def _follows_word(text: str, start: int) -> bool:
    """Whether a word in lower case and a space stand before `start`: no sign, and no currency,
    unless the word ends in "s" or "e" ("Rs 5", "minus 5"), which is left to be read.
    """
    return text[start - 1 : start] == " " and text[start - 2 : start - 1] in _WORD_ENDS


def _sign_before(text: str, start: int, money: bool) -> tuple[int, bool]:
    """Where a minus before the amount starts, and whether there is one."""
    last = text[start - 1 : start]
    if last in ("-", "−") and (start < 2 or text[start - 2] in ' \n(\u00a0“"'):
        return start - 1, True
    if last in (" ", "-") and text[max(0, start - 2) : start - 1] in ("s", "e"):
        word = text[max(0, start - 9) : start - 1].lower()
        if not word.endswith(_MINUS_WORDS):
            return start, False
        for name in _MINUS_WORDS:
            if word.endswith(name) and not word[: -len(name)].strip(" \n("):
                return start - 1 - len(name), True
            if word.endswith(f" {name}") and not word.endswith(f"or {name}"):
                return start - 1 - len(name), True
    return start, False


def _with_currency(text: str, amount: Amount, code: str) -> Amount:
    end = amount.end
    unit = _UNIT_AFTER.match(text, end)
    if unit and unit["first"].lower() in ("dollar", "dollars", "euros", "pounds", "yen"):
        end = unit.end("first")
    elif code == "USD" and (found := _DOLLARS_OF().match(text, end)):
        code = {"C": "CAD", "A": "AUD"}.get(found[1][0], "USD")
        end = found.end() if found[1][0] == "U" else end
    return amount._replace(end=end, kind=FigureKind.MONEY, unit=code)


def _with_unit_after(text: str, amount: Amount) -> Amount:
    numeral = amount.numeral
    end = numeral.end
    following = text[end : end + 1]
    if not following or following in _CLOSING:
        return amount
    if following == "%":
        return amount._replace(end=end + 1, kind=FigureKind.PERCENT, unit="percent")
    beside = text[end + 1 : end + 2] if following in " \u00a0" else following
    if not (beside.islower() and beside not in "pc"):
        found = _CURRENCY_TAIL().match(text, end)
        if found and (money := _currency_tail(text, amount, found)):
            return money
    if numeral.fraction and (of := _OF_A().match(text, end)):
        end = of.end()
    if not may_be_unit(text, end):
        return amount
    after = _UNIT_AFTER.match(text, end)
    if after is None:
        return amount
    if end != numeral.end and after["first"].lower() in currencies.WORDS:
        return amount
    if money := _currency_words(text, amount, after):
        return money
    return _measured(text, amount, after)


def may_be_unit(text: str, end: int) -> bool:
    """Whether the word after `end` begins any unit or currency; a glance that spares the rest."""
    found = _FIRST_AFTER.match(text, end)
    if found is None:
        return False
    word = found[1]
    return not word.isascii() or "/" in word or begins_unit(word) or begins_unit(word.lower())


def begins_unit(word: str) -> bool:
    """Whether a unit or currency has `word`, as it is written, as its first word."""
    return word in _FIRSTS


def _currency_tail(text: str, amount: Amount, found: re.Match[str]) -> Amount | None:
    """Money by a sign or code after the number: "5 €", "50 million USD", "470p", "20 MUSD"."""
    if minor := found["minor"]:
        if amount.numeral.spelled:
            return None
        unit = _MINOR_LETTERS[minor.strip()]
        return amount._replace(end=found.end(), kind=FigureKind.MONEY, unit=unit)
    written = found["sign"] or found["code"]
    if written in currencies.SIGNS:
        scaled = _scale_after(text, found.end()) if amount.numeral.scale == ONE else None
        money = amount._replace(end=found.end(), kind=FigureKind.MONEY)
        if scaled:
            money = money._replace(end=scaled[0], value=amount.value * scaled[1])
        return money._replace(unit=currencies.SIGNS[written])
    if written[0] == "M" and written[1:] in currencies.SIGNS:
        return amount._replace(
            end=found.end(),
            value=amount.value * 10**6,
            kind=FigureKind.MONEY,
            unit=currencies.SIGNS[written[1:]],
        )
    return None


def _scale_after(text: str, end: int) -> tuple[int, Decimal] | None:
    """A scale word that stands after the currency: "75 USD million"."""
    for name in ("million", "billion", "trillion"):
        if text.startswith(f" {name}", end):
            return end + 1 + len(name), {"m": Decimal(10**6), "b": Decimal(10**9)}.get(
                name[0], Decimal(10**12)
            )
    return None


def _phrases(found: re.Match[str]) -> list[tuple[str, int]]:
    """The phrases of one to four words that follow, the longest first, and where each ends."""
    names: tuple[str, ...] = ("first",)
    if found["first"].lower().rstrip(".") in _LEADING_WORDS:
        names = ("first", "second", "third", "fourth")
    words = [found[name] for name in names if found[name]]
    phrases = []
    for size in range(len(words), 0, -1):
        phrase, end = " ".join(words[:size]).lower(), found.end(names[size - 1])
        phrases.append((phrase, end))
        if phrase.endswith("."):
            phrases.append((phrase[:-1], end - 1))
    return phrases


def _currency_words(text: str, amount: Amount, found: re.Match[str]) -> Amount | None:
    first = found["first"].lower()
    if first.rstrip(".") not in _CURRENCY_FIRST_WORDS and first not in _CURRENCY_FIRST_WORDS:
        return None
    if first in ("pound", "pounds"):
        return _pounds(text, amount, found)
    if (bare := _SCALED_CURRENCIES.get(first.rstrip("."))) and amount.numeral.scale > 100:
        end = found.start("first") + len(first.rstrip("."))
        return amount._replace(end=end, kind=FigureKind.MONEY, unit=bare)
    for phrase, end in _phrases(found):
        unit = currencies.WORDS.get(phrase)
        if unit is None or phrase in _BARE_CURRENCY_WORDS:
            continue
        money = amount._replace(end=end, kind=FigureKind.MONEY, unit=unit)
        return _with_cents(text, money) if unit.isupper() else money
    return None


def _with_cents(text: str, money: Amount) -> Amount:
    """Dollars and cents as one amount: "thirteen dollars and forty-five cents"."""
    if (joint := _CENTS_AFTER().match(text, money.end)) is None:
        return money
    cents = read_numeral(text, joint.end())
    if cents is None or cents.value >= 100:
        return money
    after = _UNIT_AFTER.match(text, cents.end)
    if after and (word := after["first"].rstrip(".")).lower() in ("cents", "cent", "pence"):
        end = after.start("first") + len(word)
        return money._replace(end=end, value=money.value + cents.value / 100)
    return money


def _pounds(text: str, amount: Amount, found: re.Match[str]) -> Amount | None:
    """Pounds are sterling by the word, by a scale of thousands and up, or by talk of money."""
    if (found["second"] or "").lower() == "sterling":
        return amount._replace(end=found.end("second"), kind=FigureKind.MONEY, unit="GBP")
    before = text[max(0, amount.start - 48) : amount.start].rpartition("\n")[2].lower().split()
    if (
        amount.numeral.scale > 100 or not currencies.MONEY_CONTEXT.isdisjoint(before)
    ) and "-" not in found["gap"]:
        return amount._replace(end=found.end("first"), kind=FigureKind.MONEY, unit="GBP")
    return None


def _measured(text: str, amount: Amount, found: re.Match[str]) -> Amount:
    """The amount with the unit that follows, or as it is where none does."""
    unit, end = _unit(text, amount.numeral, found)
    if unit is None:
        return amount
    kind, name = unit.kind, unit.name
    if kind is FigureKind.DURATION and (old := _OLD().match(text, end)):
        kind, end = FigureKind.AGE, old.end()
    elif kind is FigureKind.MEASURE and (per := _PER().match(text, end)):
        time = units.WORDS.get(per[1].lower()) or units.SYMBOLS.get(per[1])
        if time and time.name in units.SPEED_TIMES:
            name, end = f"{name} per {time.name}", per.end()
    measured = amount._replace(end=end, kind=kind, unit=name)
    part = smaller_part(text, name, end)
    return measured._replace(end=part[0], value=amount.value + part[1]) if part else measured


def _unit(text: str, numeral: Numeral, found: re.Match[str]) -> tuple[units.Unit | None, int]:
    first = found["first"]
    symbol = None if numeral.spelled else units.SYMBOLS.get(first.rstrip("."))
    clear = len(first) > 1 or not first.isalpha() or first in _LETTER_SYMBOLS
    end = found.start("first") + len(first.rstrip("."))
    if symbol and clear and not _GOES_ON().match(text, end):
        return symbol, end
    if first.rstrip(".") in _DEGREES and not found["gap"] and _speaks_of_heat(text, numeral.start):
        return units.WORDS[_DEGREES[first[0]]], end
    if first == "in" and not numeral.spelled and (inch := _INCH_MARK().match(text, numeral.end)):
        return units.WORDS["inch"], inch.end()
    lower = first.lower()
    if "/" in first and (rate := _unit_over_time(first)):
        return rate, found.end("first")
    if lower.rstrip(".") not in units.FIRST_WORDS and lower not in units.FIRST_WORDS:
        return None, numeral.end
    for phrase, end in _phrases(found):
        unit = units.WORDS.get(phrase)
        if unit is None:
            continue
        if phrase == "second" and numeral.spelled and "-" not in found["gap"]:
            continue
        if phrase in ("cup", "cups") and not text.startswith(" of ", end):
            continue
        if _is_in_compound(text, numeral, found, phrase, end):
            continue
        return unit, end
    return None, numeral.end


def _is_in_compound(
    text: str, numeral: Numeral, found: re.Match[str], phrase: str, end: int
) -> bool:
    """Whether a unit's singular after several goes with the plural after it: "two barrel bombs"."""
    heads = units.COMPOUNDS.get(phrase)
    if heads is None or numeral.value == 1 or found["gap"].strip():
        return False
    return next_word(text, end).lower() in heads


def _speaks_of_heat(text: str, start: int) -> bool:
    return bool(_HEAT().search(text, max(0, start - 64), start))


def _unit_over_time(written: str) -> units.Unit | None:
    """A unit of length or amount over one of time: "km/ms", "meters/second"."""
    above, _, below = written.partition("/")
    unit = units.SYMBOLS.get(above) or units.WORDS.get(above.lower())
    time = units.SYMBOLS.get(below) or units.WORDS.get(below.lower())
    if unit and time and unit.kind is FigureKind.MEASURE and time.name in units.SPEED_TIMES:
        return units.Unit(f"{unit.name} per {time.name}", FigureKind.MEASURE)
    return None


_FIRSTS = (
    frozenset(words.split()[0] for words in currencies.WORDS)
    | frozenset(word.rstrip(".") for word in units.FIRST_WORDS)
    | frozenset(units.SYMBOLS)
    | {"%", "pound", "pounds", "won", "in", "C", "F"}
)
_LEADING_WORDS = frozenset(
    words.split()[0].rstrip(".") for words in (*units.WORDS, *currencies.WORDS) if " " in words
)
"""The first words of the units and currencies that have several."""
_CURRENCY_FIRST_WORDS = frozenset(
    {words.split()[0] for words in currencies.WORDS} | {"pound", "pounds", "won"}
)
