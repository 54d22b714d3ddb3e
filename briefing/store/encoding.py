"""Blocks, links and marks as readable JSON, and back; called by the modules of this room.

What a mark does not say is left out. A number is a string, so that every digit comes back.
"""

import json
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from briefing.model import (
    Block,
    BlockKind,
    Date,
    Enclosure,
    Figure,
    FigureKind,
    Link,
    Marks,
    Medium,
    Quote,
    QuoteKind,
)

_DEFAULTS: Final = {
    kind: tuple((field.name, field.default) for field in fields(kind)) for kind in (Quote, Figure)
}
_NUMBERS: Final = ("value", "low", "high")


def encode_blocks(blocks: Iterable[Block]) -> str:
    """Blocks as `[kind, start, end]`, with `level` and `marker` where they say something."""
    return _json([_block_row(block) for block in blocks])


def decode_blocks(text: str) -> tuple[Block, ...]:
    """The blocks that `encode_blocks` wrote."""
    return tuple(Block(BlockKind(kind), *rest) for kind, *rest in json.loads(text))


def encode_links(links: Iterable[Link]) -> str:
    """Links as `[start, end, url]`."""
    return _json([[link.start, link.end, link.url] for link in links])


def decode_links(text: str) -> tuple[Link, ...]:
    """The links that `encode_links` wrote."""
    return tuple(Link(*row) for row in json.loads(text))


def decode_enclosures(text: str) -> tuple[Enclosure, ...]:
    """Enclosures of rows of `[url, medium, length]`."""
    rows = json.loads(text)
    return tuple(Enclosure(url, Medium(medium), length) for url, medium, length in rows)


def encode_marks(marks: Marks) -> str:
    """Marks as an object of three lists: quotes and figures as objects, dates as rows."""
    return _json(
        {
            "quotes": [_said(quote) for quote in marks.quotes],
            "figures": [_said(figure) for figure in marks.figures],
            "dates": [[date.start, date.end, date.value] for date in marks.dates],
        }
    )


def decode_marks(text: str) -> Marks:
    """The marks that `encode_marks` wrote."""
    rows = json.loads(text)
    return Marks(
        tuple(map(_quote, rows["quotes"])),
        tuple(map(_figure, rows["figures"])),
        tuple(Date(*row) for row in rows["dates"]),
    )


def encode_words(words: Iterable[str]) -> str:
    """A list of words, such as tags."""
    return _json(list(words))


def decode_words(text: str) -> tuple[str, ...]:
    """The words that `encode_words` wrote."""
    return tuple(json.loads(text))


def _json(value: object) -> str:
    # Pure ASCII: a foreign text may hold half a character, which the database would refuse.
    return json.dumps(value, separators=(",", ":"))


def _block_row(block: Block) -> list[str | int]:
    row: list[str | int] = [block.kind.value, block.start, block.end]
    if block.level or block.marker:
        row.append(block.level)
    if block.marker:
        row.append(block.marker)
    return row


def _said(mark: Quote | Figure) -> dict[str, Any]:
    """What a mark says, by field, without what it leaves at the default."""
    row: dict[str, Any] = {}
    for name, default in _DEFAULTS[type(mark)]:
        value = getattr(mark, name)
        if value is default or value == default:
            continue
        if isinstance(value, StrEnum):
            value = value.value
        elif isinstance(value, Decimal):
            value = str(value)
        row[name] = value
    return row


def _quote(row: dict[str, Any]) -> Quote:
    row["kind"] = QuoteKind(row["kind"])
    if "mention" in row:
        start, end = row["mention"]
        row["mention"] = (start, end)
    return Quote(**row)


def _figure(row: dict[str, Any]) -> Figure:
    row["kind"] = FigureKind(row["kind"])
    for name in _NUMBERS:
        if name in row:
            row[name] = Decimal(row[name])
    return Figure(**row)
