"""What holds of every document, whatever it was made from."""

from itertools import pairwise
from urllib.parse import urlsplit

from briefing.documents.clean import clean_line, clean_text
from briefing.model import BlockKind, Document

LINES_KEPT = (BlockKind.CODE, BlockKind.TABLE)


def assert_sound(document: Document) -> None:
    text, blocks = document.text, document.blocks
    assert blocks[0].kind is BlockKind.HEADLINE
    assert text[blocks[0].start : blocks[0].end] == document.headline
    assert (blocks[0].start, blocks[-1].end) == (0, len(text))
    assert all(text[one.end : two.start] == "\n\n" for one, two in pairwise(blocks))
    for block in blocks:
        words = text[block.start : block.end]
        assert words.strip()
        assert words == words.rstrip()
        assert block.kind in LINES_KEPT or "\n" not in words
    assert clean_text(text) == text
    for line in (document.headline, document.byline, document.publisher):
        assert line is None or (line and clean_line(line) == line)
    for link in document.links:
        assert 0 <= link.start < link.end <= len(text)
        assert any(b.start <= link.start and link.end <= b.end for b in blocks)
        assert urlsplit(link.url).scheme in ("http", "https")
        assert link.url.isascii()
        assert link.url.isprintable()
