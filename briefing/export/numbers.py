"""How a number is written: grouped, shortened where nothing is lost, with its currency or unit."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

ERAS: Final = frozenset({"AD", "BC"})
"""Units that are years of an era."""
_FOUR_DIGITS: Final = re.compile(r"\b(\d),(?=\d{3}\b)")

LARGEST_WRITTEN_OUT: Final = Decimal(10) ** 15
LARGEST_DENOMINATOR: Final = 100

SCALES: Final = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))

SYMBOLS: Final = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩",
    "RUB": "₽", "UAH": "₴", "TRY": "₺", "ILS": "₪", "NGN": "₦", "PHP": "₱", "VND": "₫",
    "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$", "BRL": "R$", "MXN": "MX$",
}  # fmt: skip
"""Currencies that have a sign which readers of English know; the others go by their code."""

ABBREVIATED: Final = {
    "kilometer": "km", "meter": "m", "centimeter": "cm", "millimeter": "mm", "kilogram": "kg",
    "milligram": "mg", "liter": "l", "milliliter": "ml", "square kilometer": "km²",
    "square meter": "m²", "square mile": "sq mi", "square foot": "sq ft", "cubic meter": "m³",
    "kilometer per hour": "km/h", "mile per hour": "mph", "kilowatt hour": "kWh",
    "megawatt hour": "MWh", "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW", "hertz": "Hz",
    "megahertz": "MHz", "gigahertz": "GHz", "kilobyte": "KB", "megabyte": "MB", "gigabyte": "GB",
    "terabyte": "TB", "degree celsius": "°C", "degree fahrenheit": "°F",
    "metric ton": "t",
}  # fmt: skip
"""Units that are read more easily by their symbol, and fit a margin so."""

_IRREGULAR: Final = {
    "foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence",
    "stone": "stone", "horsepower": "horsepower", "pound-foot": "pound-feet",
    "krona": "kronor", "krone": "kroner",
}  # fmt: skip

_SHORT_WORDS: Final = {"day", "ton", "cup", "bar", "bit"}
"""Words as short as a symbol ("km"), which take an s all the same."""


def number(value: Decimal) -> str:
    """A number with its thousands grouped: "8,000", "1.2m" for a round million and a fifth.

    Millions, billions (bn) and trillions (tn) are shortened only where two decimals hold all of
    it; what is too large to be read as digits is in powers of ten.
    """
    if not value.is_finite():
        return str(value)
    size = abs(value)
    if size >= LARGEST_WRITTEN_OUT or (size and value.adjusted() < -9):
        return f"{value:.3g}".replace("E", "e")
    for scale, name in SCALES:
        if size >= scale:
            short = value / scale
            if short == short.quantize(Decimal("0.01")):
                return _digits(short) + name
            break
    return _digits(value)


def fraction(value: Decimal) -> str:
    """A fraction as a reader writes it, "1/3"; as a number where it is none of small parts."""
    if not value.is_finite() or not 0 < value < 10:
        return number(value)
    near = Fraction(value).limit_denominator(LARGEST_DENOMINATOR)
    if near.denominator == 1 or abs(near - Fraction(value)) > Fraction(1, 10**6):
        return number(value)
    return f"{near.numerator}/{near.denominator}"


def with_unit(written: str, unit: str | None, single: bool) -> str:
    """A written number (or range) with its unit: "$3.2bn", "12%", "10 years", "3300 BC"."""
    if unit is None:
        return written
    if unit == "percent":
        return f"{written}%"
    if unit in SYMBOLS:
        return f"−{SYMBOLS[unit]}{written[1:]}" if written[:1] == "−" else SYMBOLS[unit] + written
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {written}"
    if unit in ERAS:
        return _FOUR_DIGITS.sub(r"\1", written) + f" {unit}"
    short = ABBREVIATED.get(unit.lower())
    if short is not None:
        return written + short if short.startswith("°") else f"{written} {short}"
    unit = unit.removeprefix("percentage ")
    return f"{written} {unit if single else plural(unit)}"


def plural(unit: str) -> str:
    """A unit's name in the plural: "mile per gallon" is "miles per gallon", a symbol stays."""
    head, per, period = unit.partition(" per ")
    first, of, rest = head.partition(" ")
    if head in _IRREGULAR:
        head = _IRREGULAR[head]
    elif first == "degree":
        head = f"degrees{of}{rest}"
    elif head.endswith("s") or (len(head) <= 3 and head not in _SHORT_WORDS):
        return unit
    else:
        head += "s"
    return head + per + period


def _digits(value: Decimal) -> str:
    """Digits in full, but for those behind the fourth decimal (of a part of one: fourth digit)."""
    kept = 4 if abs(value) >= 1 or not value else 3 - value.adjusted()
    digits = f"{value:,.{kept}f}".rstrip("0").rstrip(".")
    return digits.replace("-", "−")
