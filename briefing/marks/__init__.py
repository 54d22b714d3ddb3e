"""Marks the quotations, figures and dates of a text: `annotate` is the only public door."""

from briefing.model import NO_ADDITIONS, Lexicon, Marks

__all__ = ["RULES", "annotate"]

RULES = 2
"""The number of the rules: raised when they find other marks in the same text, so that whoever
keeps marks makes them anew.
"""


def annotate(text: str, lexicon: Lexicon = NO_ADDITIONS) -> Marks:
    """Every quotation, figure and date of `text`, each kind in order, linear in the text's length.

    Offsets are code points into exactly the `text` given, end exclusive. `lexicon` adds cue verbs
    and units to those that are known.
    """
    # The rules are hundreds of patterns, compiled when they are imported: only who marks a text
    # waits for them, and the viewer's own process never does.
    from briefing.marks.engine import find_marks

    return find_marks(text, lexicon)
