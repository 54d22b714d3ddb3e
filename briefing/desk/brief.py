"""The brief: the front page of what is new, made of verbatim pieces of the stories. Pure.

The viewer's brief and `briefing brief` call `brief` with what is new, and with what reads the
stories of an event: only those that come onto the page are read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefing.desk.copies import Copies, by_text
from briefing.desk.counting.intervals import ends, interval
from briefing.desk.counting.nouns import Claim, Mention, Relation, Thing
from briefing.desk.counting.results import are_joined
from briefing.desk.counts import counted
from briefing.desk.entries import Entry
from briefing.marks.sentences import sentences
from briefing.model import BlockKind, Figure, FigureKind, Quote, QuoteKind, Span

A_MINUTE: Final = 220
"""Words that are read in one."""
MOST_WORDS: Final = 5 * A_MINUTE
"""Words of a brief, which can be read in five minutes."""
MOST_CLAIMS: Final = 4
"""Figures that are shown of one event."""
_LONGEST_SENTENCE: Final = 60
_OPENING: Final = 3
"""Paragraphs among which the first sentence is looked for."""
_CLOSING: Final = "\"'”’»)]"
_SHORTEST_QUOTE, _LONGEST_QUOTE = 5, 45
_DAY: Final = 86_400
_HANDFUL: Final = 4
_TELLING: Final = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE})
_UNLIKE: Final = (Relation.DIFFER, Relation.CONFLICT)


class New(NamedTuple):
    """A new story: its number, its source's place, and what it weighs by.

    `coverage` is 0 for a story whose event nobody else is known to tell of. `text` is the same for
    stories with the same words. `time` is in epoch seconds.
    """

    story: int
    source: str
    coverage: int
    text: int
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
class Told:
    """A figure on somebody's word, and the name of the thing that it counts."""

    claim: Claim
    thing: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One event: the story that leads it, and the best that all of its stories give.

    `first` is the lead's first sentence (None where it has no text but its headline), `quote` the
    strongest quote of them all, `figures` those that differ on one thing, else those that matter,
    and `relation` how they stand to each other. `texts` are all stories by their text, the lead's
    first; `sources` are those with a text of their own.
    """

    lead: Entry
    first: Span | None
    quote: Said | None
    figures: tuple[Told, ...]
    relation: Relation
    texts: tuple[Copies, ...]
    sources: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All stories of the event."""
        return tuple(entry for copies in self.texts for entry in copies)


@dataclass(frozen=True, slots=True)
class Brief:
    """The pieces by weight; `left_out` counts the events that did not fit into five minutes."""

    pieces: tuple[Piece, ...]
    left_out: int
    stories: int
    sources: int
    words: int

    @property
    def minutes(self) -> int:
        """How long it takes to read, at least one minute."""
        return max(1, round(self.words / A_MINUTE))


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
        piece = _piece(entries, _sources(event))
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
    return 2.0 * _sources(event) + fresh + unread + told / 12, newest


def _sources(event: Sequence[New]) -> int:
    """How many sources tell of an event, each in words of its own."""
    first: dict[int, str] = {}
    for new in sorted(event, key=lambda new: (new.time, new.story)):
        first.setdefault(new.text, new.source)
    return len(set(first.values()))


def _tells(new: New) -> tuple[bool, int, int]:
    """How well a story leads its event: unread, with most marks, the newest."""
    return not new.is_read, min(8, new.quotes) + min(8, new.figures), new.time


def _piece(entries: Sequence[Entry], sources: int) -> Piece:
    lead = entries[0]
    figures, relation = _telling(counted(entries), lead)
    return Piece(
        lead,
        _first_sentence(lead),
        _strongest(entries),
        figures,
        relation,
        tuple(by_text(entries)),
        sources,
    )


def _first_sentence(entry: Entry) -> Span | None:
    """The first sentence of a story's first paragraph; None where that would be a wall of text.

    What stands above the story proper, a caption or a dateline, is no sentence: it goes on in
    small letters, or has no end.
    """
    text = entry.story.text
    blocks = entry.story.document.blocks
    starts = [(b.start, b.end) for b in blocks if b.kind is BlockKind.PARAGRAPH][:_OPENING]
    firsts = [next(iter(sentences(text, *span)), span) for span in starts]
    whole = [span for span in firsts if _is_sentence(text[slice(*span)].strip())]
    first = next(iter(whole or firsts), None)
    is_short = first and len(text[slice(*first)].split()) <= _LONGEST_SENTENCE
    return first if is_short else None


def _is_sentence(text: str) -> bool:
    return not text[:1].islower() and text.rstrip(_CLOSING)[-1:] in (".", "!", "?", "…")


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


def _telling(things: Sequence[Thing], lead: Entry) -> tuple[tuple[Told, ...], Relation]:
    """The claims that differ, of the first thing on which any do; else the lead's first figures."""
    for thing in things:
        for part in thing.parts:
            if part.relation in _UNLIKE:
                name = " ".join(filter(None, (thing.name, part.place)))
                live = [claim for claim in part.claims if not claim.is_replaced]
                return tuple(Told(claim, name) for claim in _widest(live)), part.relation
    own = [
        Told(claim, claim.figure.counted or thing.name)
        for thing in things
        for claim in thing.claims
        if claim.entry is lead and not claim.is_replaced
    ]
    counted_ones = {at.figure for told in own for at in told.claim.mentions if at.entry is lead}
    own += [
        Told(_alone(figure, lead), figure.counted or "")
        for figure in lead.marks.figures
        if figure not in counted_ones
        and not any(are_joined(lead.story.text, figure, one) for one in counted_ones)
        and figure.kind is not FigureKind.AGE
        and (figure.counted or figure.unit)
    ]
    # The same number of the same thing is told once, and a number of nothing not at all.
    named = [told for told in own if told.thing or told.claim.figure.kind is FigureKind.DURATION]
    apart = {(ends(told.claim.figure), told.thing): told for told in reversed(named)}
    # Where a headline gives the number without its thing, that counts for the thing.
    best_place = dict[tuple[object, ...], float]()
    for told in own:
        value = _value(told.claim.figure)
        best_place[value] = max(_worth(told.claim, lead), best_place.get(value, 0.0))
    worth = [(best_place[_value(told.claim.figure)], told) for told in apart.values()]
    best = sorted(worth, key=lambda one: -one[0])[: MOST_CLAIMS - 1]
    shown = [told for value, told in best if value > 0]
    shown.sort(key=lambda told: told.claim.mention.figure.start)
    return tuple(shown), Relation.ONE


def _value(figure: Figure) -> tuple[object, ...]:
    """What is the same for two figures of one number."""
    return figure.kind, figure.unit, *ends(figure)


def _alone(figure: Figure, entry: Entry) -> Claim:
    """A figure that nothing is compared with, such as a length of time, as a claim."""
    text = entry.story.text
    blocks = entry.story.document.blocks
    block = next((one for one in blocks if one.start <= figure.start < one.end), blocks[0])
    found = sentences(text, block.start, block.end)
    whole = (block.start, block.end)
    sentence = next((one for one in found if one[0] <= figure.start < one[1]), whole)
    mention = Mention(entry, figure, sentence)
    return Claim(figure.claimant, figure, interval(figure), (mention,))


def _worth(claim: Claim, lead: Entry) -> float:
    """How much a figure tells: one of the headline most, then one of the first paragraph, then
    sums, shares and sizes, then large ones.

    A handful of something that stands in no headline tells nothing: "three operators".
    """
    starts = [at.figure.start for at in claim.mentions if at.entry is lead]
    headline, *others = lead.story.document.blocks
    first = next((one.end for one in others if one.kind is BlockKind.PARAGRAPH), headline.end)
    is_told_first = 2.0 * (min(starts) < headline.end) + 1.0 * (min(starts) < first)
    size = max(map(abs, ends(claim.figure)))
    if not claim.figure.counted and min(starts) >= first:
        # What it is of is told where it stands.
        return 0.0
    if claim.figure.kind in _TELLING:
        return is_told_first + 1.0
    if size <= _HANDFUL and min(starts) >= headline.end:
        return 0.0
    return is_told_first + min(1.0, len(f"{size:.0f}") / 6) + 0.1 * len(starts)


def _widest(claims: Sequence[Claim]) -> list[Claim]:
    """Of more claims than are shown the smallest, the largest, and those made most often."""
    between = sorted(claims[1:-1], key=lambda claim: -len(claim.mentions))[: MOST_CLAIMS - 2]
    ends = (claims[0], claims[-1])
    return [claim for claim in claims if claim in between or claim in ends]


def _words(piece: Piece) -> int:
    """The words that a piece takes on the page."""
    text = piece.lead.story.text
    length = len(piece.lead.story.headline.split()) + 4 * len(piece.figures)
    if piece.first is not None:
        length += len(text[slice(*piece.first)].split())
    if piece.quote is not None:
        quote = piece.quote.quote
        length += len(piece.quote.entry.story.text[quote.start : quote.end].split()) + 4
    return length
