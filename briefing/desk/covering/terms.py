"""The terms of a story, by which it is compared: words, names and figures of title and lede. Pure.

Called when a story is placed, and to say in words what stories share.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.desk.covering.common import EMPTY, FREQUENT, USUAL
from briefing.desk.covering.words import WORD, folded, stem
from briefing.model import BlockKind, Document, Figure, Marks, Span

LEDE: Final = 700
"""Characters of paragraphs that make the lede; the paragraph in which they end is whole."""
LONGEST_LEDE: Final = 1_500
MOST_WORDS: Final = 48
"""Characters of a word, and words of a line of fallback, that are of use."""

_IN_TITLE: Final = 1.0
_IN_LEDE: Final = 1.0
_NAME: Final = 1.5
_NUMBER: Final = 0.8
_FIGURE: Final = 1.2
_SPEAKER: Final = 0.8
_TITLE_CASE: Final = 0.7
_SENTENCE_ENDS: Final = re.compile(r"[.!?:]['\"”’)]*\s*[\"“‘'(]*\Z")
_TOLD: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


class Word(NamedTuple):
    """A word of a text: where it stands, its stem, and whether its case says that it is a name.

    `stem` is "" for a word that says nothing.
    """

    start: int
    end: int
    stem: str
    is_name: bool
    in_title: bool


def terms(document: Document, marks: Marks) -> dict[str, float]:
    """The terms of a story and how much each says about it, whatever other stories have.

    A word is its stem; a figure is "#", its value, and the stem of what it counts.
    """
    found: dict[str, float] = {}
    title: set[str] = set()
    lede: set[str] = set()
    names: set[str] = set()
    for word in words(document):
        if word.stem:
            (title if word.in_title else lede).add(word.stem)
            if word.is_name:
                names.add(word.stem)
    for key in (*title, *lede):
        weight = _IN_TITLE * (key in title) + _IN_LEDE * (key in lede)
        factor = _NUMBER if key[0].isdigit() else _NAME if key in names else 1.0
        found[key] = weight * factor
    for quote in marks.quotes:
        if quote.speaker is not None:
            for key in _stems(quote.speaker):
                found.setdefault(key, _SPEAKER)
    for key in _figures(document, marks.figures):
        found[key] = _FIGURE
    return found


def words(document: Document) -> list[Word]:
    """The words of title and lede, in order."""
    title, *paragraphs = stretches(document)
    found = list(_words(document.text, title, in_title=True))
    for paragraph in paragraphs:
        found += _words(document.text, paragraph, in_title=False)
    # A word that also stands without its capital is no name.
    plain = {word.stem for word in found if document.text[word.start].islower()}
    return [word._replace(is_name=word.is_name and word.stem not in plain) for word in found]


def stretches(document: Document) -> list[Span]:
    """Where the title stands in the text, and then each paragraph of the lede."""
    title = (0, 0)
    found: list[Span] = []
    length = 0
    for block in document.blocks:
        if block.kind is BlockKind.HEADLINE and title == (0, 0):
            title = (block.start, min(block.end, block.start + LONGEST_LEDE))
        elif block.kind in _TOLD and length < LEDE:
            end = min(block.end, block.start + LONGEST_LEDE - length)
            found.append((block.start, end))
            length += end - block.start
    return [title, *found]


def _words(text: str, span: Span, *, in_title: bool) -> Iterator[Word]:
    found = [match.span() for match in WORD.finditer(text, *span)]
    cased = [text[start].isupper() for start, _ in found]
    is_title_case = in_title and sum(cased) >= _TITLE_CASE * len(cased)
    for at, (start, end) in enumerate(found):
        plain = folded(text[start:end])
        is_first = at == 0 or _SENTENCE_ENDS.search(text, found[at - 1][1] - 1, start) is not None
        # At the head of a sentence only a name has another one right after it.
        is_pair = at + 1 < len(found) and cased[at + 1] and found[at + 1][0] == end + 1
        is_name = cased[at] and not is_title_case and (not is_first or is_pair)
        is_empty = plain in EMPTY or len(plain) < 2 or end - start > MOST_WORDS
        cut = "" if is_empty else stem(plain)
        # A title before a name has a capital, too: "Governor", "President".
        is_own = is_name and not is_empty and cut not in FREQUENT and cut not in USUAL
        yield Word(start, end, cut, is_own, in_title)


def _stems(text: str) -> Iterator[str]:
    for match in WORD.finditer(text):
        plain = folded(match[0])
        if plain not in EMPTY and len(plain) > 1:
            yield stem(plain)


def _figures(document: Document, figures: Sequence[Figure]) -> Iterator[str]:
    """The figures of title and lede that count something, or are money or a rate of it."""
    spans = stretches(document)
    for figure in figures:
        if figure.value is None or not any(a <= figure.start < b for a, b in spans):
            continue
        counted = list(_stems(figure.counted or ""))
        what = counted[-1] if counted else figure.unit
        if what is not None:
            yield f"#{figure.value.normalize():f} {what}"
