"""How the reader's width is shared out: speakers, bar, text, values. Pure."""

from typing import NamedTuple

BAR = 2
NARROWEST, WIDEST = 66, 76
_GAP = 2
_NAMES = (13, 22)
_NAMES_BESIDE_NOTES = 16
_NOTES = 14


class Columns(NamedTuple):
    """Widths in cells: blank at the left, speakers' names, the text, and figures' values.

    Between names and text stands the bar (`BAR` cells). `names` and `notes` are 0 where the
    width does not allow them.
    """

    left: int
    names: int
    text: int
    notes: int

    @property
    def text_at(self) -> int:
        """The column in which the text begins."""
        return self.left + self.names + BAR

    @property
    def notes_at(self) -> int:
        """The column in which the figures' values begin."""
        return self.text_at + self.text + _GAP


def fit(width: int, measure: int) -> Columns:
    """Share out `width` cells around a text of at best `measure` cells (66 to 76).

    The names come first, then the values; what is left over becomes blank, so that a wide
    terminal sets the page in its middle rather than stretching its lines.
    """
    measure = max(NARROWEST, min(WIDEST, measure))
    spare = width - NARROWEST - BAR - 1
    if spare < _NAMES[0]:
        text = max(8, min(measure, width - BAR - 2))
        return Columns(max(0, min(2, width - BAR - text)), 0, text, 0)
    notes = _NOTES if spare >= _NAMES_BESIDE_NOTES + _GAP + _NOTES else 0
    spare -= notes + (_GAP if notes else 0)
    text = min(measure, NARROWEST + max(0, spare - 18))
    spare -= text - NARROWEST
    names = min(_NAMES[1], spare)
    return Columns((spare - names) // 2 if notes else 0, names, text, notes)
