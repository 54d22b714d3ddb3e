"""Puts the rules together, in the order in which they need each other: called by `annotate`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from briefing.marks.attribution import attribute
from briefing.marks.claimants import find_claimants
from briefing.marks.figures import find_figures
from briefing.marks.languages.guess import foreign_lines
from briefing.marks.languages.language import Language
from briefing.marks.languages.marking import find_foreign
from briefing.marks.mentions import Mentions
from briefing.marks.quotes import find_quotations
from briefing.marks.readers_words import readers_cues, with_readers_units
from briefing.marks.sentences import paragraphs
from briefing.marks.speakers import resolve_quotes
from briefing.model import Lexicon, Marks, Span


def find_marks(text: str, lexicon: Lexicon) -> Marks:
    """Every quotation, figure and date of `text`, each kind in order, linear in the text's length.

    Offsets are code points into exactly the `text` given, end exclusive.
    """
    marks = _in_all_languages(text, readers_cues(lexicon.cue_verbs))
    if not lexicon.units:
        return marks
    return replace(marks, figures=with_readers_units(text, marks.figures, lexicon.units))


def _in_all_languages(text: str, cues: Mapping[str, str]) -> Marks:
    """The marks of a text, each paragraph read in its own language."""
    lines = paragraphs(text)
    foreign = foreign_lines(text, lines)
    if not foreign:
        return _in_english(text, lines, cues)
    parts = [find_foreign(text, lines, foreign)]
    if len(foreign) < len(lines):
        english = _blanked(text, lines, foreign)
        parts.append(_in_english(english, paragraphs(english), cues))
    return Marks(
        quotes=tuple(sorted((q for part in parts for q in part.quotes), key=attrgetter("start"))),
        figures=tuple(sorted((f for part in parts for f in part.figures), key=attrgetter("start"))),
        dates=tuple(sorted((d for part in parts for d in part.dates), key=attrgetter("start"))),
    )


def _in_english(text: str, lines: Sequence[Span], cues: Mapping[str, str]) -> Marks:
    """The marks of an English text."""
    attributed, read = attribute(text, lines, find_quotations(text, lines), cues)
    names = Mentions(text)
    quotes, spoken = resolve_quotes(text, lines, attributed, names)
    figures, dates = find_figures(text)
    claimed = find_claimants(text, lines, figures, quotes, spoken, names, read, cues)
    return Marks(tuple(quotes), tuple(claimed), tuple(dates))


def _blanked(text: str, lines: Sequence[Span], foreign: Mapping[int, Language]) -> str:
    """The text with spaces for its foreign paragraphs, so that every place in it stays."""
    pieces: list[str] = []
    at = 0
    for number in foreign:
        start, end = lines[number]
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join((*pieces, text[at:]))
