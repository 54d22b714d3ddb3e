"""The words English writes numbers with, and their values; read by numerals.py and counted.py.

The numerals of the grammars (Quirk et al. 1985, chapter 6); abbreviations of scales as
the style books of the Financial Times, the Economist and AP have them; fractions as in Unicode.
"""

from decimal import Decimal

ONES: dict[str, int] = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
TEENS: dict[str, int] = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS: dict[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
CARDINALS: dict[str, int] = ONES | TEENS | TENS
JOINED_CARDINALS: dict[str, int] = {
    f"{ten}-{one}": tens + ones for ten, tens in TENS.items() for one, ones in ONES.items() if ones
}
"""Two words as one: "twenty-one"."""
HUNDRED = "hundred"
DOZEN = "dozen"

SCALE_WORDS: dict[str, Decimal] = {
    "hundred": Decimal(10**2),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
}

SCALE_ABBREVIATIONS: dict[str, Decimal] = {
    "k": Decimal(10**3),
    "K": Decimal(10**3),
    "M": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mil": Decimal(10**6),
    "MM": Decimal(10**6),
    "bn": Decimal(10**9),
    "Bn": Decimal(10**9),
    "BN": Decimal(10**9),
    "bln": Decimal(10**9),
    "B": Decimal(10**9),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
    "tln": Decimal(10**12),
}
"""Abbreviations that mean a scale after any number."""

MONEY_SCALE_ABBREVIATIONS: dict[str, Decimal] = {
    "m": Decimal(10**6),
    "b": Decimal(10**9),
    "t": Decimal(10**12),
    "T": Decimal(10**12),
}
"""Letters that mean a scale only where a currency stands: elsewhere they may be units."""

DENOMINATORS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "sixteenth": 16,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}

VULGAR_FRACTIONS: dict[str, Decimal] = {
    "½": Decimal(1) / 2,
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "¼": Decimal(1) / 4,
    "¾": Decimal(3) / 4,
    "⅕": Decimal(1) / 5,
    "⅖": Decimal(2) / 5,
    "⅗": Decimal(3) / 5,
    "⅘": Decimal(4) / 5,
    "⅙": Decimal(1) / 6,
    "⅚": Decimal(5) / 6,
    "⅛": Decimal(1) / 8,
    "⅜": Decimal(3) / 8,
    "⅝": Decimal(5) / 8,
    "⅞": Decimal(7) / 8,
    "⅐": Decimal(1) / 7,
    "⅑": Decimal(1) / 9,
    "⅒": Decimal(1) / 10,
}
