"""Whose words each quotation of a text is: tries the rules in their order. `annotate` calls it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from briefing.marks import agents, colons, nouns, rules, surroundings, tags
from briefing.marks.kinds import classify
from briefing.marks.quotes import Quotation
from briefing.marks.rules import Attribution
from briefing.marks.stamps import entry_start
from briefing.marks.tokens import QUOTE, Tokens, sentence_bounds, tokenize
from briefing.marks.verbs import is_adverb
from briefing.marks.words import INITIAL_SKIP
from briefing.model import QuoteKind, Span

_DASHES = frozenset("—–-")
_STOPS = frozenset(".!?;")


class Paragraph(NamedTuple):
    """A paragraph as tokens: its number, its sentences, and which tokens are quotations."""

    number: int
    tokens: Tokens
    sentences: list[tuple[int, int]]
    places: list[int]

    def sentence_of(self, place: int) -> tuple[int, int]:
        """The first and last-plus-one token of the sentence that holds the token at `place`."""
        i = bisect_right(self.sentences, (place, len(self.tokens))) - 1
        if i >= 0 and place < self.sentences[i][1]:
            return self.sentences[i]
        return 0, len(self.tokens)


class Attributed(NamedTuple):
    """A quotation with its kind and, where a rule held, its attribution."""

    quotation: Quotation
    kind: QuoteKind
    attribution: Attribution | None


def read_paragraph(
    text: str, number: int, line: Span, quotations: Sequence[Span], cues: Mapping[str, str]
) -> Paragraph:
    """The paragraph `line` of `text` as tokens; `quotations` are those that stand in it."""
    tokens = tokenize(text, line[0], line[1], quotations, cues)
    bounds = sentence_bounds(tokens)
    if bounds:
        bounds[0] = (dateline_end(tokens) or stamp_end(tokens), bounds[0][1])
    return Paragraph(number, tokens, bounds, list(tokens.quotes))


def dateline_end(tokens: Tokens) -> int:
    """The first token after a dateline: "LONDON (Reuters) -", "KYIV, Ukraine —"."""
    lows = tokens.lows
    if _DASHES.isdisjoint(lows[1:9]):
        return 0
    for i in range(1, min(9, len(lows))):
        if lows[i] in _DASHES:
            first = tokens.words[0]
            return i + 1 if (len(first) > 3 and first.isupper()) or lows[i - 1] == ")" else 0
        if lows[i] == QUOTE:
            break
    return 0


def stamp_end(tokens: Tokens) -> int:
    """The first token after the time that an entry of a live report starts with: "14:37 Police"."""
    if not (tokens.words[0][0].isdigit() or tokens.words[0] in {"[", "("}):
        return 0
    start = entry_start(tokens.text, tokens.starts[0])
    return bisect_left(tokens.starts, start) if start > 0 else 0


def attribute(
    text: str, lines: Sequence[Span], quotations: Sequence[Quotation], cues: Mapping[str, str]
) -> tuple[list[Attributed], dict[int, Paragraph]]:
    """Each quotation, in order, with whose words it is, and the paragraphs read on the way.

    `cues` are the reader's own cue verbs, as in `Tokens`.
    """
    found: list[Attributed] = []
    read: dict[int, Paragraph] = {}
    previous: Attribution | None = None
    for number, group in groupby(quotations, key=lambda quotation: quotation.paragraph):
        here = list(group)
        spans = [(quotation.start, quotation.end) for quotation in here]
        paragraph = read_paragraph(text, number, lines[number], spans, cues)
        carried = previous if number - 1 in read else None
        results = _attribute_paragraph(text, lines, paragraph, here, carried)
        found += results
        read[number] = paragraph
        spoken = [a.attribution for a in results if a.attribution is not None]
        previous = spoken[-1] if spoken else None
    return found, read


def _attribute_paragraph(
    text: str,
    lines: Sequence[Span],
    paragraph: Paragraph,
    quotations: Sequence[Quotation],
    carried: Attribution | None,
) -> list[Attributed]:
    """Each quotation of a paragraph with the first rule that holds for it."""
    results: list[Attributed] = []
    last: Attribution | None = None
    last_place = -1
    for place, quotation in zip(paragraph.places, quotations, strict=True):
        result = surroundings.transcribed(paragraph.tokens, place)
        if result is None and quotation.continues:
            result = (carried and tags.after(paragraph.tokens, place)) or carried
        result = (
            result
            or _in_sentence(paragraph, place, last, last_place)
            or _from_before(text, lines, paragraph, place, last, last_place, carried)
        )
        kind = classify(paragraph.tokens, place, result)
        if kind in {QuoteKind.TITLE, QuoteKind.SCARE}:
            result = None
        if result is not None:
            last, last_place = result, place
        results.append(Attributed(quotation, kind, result))
    return _fill_backwards(paragraph, results)


def _in_sentence(
    paragraph: Paragraph, place: int, last: Attribution | None, last_place: int
) -> Attribution | None:
    """The first of the rules that read the quotation's own sentence."""
    tokens = paragraph.tokens
    low, high = paragraph.sentence_of(place)
    return (
        tags.fronted(tokens, place, low)
        or rules.said_first(tokens, place, low)
        or colons.announced(tokens, place, low, high)
        or rules.governed(tokens, place, low, high)
        or tags.after(tokens, place)
        or nouns.came_the_reply(tokens, place)
        or agents.is_how(tokens, place)
        or rules.beside(tokens, place, low, last, last_place)
        or tags.final(tokens, place, high)
        or rules.according_to(tokens, low, high, place)
        or agents.in_the_words_of(tokens, place, low, high)
        or nouns.in_whose_view(tokens, place, low, high)
        or agents.by_agent(tokens, place, low)
        or agents.heard(tokens, place, low)
        or nouns.possessed(tokens, place, low)
        or rules.before(tokens, place, low)
        or colons.before_quotation(tokens, place, low)
        or colons.headline_reversed(tokens, place)
        or tags.after_any_verb(tokens, place)
    )


def _from_before(
    text: str,
    lines: Sequence[Span],
    paragraph: Paragraph,
    place: int,
    last: Attribution | None,
    last_place: int,
    carried: Attribution | None,
) -> Attribution | None:
    """The first of the rules that look further back, then the sentence's main clause."""
    tokens = paragraph.tokens
    low, high = paragraph.sentence_of(place)
    if last is not None and place > low and high == place + 1 and _only_links(tokens, low, place):
        return Attribution(last.mention, last.cue, "goes on")
    if place > low and colons.is_interlude(tokens, low, place):
        return _resumed(paragraph, place, last, last_place, carried)
    if place == low:
        result = None
        if place == 0:
            result = surroundings.introduced(text, lines, paragraph.number, tokens.cues)
        if result is None and place == 0 and (len(tokens) == 1 or tokens.lows[1] in _DASHES):
            result = surroundings.signed(text, lines, paragraph.number, tokens.end(0))
        if result is None:
            result = _just_before(paragraph, place, last, last_place)
        if result is None and len(tokens) <= place + 2:
            if carried is not None:
                result = Attribution(carried.mention, carried.cue, "all quote")
            elif place == 0 and paragraph.number > 0:
                result = surroundings.paragraph_before(
                    text, lines[paragraph.number - 1], tokens.cues
                )
        if result is not None:
            return result
    return rules.main_clause(tokens, place, low)


def _resumed(
    paragraph: Paragraph,
    place: int,
    last: Attribution | None,
    last_place: int,
    carried: Attribution | None,
) -> Attribution | None:
    """Who goes on after an interlude: whoever speaks in the sentence before, quoted or not."""
    resumed = _just_before(paragraph, place, last, last_place) or last or carried
    return Attribution(resumed.mention, resumed.cue, "goes on") if resumed else None


def _just_before(
    paragraph: Paragraph, place: int, last: Attribution | None, last_place: int
) -> Attribution | None:
    """Who speaks in the sentence before a quotation's own: in a quotation, or else in its words."""
    tokens = paragraph.tokens
    if last is not None and _stops(tokens, last_place, place) <= 1:
        return Attribution(last.mention, last.cue, "goes on")
    low = paragraph.sentence_of(place)[0]
    if low == 0:
        return None
    return surroundings.told_before(tokens, *paragraph.sentence_of(low - 1))


def _only_links(tokens: Tokens, low: int, place: int) -> bool:
    """Whether only a word that links sentences opens one: `"…," Hall said. Then, "We saw it."`."""
    return all(
        tokens.lows[i] == "," or tokens.lows[i] in INITIAL_SKIP or is_adverb(tokens, i)
        for i in range(low, place)
    )


def _stops(tokens: Tokens, first: int, last: int) -> int:
    """How many sentences end between two tokens."""
    return sum(1 for low in tokens.lows[first + 1 : last] if low in _STOPS)


def _fill_backwards(paragraph: Paragraph, results: list[Attributed]) -> list[Attributed]:
    """A quotation that opens the paragraph unattributed takes the speaker of the one after it."""
    for i in range(len(results) - 2, -1, -1):
        following = results[i + 1].attribution
        beside = paragraph.places[i + 1] - paragraph.places[i] <= 2
        speech = results[i].kind is QuoteKind.DIRECT
        if results[i].attribution is None and speech and beside and following is not None:
            filled = Attribution(following.mention, following.cue, "goes before")
            results[i] = results[i]._replace(attribution=filled)
    return results
