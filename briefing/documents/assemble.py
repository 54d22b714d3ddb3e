"""Puts a document together from its pieces; the last step of every format."""

import re
from collections.abc import Iterable, Sequence

from briefing.documents.boilerplate import label
from briefing.documents.clean import clean_line, safe_url
from briefing.documents.pieces import Particulars, Piece, same_words
from briefing.model import Block, BlockKind, Document, Link

TEXT_LIMIT = 5_000_000
BLOCK_LIMIT = 50_000
SEPARATOR = "\n\n"
HEADLINE_LIMIT = 250
STAND_IN_LIMIT = 100

_BARE_URL = re.compile(r"\bhttps?://[^\s<>\"“”‘’«»|]{3,2040}")
_URL_TAIL = ".,;:!?'…"


def headline_apart(
    pieces: Sequence[Piece], place: int, fallback: str
) -> tuple[str, Sequence[Piece]]:
    """The headline that the piece in this place gives, and the other pieces.

    Where the piece is too long for a headline it stays among them, and `fallback` (the file's
    stem) is the headline, or, if that is empty, the beginning of the piece.
    """
    text = pieces[place].text
    if len(text) <= HEADLINE_LIMIT:
        return text, [*pieces[:place], *pieces[place + 1 :]]
    return fallback or clean_line(text, STAND_IN_LIMIT), pieces


def assemble(
    headline: str, pieces: Iterable[Piece], told: Particulars, *, cut: bool = False
) -> Document:
    """A document whose text is the headline, then the pieces, a blank line between two of them.

    The pieces need not tell boilerplate from paragraphs; what `told` lacks is looked for in them.
    The headline is not repeated: a first piece, or a heading before the first paragraph, that says
    the same is left out. What goes beyond TEXT_LIMIT characters or BLOCK_LIMIT blocks is cut;
    `cut` says that something already was.
    """
    first = Piece(BlockKind.HEADLINE, clean_line(headline))
    texts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    end = 0
    labelled, found = label(_without_repeat(first.text, pieces), told.byline)
    told = told.or_else(found)
    for piece in (first, *labelled):
        start = end + len(SEPARATOR) if blocks else 0
        text = piece.text[: max(0, TEXT_LIMIT - start)].rstrip()
        cut = cut or len(text) < len(piece.text) or len(blocks) == BLOCK_LIMIT
        if not text or len(blocks) == BLOCK_LIMIT:
            break
        end = start + len(text)
        texts.append(text)
        blocks.append(Block(piece.kind, start, end, piece.level, piece.marker))
        links += (
            Link(start + link.start, start + link.end, link.url)
            for link in piece.links or bare_links(piece)
            if link.end <= len(text)
        )
        if len(text) < len(piece.text):
            break
    return Document(
        headline=first.text,
        text=SEPARATOR.join(texts),
        blocks=tuple(blocks),
        links=tuple(links),
        byline=told.byline,
        date=told.date,
        publisher=told.publisher,
        url=told.url,
        cut=cut,
    )


def bare_links(piece: Piece) -> Iterable[Link]:
    """The addresses that stand in a piece's text as they are, without the punctuation after."""
    if "://" not in piece.text or piece.kind is BlockKind.CODE:
        return
    for match in _BARE_URL.finditer(piece.text):
        shown = match[0].rstrip(_URL_TAIL)
        if shown.endswith(")") and "(" not in shown:
            shown = shown[:-1]
        url = safe_url(shown)
        if url is not None:
            yield Link(match.start(), match.start() + len(shown), url)


def _without_repeat(headline: str, pieces: Iterable[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    before_text = True
    for place, piece in enumerate(pieces):
        repeatable = place == 0 or (before_text and piece.kind is BlockKind.HEADING)
        if repeatable and len(piece.text) < 4 * len(headline) and same_words(piece.text, headline):
            continue
        before_text = before_text and piece.kind is not BlockKind.PARAGRAPH
        kept.append(piece)
    return kept
