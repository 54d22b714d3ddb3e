"""Stories, quotes and figures as a web page of its own: nothing is fetched, and nothing runs."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import Final

from briefing.export.as_json import plain_number
from briefing.export.citation import details, gloss, origin, web_address
from briefing.export.lists import Depths
from briefing.export.markdown import CELL
from briefing.export.spans import SetOff, Spans
from briefing.export.told import Mark, Told
from briefing.export.wording import describe_figure, describe_quote, facts
from briefing.model import Block, BlockKind, Figure, Link, Quote, Story

_STYLE: Final = """\
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 serif; }
article, section { margin-bottom: 4rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; }
.facts, .byline, .caption, .see-also, .promo, figcaption { opacity: .7; font-size: .9rem; }
q { quotes: none; font-style: italic; }
q::before, q::after { content: none; }
data { font-weight: bold; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: .2rem solid; }
figure { margin: 2rem 0; }
pre { overflow-x: auto; font-size: .9rem; }
table { border-collapse: collapse; }
td { padding: .2rem .6rem; border: 1px solid; vertical-align: top; }
"""
_NUMBER: Final = re.compile(r"(-?\d{1,9})[.)]")
_CLASSES: Final = {
    BlockKind.BYLINE: "byline",
    BlockKind.CAPTION: "caption",
    BlockKind.SEE_ALSO: "see-also",
    BlockKind.PROMO: "promo",
    BlockKind.IMAGE: "image",
}


def page_head(title: str, style: str = "") -> str:
    """The beginning of a page, up to its first story; `style` is added to that of all pages."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}{style}</style>\n</head>\n<body>\n"
    )


PAGE_END: Final = "</body>\n</html>\n"


def story_html(told: Told) -> str:
    """A whole story, its quotes in `<q>` and its figures in `<data>`."""
    story = told.story
    writer = _Writer(told)
    known = escape(facts(story, told.marks, told.minutes))
    place = _linked(escape(story.document.url or story.place), story.document.url)
    lines = [f"<h1>{_linked(escape(story.headline), story.document.url)}</h1>"]
    lines.append(f'<p class="facts">{known} · {place}</p>')
    for kind, blocks in groupby(story.document.blocks[1:], key=lambda block: block.kind):
        lines += writer.blocks(kind, list(blocks))
    body = "\n".join(lines)
    return f'<article id="{escape(story.id)}">\n{body}\n</article>\n'


def marks_html(story: Story, marks: Iterable[Mark]) -> str:
    """Marks under their story's headline, each with its citation beneath."""
    lines = [f"<h2>{_linked(escape(story.headline), story.document.url)}</h2>"]
    url = web_address(story.document.url)
    cite = f' cite="{escape(url)}"' if url else ""
    for mark in marks:
        text = escape(story.text[mark.start : mark.end])
        if isinstance(mark, Figure):
            shown = f"<p>{_data(mark, text)}{escape(gloss(mark))}</p>"
        else:
            shown = f"<blockquote{cite}><p>{text}</p></blockquote>"
        more = details(story, mark)
        told = escape(origin(story, mark) + (f" ({more})" if more else ""))
        lines.append(f"<figure>\n{shown}\n<figcaption>— {told}</figcaption>\n</figure>")
    body = "\n".join(lines)
    return f"<section>\n{body}\n</section>\n"


class _Writer:
    """Writes the blocks of one story."""

    def __init__(self, told: Told) -> None:
        self._text = told.story.text
        self._url = web_address(told.story.document.url)
        self._spans = Spans(
            [link for link in told.story.document.links if web_address(link.url)],
            [quote for quote in told.marks.quotes if quote.is_speech],
            told.marks.figures,
        )

    def blocks(self, kind: BlockKind, blocks: Sequence[Block]) -> list[str]:
        """Blocks of one kind that follow one another, in lines."""
        match kind:
            case BlockKind.LIST_ITEM:
                return self._items(blocks)
            case BlockKind.QUOTATION:
                return self._quotations(blocks)
            case _:
                return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> str:
        inside = self._inside(block)
        match block.kind:
            case BlockKind.HEADING:
                level = min(6, max(2, block.level))
                return f"<h{level}>{inside}</h{level}>"
            case BlockKind.CODE:
                # A newline at the beginning of a <pre> is not of its text.
                return f"<pre>\n{escape(self._text[block.start : block.end])}</pre>"
            case BlockKind.TABLE:
                return self._table(block)
            case _:
                name = _CLASSES.get(block.kind)
                return f'<p class="{name}">{inside}</p>' if name else f"<p>{inside}</p>"

    def _items(self, items: Sequence[Block]) -> list[str]:
        """A list, in which lists may stand; an item without a marker goes on with the last."""
        lines: list[str] = []
        open_: list[str] = []
        depths = Depths()
        for item in items:
            depth = depths.of(item)
            while len(open_) > depth:
                lines.append(f"</li></{open_.pop()}>")
            number = _NUMBER.fullmatch(item.marker)
            tag = "ol" if number else "ul"
            if not item.marker:
                lines.append(f"<p>{self._inside(item)}</p>")
                continue
            if len(open_) == depth:
                lines.append("</li>")
                if open_[-1] != tag:
                    lines.append(f"</{open_.pop()}>")
            if len(open_) < depth:
                open_.append(tag)
                lines.append(f"<{tag}>")
            sign = "" if number or item.marker == "•" else f"{escape(item.marker)} "
            opened = f'<li value="{number[1]}">' if number else "<li>"
            lines.append(f"{opened}{sign}{self._inside(item)}")
        lines += (f"</li></{tag}>" for tag in reversed(open_))
        return lines

    def _quotations(self, blocks: Sequence[Block]) -> list[str]:
        lines: list[str] = []
        depth = 0
        for block in blocks:
            level = max(1, block.level)
            lines += ["<blockquote>"] * (level - depth) + ["</blockquote>"] * (depth - level)
            lines.append(f"<p>{self._inside(block)}</p>")
            depth = level
        return lines + ["</blockquote>"] * depth

    def _table(self, block: Block) -> str:
        lines = ["<table>"]
        start = block.start
        for row in self._text[block.start : block.end].split("\n"):
            cells = []
            for cell in row.split(CELL):
                cells.append(f"<td>{self._passage(start, start + len(cell))}</td>")
                start += len(cell) + len(CELL)
            start += 1 - len(CELL)
            lines.append(f"<tr>{''.join(cells)}</tr>")
        return "\n".join([*lines, "</table>"])

    def _inside(self, block: Block) -> str:
        return self._passage(block.start, block.end)

    def _passage(self, start: int, end: int) -> str:
        return self._spans.woven(start, end, self._words, self._set_off)

    def _words(self, start: int, end: int) -> str:
        return escape(self._text[start:end])

    def _set_off(self, span: SetOff, inside: str) -> str:
        match span:
            case Link():
                return _linked(inside, span.url)
            case Figure():
                return _data(span, inside)
            case Quote():
                cite = f' cite="{escape(self._url)}"' if self._url else ""
                return f'<q{cite} title="{escape(describe_quote(span))}">{inside}</q>'


def _linked(inside: str, url: str | None) -> str:
    """Written text as a link, where the address may be one."""
    url = web_address(url)
    return f'<a href="{escape(url)}" rel="noreferrer">{inside}</a>' if url else inside


def _data(figure: Figure, inside: str) -> str:
    """A figure with its value for programs; of a range, both ends with a slash between."""
    ends = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    value = "/".join(str(plain_number(end)) for end in ends if end is not None)
    title = escape(describe_figure(figure))
    return f'<data value="{escape(value)}" title="{title}">{inside}</data>'
