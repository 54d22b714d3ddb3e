"""Plain text as it is pasted: paragraphs by blank lines, a line each, or hard-wrapped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from briefing.documents.assemble import BLOCK_LIMIT, assemble, headline_apart
from briefing.documents.boilerplate import is_title_like
from briefing.documents.clean import clean_text
from briefing.documents.pieces import DEEPEST_LEVEL, Particulars, Piece
from briefing.model import BlockKind, Document

_RULE = re.compile(r"(?:[-=_*~#•·]\s*){3,}")
_ITEM = re.compile(r"(?P<marker>[-*•‣◦]|\d{1,3}[.)])\s+(?=\S)")
_QUOTED = re.compile(r"(?:>\s?)+")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’')\]]*$")

# Hard-wrapped text fills its lines to a margin somewhere in here; narrower lines are a list or a
# poem, and wider ones are whole paragraphs, unless many end at the same margin.
_NARROWEST, _WIDEST, _WIDEST_SEEN = 40, 100, 140
_RAGGED = 12


def parse_plain(text: str, fallback: str) -> Document | None:
    """A plain text as a document; None if it holds no words.

    The first paragraph is the headline. Where it is too long to be one, `fallback` (the file's
    stem) is, or, if that is empty, the paragraph's beginning.
    """
    pieces = list(islice(_pieces(clean_text(text)), BLOCK_LIMIT + 1))
    if not pieces:
        return None
    headline, rest = headline_apart(pieces, 0, fallback)
    return assemble(headline, _with_headings(rest), Particulars())


def _pieces(text: str) -> Iterator[Piece]:
    groups = list(_groups(text.split("\n")))
    margin = _margin(groups)
    for group in groups:
        if all(line.lstrip().startswith(">") for line in group):
            yield from _quotation(group)
        else:
            yield from _paragraphs(group, margin)


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines with neither a blank line nor a rule between them."""
    group: list[str] = []
    for line in lines:
        line = line.rstrip()
        if line and not _RULE.fullmatch(line.strip()):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _margin(groups: Sequence[Sequence[str]]) -> int:
    """The column that the text's lines are wrapped at; 0 if they are not.

    A wrapped line is one whose next line's first word had no room left: most lines must be that.
    """
    filled = [
        len(line) + 1 + _first_word(below) for group in groups for line, below in pairwise(group)
    ]
    widths = [len(line) for group in groups if len(group) > 1 for line in group]
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST_SEEN:
        return 0
    full = sum(width > widest for width in filled)
    if widest > _WIDEST and (full < 4 or full < 0.6 * len(filled)):
        return 0
    return widest


def _first_word(line: str) -> int:
    return len(line.split(None, 1)[0])


def _paragraphs(group: Sequence[str], margin: int) -> Iterator[Piece]:
    """The paragraphs and list items of a run of lines."""
    piece: Piece | None = None
    parts: list[str] = []
    before = ""
    for line in group:
        item = _ITEM.match(line.lstrip())
        joins = piece is not None and _goes_on(before, line, margin, piece.kind)
        starts_item = item is not None and (
            piece is None or piece.kind is BlockKind.LIST_ITEM or not joins or before.endswith(":")
        )
        if joins and not starts_item:
            parts.append(line.strip())
        else:
            if piece is not None:
                yield replace(piece, text=_joined(parts))
            piece = _started(line, item if starts_item else None)
            parts = [piece.text]
        before = line
    if piece is not None:
        yield replace(piece, text=_joined(parts))


def _started(line: str, item: re.Match[str] | None) -> Piece:
    if item is None:
        return Piece(BlockKind.PARAGRAPH, line.strip())
    marker = item["marker"]
    level = 1 + (len(line) - len(line.lstrip())) // 2
    return Piece(
        BlockKind.LIST_ITEM,
        line.lstrip()[item.end() :],
        level=min(level, DEEPEST_LEVEL),
        marker=marker if marker[0].isdigit() else "•",
    )


def _goes_on(before: str, line: str, margin: int, kind: BlockKind) -> bool:
    """Whether a line break is there only because the margin was reached."""
    indent = len(line) - len(line.lstrip())
    indent_before = len(before) - len(before.lstrip())
    if kind is BlockKind.LIST_ITEM and indent > indent_before:
        return True
    if not margin or len(before) > margin or indent > indent_before + 1:
        return False
    if len(before) + 1 + _first_word(line) > margin - _RAGGED:
        return not (_SENTENCE_END.search(before) and len(before) < margin - 2 * _RAGGED)
    if _SENTENCE_END.search(before):
        return False
    return len(before) > 0.6 * margin or line.lstrip()[0].islower()


def _joined(lines: Sequence[str]) -> str:
    """Lines as one; a word broken after its hyphen or dash gets no space."""
    parts = [lines[0]]
    for line, below in pairwise(lines):
        glued = line[-1] in "-—–" and line[-2:-1].isalpha() and below[0].isalnum()
        parts.append(below if glued else f" {below}")
    return "".join(parts)


def _quotation(group: Sequence[str]) -> Iterator[Piece]:
    """Lines after `>`: a quotation a depth, its blank lines parting its paragraphs."""
    depth = 0
    words: list[str] = []
    for line in group:
        bars = _QUOTED.match(line.lstrip())
        inside = line.lstrip()[bars.end() :].strip() if bars else ""
        level = bars[0].count(">") if bars else 0
        if words and (level != depth or not inside):
            yield Piece(BlockKind.QUOTATION, " ".join(words), level=min(depth, DEEPEST_LEVEL))
            words = []
        depth = level
        if inside:
            words.append(inside)
    if words:
        yield Piece(BlockKind.QUOTATION, " ".join(words), level=min(depth, DEEPEST_LEVEL))


def _with_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with title-like lines as headings, where something stands below them."""
    headed = [
        replace(piece, kind=BlockKind.HEADING, level=2) if _heads(piece, below) else piece
        for piece, below in pairwise(pieces)
    ]
    return [*headed, *pieces[-1:]]


def _heads(piece: Piece, below: Piece) -> bool:
    return (
        piece.kind is BlockKind.PARAGRAPH
        and is_title_like(piece.text)
        and len(below.text) > len(piece.text)
    )
