"""The marks of a document, and its reading time: called by whatever shows or stores stories."""

import bisect
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, Protocol, TypeVar

from briefing import config, paths
from briefing.marks import RULES, annotate
from briefing.model import NO_ADDITIONS, BlockKind, Document, Lexicon, Marks, Span

WORDS_A_MINUTE: Final = 230
UNMARKED: Final = frozenset({BlockKind.CODE, BlockKind.IMAGE})
LONGEST_BOILERPLATE: Final = 400
"""Characters of a paragraph that is no part of its story, at most."""


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Mark = TypeVar("_Mark", bound=_Spanned)


def readers_lexicon() -> Lexicon:
    """What the settings add to the words of marks; read again when their file has changed."""
    path = paths.config_file()
    try:
        stamp = path.stat()
    except (OSError, ValueError):
        return NO_ADDITIONS
    return _lexicon_of(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(1)
def _lexicon_of(path: Path, modified: int, size: int) -> Lexicon:
    """The lexicon of a settings file, by its stamp."""
    return config.load_or_default(path)[0].lexicon


def version(lexicon: Lexicon) -> str:
    """A name for the rules and words of marks, another one where marks may come out different."""
    if lexicon.cue_verbs or lexicon.units:
        added = repr((sorted(lexicon.cue_verbs), sorted(lexicon.units))).encode()
        return f"{RULES} {blake2b(added, digest_size=8).hexdigest()}"
    return str(RULES)


def mark(document: Document, lexicon: Lexicon | None = None) -> Marks:
    """The quotes, figures and dates of a document, without those in code and in images' texts.

    `lexicon` are the reader's additions; those of the settings where none is given.
    """
    marks = annotate(document.text, readers_lexicon() if lexicon is None else lexicon)
    spared = [(b.start, b.end) for b in document.blocks if b.kind in UNMARKED]
    if not spared:
        return marks
    return Marks(
        quotes=_outside(spared, marks.quotes),
        figures=_outside(spared, marks.figures),
        dates=_outside(spared, marks.dates),
    )


def set_apart(document: Document, lexicon: Lexicon | None = None) -> Document:
    """The document with its boilerplate told by the reader's own phrases, too."""
    phrases = (readers_lexicon() if lexicon is None else lexicon).boilerplate
    if not phrases:
        return document
    folded = tuple(phrase.casefold() for phrase in phrases)
    blocks = tuple(
        replace(block, kind=BlockKind.PROMO, level=0)
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and block.end - block.start <= LONGEST_BOILERPLATE
        and document.text[block.start : block.end].casefold().startswith(folded)
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


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
