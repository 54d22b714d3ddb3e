"""Puts the rules together, in the order in which they need each other: called by `annotate`."""

from briefing.marks.attribution import attribute
from briefing.marks.claimants import find_claimants
from briefing.marks.figures import find_figures
from briefing.marks.names import read_names
from briefing.marks.quotes import find_quotations
from briefing.marks.sentences import paragraphs
from briefing.marks.speakers import resolve_quotes
from briefing.model import Marks


def find_marks(text: str) -> Marks:
    """Every quotation, figure and date of `text`, each kind in order, linear in the text's length.

    Offsets are code points into exactly the `text` given, end exclusive.
    """
    lines = paragraphs(text)
    attributed, read = attribute(text, lines, find_quotations(text, lines))
    names = read_names(text)
    quotes, spoken = resolve_quotes(text, lines, attributed, names)
    figures, dates = find_figures(text)
    claimed = find_claimants(text, lines, figures, quotes, spoken, names, read)
    return Marks(tuple(quotes), tuple(claimed), tuple(dates))
