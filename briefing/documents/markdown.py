"""Markdown to a document: front matter, then blocks from markdown-it's stream of tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.documents.assemble import assemble, headline_apart
from briefing.documents.clean import clean_text, safe_url
from briefing.documents.footnotes import Footnotes
from briefing.documents.front_matter import split_front_matter
from briefing.documents.inline import (
    CELL_BREAK,
    EMPTY_CELL,
    LINE_BREAK,
    Fragment,
    code,
    fold,
    image,
)
from briefing.documents.pieces import DEEPEST_LEVEL, Piece
from briefing.model import BlockKind, Document, Link

# The parser takes seconds for a megabyte, and a story has a hundredth of that.
SOURCE_LIMIT = 1_000_000

_TASK = re.compile(r"\[([ xX])\]\s")


def parse_markdown(text: str, fallback: str) -> Document | None:
    """A Markdown text as a document; None if no text is left of it.

    The headline is the front matter's title, the first heading of rank 1, the first heading or
    paragraph, or `fallback`, in this order.
    """
    told, body = split_front_matter(clean_text(text[:SOURCE_LIMIT]))
    cut = len(text) > SOURCE_LIMIT
    pieces = _pieces(body)
    if told.headline is not None:
        return assemble(told.headline, pieces, told, cut=cut)
    if not pieces:
        return None
    headline, rest = headline_apart(pieces, _headline_place(pieces), fallback)
    return assemble(headline, rest, told, cut=cut)


def _pieces(body: str) -> list[Piece]:
    """The blocks of a text, and its footnotes as a list below them."""
    parser, footnotes = _Parser(), Footnotes()
    footnotes.add_rules(parser)
    references: dict[str, object] = {}
    pieces = _Stream().pieces(parser.parse(body, references))
    for number, text in footnotes.numbered():
        for piece in _Stream().pieces(parser.parseInline(text, references)):
            is_words = piece.kind is BlockKind.PARAGRAPH
            pieces.append(
                replace(piece, kind=BlockKind.LIST_ITEM, level=1, marker=f"{number}.")
                if is_words
                else piece
            )
    return pieces


class _Parser(MarkdownIt):
    """CommonMark with tables. It refuses no address, since `safe_url` does, and keeps the words."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.enable(["table", "strikethrough"])

    def validateLink(self, url: str) -> bool:
        """Whether an address may be one; otherwise its brackets would be left in the text."""
        return True


def _headline_place(pieces: Sequence[Piece]) -> int:
    """Where the piece is that gives the headline."""
    worded = (BlockKind.HEADING, BlockKind.PARAGRAPH)
    titles = (
        n for n, piece in enumerate(pieces) if piece.kind is BlockKind.HEADING and piece.level == 1
    )
    words = (n for n, piece in enumerate(pieces) if piece.kind in worded)
    return next(chain(titles, words), 0)


@dataclass(slots=True)
class _Stream:
    """The state of one pass over the tokens."""

    _done: list[Piece] = field(default_factory=list)
    _images: list[Piece] = field(default_factory=list)
    _numbers: list[int | None] = field(default_factory=list)
    _quotations: int = 0
    _level: int = 0
    _marker: str = ""
    _table: list[Fragment] | None = None

    def pieces(self, tokens: Sequence[Token]) -> list[Piece]:
        """The blocks of a stream of block tokens."""
        for token in tokens:
            match token.type:
                case "inline":
                    self._inline(token)
                case "fence" | "code_block":
                    self._add(code(token.content))
                case "html_block":
                    self._html(token.content)
                case "heading_open":
                    self._level = int(token.tag[1])
                case "heading_close":
                    self._level = 0
                case "blockquote_open":
                    self._quotations += 1
                case "blockquote_close":
                    self._quotations -= 1
                case "bullet_list_open":
                    self._numbers.append(None)
                case "ordered_list_open":
                    self._numbers.append(int(token.attrs.get("start", 1)))
                case "bullet_list_close" | "ordered_list_close":
                    self._numbers.pop()
                case "list_item_open":
                    self._open_item()
                case "list_item_close":
                    self._marker = ""
                case _:
                    self._table_token(token.type)
        return self._done

    def _add(self, piece: Piece | None) -> None:
        if piece is not None:
            self._done.append(piece)

    def _open_item(self) -> None:
        number = self._numbers[-1]
        self._marker = "•" if number is None else f"{number}."
        if number is not None:
            self._numbers[-1] = number + 1

    def _table_token(self, type_: str) -> None:
        if type_ == "table_open":
            self._table = []
        elif self._table is None:
            return
        elif type_ == "tr_open":
            self._table.append(LINE_BREAK)
        elif type_ in ("th_open", "td_open"):
            if self._table[-1] is not LINE_BREAK:
                self._table.append(CELL_BREAK)
        elif type_ == "table_close":
            text, links = fold(self._table)
            self._table = None
            if text:
                self._done.append(Piece(BlockKind.TABLE, text, links=links))

    def _html(self, source: str) -> None:
        # Imported late: few Markdown texts hold HTML.
        from briefing.documents.html import fragment_pieces

        self._done += fragment_pieces(source)

    def _inline(self, token: Token) -> None:
        fragments = self._fragments(token.children or ())
        is_item = fragments and self._marker and not self._quotations
        task = _TASK.match(fragments[0].text) if is_item else None
        if task is not None:
            self._marker = "☐" if task[1] == " " else "☑"
            fragments[0] = Fragment(fragments[0].text[task.end() :])
        if self._table is None:
            text, links = fold(fragments)
            if text:
                self._done.append(self._piece(text, links))
        elif any(fragment.text.strip() for fragment in fragments):
            self._table += (Fragment(bit.text.replace("|", "¦"), bit.url) for bit in fragments)
        else:
            self._table.append(EMPTY_CELL)
        self._done += self._images
        self._images = []

    def _piece(self, text: str, links: tuple[Link, ...]) -> Piece:
        """The piece that running text makes in this place."""
        if self._level:
            return Piece(BlockKind.HEADING, text, self._level, links=links)
        marker, self._marker = self._marker, ""
        if self._quotations:
            depth = min(self._quotations, DEEPEST_LEVEL)
            return Piece(BlockKind.QUOTATION, text, depth, marker, links)
        if self._numbers:
            depth = min(len(self._numbers), DEEPEST_LEVEL)
            return Piece(BlockKind.LIST_ITEM, text, depth, marker, links)
        return Piece(BlockKind.PARAGRAPH, text, links=links)

    def _fragments(self, tokens: Sequence[Token]) -> list[Fragment]:
        """The running text of inline tokens; images are put aside, to follow it."""
        fragments: list[Fragment] = []
        url: str | None = None
        for token in tokens:
            match token.type:
                case "text" | "code_inline" | "text_special":
                    fragments.append(Fragment(token.content, url))
                case "softbreak" | "hardbreak":
                    fragments.append(Fragment(" "))
                case "link_open":
                    url = safe_url(str(token.attrs.get("href", "")))
                case "link_close":
                    url = None
                case "image":
                    source = safe_url(str(token.attrs.get("src", "")))
                    piece = image(token.content, source, url)
                    if piece is not None:
                        self._images.append(piece)
        return fragments
