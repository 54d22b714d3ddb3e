"""Rows of bare numbers, as tables and lists of results have them; called by figures.py.

Nothing but numbers stands around such a number, so that no unit, name, date or label can change
what it is: it is read at once, where each of the other rules would look at its neighbours.
"""

from briefing.marks.patterns import rare

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15}+)(?:\.[0-9]{1,12}+)?"
_ROW = rare(rf"(?<!\S){_NUMBER}(?:,?[ \n]{_NUMBER}(?=,?[ \n]|\Z)){{5,}}")
_IN_ROW = rare(rf"{_NUMBER}(?=(,?[ \n][0-9]{{3}}(?![0-9]))?)")
_NEIGHBOURS = 4
"""Numbers after one that may make it part of an address or a code."""
_DENSE = 12
"""Characters a numeral, over which a text has no rows worth looking for."""


def numbers_in_rows(text: str, numerals: int) -> dict[int, int]:
    """Where numbers inside rows start and end, in a text that has so many `numerals`.

    Left out are those that may be groups of one number with the next ("45 000").
    """
    if numerals * _DENSE < len(text):
        return {}
    inside = {}
    for row in _ROW().finditer(text):
        numbers = list(_IN_ROW().finditer(text, *row.span()))
        for found in numbers[1:-_NEIGHBOURS]:
            if not (found[1] and found.end() - found.start() < 5):
                inside[found.start()] = found.end()
    return inside


def is_year(number: str) -> bool:
    """Whether a number of a row is a year: four digits, of the last century or of this one."""
    return len(number) == 4 and "1900" <= number < "2060" and number.isdecimal()
