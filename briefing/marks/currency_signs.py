"""The sign or code of a currency before a number: "$3", "US$ 5", "EUR 40", "R145 million".

Called by amounts.py, and by whoever has to tell a code from an amount.
"""

import re

from briefing.marks import currencies
from briefing.marks.patterns import rare

LETTERS = [sign for sign in currencies.SIGNS if sign[-1].isalpha() or sign[-1] == "."]
"""Codes and signs that are letters: "EUR", "Rs."."""

SYMBOLS = [sign for sign in currencies.SIGNS if sign not in LETTERS]
"""All others: "€", "US$"."""


def any_of(forms: list[str]) -> str:
    """A pattern for any of several forms, the longest first."""
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


_CURRENCY_BEFORE = rare(
    rf"(?:(?<![\w$.])(?P<area>US|U\.S\.|u\.s|us|hk|AU|CA|NZ|HK|Mex|[A-Za-z]{{3}}) ?)?"
    rf"(?P<symbol>{any_of(SYMBOLS)}) ?(?P<sign>[-−])?\Z"
    rf"|(?<![\w$.])(?P<code>{any_of(LETTERS)})(?P<gap> ?)\$?\Z"
)
AREAS = {
    "US": "USD", "U.S.": "USD", "U.S": "USD", "HK": "HKD", "AU": "AUD", "CA": "CAD",
    "NZ": "NZD", "MEX": "MXN",
}  # fmt: skip
"""Letters before a sign that several currencies share, to the code."""

_LARGE = rare(r"\d{1,3}(?:,\d{3})+(?![\w,])|\d{1,3}(?:\.\d{1,3})?(?:bn|m| (?:m|b|tr)illion)(?!\w)")


def currency_before(text: str, start: int) -> tuple[int, str | None, bool]:
    """Where the currency before a numeral starts, its code, and whether a minus stands inside."""
    last = text[start - 1 : start]
    if last in ("-", "−", " ", "\u00a0"):
        last = text[start - 2 : start - 1] if start > 1 else ""
    if not last or (last.isalpha() and last.islower() and last != "s"):
        return start, None, False
    if last.isdecimal() or last in ",;:)(\"'":
        return start, None, False
    found = _CURRENCY_BEFORE().search(text, max(0, start - 10), start)
    if found is None:
        return _letter_before(text, start)
    if found["code"]:
        if found["gap"] and found["code"] in ("Fr", "ALL", "TRY", "Ft"):
            return start, None, False
        if found["code"] == "COP" and not found["gap"]:
            return start, None, False  # a conference on the climate: "COP29"
        return found.start(), currencies.SIGNS[found["code"]], False
    code = currencies.SIGNS[found["symbol"]]
    begin = found.start("symbol")
    if area := found["area"]:
        named = AREAS.get(area.upper()) or (
            area.upper() if area.upper() in currencies.SIGNS else None
        )
        if named:
            code, begin = named, found.start()
    return begin, code, bool(found["sign"])


def _letter_before(text: str, start: int) -> tuple[int, str | None, bool]:
    """The same for a letter that is a currency's sign: "R145 million", "N740,000"."""
    code = currencies.LETTER_SIGNS.get(text[start - 1 : start])
    if (
        code is None
        or text[max(0, start - 2) : start - 1].isalnum()
        or not _LARGE().match(text, start)
    ):
        return start, None, False
    return start - 1, code, False
