"""Counts that leave out what they count, and take it from a count before them.

"…10,000 troops… The number has increased to 11,000, others put it at 12,000": all
three count troops. figures.py calls `continue_counts` on the figures of one text.
"""

from dataclasses import replace
from itertools import pairwise

from briefing.marks.counted import read_counted
from briefing.marks.patterns import rare
from briefing.model import Figure, FigureKind

_AGE, _COUNT, _RANGE, _RATE = FigureKind.AGE, FigureKind.COUNT, FigureKind.RANGE, FigureKind.RATE
_TIMES = "times"
"""What nothing that follows goes on to count: "three times as large in towns, two in villages"."""

_WINDOW = 160
_CHANGE = rare(
    r"\b(?:ris\w+|rose|increas\w+|gr[eo]w\w*|climb\w*|jump\w*|fall\w*|fell|drop\w*|declin\w+|shr[iau]nk"
    r"|decreas\w+|expand\w*|swell\w*|swollen|doubl\w+|tripl\w+|went|reduc\w+|cut|brought|lower\w*"
    r"|up|down|surg\w+|soar\w*|reach\w*|stand\w*|stood|compared|from)"
    r" (?:[a-z]{1,12} ){0,2}?(?:to|from|at|by|with)?(?: the)? ?(?:[a-z]{1,12} ){0,3}\Z"
)
_NUMBER_NOUN = rare(
    r"\b(?:numbers?|figures?|totals?|toll|tally|count|estimates?)\b"
    r"(?P<of> of (?=[^\W\d_]))?"
)
_FEWER_OR_MORE = rare(
    r"\b(?:another|an additional|of whom|of which|of them|among them|including|instead of|not)"
    r" (?:[a-z]{1,12} ){0,2}\Z"
)
_OF_THE_WHOLE = rare(r" of (?:the |its |his |her |their |our |those |these )?(?:[a-z]{2,9} )?")
_OF_ITS = rare(r" of (?:its|his|her|their|our|my) (?=[a-z])")
_HAVE_DONE = rare(r"\b(?:have|has|had) (?:[a-z]{2,12} ){1,2}\Z")
_SHARED_HEAD = rare(r"[^.;:!?\n]{1,100}(?:,| and|, and) ")
_HYPHENS = ("-", "\u2010", "\u2011")
_FEWEST_OF_PART = 100
_CLAUSE_ENDS = rare(r"[.,;)]|\Z|\n| (?:and|while|but|in|last|this)\b")
_SENTENCE_END = rare(r"[.!?][\"”’)]? (?=[A-Z\"“])")


def continue_counts(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures with what elided counts count filled in, from the last count in the paragraph."""
    continued: list[Figure] = []
    counted: str | None = None
    last_end = 0
    for figure in figures:
        if counted and text.find("\n", last_end, min(figure.start, last_end + 2000)) >= 0:
            counted = None
        if continued and _shares_head(text, continued[-1], figure):
            figure = replace(figure, counted=continued[-1].counted)
        elif continued and figure.start - continued[-1].end <= 1:
            # Two numbers with nothing but a space between stand in a table, and go on no sentence.
            pass
        elif _lacks_counted(figure) and not _has_own_noun(text, figure):
            if continued and _lists_ages(text, continued[-1], figure):
                figure = replace(figure, kind=_AGE, unit=continued[-1].unit)
            elif found := _counted_by_number_noun(text, figure) or (
                counted
                if counted
                and (_is_elided(text, figure, last_end) or _is_part(text, continued[-1], figure))
                else None
            ):
                figure = replace(figure, counted=found)
        if figure.counted and figure.kind in (_COUNT, _RATE, _RANGE) and figure.counted != _TIMES:
            counted, last_end = figure.counted, figure.end
        continued.append(figure)
    return _part_counts(text, continued)


def _part_counts(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures with the counts of a part named by its whole: "12 of the 30 boats"."""
    named = list(figures)
    for index, (part, whole) in enumerate(pairwise(figures)):
        if (
            whole.counted
            and whole.start - part.end < 24
            and _lacks_counted(part)
            and _OF_THE_WHOLE().fullmatch(text, part.end, whole.start)
        ):
            named[index] = replace(part, counted=whole.counted)
    return named


def _shares_head(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a number has the noun of the one before: "11 counts of fraud and two of theft"."""
    if before.counted is None or figure.counted is None or before.kind is not figure.kind:
        return False
    of = f" {before.counted} of "
    return (
        text.startswith(of, before.end)
        and text.startswith(" of ", figure.end)
        and bool(_SHARED_HEAD().fullmatch(text, before.end + len(of), figure.start))
    )


def _is_part(text: str, whole: Figure, figure: Figure) -> bool:
    """Whether a number that ends its sentence is the part that somebody has or has done it to:
    "Some 90,000 homes lost power. Crews have restored 12,000."
    """
    return (
        whole.counted is not None
        and whole.value is not None
        and figure.value is not None
        and _FEWEST_OF_PART <= figure.value < whole.value
        and text[figure.end : figure.end + 1] in (".", "")
        and bool(_HAVE_DONE().search(_clause_before(text, figure)))
    )


def _lists_ages(text: str, age: Figure, figure: Figure) -> bool:
    """Whether a bare number goes on a list of ages: "aged 15, 16 and 17"."""
    return age.kind is _AGE and text[age.end : figure.start] in (", ", " and ", ", and ")


def _lacks_counted(figure: Figure) -> bool:
    return (
        figure.counted is None
        and figure.unit is None
        and figure.kind
        in (
            _COUNT,
            _RANGE,
        )
    )


def _has_own_noun(text: str, figure: Figure) -> bool:
    """Whether what a number counts follows it after all: "14 of its soldiers", "6-strong"."""
    return (
        text[figure.end : figure.end + 1] in _HYPHENS
        or _OF_ITS().match(text, figure.end) is not None
    )


def _clause_before(text: str, figure: Figure) -> str:
    """The sentence up to the figure, at most 160 characters of it."""
    before = text[max(0, figure.start - _WINDOW) : figure.start].rpartition("\n")[2]
    ends = [found.end() for found in _SENTENCE_END().finditer(before)]
    return before[ends[-1] :] if ends else before


def _is_elided(text: str, figure: Figure, last_end: int) -> bool:
    clause = _clause_before(text, figure)
    is_whole = clause.endswith(("the ", "The "))
    in_sentence = last_end > figure.start - len(clause)
    if in_sentence and not is_whole and _CLAUSE_ENDS().match(text, figure.end):
        return True
    noun = _NUMBER_NOUN().search(clause)
    if noun and (in_sentence or not clause.endswith(("a ", "A "), 0, noun.start())):
        return True
    return bool(_CHANGE().search(clause) or _FEWER_OR_MORE().search(clause))


def _counted_by_number_noun(text: str, figure: Figure) -> str | None:
    """The noun of "the number of refugees rose to 500"."""
    if " of " not in text[max(0, figure.start - _WINDOW) : figure.start]:
        return None
    clause = _clause_before(text, figure)
    for found in _NUMBER_NOUN().finditer(clause):
        if found["of"]:
            return read_counted(clause, found.end() - 1)[0]
    return None
