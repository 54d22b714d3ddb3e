"""The brief: the front page of what is new, made of verbatim pieces of the stories. Pure.

The viewer's brief and `briefing brief` call `brief` with what is new, and with what reads the
stories of an event: only those that come onto the page are read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefing.desk.counting.nouns import Claim, Relation, Thing
from briefing.desk.counts import counted
from briefing.desk.library import Entry
from briefing.marks.sentences import sentences
from briefing.model import BlockKind, Quote, QuoteKind, Span

MOST_WORDS: Final = 1_100
"""Words of a brief, which can be read in five minutes."""
MOST_CLAIMS: Final = 4
"""Figures that are shown of one event."""
_LONGEST_SENTENCE: Final = 60
_SHORTEST_QUOTE, _LONGEST_QUOTE = 5, 45
_DAY: Final = 86_400


class New(NamedTuple):
    """A new story: its number, its source's place, and what it weighs by.

    `coverage` is 0 for a story that shares its event with no other. `time` is in epoch seconds.
    """

    story: int
    source: str
    coverage: int
    time: int
    is_read: bool
    quotes: int
    figures: int


@dataclass(frozen=True, slots=True)
class Said:
    """A quote where it stands."""

    entry: Entry
    quote: Quote


@dataclass(frozen=True, slots=True)
class Piece:
    """One event: the story that leads it, and the best that all of its stories give.

    `first` is the lead's first sentence (None where it has no text but its headline), `quote` the
    strongest quote of them all, `claims` the figures that differ, else those that matter, and
    `relation` how they stand to each other. `entries` are all stories, the lead first.
    """

    lead: Entry
    first: Span | None
    quote: Said | None
    claims: tuple[Claim, ...]
    relation: Relation
    entries: tuple[Entry, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The pieces by weight; `left_out` counts the events that did not fit into five minutes."""

    pieces: tuple[Piece, ...]
    left_out: int
    stories: int
    sources: int
    words: int


def brief(news: Sequence[New], read: Callable[[Sequence[int]], Sequence[Entry]], now: int) -> Brief:
    """The front page of what is new, as long as can be read in five minutes.

    `read` gives the stories of some numbers, in their order, marked; `now` is in epoch seconds.
    """
    events: dict[tuple[int, int], list[New]] = {}
    for new in news:
        # A story that stands alone is an event of its own.
        events.setdefault((new.coverage, 0 if new.coverage else new.story), []).append(new)
    ordered = sorted(events.values(), key=lambda event: _weight(event, now), reverse=True)
    pieces: list[Piece] = []
    words = 0
    for event in ordered:
        lead = max(event, key=_tells)
        others = [new.story for new in event if new is not lead]
        entries = read([lead.story, *others])
        if not entries:
            continue
        piece = _piece(entries)
        words += _words(piece)
        if pieces and words > MOST_WORDS:
            break
        pieces.append(piece)
    return Brief(
        tuple(pieces),
        len(ordered) - len(pieces),
        len(news),
        len({new.source for new in news}),
        sum(map(_words, pieces)),
    )


def _weight(event: Sequence[New], now: int) -> tuple[float, int]:
    """How much an event matters: sources first, then how fresh and unread, then what it tells."""
    newest = max(new.time for new in event)
    fresh = max(0.0, 1 - (now - newest) / (2 * _DAY))
    unread = any(not new.is_read for new in event)
    told = max(min(6, new.quotes) + min(6, new.figures) for new in event)
    return 2.0 * len({new.source for new in event}) + fresh + unread + told / 12, newest


def _tells(new: New) -> tuple[bool, int, int]:
    """How well a story leads its event: unread, with most marks, the newest."""
    return not new.is_read, min(8, new.quotes) + min(8, new.figures), new.time


def _piece(entries: Sequence[Entry]) -> Piece:
    lead = entries[0]
    claims, relation = _telling(counted(entries), lead)
    sources = len({entry.story.source.place for entry in entries})
    return Piece(
        lead,
        _first_sentence(lead),
        _strongest(entries),
        claims,
        relation,
        tuple(entries),
        sources,
    )


def _first_sentence(entry: Entry) -> Span | None:
    """The first sentence of a story's first paragraph; None where that would be a wall of text."""
    text = entry.story.text
    for block in entry.story.document.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            first = next(iter(sentences(text, block.start, block.end)), None)
            is_short = first and len(text[slice(*first)].split()) <= _LONGEST_SENTENCE
            return first if is_short else None
    return None


def _strongest(entries: Sequence[Entry]) -> Said | None:
    """The quote that says most: whole sentences of somebody named, of a length to be read."""
    best: tuple[float, Said] | None = None
    for number, entry in enumerate(entries):
        text = entry.story.text
        for place, quote in enumerate(entry.marks.quotes):
            if not quote.is_speech or not quote.speaker:
                continue
            words = len(text[quote.start : quote.end].split())
            if not _SHORTEST_QUOTE <= words <= _LONGEST_QUOTE:
                continue
            worth = (
                3.0 * (quote.kind is QuoteKind.DIRECT)
                + 1.5 * (quote.role is not None)
                + min(words, 20) / 20
                - 0.1 * place
                - 0.2 * number
            )
            if best is None or worth > best[0]:
                best = worth, Said(entry, quote)
    return best[1] if best else None


def _telling(things: Sequence[Thing], lead: Entry) -> tuple[tuple[Claim, ...], Relation]:
    """The claims that differ, of the first thing on which any do; else the lead's first figures."""
    for thing in things:
        if thing.relation in (Relation.DIFFER, Relation.CONFLICT):
            live = [claim for claim in thing.claims if not claim.is_replaced]
            return tuple(live[:MOST_CLAIMS]), thing.relation
    own = [
        claim for thing in things for claim in thing.claims
        if claim.entry is lead and not claim.is_replaced
    ]  # fmt: skip
    own.sort(key=lambda claim: claim.mention.figure.start)
    return tuple(own[: MOST_CLAIMS - 1]), Relation.ONE


def _words(piece: Piece) -> int:
    """The words that a piece takes on the page."""
    text = piece.lead.story.text
    length = len(piece.lead.story.headline.split()) + 4 * len(piece.claims)
    if piece.first is not None:
        length += len(text[slice(*piece.first)].split())
    if piece.quote is not None:
        quote = piece.quote.quote
        length += len(piece.quote.entry.story.text[quote.start : quote.end].split()) + 4
    return length
