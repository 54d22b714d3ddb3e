"""A feed's entry to a document: its body, HTML or plain, as the blocks of a story.

Called for each entry that is new or changed, in a worker process.
"""

from briefing.documents.assemble import STAND_IN_LIMIT, assemble
from briefing.documents.clean import clean_line
from briefing.documents.pieces import Particulars, Piece
from briefing.model import BlockKind, Document

UNTITLED = "(no title)"


def document_of(
    headline: str,
    byline: str | None,
    date: str | None,
    url: str | None,
    publisher: str | None,
    body: str,
    is_html: bool,
    base: str,
) -> Document:
    """The document of an entry; the arguments are as in `model.Draft`. Never raises.

    An entry without a headline takes the first words of its text for one. `date` and `url` are
    taken as they are; what the feed does not tell is looked for in the body.
    """
    pieces = _html_pieces(body, base) if is_html else _plain_pieces(body)
    told = Particulars(
        headline=None,
        byline=clean_line(byline or "") or None,
        date=date,
        publisher=clean_line(publisher or "") or None,
        url=url,
    )
    return assemble(clean_line(headline) or _first_words(pieces), pieces, told)


def _html_pieces(body: str, base: str) -> list[Piece]:
    from briefing.documents.html import fragment_pieces

    return fragment_pieces(body, base or None)


def _plain_pieces(body: str) -> list[Piece]:
    from briefing.documents.plain import plain_pieces

    return plain_pieces(body)


def _first_words(pieces: list[Piece]) -> str:
    """What stands for a headline: the first words that are read, else whatever there is."""
    words = (piece.text for piece in pieces if piece.kind is not BlockKind.IMAGE)
    first = next(words, None) or next((piece.text for piece in pieces), UNTITLED)
    line = clean_line(first)
    if len(line) <= STAND_IN_LIMIT:
        return line
    cut = line[:STAND_IN_LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut}…"
