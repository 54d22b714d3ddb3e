"""Stories built by hand for tests: blocks from kind and text, marks found by their text."""

from decimal import Decimal
from typing import Any

from briefing.desk.entries import Entry
from briefing.model import (
    Block,
    BlockKind,
    Document,
    Figure,
    FigureKind,
    Marks,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Story,
)

Piece = tuple[BlockKind, str]


def a_story(*pieces: Piece | str, **told: Any) -> Story:
    """A story of blocks; plain strings are paragraphs after a headline, "Ferry sinks"."""
    typed = [
        piece if isinstance(piece, tuple) else (BlockKind.PARAGRAPH, piece) for piece in pieces
    ]
    if not typed or typed[0][0] is not BlockKind.HEADLINE:
        typed.insert(0, (BlockKind.HEADLINE, "Ferry sinks"))
    blocks = []
    text = ""
    for kind, words in typed:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    document = Document(typed[0][1], text, tuple(blocks), **told)
    source = Source("Harbour News", SourceKind.FOLDER, "/news")
    return Story("id-1", source, "/news/ferry.txt", document)


def a_quote(story: Story, words: str, **fields: Any) -> Quote:
    """A quote of the first place where `words` stand."""
    start = story.text.index(words)
    return Quote(start, start + len(words), fields.pop("kind", QuoteKind.DIRECT), **fields)


def a_figure(story: Story, words: str, value: str | None = None, **fields: Any) -> Figure:
    """A figure of the first place where `words` stand; numbers are given as strings."""
    start = story.text.index(words)
    kind = fields.pop("kind", FigureKind.COUNT)
    for name in {"low", "high"} & fields.keys():
        fields[name] = Decimal(fields[name])
    number = None if value is None else Decimal(value)
    return Figure(start, start + len(words), kind, number, **fields)


def an_entry(story: Story, *marks: Quote | Figure) -> Entry:
    """A story with the marks that it is given, as the commands take it."""
    quotes = tuple(mark for mark in marks if isinstance(mark, Quote))
    figures = tuple(mark for mark in marks if isinstance(mark, Figure))
    return Entry(story, Marks(quotes, figures), 1)
