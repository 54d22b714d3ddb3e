"""A story as it is read out: verbatim, a sentence a line, every quotation announced and ended.

What is announced stands outside the quotation marks: Quote, Ann Lee said: "…" End of quote.
"""

from collections.abc import Iterator

from briefing.cli.browsing.spoken import announced, ended, facts
from briefing.cli.browsing.terminal import Paragraph
from briefing.desk.entries import Entry
from briefing.marks.sentences import sentences
from briefing.model import Block, BlockKind, Quote, QuoteKind, Span

END = "End of story."

_LABELS = {
    BlockKind.HEADING: "Heading",
    BlockKind.CAPTION: "Caption",
    BlockKind.IMAGE: "Image",
    BlockKind.SEE_ALSO: "Aside",
    BlockKind.PROMO: "Aside",
    BlockKind.QUOTATION: "Block quote",
}
_AS_SET = {BlockKind.TABLE: "table", BlockKind.CODE: "code"}
"""Blocks whose lines are their own, and are not parted into sentences."""
_STOPS = tuple(".!?…")
_SIGNS = (*_STOPS, *",;:")


def story_paragraphs(entry: Entry) -> list[Paragraph]:
    """The headline with what is known of the story, its blocks, and a word that it has ended."""
    spoken = _Spoken(entry)
    head = [ended(entry.story.headline), facts(entry)]
    blocks = entry.story.document.blocks[1:]
    told = [lines for block in blocks if (lines := list(spoken.block(block)))]
    return [head, *told, [END]]


class _Spoken:
    """The text of a story with what is announced in it."""

    def __init__(self, entry: Entry) -> None:
        self._text = entry.story.text
        self._quotes = [quote for quote in entry.marks.quotes if quote.is_speech]

    def block(self, block: Block) -> Iterator[str]:
        """The lines of a block; the first says what it is, where it is no plain paragraph."""
        if block.kind in _AS_SET:
            kind = _AS_SET[block.kind]
            yield f"{kind.capitalize()}:"
            yield from self._text[block.start : block.end].split("\n")
            yield f"End of {kind}."
            return
        label = _label(block)
        for start, end in _stretches(self._text, block):
            line = self._announced(start, end)
            if line:
                yield label + line
                label = ""

    def _announced(self, start: int, end: int) -> str:
        """A stretch of the text, with the quotations that begin or end in it."""
        pieces: list[tuple[int, str]] = []
        for quote in self._quotes:
            if start <= quote.start < end:
                pieces.append((quote.start, self._opening(quote, (start, end))))
            if start < quote.end <= end:
                pieces.append((quote.end, self._closing(quote)))
        parts, at = [], start
        for position, piece in sorted(pieces, key=lambda piece: piece[0]):
            parts += [self._text[at:position], piece]
            at = position
        parts.append(self._text[at:end])
        return "".join(parts).strip()

    def _opening(self, quote: Quote, stretch: Span) -> str:
        """What is said before a quotation; a few words in somebody's sentence need no name."""
        if quote.kind is QuoteKind.DIRECT:
            word = "quote" if self._text[stretch[0] : quote.start].strip() else "Quote"
            who = announced(quote)
            return f"{word}, {who}: " if who else f"{word}: "
        mention = quote.mention
        is_named = mention is not None and stretch[0] <= mention[0] < stretch[1]
        return "quote, " if is_named or not quote.speaker else f"quote, {quote.speaker}: "

    def _closing(self, quote: Quote) -> str:
        """What is said after it, a sentence of its own unless the text's sentence goes on."""
        following = self._text[quote.end : quote.end + 1]
        last = self._text[quote.end - 2 : quote.end - 1]
        goes_on = last not in _STOPS and (last == "," or quote.kind is not QuoteKind.DIRECT)
        if not goes_on:
            return " End of quote" + ("" if following in _SIGNS else ".")
        before = " " if last in _SIGNS else ", "
        return f"{before}end of quote" + ("" if following in _SIGNS else ",")


def _label(block: Block) -> str:
    if block.kind is BlockKind.LIST_ITEM:
        return "Item: " if block.marker in ("", "•") else f"{block.marker} "
    label = _LABELS.get(block.kind)
    return f"{label}: " if label else ""


def _stretches(text: str, block: Block) -> list[Span]:
    """The sentences of a block, each up to where the next begins, so that nothing is left out."""
    starts = [start for start, _ in sentences(text, block.start, block.end)]
    starts[:1] = [block.start]
    return list(zip(starts, [*starts[1:], block.end], strict=True))
