"""The marks of a text's paragraphs in other languages than English; called by engine.py."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.marks.languages.figures import find_figures
from briefing.marks.languages.language import Language
from briefing.marks.languages.speech import find_quotes
from briefing.marks.quotes import find_quotations
from briefing.model import Date, Figure, Marks, Quote, Span


def find_foreign(text: str, lines: Sequence[Span], foreign: Mapping[int, Language]) -> Marks:
    """The marks of the paragraphs in `foreign`, by their number among `lines`; not in order where
    the paragraphs are of several languages.
    """
    quotations = find_quotations(text, lines)
    quotes: list[Quote] = []
    figures: list[Figure] = []
    dates: list[Date] = []
    for language in dict.fromkeys(foreign.values()):
        numbers = [number for number, own in foreign.items() if own is language]
        chosen = set(numbers)
        here = [quotation for quotation in quotations if quotation.paragraph in chosen]
        said = find_quotes(text, lines, here, language)
        found, dated = find_figures(text, [lines[number] for number in numbers], language)
        quotes += said
        figures += _claimed(found, said)
        dates += dated
    return Marks(tuple(quotes), tuple(figures), tuple(dates))


def _claimed(figures: Sequence[Figure], quotes: Sequence[Quote]) -> list[Figure]:
    """The figures, those inside a quote on the word of its speaker."""
    starts = [quote.start for quote in quotes]
    claimed = []
    for figure in figures:
        i = bisect_right(starts, figure.start) - 1
        if i >= 0 and quotes[i].end > figure.start:
            figure = replace(figure, claimant=quotes[i].speaker)
        claimed.append(figure)
    return claimed
