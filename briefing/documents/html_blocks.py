"""Walks the tree of a page and cuts it into blocks. Without recursion, whatever the depth."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from briefing.documents.assemble import BLOCK_LIMIT
from briefing.documents.clean import clean_line, clean_text, safe_url
from briefing.documents.html_elements import BLOCKS, NEVER_READ
from briefing.documents.html_tables import Table
from briefing.documents.inline import LINE_BREAK, Fragment, code, fold, image, lines_apart
from briefing.documents.pieces import DEEPEST_LEVEL, Piece
from briefing.model import BlockKind

_CHROME = frozenset({"nav", "aside", "form"})
_CHROME_OF_PAGE = frozenset({"header", "footer"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"\b(?:wp-caption-text|photo-caption|image-caption|caption)\b")
_BYLINE_CLASS = re.compile(r"\bbyline\b")
_NOTE = re.compile(r"[0-9]{1,3}|[a-z*†‡]")
_DIGITS = re.compile(r"[+−-]?[0-9]{1,4}")
_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SUBSCRIPT = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int = 1


@dataclass(slots=True)
class Walk:
    """One walk over a page; `pieces` runs it. `with_chrome` keeps navigation, forms and asides."""

    base: str | None = None
    with_chrome: bool = False
    _done: list[Piece] = field(default_factory=list)
    _images: list[Piece] = field(default_factory=list)
    _fragments: list[Fragment] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _links: list[str | None] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _kinds: list[BlockKind] = field(default_factory=list)
    _quotations: int = 0
    _level: int = 0
    _marker: str = ""

    def pieces(self, root: LexborNode) -> list[Piece]:
        """The blocks below a node, in the order of the page."""
        in_article = root.tag != "body"
        node: LexborNode | None = root.child
        depth = 0
        open_tags: list[str] = []
        while node is not None and len(self._done) <= BLOCK_LIMIT:
            tag = node.tag or ""
            down = None
            if tag == "-text":
                self._fragments.append(Fragment(node.text_content or "", self._url()))
            elif not self._left_out(node, tag, in_article) and self._enter(node, tag):
                down = node.child
                if down is None:
                    self._leave(tag)
            if down is not None:
                open_tags.append(tag)
                depth += 1
                node = down
                continue
            while node.next is None and depth:
                node = node.parent
                depth -= 1
                self._leave(open_tags.pop())
                if node is None:
                    break
            node = node.next if node is not None else None
        self._flush()
        return self._done

    def _left_out(self, node: LexborNode, tag: str, in_article: bool) -> bool:
        if tag in NEVER_READ or not tag or tag[0] in "-!":
            return True
        if not self.with_chrome and (tag in _CHROME or (tag in _CHROME_OF_PAGE and not in_article)):
            return True
        attributes = node.attributes
        return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))

    def _url(self) -> str | None:
        return self._links[-1] if self._links else None

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Opens an element; False if what is below it has been dealt with."""
        if tag in BLOCKS:
            return self._enter_block(node, tag)
        if tag == "a":
            self._links.append(safe_url(node.attributes.get("href") or "", self.base))
        elif tag == "br":
            self._break()
        elif tag in ("img", "amp-img"):
            self._image(node)
        elif tag == "q":
            self._fragments.append(Fragment("“", self._url()))
        elif tag in ("sup", "sub"):
            return not self._raised(node, tag)
        elif tag in ("td", "th") and self._tables:
            self._close_cell(if_empty=False)
        return True

    def _raised(self, node: LexborNode, tag: str) -> bool:
        """Take a short superscript or subscript whole: "[1]" for a note's number, "²" for others.

        In plain text neither must run into the word before it. False for what is longer.
        """
        inner = _only_child(node)
        is_linked = bool(self._links) or (inner is not None and inner.tag == "a")
        if inner is not None and inner.tag == "a":
            inner = _only_child(inner)
        if inner is None or inner.tag != "-text":
            return False
        text = clean_line(inner.text())
        if tag == "sup" and is_linked and _NOTE.fullmatch(text):
            self._fragments.append(Fragment(f"[{text}]", self._url()))
        elif _DIGITS.fullmatch(text):
            signs = text.translate(_SUPERSCRIPT if tag == "sup" else _SUBSCRIPT)
            self._fragments.append(Fragment(signs, self._url()))
        else:
            return False
        return True

    def _enter_block(self, node: LexborNode, tag: str) -> bool:
        self._flush()
        if tag == "pre" and not self._tables:
            for line_break in node.css("br"):
                line_break.replace_with("\n")
            piece = code(node.text())
            if piece is not None:
                self._done.append(piece)
            return False
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag in _LISTS:
            first = _number(node, "start") if tag == "ol" else None
            self._lists.append(_List(tag == "ol", 1 if first is None else first))
        elif tag == "li":
            self._open_item(node)
        elif tag == "blockquote":
            self._quotations += 1
        elif tag == "table":
            if self._tables:
                # A table that holds another lays out the page: what came before goes first.
                self._close_cell(if_empty=False)
                self._done += self._tables[-1].emptied()
            self._tables.append(Table())
        elif tag == "caption" and self._tables:
            self._close_cell(if_empty=False)
        self._kinds.append(self._kind(node, tag))
        return True

    def _leave(self, tag: str) -> None:
        if tag in BLOCKS:
            self._leave_block(tag)
        elif tag == "a":
            self._links.pop()
        elif tag == "q":
            self._fragments.append(Fragment("”", self._url()))
        elif tag in ("td", "th") and self._tables:
            self._close_cell()

    def _leave_block(self, tag: str) -> None:
        self._flush()
        self._kinds.pop()
        if tag in _HEADINGS:
            self._level = 0
        elif tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "blockquote":
            self._quotations -= 1
        elif tag == "caption" and self._tables:
            self._caption_table()
        elif tag == "tr" and self._tables:
            self._close_cell(if_empty=False)
            self._tables[-1].close_row()
        elif tag == "table":
            self._close_cell(if_empty=False)
            self._done += self._tables.pop().emptied()

    def _kind(self, node: LexborNode, tag: str) -> BlockKind:
        """The kind of the text right inside a block that has just been opened."""
        if tag in _HEADINGS:
            return BlockKind.HEADING
        if tag in ("figcaption", "caption"):
            return BlockKind.CAPTION
        if tag == "blockquote" or (tag == "li" and self._quotations):
            return BlockKind.QUOTATION
        if tag == "li":
            return BlockKind.LIST_ITEM
        if tag in ("p", "div", "address"):
            names = node.attributes.get("class") or ""
            if _CAPTION_CLASS.search(names):
                return BlockKind.CAPTION
            if tag != "div" and _BYLINE_CLASS.search(names):
                return BlockKind.BYLINE
        return self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH

    def _open_item(self, node: LexborNode) -> None:
        self._marker = "•"
        if self._lists and self._lists[-1].ordered:
            value = _number(node, "value")
            number = self._lists[-1].number if value is None else value
            self._marker = f"{number}."
            self._lists[-1].number = number + 1

    def _break(self) -> None:
        """Two line breaks part paragraphs; one does where its lines stand by themselves."""
        if self._fragments and self._fragments[-1] is LINE_BREAK:
            self._flush()
        elif self._fragments:
            self._fragments.append(LINE_BREAK)

    def _image(self, node: LexborNode) -> None:
        attributes = node.attributes
        sources = (attributes.get("src"), attributes.get("data-src"))
        addresses = [safe_url(source, self.base) for source in sources if source]
        words = attributes.get("alt")
        # An empty alternative text says that the picture says nothing.
        if words or (words is None and any(addresses)):
            piece = image(words or "", *addresses, self._url())
            if piece is not None:
                self._images.append(piece)

    def _close_cell(self, *, if_empty: bool = True) -> None:
        self._tables[-1].close_cell(self._fragments, if_empty=if_empty)
        self._fragments = []

    def _caption_table(self) -> None:
        """Ends the caption of a table, which stands before it."""
        text, links = fold(_on_one_line(self._fragments))
        self._fragments = []
        if text:
            self._done.append(Piece(BlockKind.CAPTION, text, links=links))

    def _flush(self) -> None:
        """Ends the running text: it becomes a piece, and the pictures met in it follow."""
        if self._tables:
            if self._fragments and self._fragments[-1] is not LINE_BREAK:
                self._fragments.append(LINE_BREAK)
            return
        kind = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        for fragments in lines_apart(self._fragments, kind):
            self._end_text(fragments, kind)
        self._fragments = []
        self._done += self._images
        self._images = []

    def _end_text(self, fragments: list[Fragment], kind: BlockKind) -> None:
        text, links = fold(_on_one_line(fragments))
        if text:
            level = {
                BlockKind.HEADING: self._level or 2,
                BlockKind.LIST_ITEM: max(1, len(self._lists)),
                BlockKind.QUOTATION: self._quotations,
            }.get(kind, 0)
            is_item = kind in (BlockKind.LIST_ITEM, BlockKind.QUOTATION)
            marker = self._marker if is_item else ""
            self._marker = "" if marker else self._marker
            self._done.append(Piece(kind, text, min(level, DEEPEST_LEVEL), marker, links))


def _only_child(node: LexborNode) -> LexborNode | None:
    """What an element holds, if that is one thing."""
    child = node.child
    return child if child is not None and child.next is None else None


def _on_one_line(fragments: list[Fragment]) -> list[Fragment]:
    return [Fragment(" ") if fragment is LINE_BREAK else fragment for fragment in fragments]


def _number(node: LexborNode, name: str) -> int | None:
    value = clean_text(node.attributes.get(name) or "").strip()
    return int(value) if re.fullmatch(r"-?[0-9]{1,6}", value) else None
