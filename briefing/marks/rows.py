"""Rows of numbers, as tables and lists of results have them; called by figures.py.

Nothing but numbers stands around such a number, so that no unit, name, date or label can change
what it is: it is read at once, where each of the other rules would look at its neighbours.
"""

from decimal import Decimal

from briefing.marks.currencies import SIGNS
from briefing.marks.number_words import CARDINALS, JOINED_CARDINALS, TENS
from briefing.marks.patterns import rare
from briefing.model import Date, Figure, FigureKind

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15}+)(?:\.[0-9]{1,12}+)?"
_VALUES = {
    word: Decimal(number) for word, number in (CARDINALS | JOINED_CARDINALS).items() if number > 1
}
_SPELLED = rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_CELL = rf"(?:[$€£]?{_NUMBER}%?|{_SPELLED})"
_ROW = rare(rf"(?<!\S){_CELL}(?:,?[ \n]{_CELL}(?=,?[ \n]|\Z)){{5,}}")
_IN_ROW = rare(
    rf"([$€£]?)(?:({_NUMBER})(%?)(?=(,?[ \n][0-9]{{3}}(?![0-9]))?)|(?<![a-z-]){_SPELLED}(?![a-z-]))"
)
_NEIGHBOURS = 4
"""Numbers after one that may make it part of an address or a code."""
_DENSE = 12
"""Characters a numeral, over which a text has no rows worth looking for."""


def marks_in_rows(text: str, numerals: int) -> dict[int, Figure | Date]:
    """The figures and years inside rows by where their numerals start, in a text that has so many
    `numerals`.

    Left out are those that may be one with the next: groups ("45 000"), tens ("twenty five").
    """
    if numerals * _DENSE < len(text):
        return {}
    inside: dict[int, Figure | Date] = {}
    for row in _ROW().finditer(text):
        cells = list(_IN_ROW().finditer(text, *row.span()))
        for cell in cells[1:-_NEIGHBOURS]:
            sign, number, percent, group = cell.groups()
            start, end = cell.span()
            if number is None:
                if cell[0] not in TENS:
                    inside[start] = Figure(start, end, FigureKind.COUNT, _VALUES[cell[0]])
            elif not (group and len(number) < 5) and not (sign and percent):
                inside[cell.start(2)] = _read(start, end, sign, number, percent)
    return inside


def _read(start: int, end: int, sign: str, number: str, percent: str) -> Figure | Date:
    """The figure of a number in digits; a year is one of this century or of the last."""
    if len(number) == 4 and "1900" <= number < "2060" and number.isdecimal() and end - start == 4:
        return Date(start, end, number)
    value = Decimal(number.replace(",", ""))
    if sign:
        return Figure(start, end, FigureKind.MONEY, value, unit=SIGNS[sign])
    if percent:
        return Figure(start, end, FigureKind.PERCENT, value, unit="percent")
    return Figure(start, end, FigureKind.COUNT, value)
