"""On whose word a figure stands: the subject of the reporting verb whose clause holds it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.marks import rules, tags
from briefing.marks.attribution import Paragraph, read_paragraph
from briefing.marks.complements import only_uncovers, reports_figure
from briefing.marks.cues import CUE_FORMS, CUE_VERBS, PLAIN, TAKING_CLAUSES
from briefing.marks.lexicon import words
from briefing.marks.mentions import Mentions
from briefing.marks.phrases import Phrase
from briefing.marks.sentences import sentences
from briefing.marks.speakers import Spoken
from briefing.marks.subjects import subject_of
from briefing.marks.tokens import Tokens
from briefing.marks.verbs import cue_verb, is_cue, is_finite
from briefing.model import Figure, Quote, Span

CLAIMING = (PLAIN | TAKING_CLAUSES | words("put demand calculate project forecast anticipate")) - (
    words("begin read sing remember email text hope fear worry understand feel")
)
"""Verbs whose subject answers for a figure in their clause: "has put the figure at …"."""

_CLAIMING_WORDS = {form for form, verb in CUE_VERBS.items() if verb in CLAIMING} | {"according"}
"""What a sentence holds, in lower case, if somebody in it may answer for its figures."""

_LONGEST_ADDRESS = 8
"""Tokens between a number of those who are addressed and what they are told."""

_ADDRESSING = words("tell ask remind inform warn write")
"""Verbs that may have people, in numbers, as their object: "told 300 supporters"."""

_CONTRAST = words("while whereas but although though")
"""Words that, after a comma, open a clause that an earlier verb does not govern."""

_PROMISING = words("pledge promise swear threaten vow")
_BACKGROUND = words("after amid as before despite following when")
"""Words that tell why somebody promises, on nobody's word: "vows to stay after 12 die"."""

_WITH_CHARGES = words("with in over for")
"""Words after "charged" where a court has charged, and nobody claims."""

_FARTHEST_VERB = 50
"""Tokens that a claiming verb is looked for to the left of its figure."""


@dataclass(slots=True)
class _Parts:
    """The sentences of the paragraphs that hold figures and no quotations, as far as read."""

    cues: Mapping[str, str]
    sentences: dict[Span, list[Span]] = field(default_factory=dict)
    read: dict[Span, Paragraph | None] = field(default_factory=dict)


def find_claimants(
    text: str,
    lines: Sequence[Span],
    figures: Sequence[Figure],
    quotes: Sequence[Quote],
    spoken: Spoken,
    names: Mentions,
    read: Mapping[int, Paragraph],
    cues: Mapping[str, str],
) -> list[Figure]:
    """The figures, in their order, each with its claimant where the text gives one.

    `read` are the paragraphs that the attribution has read, by their number among `lines`; `cues`
    the reader's own cue verbs, as in `Tokens`.
    """
    starts = [line[0] for line in lines]
    opening = [quote.start for quote in quotes]
    parts = _Parts(cues)
    found = []
    for figure in figures:
        inside = bisect_right(opening, figure.start) - 1
        if inside >= 0 and quotes[inside].end > figure.start and quotes[inside].is_speech:
            found.append(replace(figure, claimant=quotes[inside].speaker))
            continue
        number = max(0, bisect_right(starts, figure.start) - 1)
        line = lines[number]
        paragraph = read.get(number) or _read_sentence(text, number, line, figure.start, parts)
        mention = _claim(paragraph, figure.start) if paragraph else None
        if mention is not None and not mention[0] <= figure.start < mention[1]:
            speaker = names.resolve(mention, line, spoken.until(mention[0]))
            if speaker is not None:
                found.append(replace(figure, claimant=speaker.name))
                continue
        found.append(figure)
    return found


def _read_sentence(text: str, number: int, line: Span, at: int, parts: _Parts) -> Paragraph | None:
    """The sentence that holds the place `at`, read if a word in it could report; None if not."""
    if line not in parts.sentences:
        parts.sentences[line] = sentences(text, *line) if _may_claim(text, line, parts.cues) else []
    spans = parts.sentences[line]
    if not spans:
        return None
    span = spans[max(0, bisect_right(spans, (at, len(text))) - 1)]
    if span not in parts.read:
        claims = len(spans) == 1 or _may_claim(text, span, parts.cues)
        parts.read[span] = read_paragraph(text, number, span, [], parts.cues) if claims else None
    return parts.read[span]


def _may_claim(text: str, span: Span, cues: Mapping[str, str]) -> bool:
    """Whether a word in a stretch of text could report: a cheap look before it is read."""
    said = text[span[0] : span[1]].lower().replace(",", " ").replace(".", " ")
    held = said.split()
    return not (_CLAIMING_WORDS.isdisjoint(held) and cues.keys().isdisjoint(held))


def _claim(paragraph: Paragraph, at: int) -> Span | None:
    """The mention of whoever answers for what stands at the place `at`."""
    tokens = paragraph.tokens
    place = min(bisect_left(tokens.starts, at), len(tokens) - 1)
    if tokens.starts[place] > at and place:
        place -= 1
    low, high = paragraph.sentence_of(place)
    named = rules.according_to(tokens, low, high, place) or tags.final(tokens, place, high)
    if named is not None:
        return named.mention
    subject = _who_claims(tokens, place, low, high)
    return tokens.span(*subject) if subject else None


def _who_claims(tokens: Tokens, place: int, low: int, high: int) -> Phrase | None:
    """The subject of the nearest claiming verb to the left whose clause reaches `place`."""
    lows = tokens.lows
    floor = max(low, place - _FARTHEST_VERB)
    if _CLAIMING_WORDS.isdisjoint(lows[floor:place]):
        return None
    for i in range(place - 1, floor - 1, -1):
        if lows[i] == ";" or (lows[i] in _CONTRAST and i > low and lows[i - 1] == ","):
            return None
        if lows[i] not in CUE_FORMS or not is_cue(tokens, i):
            continue
        verb = cue_verb(tokens, i)
        if verb not in CLAIMING or (verb in _ADDRESSING and i >= place - 2):
            continue
        if verb in _ADDRESSING and _is_addressed(tokens, i, place, high):
            continue
        if verb == "charge" and lows[i + 1] in _WITH_CHARGES:
            continue
        if not reports_figure(tokens, i, place, high):
            continue
        if verb in _PROMISING and not _BACKGROUND.isdisjoint(lows[i + 1 : place]):
            continue
        subject = subject_of(tokens, i, low)
        if subject is None or not only_uncovers(tokens, subject, i, place, high):
            return subject
    return None


def _is_addressed(tokens: Tokens, verb: int, place: int, high: int) -> bool:
    """Whether a number tells how many are spoken to: "told a crowd of about 300 that …"."""
    lows = tokens.lows
    if "that" in lows[verb + 1 : place]:
        return False
    ceiling = min(high, place + _LONGEST_ADDRESS)
    that = next((j for j in range(place + 1, ceiling) if lows[j] == "that"), None)
    return that is not None and not any(
        is_finite(tokens, j) or lows[j] == "," for j in range(verb + 1, that)
    )
