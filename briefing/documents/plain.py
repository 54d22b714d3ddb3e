"""Plain text as it is pasted: paragraphs by blank lines, a line each, or hard-wrapped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice, pairwise, takewhile

from briefing.documents.assemble import BLOCK_LIMIT, assemble, headline_apart
from briefing.documents.boilerplate import is_title_like
from briefing.documents.clean import clean_text
from briefing.documents.credits import byline_of, is_credit, is_name
from briefing.documents.pieces import DEEPEST_LEVEL, Particulars, Piece
from briefing.model import BlockKind, Document

_RULE = re.compile(r"(?:[-=_*~#•·]\s*){3,}")
_ITEM = re.compile(r"(?P<marker>[-*•‣◦]|\d{1,3}[.)])\s+(?=\S)")
_QUOTED = re.compile(r"(?:>\s?)+")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’')\]]*$")
_OPEN_END = re.compile(
    r"\b(?:an?|and|as|at|by|for|from|in|into|of|on|or|the|to|with)$", re.IGNORECASE
)
_DATELINE = re.compile(r"[A-Z]{3}.{0,60}?\s(?:[—–]|--?)\s")

# Hard-wrapped text fills its lines to a margin somewhere in here; narrower lines are a list or a
# poem, and wider ones are whole paragraphs, unless many end at the same margin.
_NARROWEST, _WIDEST, _WIDEST_SEEN = 40, 100, 140
_RAGGED = 12
# Most lines that break off inside a sentence are full; in text so wide, more and many of them.
_FULL, _FULL_IF_WIDE, _MANY = 0.5, 0.6, 4

_HEADLINE_LINES = 6
_CREDIT_RUNS = 2


def parse_plain(text: str, fallback: str) -> Document | None:
    """A plain text as a document; None if it holds no words.

    The first paragraph is the headline. Where it is too long to be one, `fallback` (the file's
    stem) is, or, if that is empty, the paragraph's beginning.
    """
    pieces = _first_pieces(text)
    if not pieces:
        return None
    headline, rest = headline_apart(pieces, 0, fallback)
    return assemble(headline, _with_headings(rest), Particulars())


def plain_pieces(text: str) -> list[Piece]:
    """The pieces of plain text that stands inside another document."""
    return _with_headings(_first_pieces(text))


def _first_pieces(text: str) -> list[Piece]:
    """The pieces of a text, as many as a document can hold, and one to tell that there are more."""
    return list(islice(_pieces(clean_text(text)), BLOCK_LIMIT + 1))


def _pieces(text: str) -> Iterator[Piece]:
    groups = list(_groups(text.split("\n")))
    margin = _margin(groups)
    for number, group in enumerate(groups):
        if all(line.lstrip().startswith(">") for line in group):
            yield from _quotation(group)
            continue
        taken = _headline_lines(group, margin) if number == 0 else 0
        if taken:
            yield Piece(BlockKind.PARAGRAPH, _joined([line.strip() for line in group[:taken]]))
        if number < _CREDIT_RUNS:
            for line in takewhile(is_credit, map(str.strip, group[taken:])):
                yield Piece(BlockKind.PARAGRAPH, line)
                taken += 1
        yield from _paragraphs(group[taken:], margin)


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

    It is the one at which most lines are full: their next line's first word had no room left. Only
    lines that break off inside a sentence count, and the first line, a headline, does not. A single
    one is too few, since of two lines the longer is always full, unless the next is in lower case.
    """
    full = [0] * (_WIDEST_SEEN + 2)
    lower = full.copy()
    broken_off = 0
    for number, group in enumerate(groups):
        for line, below in islice(pairwise(group), number == 0, None):
            start = below.lstrip()
            if len(line) < _NARROWEST or _SENTENCE_END.search(line):
                continue
            if start.startswith(">") or _ITEM.match(start):
                continue
            broken_off += 1
            if len(line) <= _WIDEST_SEEN:
                room = min(len(line) + 1 + _first_word(below), _WIDEST_SEEN + 1)
                for changes in (full, lower) if start[0].islower() else (full,):
                    changes[len(line)] += 1
                    changes[room] -= 1
    full, lower = list(accumulate(full)), list(accumulate(lower))
    margin = max(range(_NARROWEST, _WIDEST_SEEN + 1), key=full.__getitem__)
    if margin > _WIDEST:
        wrapped = full[margin] >= max(_MANY, _FULL_IF_WIDE * broken_off)
    else:
        wrapped = full[margin] >= max(1 if lower[margin] else 2, _FULL * broken_off)
    return margin if wrapped else 0


def _first_word(line: str) -> int:
    return len(line.split(None, 1)[0])


def _headline_lines(group: Sequence[str], margin: int) -> int:
    """How many lines of the first run are its headline: one, or more where the text is wrapped.

    None where it is no headline but a list, or a paragraph.
    """
    if _ITEM.match(group[0].lstrip()):
        return 0
    lines = 1
    while lines < len(group) and _headline_goes_on(group, lines, margin):
        lines += 1
        if lines > _HEADLINE_LINES:
            return 0
    return lines


def _headline_goes_on(group: Sequence[str], at: int, margin: int) -> bool:
    """Whether a line belongs to the headline that begins the run."""
    before, line = group[at - 1], group[at].strip()
    if not _goes_on(before, group[at], margin, BlockKind.PARAGRAPH):
        return False
    if is_credit(line) or _DATELINE.match(line) or _ITEM.match(line):
        return False
    if _OPEN_END.search(before):
        return True
    below = group[at + 1].strip() if at + 1 < len(group) else ""
    if (
        is_name(line)
        and byline_of(below) is None
        and (is_credit(below) or not _is_title_case(group[0]))
    ):
        return False
    ragged = 0 if at == 1 else _RAGGED
    return line[0].islower() or len(before) + 1 + _first_word(line) > margin - ragged


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split()[1:] if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


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
    if not margin or len(before) > margin + _RAGGED or indent > indent_before + 1:
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
