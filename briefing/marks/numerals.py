"""Numerals: where one starts, how far it goes, what it is worth; the figures are built on it.

One grammar for digits ("8,000", "2.4", "10½", "3.2 billion", "40k") and for words ("two and a half
million", "a dozen", "three-quarters"). Every pattern is bounded, so the worst text stays linear.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from briefing.marks.number_words import (
    CARDINALS,
    DENOMINATORS,
    DOZEN,
    HUNDRED,
    MONEY_SCALE_ABBREVIATIONS,
    ONES,
    SCALE_ABBREVIATIONS,
    SCALE_WORDS,
    TEENS,
    TENS,
    VULGAR_FRACTIONS,
)
from briefing.marks.patterns import rare

ONE = Decimal(1)


class Numeral(NamedTuple):
    """A number as written. `scale` is the worth of its scale word ("million"), 1 without one."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = ONE
    spelled: bool = False
    fraction: bool = False


def _either(words: Iterable[str]) -> str:
    """An alternation of `words`, the longest first, so that no word hides a longer one."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SPACE = "[ \u00a0\u2009\u202f]"
_VULGAR = "[" + "".join(VULGAR_FRACTIONS) + "]"
_SCALE = _either(SCALE_WORDS)

DIGIT_RUN = re.compile(r"[0-9]++(?:[.,][0-9]++)*")
"""Digits with the points and commas inside them, however ill-formed, taken whole."""

_MOST_DIGITS = 15
_WELL_FORMED = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,2}(?:,\d{2}){1,4},\d{3}"
    rf"|\d{{1,{_MOST_DIGITS}}})(?:\.\d{{1,12}})?"
)
_SPACE_GROUPS = rare(rf"(?:{_SPACE}\d{{3}}){{1,4}}(?!\d|[,.:/-]\d)")
_SLASH_FRACTION = rare(r"(\d{1,3})[/⁄](\d{1,4})(?![\d/⁄]|[,.]\d)")
_MIXED_TAIL = rare(
    rf"[ -]?({_VULGAR})|[ -](\d{{1,2}})[/⁄](\d{{1,2}})(?![\d/])"
    rf"|(?:{_SPACE}|-)and[ -](?:a|one|three)[ -](?:half|third|quarters?)(?!\w)"
)
_EXPONENT = rare(r" ?[×x] ?10(?:(\^[-−+]?\d{1,2}|[-−]\d{1,2})|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?![\d.,])")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
_SCALE_TAIL = rare(rf"(?:{_SPACE}|-)?({_SCALE})(?:{_SPACE}({_SCALE}))?(?!\w)", re.IGNORECASE)
_ABBREVIATION_TAIL = rare(rf"{_SPACE}?({_either(SCALE_ABBREVIATIONS)})(?!\w)")
_MONEY_ABBREVIATION_TAIL = rare(rf"({_either(MONEY_SCALE_ABBREVIATIONS)})(?!\w)")
_PLAIN_M_TAIL = rare(r"m(?= (?:people|men|women|children|of|without|[a-z]{2,14}[a-rt-z]s)(?!\w))")

_BELOW_TEN = _either(w for w, n in ONES.items() if n)
_BELOW_HUNDRED = rf"(?:(?:{_either(TENS)})(?:[ -](?:{_BELOW_TEN})(?!\w))?|{_either(TEENS | ONES)})"
_BELOW_THOUSAND = (
    rf"(?:(?:an?|{_BELOW_HUNDRED})[ -]{HUNDRED}(?:(?: and)? {_BELOW_HUNDRED}(?!\w))?"
    rf"|an?(?= (?:{_SCALE}))|{_BELOW_HUNDRED})"
)
_FRACTION_WORDS = r"(?:a|one|three)[ -](?:half|third|quarters?)"
_SPELLED = rare(
    rf"{_BELOW_THOUSAND}(?!\w)(?: point(?: (?:{_either(ONES)})){{1,6}})?"
    rf"(?:[ -]and[ -]{_FRACTION_WORDS}(?!\w))?"
    rf"(?:[ -](?:{_SCALE})(?!\w)(?:(?:,| and)? {_BELOW_THOUSAND}(?!\w)(?! and a half))?){{0,4}}"
    rf"(?: and {_FRACTION_WORDS}(?!\w))?",
    re.IGNORECASE,
)
_DOZENS = rare(rf"(half(?: an?|-)?|an?|{_BELOW_HUNDRED})[ -](?:half-)?{DOZEN}(?!\w)", re.IGNORECASE)
_FRACTION = rare(
    rf"(an?|{_BELOW_HUNDRED})[ -]({_either(DENOMINATORS)})(s?)(?!\w)"
    rf"(?:(?:(?: of)? an?)? ({_SCALE})(?!\w))?",
    re.IGNORECASE,
)
_HALF = rare(rf"half(?:(?: of)?(?: an?|-an?-)?[ -]({_SCALE}))?(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_LONE_WORD = re.compile(r"([A-Za-z]+)(?!\w)(?:,?[ -]([A-Za-z]+))?")
_VALUES = {word: Decimal(number) for word, number in CARDINALS.items()}
_CONTINUATIONS = frozenset(
    {*SCALE_WORDS, *DENOMINATORS, *(f"{part}s" for part in DENOMINATORS)}
    | {DOZEN, "and", "point", "a"}
)
"""Words other than cardinals that may go on a spelled number."""
_NUMBER_BEGINNINGS = frozenset({*CARDINALS, "half", "a", "an"})
_LONE_SCALES = ("thousand", "million")
_PARTS = (["half"], ["third"], ["quarter"], ["quarters"])


def _prefix_tree(words: Iterable[str]) -> str:
    """An alternation of `words` that shares their beginnings, so that a scan fails early."""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:])
    branches = []
    for letter, tails in sorted(rests.items()):
        longer = _prefix_tree(tail for tail in tails if tail)
        optional = "?" if "" in tails else ""
        branches.append(re.escape(letter) + (f"(?:{longer}){optional}" if longer else ""))
    return "|".join(branches)


def _beginnings(words: Iterable[str]) -> str:
    """What the first two letters of `words` are among, in either case: a glance, not a test."""
    first, second = map("".join, zip(*sorted({word[:2] for word in words}), strict=True))
    return f"[{first}{first.upper()}][{second}]"


_FIRST_WORDS = [*CARDINALS, "half", "thousand-", "million-"]
_PARTS_OF_ONE = _prefix_tree([*SCALE_WORDS, DOZEN, *DENOMINATORS])
_DIGIT_START = re.compile(rf"[0-9{_VULGAR[1:-1]}][0-9]*+(?:[.,][0-9]++)*")
_WORD_START = re.compile(
    "[ \n\t\u00a0\"“”‘'(\\[—–/]"
    rf"(?={_beginnings([*_FIRST_WORDS, 'a ', 'an '])})"
    rf"(?:{_prefix_tree(w for word in _FIRST_WORDS for w in (word, word.capitalize()))}"
    rf"|[aA]n? (?:{_PARTS_OF_ONE}))(?:(?<=-)|(?!\w))"
)
"""A mark or space, and the first words of a spelled number after it. As in the pattern before, one
character class begins it, so that a scan passes over everything else at speed."""
_WORD_BEHIND = re.compile(rf"(?:{_SPACE}|-)?([A-Za-z]{{1,8}})(?![\w])")
_SCALE_LETTERS = frozenset({*SCALE_ABBREVIATIONS, *MONEY_SCALE_ABBREVIATIONS})
_SCALE_INITIALS = frozenset(
    initial for word in (*SCALE_WORDS, *_SCALE_LETTERS) for initial in (word[0], word[0].upper())
)
_NOTHING_FOLLOWS = frozenset(',.;:)\n%"”’?!')


def numeral_starts(text: str) -> list[int]:
    """Where numerals may start, in order: runs of digits, vulgar fractions, words for numbers."""
    starts = [found.start() for found in _DIGIT_START.finditer(text)]
    starts += [found.start() + 1 for found in _WORD_START.finditer(text)]
    if _WORD_START.match(f" {text[:24]}"):
        starts.append(0)
    starts.sort()
    return starts


def read_numeral(text: str, start: int, *, money: bool = False) -> Numeral | None:
    """The numeral that starts at `start`, the longest; None where the digits are no number.

    With `money`, single letters after digits are scales ("$5m", "€2b").
    """
    first = text[start : start + 1]
    if first.isdecimal() and first.isascii():
        return _read_digits(text, start, money=money)
    if first in VULGAR_FRACTIONS:
        return _scaled(text, start, start + 1, VULGAR_FRACTIONS[first], money=money, fraction=True)
    return _read_words(text, start)


def begins_scale(word: str) -> bool:
    """Whether `word`, in lower case, is a scale after digits: "million", "bn"."""
    return word in SCALE_WORDS or word in _SCALE_LETTERS


def has_leading_point(text: str, start: int) -> bool:
    """Whether a decimal point with nothing before it stands at `start` - 1: ".500"."""
    return text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].strip(
        " \n(-−~$€£"
    )


def value_of_digits(digits: str) -> Decimal | None:
    """What a run of digits is worth, "8,000" or "2.4"; None for an ill-formed one."""
    return Decimal(digits.replace(",", "")) if _is_well_formed(digits) else None


def _is_well_formed(digits: str) -> bool:
    if len(digits) <= _MOST_DIGITS and digits.isdecimal():
        return True
    return _WELL_FORMED.fullmatch(digits) is not None


def _read_digits(text: str, start: int, *, money: bool) -> Numeral | None:
    run = DIGIT_RUN.match(text, start)
    if run is None:
        return None
    digits, end = run.group(), run.end()
    if not _is_well_formed(digits):
        return None
    if text[start - 1 : start] == "." and has_leading_point(text, start):
        if not digits.isdecimal():
            return None
        start, digits = start - 1, f"0.{digits}"
    following = text[end : end + 1]
    if following and following in "/⁄":
        return _read_slash_fraction(text, start, money=money)
    next_one = text[end + 1 : end + 2]
    may_be_grouped = (
        len(digits) <= 3 and next_one.isdecimal() and digits.isdecimal() and digits[0] != "0"
    )
    if may_be_grouped and (groups := _SPACE_GROUPS().match(text, end)):
        end = groups.end()
        digits += "".join(c for c in groups.group() if c.isdecimal())
    value = Decimal(digits.replace(",", ""))
    if not following or following in _NOTHING_FOLLOWS:
        return Numeral(start, end, value)
    if (following in "×x" or next_one in "×x") and (exponent := _EXPONENT().match(text, end)):
        power = int((exponent[1] or exponent[2]).lstrip("^").translate(_SUPERSCRIPTS))
        return Numeral(start, exponent.end(), value.scaleb(power))
    may_be_mixed = (
        next_one == "a"
        or next_one.isdecimal()
        or next_one in VULGAR_FRACTIONS
        or following in VULGAR_FRACTIONS
    )
    if may_be_mixed and (mixed := _MIXED_TAIL().match(text, end)):
        end = mixed.end()
        if mixed[1]:
            value += VULGAR_FRACTIONS[mixed[1]]
        elif mixed[2]:
            if int(mixed[3]) == 0:
                return None
            value += Decimal(mixed[2]) / Decimal(mixed[3])
        else:
            value += _fraction_words(mixed.group())
    return _scaled(text, start, end, value, money=money)


def _read_slash_fraction(text: str, start: int, *, money: bool) -> Numeral | None:
    """A fraction such as "3/4", over a number that people divide by; never "9/11"."""
    found = _SLASH_FRACTION().match(text, start)
    if found is None:
        return None
    upper, lower = int(found[1]), int(found[2])
    if not 0 < upper < lower or not (lower <= 10 or lower in (12, 16, 20, 32, 64, 100, 128, 1000)):
        return None
    return _scaled(
        text, start, found.end(), Decimal(upper) / Decimal(lower), money=money, fraction=True
    )


def _scaled(
    text: str, start: int, end: int, value: Decimal, *, money: bool, fraction: bool = False
) -> Numeral:
    """The numeral with the scale that follows it, a word or an abbreviation, multiplied in."""
    scale = ONE
    following = text[end : end + 1]
    initial = following if following.isalpha() else text[end + 1 : end + 2]
    word = _WORD_BEHIND.match(text, end) if initial in _SCALE_INITIALS else None
    if word is None or not (word[1] in _SCALE_LETTERS or word[1].lower() in SCALE_WORDS):
        return Numeral(start, end, value, fraction=fraction)
    if found := _SCALE_TAIL().match(text, end):
        end = found.end()
        scale = SCALE_WORDS[found[1].lower()]
        if found[2]:
            scale *= SCALE_WORDS[found[2].lower()]
    elif found := _ABBREVIATION_TAIL().match(text, end):
        if text[end] not in "\u00a0\u2009\u202f " or len(found[1]) > 1:
            end = found.end()
            scale = SCALE_ABBREVIATIONS[found[1]]
    elif money and (found := _MONEY_ABBREVIATION_TAIL().match(text, end)):
        end = found.end()
        scale = MONEY_SCALE_ABBREVIATIONS[found[1]]
    elif found := _PLAIN_M_TAIL().match(text, end):
        end = found.end()
        scale = SCALE_WORDS["million"]
    return Numeral(start, end, value * scale, scale, fraction=fraction and scale == ONE)


def _read_words(text: str, start: int) -> Numeral | None:
    if lone := _LONE_WORD.match(text, start):
        word = lone[1].lower()
        if word not in _NUMBER_BEGINNINGS and not word.startswith(_LONE_SCALES):
            return None
        value = _VALUES.get(word)
        if value is not None and not _goes_on(word, lone[2] or ""):
            return Numeral(start, lone.end(1), value, ONE, spelled=True)
    if found := _DOZENS().match(text, start):
        return _dozens(found)
    if found := _FRACTION().match(text, start):
        fraction = _fraction(found)
        if fraction is not None:
            return fraction
    if found := _HALF().match(text, start):
        value = Decimal(1) / 2
        if found[1]:
            scale = SCALE_WORDS[found[1].lower()]
            return Numeral(start, found.end(), value * scale, scale, spelled=True)
        return Numeral(start, found.end(), value, spelled=True, fraction=True)
    if found := _SPELLED().match(text, start):
        value, scale = _cardinal(found.group())
        return Numeral(start, found.end(), value, scale, spelled=True)
    word = text[start : start + 8].lower()
    for name in _LONE_SCALES:
        if word.startswith(name):
            scale = SCALE_WORDS[name]
            return Numeral(start, start + len(name), scale, scale, spelled=True)
    return None


def _goes_on(word: str, following: str) -> bool:
    """Whether the word after `word`, which is in lower case, may be of one number with it:
    "twenty-one", "two hundred".
    """
    following = following.lower()
    if following in CARDINALS:
        return word in TENS and following in ONES
    return following in _CONTINUATIONS


def _dozens(found: re.Match[str]) -> Numeral:
    many = found[1].lower()
    if many.startswith("half") or "half-" in found.group()[len(many) :].lower():
        value = Decimal(6)
    else:
        value = 12 * _parts(many)
    return Numeral(found.start(), found.end(), value, spelled=True)


def _fraction(found: re.Match[str]) -> Numeral | None:
    """Parts in words, "two thirds" or "a quarter of a million": only several take a plural."""
    upper = _parts(found[1])
    name = found[2].lower()
    plural = bool(found[3]) or name == "halves"
    if plural != (upper > 1) or upper == 0:
        return None
    value = upper / Decimal(DENOMINATORS[name])
    if found[4]:
        scale = SCALE_WORDS[found[4].lower()]
        return Numeral(found.start(), found.end(), value * scale, scale, spelled=True)
    return Numeral(found.start(), found.end(), value, spelled=True, fraction=True)


def _parts(words: str) -> Decimal:
    """How many dozens or parts: the number of `words`, one for "a"."""
    return ONE if words.lower() in ("a", "an") else _cardinal(words)[0]


def _fraction_words(phrase: str) -> Decimal:
    """The worth of "and a half", "and three quarters"."""
    upper = Decimal(3) if "three" in phrase.lower() else ONE
    lower = _WORD.findall(phrase.lower())[-1].removesuffix("s")
    return upper / Decimal(DENOMINATORS[lower])


def _cardinal(phrase: str) -> tuple[Decimal, Decimal]:
    """The value of a spelled cardinal, and the worth of its last scale word (1 without one)."""
    total = current = Decimal(0)
    scale, last = ONE, ONE
    decimals: list[str] | None = None
    words = _WORD.findall(phrase.lower())
    for index, word in enumerate(words):
        if decimals is not None and word in ONES:
            decimals.append(str(ONES[word]))
            continue
        if decimals:
            current += Decimal("0." + "".join(decimals))
            decimals = None
        if word in CARDINALS and words[index + 1 : index + 2] not in _PARTS:
            current += CARDINALS[word]
        elif word == "point":
            decimals = []
        elif word in ("half", "third", "quarter", "quarters"):
            part = _fraction_words(" ".join(words[index - 1 : index + 1]))
            current += part * (last if current == 0 and total else ONE)
        elif word == HUNDRED:
            current = (current or ONE) * 100
        elif word in SCALE_WORDS:
            last = SCALE_WORDS[word]
            if current == 0 and total:
                total *= last
            else:
                total += (current or ONE) * last
            current, scale = Decimal(0), last
    if decimals:
        current += Decimal("0." + "".join(decimals))
    return total + current, scale
