"""What the skim and evidence views hold, for the viewer and for `briefing show`."""

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from briefing.marks.sentences import sentences
from briefing.model import Block, BlockKind, Figure, Marks, Quote, Span, Story

LEDE_SENTENCES: Final = 3
SKIPPED: Final = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.BYLINE,
        BlockKind.CAPTION,
        BlockKind.SEE_ALSO,
        BlockKind.PROMO,
        BlockKind.CODE,
        BlockKind.IMAGE,
    }
)
"""What the skim view leaves out: boilerplate, and what the page shows at its top anyway."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of a story that follow each other, `text[start:end]`, and the block they are in."""

    start: int
    end: int
    block: Block


@dataclass(frozen=True, slots=True)
class SpeakerQuotes:
    """What one speaker says, in the order of the text; `name` is None for words of nobody named.

    `role` is the first title or apposition that the story gives the speaker.
    """

    name: str | None
    role: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class CountedFigures:
    """Figures on one thing, in the order of the text; `counted` is None where none is named."""

    counted: str | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A story's quotes by speaker and figures by what they count, in the order of the text.

    Words of nobody named and figures of nothing named come last. `not_speech` holds the scare
    quotes and titles.
    """

    speakers: tuple[SpeakerQuotes, ...]
    counts: tuple[CountedFigures, ...]
    not_speech: tuple[Quote, ...]


def skim(story: Story, marks: Marks) -> list[Excerpt]:
    """The lede, then only the sentences that hold speech or a figure, in the order of the text.

    The lede is the first paragraph, of a long one its first three sentences. Sentences that
    follow each other are one excerpt, so that no quote is parted. Of a table whole rows are kept,
    and with them its first, which tells what they are.
    """
    held = _merged([*(quote for quote in marks.quotes if quote.is_speech), *marks.figures])
    excerpts: list[Excerpt] = []
    lede_is_due = True
    for block in story.document.blocks:
        if block.kind in SKIPPED:
            continue
        if block.kind is BlockKind.TABLE:
            rows = _kept_rows(story.text, block, held)
            excerpts += [Excerpt(start, end, block) for start, end in rows]
            continue
        is_lede = lede_is_due and block.kind is BlockKind.PARAGRAPH
        lede_is_due = lede_is_due and not is_lede
        follows = False
        for number, (start, end) in enumerate(_sentences(story.text, block)):
            is_kept = (is_lede and number < LEDE_SENTENCES) or _meets(held, start, end)
            if is_kept and follows:
                excerpts[-1] = replace(excerpts[-1], end=end)
            elif is_kept:
                excerpts.append(Excerpt(start, end, block))
            follows = is_kept
    return excerpts


def evidence(story: Story, marks: Marks) -> Evidence:
    """The story's quotes by speaker, and its figures by what they count."""
    return Evidence(
        speakers=tuple(_by_speaker(quote for quote in marks.quotes if quote.is_speech)),
        counts=tuple(_by_counted(marks.figures)),
        not_speech=tuple(quote for quote in marks.quotes if not quote.is_speech),
    )


def speakers(marks: Marks) -> tuple[str, ...]:
    """Everybody who is named as the speaker of a quote, in the order in which they first speak."""
    named = (quote.speaker for quote in marks.quotes if quote.is_speech and quote.speaker)
    return tuple(dict.fromkeys(named))


def story_sentences(story: Story) -> list[Span]:
    """Every sentence of a story, in order, whatever kind of block it stands in."""
    return [span for block in story.document.blocks for span in _sentences(story.text, block)]


def _kept_rows(text: str, block: Block, held: list[Span]) -> list[Span]:
    """The rows of a table that hold a mark, after the first one; none where no row does."""
    rows = list(_lines(text, block))
    kept = [row for row in rows if _meets(held, *row)]
    return kept if kept[:1] == rows[:1] else [*rows[:1], *kept] if kept else []


def _sentences(text: str, block: Block) -> Iterator[Span]:
    """The sentences of a block; each row of a table is one of its own."""
    for line in _lines(text, block):
        yield from sentences(text, *line)


def _lines(text: str, block: Block) -> Iterator[Span]:
    """The lines of a block on which anything stands."""
    start = block.start
    for line in text[block.start : block.end].split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _merged(marks: Iterable[Quote | Figure]) -> list[Span]:
    """The stretches that marks cover, in order, no two of them touching."""
    spans: list[Span] = []
    for start, end in sorted((mark.start, mark.end) for mark in marks):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _meets(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, shares a character with `[start, end)`."""
    nearest = bisect.bisect_right(spans, start, key=lambda span: span[1])
    return nearest < len(spans) and spans[nearest][0] < end


def _by_speaker(quotes: Iterable[Quote]) -> Iterator[SpeakerQuotes]:
    said: dict[str | None, list[Quote]] = {}
    for quote in quotes:
        said.setdefault(quote.speaker, []).append(quote)
    for name in sorted(said, key=lambda name: name is None):
        role = next((quote.role for quote in said[name] if quote.role), None)
        yield SpeakerQuotes(name, role, tuple(said[name]))


def _by_counted(figures: Iterable[Figure]) -> Iterator[CountedFigures]:
    """Groups by the words for what is counted, whatever their capitals."""
    groups: dict[str | None, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(_key(figure.counted), []).append(figure)
    for short, whole in _shortenings(groups):
        groups[whole] = sorted(groups[whole] + groups.pop(short), key=lambda figure: figure.start)
    order = sorted(groups, key=lambda key: (key is None, groups[key][0].start))
    for key in order:
        labels = [f.counted for f in groups[key] if f.counted and _key(f.counted) == key]
        label = min(labels, key=_capitals) if labels else None
        yield CountedFigures(label, tuple(groups[key]))


def _shortenings(keys: Iterable[str | None]) -> list[tuple[str, str]]:
    """What is counted in short ("troops"), with the one longest name that ends so.

    Nothing is joined where two of them end alike: "troops" may be either's.
    """
    endings = {name: _endings(name) for name in keys if name}
    shorter = {ending for name in endings for ending in endings[name]}
    longest: dict[str, list[str]] = {}
    for name in endings:
        for ending in endings[name] if name not in shorter else ():
            longest.setdefault(ending, []).append(name)
    return [(name, longest[name][0]) for name in endings if len(longest.get(name, ())) == 1]


def _endings(name: str) -> list[str]:
    """What is left of a name without its first word, its first two words, and so on."""
    words = name.split()
    return [" ".join(words[first:]) for first in range(1, len(words))]


def _key(counted: str | None) -> str | None:
    return " ".join(counted.casefold().split()) if counted else None


def _capitals(label: str) -> int:
    return sum(sign.isupper() for sign in label)
