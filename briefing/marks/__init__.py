"""Marks the quotations, figures and dates of a text: `annotate` is the only public door."""

from briefing.model import Marks

__all__ = ["annotate"]


def annotate(text: str) -> Marks:
    """Every quotation, figure and date of `text`, each kind in order, linear in the text's length.

    Offsets are code points into exactly the `text` given, end exclusive.
    """
    # The rules are hundreds of patterns, compiled when they are imported: only who marks a text
    # waits for them, and the viewer's own process never does.
    from briefing.marks.engine import find_marks

    return find_marks(text)
