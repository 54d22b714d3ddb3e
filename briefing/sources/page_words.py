"""Finds again, among the blocks of a page, the words that an extractor took for its article.

`pages` calls it: an extractor knows well which words are the article's and hands them over bent,
its quotations torn out of their sentences and its lists without numbers. So the words choose, and
what is kept are the page's own blocks.
"""

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from briefing.documents.pieces import Piece
from briefing.model import BlockKind

# Scripts that part no words: each of their characters is one.
_UNPARTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_DENSE = re.compile(f"[{_UNPARTED}]")
_WORD = re.compile(rf"[{_UNPARTED}]|[^\W_{_UNPARTED}]+")
_STRETCH = 3
"""Words that are looked up together; a shorter block counts as a whole, or not at all."""
_MOST = 0.6
"""Of a block's stretches so many must be found: extractors lose some at every element inside it."""

# Extractors drop these wherever they stand, so their place must tell whether they belong.
_BY_PLACE = frozenset({BlockKind.IMAGE, BlockKind.CAPTION, BlockKind.CODE})


def chosen(pieces: Sequence[Piece], extracted: Iterable[Piece]) -> list[Piece]:
    """The pieces whose words are among those extracted, in their order.

    Code stays after a piece that does, a picture and a caption between two that do, or right above
    the text.
    """
    texts = [piece.text for piece in extracted]
    # Together, too: where the extractor parts a block, the page may not.
    known = {stretch for text in (*texts, " ".join(texts)) for stretch in _stretches(text)}
    told = [_told(piece, known) for piece in pieces]
    following = _following(told)
    kept: list[Piece] = []
    before, in_text = False, False
    for piece, found, after in zip(pieces, told, following, strict=True):
        if found is None:
            found = before if piece.kind is BlockKind.CODE else after and (before or not in_text)
        else:
            before = found
            in_text = in_text or (found and piece.kind is not BlockKind.HEADING)
        if found:
            kept.append(piece)
    return kept


def dense(text: str) -> int:
    """How many characters are of a script that parts no words, and so say more each."""
    return 0 if text.isascii() else len(_DENSE.findall(text))


def _told(piece: Piece, known: set[int]) -> bool | None:
    """Whether a piece is among what is known; None where its words cannot tell."""
    stretches = _stretches(piece.text)
    found = sum(stretch in known for stretch in stretches)
    if stretches and found >= _MOST * len(stretches):
        return True
    return None if not stretches or piece.kind in _BY_PLACE else False


def _following(told: Sequence[bool | None]) -> list[bool]:
    """For each place what the next one that can be told is; False after the last."""
    following: list[bool] = []
    after = False
    for found in reversed(told):
        following.append(after)
        after = after if found is None else found
    return following[::-1]


def _stretches(text: str) -> list[int]:
    """Every run of so many words, hashed, since a large page has a million of them."""
    words = _WORD.findall(normalize("NFC", text).casefold())
    if not words:
        return []
    last = max(1, len(words) - _STRETCH + 1)
    return [hash(tuple(words[first : first + _STRETCH])) for first in range(last)]
