"""Changes: what is different in a text since it was read. Pure.

The viewer's sheet and `briefing changes` call `changes` with the text as it was last read.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple, TypeAlias, TypeVar

from briefing.desk.counting.things import noun_of
from briefing.desk.marking import readers_lexicon
from briefing.marks import annotate
from briefing.model import Figure, Marks, Quote, Span

Kind: TypeAlias = Literal["kept", "gone", "added"]
_PARAGRAPH: Final = re.compile(r"\n\n")
_WORD: Final = re.compile(r"\s*(?:\w+(?:['’.,:/-]\w+)*|[^\w\s])")
"""A word or a number with the signs inside it, or one sign."""
_ALIKE: Final = 0.5
"""How much of two quotes must be the same for one to be the other, reworded."""
_LONGEST: Final = 3_000
"""Words of a stretch beyond which it is not compared word by word."""

_Mark = TypeVar("_Mark", Quote, Figure)


class Piece(NamedTuple):
    """A stretch of the text: kept or added stands in the new one, gone in the old one."""

    kind: Kind
    start: int
    end: int


class Pair(NamedTuple):
    """Where a stretch of the old text stands in the new one, word for word."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A mark that is another one now: `before` in the old text, `after` in the new one.

    One of them is None for a mark that was added, or that is gone.
    """

    before: Quote | Figure | None
    after: Quote | Figure | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed: quotes, figures, and the whole text piece by piece.

    The kept and added pieces are the new text, the kept and gone ones the old.
    """

    before: str
    after: str
    quotes: tuple[Changed, ...]
    figures: tuple[Changed, ...]
    pieces: tuple[Piece, ...]

    @property
    def is_any(self) -> bool:
        """Whether anything changed."""
        return any(piece.kind != "kept" for piece in self.pieces)


def changes(before: str, after: str, marks: Marks) -> Changes:
    """What is different in a text; `marks` are those of the new one."""
    pieces = tuple(_merged(_compared(before, after)))
    pairs = list(_pairs(pieces))
    is_other = any(piece.kind != "kept" for piece in pieces)
    old = annotate(before, readers_lexicon()) if is_other else marks
    quotes = _changed(
        [quote for quote in old.quotes if quote.is_speech],
        [quote for quote in marks.quotes if quote.is_speech],
        pairs,
        lambda one, other: _alike(before[one.start : one.end], after[other.start : other.end]),
        lambda one, other: before[one.start : one.end] == after[other.start : other.end],
    )
    figures = _changed(
        list(old.figures),
        list(marks.figures),
        pairs,
        _counts_as,
        lambda one, other: _says(one) == _says(other),
    )
    return Changes(before, after, quotes, figures, pieces)


def _counts_as(one: Figure, other: Figure) -> bool:
    """Whether a figure can be another of what one was: of the same kind, unit and noun."""
    if one.kind is not other.kind or one.unit != other.unit:
        return False
    if not one.counted or not other.counted:
        return True
    return noun_of(one.counted)[0] == noun_of(other.counted)[0]


def _says(figure: Figure) -> tuple[object, ...]:
    """All that a figure says, wherever it stands."""
    return (figure.value, figure.low, figure.high, figure.unit, figure.approx, figure.bound)


def _compared(before: str, after: str) -> Iterator[Piece]:
    """The texts paragraph by paragraph, and those that differ word by word."""
    old, new = _spans(before, _PARAGRAPH), _spans(after, _PARAGRAPH)
    matcher = SequenceMatcher(
        None, [before[slice(*s)] for s in old], [after[slice(*s)] for s in new], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        gone, added = _over(old, i1, i2), _over(new, j1, j2)
        if tag == "equal":
            yield Piece("kept", *added)
        else:
            yield from _by_words(before, gone, after, added)


def _by_words(before: str, gone: Span, after: str, added: Span) -> Iterator[Piece]:
    """Two stretches word by word; as wholes where they are too long for that."""
    old = _words(before, gone)
    new = _words(after, added)
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        yield Piece("gone", *gone)
        yield Piece("added", *added)
        return
    matcher = SequenceMatcher(
        None, [before[slice(*s)] for s in old], [after[slice(*s)] for s in new], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("kept", *_over(new, j1, j2))
        else:
            yield Piece("gone", *_over(old, i1, i2))
            yield Piece("added", *_over(new, j1, j2))


def _spans(text: str, gap: re.Pattern[str]) -> list[Span]:
    """The stretches between gaps, each with the gap before it: a new last one changes no other."""
    starts = [0, *(found.start() for found in gap.finditer(text))]
    ends = [*starts[1:], len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _words(text: str, span: Span) -> list[Span]:
    """The words of a stretch with the white space before them; what is left belongs to the last."""
    found = [word.span() for word in _WORD.finditer(text, *span)]
    if found and found[-1][1] < span[1]:
        found[-1] = found[-1][0], span[1]
    return found or ([span] if span[0] < span[1] else [])


def _over(spans: Sequence[Span], first: int, last: int) -> Span:
    if first == last:
        at = spans[first][0] if first < len(spans) else spans[-1][1] if spans else 0
        return at, at
    return spans[first][0], spans[last - 1][1]


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces of one kind that follow each other as one; empty ones left out."""
    waiting: dict[Kind, Piece] = {}
    for piece in pieces:
        if piece.start == piece.end:
            continue
        if piece.kind == "kept":
            yield from (waiting.pop(kind) for kind in ("gone", "added") if kind in waiting)
        elif "kept" in waiting:
            yield waiting.pop("kept")
        held = waiting.get(piece.kind)
        start = piece.start if held is None else held.start
        waiting[piece.kind] = Piece(piece.kind, start, piece.end)
    yield from (waiting[kind] for kind in ("kept", "gone", "added") if kind in waiting)


def _pairs(pieces: Sequence[Piece]) -> Iterator[Pair]:
    """Where the kept pieces stood in the old text, and where anything else stood in their place."""
    old = 0
    for piece in pieces:
        length = piece.end - piece.start
        if piece.kind == "kept":
            yield Pair(old, piece.start, length)
        if piece.kind != "added":
            old += length


def _changed(
    old: Sequence[_Mark],
    new: Sequence[_Mark],
    pairs: Sequence[Pair],
    may_be: Callable[[_Mark, _Mark], bool],
    is_same: Callable[[_Mark, _Mark], bool],
) -> tuple[Changed, ...]:
    """The marks that differ, in the order of the new text; those that are gone where they stood."""
    free = list(new)
    found: list[tuple[int, Changed]] = []
    for before in old:
        low, high = _place(pairs, before.start, before.end)
        near = [mark for mark in free if mark.start < high and low < mark.end]
        after = next((mark for mark in near if is_same(before, mark)), None) or next(
            (mark for mark in near if may_be(before, mark)), None
        )
        if after is not None:
            free.remove(after)
        if after is None or not is_same(before, after):
            found.append((low if after is None else after.start, Changed(before, after)))
    # What only moved is neither gone nor added.
    for at, change in list(found):
        if change.after is None and change.before is not None:
            moved = next((mark for mark in free if is_same(change.before, mark)), None)  # type: ignore[arg-type]
            if moved is not None:
                free.remove(moved)
                found.remove((at, change))
    found += [(mark.start, Changed(None, mark)) for mark in free]
    return tuple(change for _, change in sorted(found, key=lambda one: one[0]))


def _place(pairs: Sequence[Pair], start: int, end: int) -> Span:
    """The stretch of the new text in which what stood at a place of the old one stands now."""
    return _at(pairs, start, is_end=False), _at(pairs, end, is_end=True)


def _at(pairs: Sequence[Pair], place: int, *, is_end: bool) -> int:
    number = bisect_right(pairs, place - is_end, key=lambda pair: pair.old) - 1
    if number >= 0:
        pair = pairs[number]
        if place - is_end < pair.old + pair.length:
            return pair.new + place - pair.old
    if is_end:
        return pairs[number + 1].new if number + 1 < len(pairs) else 1 << 60
    return pairs[number].new + pairs[number].length if number >= 0 else 0


def _alike(one: str, other: str) -> bool:
    first, second = one.lower().split(), other.lower().split()
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
