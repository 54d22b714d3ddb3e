"""Running text with links, as HTML and Markdown hand it over: bit by bit, white space unfolded."""

from collections.abc import Iterable, Iterator
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
_DIVIDED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION})
_ENDS = frozenset('.!?:;…”"’»)')
_SHORT_LINE = 56
"""Characters of a line that was not ended for its length."""
_GOING_ON = frozenset(
    """
    a an the and or but of in on at to for by with from that as who which is was are were said says
    , – —
    """.split()  # noqa: SIM905
)
"""Words that no line ends with by itself."""
_LOOKED_AT = 4
"""Fragments after a break that tell how the next line begins."""


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


def lines_apart(fragments: list[Fragment], kind: BlockKind) -> Iterator[list[Fragment]]:
    """Running text divided where a line break is meant: in an address, a verse, a programme.

    Where it only ends a full line in the middle of a sentence, or of what is quoted, the text goes
    on. Headings, captions and items of lists are not divided.
    """
    if kind not in _DIVIDED or LINE_BREAK not in fragments:
        yield fragments
        return
    line: list[Fragment] = []
    for place, fragment in enumerate(fragments):
        if fragment is LINE_BREAK and _ends_line(line, fragments[place + 1 :]):
            yield line
            line = []
        else:
            line.append(fragment)
    yield line


def _ends_line(line: list[Fragment], following: list[Fragment]) -> bool:
    """Whether a line stands by itself, and the one that follows it begins anew."""
    said = _plain(line).rstrip()
    begun = _plain(following[:_LOOKED_AT]).lstrip()
    if not said or not begun or begun[0].islower() or said.rsplit(None, 1)[-1] in _GOING_ON:
        return False
    is_quoting = said.count("“") > said.count("”") or said.count('"') % 2
    last = _plain(line[_last_break(line) :]).strip()
    return not is_quoting and (said[-1] in _ENDS or len(last) <= _SHORT_LINE)


def _last_break(line: list[Fragment]) -> int:
    return max((place for place, one in enumerate(line) if one is LINE_BREAK), default=0)


def _plain(fragments: Iterable[Fragment]) -> str:
    return "".join(fragment.text for fragment in fragments)


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
