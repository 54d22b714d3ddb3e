"""The marks of a document, and its reading time: called by whatever shows or stores stories."""

import bisect
from collections.abc import Iterable
from typing import Final, Protocol, TypeVar

from briefing.marks import annotate
from briefing.model import BlockKind, Document, Marks, Span

WORDS_A_MINUTE: Final = 230
UNMARKED: Final = frozenset({BlockKind.CODE, BlockKind.IMAGE})


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Mark = TypeVar("_Mark", bound=_Spanned)


def mark(document: Document) -> Marks:
    """The quotes, figures and dates of a document, without those in code and in images' texts."""
    marks = annotate(document.text)
    spared = [(b.start, b.end) for b in document.blocks if b.kind in UNMARKED]
    if not spared:
        return marks
    return Marks(
        quotes=_outside(spared, marks.quotes),
        figures=_outside(spared, marks.figures),
        dates=_outside(spared, marks.dates),
    )


def minutes(document: Document) -> int:
    """How long a document takes to read, at 230 words a minute; at least one minute."""
    return max(1, round(len(document.text.split()) / WORDS_A_MINUTE))


def _outside(spared: list[Span], marks: Iterable[_Mark]) -> tuple[_Mark, ...]:
    """The marks that touch none of the spans, which are in order and do not overlap."""
    ends = [end for _, end in spared]

    def is_outside(mark: _Mark) -> bool:
        nearest = bisect.bisect_right(ends, mark.start)
        return nearest == len(spared) or spared[nearest][0] >= mark.end

    return tuple(mark for mark in marks if is_outside(mark))
