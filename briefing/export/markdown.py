"""Stories, quotes and figures as Markdown that reads back as the text it was made of."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from briefing.export.citation import (
    cite_markdown,
    details,
    escaped,
    markdown_link,
    web_address,
)
from briefing.export.lists import Depths
from briefing.export.spans import SetOff, Spans
from briefing.export.told import Mark, Told
from briefing.export.wording import facts
from briefing.model import Block, BlockKind, Figure, Link, Quote, Story

CELL: Final = " | "
_NUMBER: Final = re.compile(r"\d{1,9}[.)]")
_TASKS: Final = {"☐": "- [ ]", "☑": "- [x]"}
_FENCE: Final = re.compile("`{3,}")


def story_markdown(told: Told) -> str:
    """A whole story: its headline, what is known of it, and its blocks.

    Quotes are in italics and figures bold where Markdown can set them off.
    """
    story = told.story
    url = web_address(story.document.url)
    known = facts(story, told.marks, told.minutes)
    writer = _Writer(story, [quote for quote in told.marks.quotes if quote.is_speech], told)
    head = [_heading(1, markdown_link(escaped(story.headline), url))]
    head.append(escaped(known if url else f"{known} · {story.place}"))
    return "\n\n".join(head) + writer.blocks(story.document.blocks[1:]) + "\n"


def marks_markdown(story: Story, marks: Iterable[Mark]) -> str:
    """Marks under their story's headline, each a block quotation and its citation."""
    parts = [_heading(2, escaped(story.headline))]
    for mark in marks:
        more = details(story, mark)
        parts.append(cite_markdown(story, mark) + (f" ({escaped(more)})" if more else ""))
    return "\n\n".join(parts) + "\n"


class _Writer:
    """Writes the blocks of one story, one after another."""

    def __init__(self, story: Story, quotes: Iterable[Quote], told: Told) -> None:
        self._text = story.text
        links = [link for link in story.document.links if web_address(link.url)]
        figures = told.marks.figures
        self._spans = Spans(links, self._markable(quotes), self._markable(figures))
        self._links = {link.start for link in links}
        # The columns at which the text of the open list items begins, the outermost first.
        self._columns: list[int] = []
        self._depths = Depths()

    def blocks(self, blocks: Iterable[Block]) -> str:
        """The blocks, what parts each from the one before in front of it."""
        parts: list[str] = []
        before: Block | None = None
        for block in blocks:
            if block.kind is not BlockKind.LIST_ITEM:
                self._columns, self._depths = [], Depths()
            parts += (_gap(before, block), self._block(block))
            before = block
        return "".join(parts)

    def _block(self, block: Block) -> str:
        match block.kind:
            case BlockKind.HEADING:
                return _heading(max(2, block.level), self._line(block.start, block.end))
            case BlockKind.LIST_ITEM:
                return self._item(block)
            case BlockKind.QUOTATION:
                return _quotation(block) + self._line(block.start, block.end)
            case BlockKind.CODE:
                return _fenced(self._text[block.start : block.end])
            case BlockKind.TABLE:
                return self._table(block)
            case _:
                return self._line(block.start, block.end)

    def _item(self, block: Block) -> str:
        """A list item, or a further paragraph of the one before, beneath its text."""
        line = self._line(block.start, block.end)
        depth = self._depths.of(block)
        if not block.marker:
            del self._columns[depth:]
            return " " * (self._columns[-1] if self._columns else 0) + line
        del self._columns[depth - 1 :]
        indent = self._columns[-1] if self._columns else 0
        bullet = _bullet(block.marker)
        # The box of a task is text of the item, for what it takes to be a list.
        self._columns.append(indent + len(bullet.split(" ")[0]) + 1)
        return f"{' ' * indent}{bullet} {line}"

    def _table(self, block: Block) -> str:
        """A table, its first row the head; Markdown has none without."""
        rows = []
        start = block.start
        for row in self._text[block.start : block.end].split("\n"):
            cells = []
            for cell in row.split(CELL):
                cells.append(self._line(start, start + len(cell)))
                start += len(cell) + len(CELL)
            start += 1 - len(CELL)
            rows.append(cells)
        # What goes beyond the head's cells would be lost.
        width = max(map(len, rows))
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])

    def _line(self, start: int, end: int) -> str:
        """A passage as one line of running text."""
        inside = self._text[start:end]
        start += len(inside) - len(inside.lstrip())
        return self._spans.woven(start, end, self._words, _set_off).rstrip()

    def _words(self, start: int, end: int) -> str:
        words = escaped(" ".join(self._text[start:end].split("\n")))
        # Before a link, the sign would make an image of it.
        return f"{words[:-1]}\\!" if words[-1:] == "!" and end in self._links else words

    def _markable(self, marks: Iterable[Mark]) -> Iterator[Mark]:
        """The marks that signs can set off: white space or punctuation is around each.

        Markdown does not read the signs elsewhere, nor where two marks touch.
        """
        last = -1
        for mark in marks:
            before, after = self._text[: mark.start][-1:], self._text[mark.end : mark.end + 1]
            inside = self._text[mark.start : mark.end]
            is_closed = inside[:1].strip() and inside[-1:].strip()
            if is_closed and _parts(before) and _parts(after) and mark.start > last:
                last = mark.end
                yield mark


def _set_off(span: SetOff, inside: str) -> str:
    match span:
        case Link():
            return markdown_link(inside, span.url)
        case Figure():
            return f"**{inside}**"
        case Quote():
            return f"_{inside}_"


def _parts(sign: str) -> bool:
    """Whether a sign, or the end of the text, keeps words apart in every reader's eyes."""
    return not sign or sign.isspace() or unicodedata.category(sign)[0] == "P"


def _heading(level: int, line: str) -> str:
    signs = "#" * level
    # Signs at the end would count as the heading's own, unless others follow.
    return f"{signs} {line} {signs}" if line.endswith("#") else f"{signs} {line}"


def _bullet(marker: str) -> str:
    return marker if _NUMBER.fullmatch(marker) else _TASKS.get(marker, "-")


def _quotation(block: Block) -> str:
    return "> " * max(1, block.level)


def _fenced(code: str) -> str:
    fence = "`" * max([3, *(len(found) + 1 for found in _FENCE.findall(code))])
    return f"{fence}\n{code}\n{fence}"


def _gap(before: Block | None, block: Block) -> str:
    """What stands between two blocks: items of one list are close, quotations stay together."""
    if before is None or before.kind is not block.kind:
        return "\n\n"
    if block.kind is BlockKind.QUOTATION:
        return f"\n{_quotation(min(before, block, key=lambda one: one.level)).rstrip()}\n"
    is_list = block.kind is BlockKind.LIST_ITEM and before.marker and block.marker
    if is_list and before.level == block.level and _kind(before) == _kind(block):
        return "\n"
    return "\n\n"


def _kind(item: Block) -> str:
    """What tells one kind of list from another: its sign, or what follows the number."""
    return _bullet(item.marker)[-1] if _NUMBER.fullmatch(item.marker) else "-"
