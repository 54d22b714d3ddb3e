"""Running text with links, as HTML and Markdown hand it over: bit by bit, white space unfolded."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.documents.clean import clean_line, clean_text
from briefing.documents.pieces import Piece
from briefing.model import BlockKind, Link


@dataclass(frozen=True, slots=True)
class Fragment:
    """A bit of running text, raw, and the address it leads to. A bare newline is a line break."""

    text: str
    url: str | None = None


LINE_BREAK = Fragment("\n")
CELL_BREAK = Fragment(" | ")
EMPTY_CELL = Fragment("–")
IMAGE_WITHOUT_WORDS = "Image"


def fold(fragments: Iterable[Fragment]) -> tuple[str, tuple[Link, ...]]:
    """The fragments as one clean text with its links.

    White space is folded across fragments; LINE_BREAK alone begins a line. The text has no white
    space at either end.
    """
    words: list[str] = []
    links: list[Link] = []
    length = 0
    gap = ""
    for fragment in fragments:
        if fragment is LINE_BREAK:
            gap = "\n" if length else ""
            continue
        clean = clean_text(fragment.text)
        line = " ".join(clean.split())
        if clean[:1].isspace() and length:
            gap = gap or " "
        if not line:
            continue
        start = length + len(gap)
        words += (gap, line)
        length = start + len(line)
        if fragment.url is not None:
            if links and links[-1].url == fragment.url and links[-1].end + len(gap) == start:
                start = links.pop().start
            links.append(Link(start, length, fragment.url))
        gap = " " if clean[-1].isspace() else ""
    return "".join(words), tuple(links)


def image(words: str, *addresses: str | None) -> Piece | None:
    """An image as a reader of text gets it: its words, leading to the first safe address.

    None where it has neither.
    """
    text = clean_line(words)
    url = next((url for url in addresses if url is not None), None)
    if not text and url is None:
        return None
    text = text or IMAGE_WITHOUT_WORDS
    links = () if url is None else (Link(0, len(text), url),)
    return Piece(BlockKind.IMAGE, text, links=links)


def code(text: str) -> Piece | None:
    """Lines of code as they are, without blank ones around them; None if nothing is left."""
    lines = [line.rstrip() for line in clean_text(text).split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    first = next((number for number, line in enumerate(lines) if line), 0)
    return Piece(BlockKind.CODE, "\n".join(lines[first:])) if lines else None
