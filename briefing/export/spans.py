"""How the links, quotes and figures of a story lie in one another, for Markdown and HTML."""

import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from briefing.model import Figure, Link, Quote

SetOff: TypeAlias = Link | Quote | Figure


class Node(NamedTuple):
    """A span that is set off, and those that lie in it, in order."""

    span: SetOff
    inner: "list[Node]"


class Spans:
    """Spans of a text that lie beside or in one another, and never across.

    Of two that cross, the one of the later layer is left out; so is one that lies across or in
    another of its own layer.
    """

    def __init__(self, *layers: Iterable[SetOff]) -> None:
        kept: list[list[SetOff]] = []
        for layer in layers:
            apart = _apart(layer)
            kept.append([span for span in apart if not any(_crosses(span, one) for one in kept)])
        ranked = [
            (span.start, -span.end, rank, span) for rank, one in enumerate(kept) for span in one
        ]
        self._nodes = _nested([span for *_, span in sorted(ranked, key=lambda row: row[:3])])
        self._starts = [node.span.start for node in self._nodes]

    def within(self, start: int, end: int) -> list[Node]:
        """The outermost spans that lie wholly between two offsets, in order."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [node for node in self._nodes[first:last] if node.span.end <= end]

    def woven(
        self,
        start: int,
        end: int,
        text: Callable[[int, int], str],
        wrap: Callable[[SetOff, str], str],
    ) -> str:
        """A passage written: `text` writes what lies between two offsets, `wrap` sets a span off.

        `wrap` gets the span, and its inside as it is written already.
        """
        return _woven(self.within(start, end), start, end, text, wrap)


def _woven(
    nodes: Sequence[Node],
    start: int,
    end: int,
    text: Callable[[int, int], str],
    wrap: Callable[[SetOff, str], str],
) -> str:
    parts = []
    for node in nodes:
        span = node.span
        parts.append(text(start, span.start))
        parts.append(wrap(span, _woven(node.inner, span.start, span.end, text, wrap)))
        start = span.end
    parts.append(text(start, end))
    return "".join(parts)


def _apart(layer: Iterable[SetOff]) -> list[SetOff]:
    """Those of a layer that begin only once the one before has ended."""
    kept: list[SetOff] = []
    for span in sorted(layer, key=lambda span: (span.start, -span.end)):
        if span.start < span.end and (not kept or kept[-1].end <= span.start):
            kept.append(span)
    return kept


def _crosses(span: SetOff, others: Sequence[SetOff]) -> bool:
    """Whether one of the others, which lie beside one another, begins or ends halfway."""
    before = bisect.bisect_left(others, span.start, key=lambda other: other.start) - 1
    if before >= 0 and span.start < others[before].end < span.end:
        return True
    last = bisect.bisect_left(others, span.end, key=lambda other: other.start) - 1
    return last >= 0 and others[last].start > span.start and others[last].end > span.end


def _nested(spans: Iterable[SetOff]) -> list[Node]:
    """A tree of spans that are ordered from the outside in."""
    outermost: list[Node] = []
    open_: list[Node] = []
    for span in spans:
        while open_ and open_[-1].span.end <= span.start:
            open_.pop()
        node = Node(span, [])
        (open_[-1].inner if open_ else outermost).append(node)
        open_.append(node)
    return outermost
