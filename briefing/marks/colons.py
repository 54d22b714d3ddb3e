"""The rules of attribution that hang on a colon: `Hall: "…"` and the forms of headlines."""

from briefing.marks.appositions import skip_apposition
from briefing.marks.lexicon import words
from briefing.marks.phrases import phrase_left, subject_right
from briefing.marks.rules import Attribution, before, cue_span
from briefing.marks.subjects import clause_subject, subject_of
from briefing.marks.tokens import QUOTE, Tokens
from briefing.marks.verbs import is_adverb, is_capital, is_finite, verb_at
from briefing.marks.words import DETERMINERS, INITIAL_SKIP, PREPOSITIONS

_FARTHEST_VERB = 60
"""Tokens between a colon and the verb before it, at most."""

_LONGEST_NAME = 6
"""Tokens of a name that opens a headline, before its colon."""

_QUESTION_WORDS = frozenset({"what", "who", "which", "how", "why"})
"""Words whose verb is not the sentence's: "Hall set out what was wrong: …"."""

_BARRING = PREPOSITIONS - {"of", "from", "per", "via", "like", "than", "as"}
"""Prepositions after which a noun is no speaker: "With a smile: …", "On the budget: …"."""

_LINKING = INITIAL_SKIP | {",", "after", "with", "without", "following", "before", "in"}
"""What an interlude may open with, before its noun."""

_INTERLUDES = words(
    """
    pause beat silence hesitation interval interruption moment moments second seconds minute
    minutes breath sigh smile grin laugh chuckle giggle smirk shrug nod wink glance frown grimace
    cough tear tears whisper sip
    """
)
"""What somebody does, or how long, before they go on speaking."""

_LONGEST_INTERLUDE = 4
"""Tokens from its article to its noun: "a long, awkward pause"."""

_BE = frozenset({"is", "are", "was", "were", "'s"})
"""Verbs that say nothing by themselves: the colon after "Hall is blunt" is the cue."""

_LABELS = frozenset(
    {
        "analysis", "breaking", "comment", "editorial", "exclusive", "explainer", "factbox",
        "feature", "interview", "live", "news", "opinion", "photos", "pictures", "profile",
        "review", "update", "video", "watch",
    }
)  # fmt: skip
"""Words before a headline's colon that tell what the text is, and name nobody."""


def announced(tokens: Tokens, place: int, low: int, high: int) -> Attribution | None:
    """`Hall said: "We lost." He left`: what a colon announces, and what ends with its sentence.

    The sentence after it has a speaker of its own: a verb of saying, or a name, before the colon
    goes before one behind the quotation.
    """
    if place <= low or tokens.lows[place - 1] != ":" or high != place + 1:
        return None
    if high >= len(tokens) or tokens.lows[high] == QUOTE:
        return None
    said = before(tokens, place, low)
    if said is not None:
        return said
    name = phrase_left(tokens, place - 2, low)
    if name is None or name[0] != low or not is_capital(tokens, name[1]):
        return None
    return Attribution(tokens.span(*name), tokens.span(place - 1, place - 1), "colon")


def before_quotation(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """A colon right before the quotation, or after the name that opens a headline."""
    if place <= low:
        return None
    if tokens.lows[place - 1] == ":":
        return before_colon(tokens, place - 1, low)
    return headline(tokens, place, low)


def before_colon(tokens: Tokens, colon: int, low: int) -> Attribution | None:
    """`Antony Blinken: "…"`, and `The letter went like this: "…"`."""
    cue = tokens.span(colon, colon)
    if is_interlude(tokens, low, colon + 1):
        return None
    phrase = phrase_left(tokens, colon - 1, low)
    if phrase is not None and phrase[0] > low and tokens.lows[phrase[0] - 1] in _BARRING:
        phrase = None
    if phrase is not None and phrase[0] <= low + 8 and not _has_finite(tokens, low, phrase[0]):
        return Attribution(tokens.span(*phrase), cue, "colon")
    verbs = [
        i for i in range(colon - 1, max(low, colon - _FARTHEST_VERB), -1) if is_finite(tokens, i)
    ]
    verb = next((i for i in verbs if tokens.lows[i - 1] not in _QUESTION_WORDS), None)
    subject = subject_of(tokens, verb, low) if verb is not None else None
    if verb is not None and subject is not None and tokens.lows[verb] in _BE and verb + 1 < colon:
        return Attribution(tokens.span(*subject), cue, "colon, verb")
    if verb is not None and subject is not None:
        return Attribution(tokens.span(*subject), tokens.span(verb, verb), "colon, verb")
    subject = clause_subject(tokens, low, colon)
    return Attribution(tokens.span(*subject), cue, "colon, main subject") if subject else None


def is_interlude(tokens: Tokens, low: int, place: int) -> bool:
    """Whether a sentence only tells how somebody goes on, up to a colon: "Then, after a pause:"."""
    lows = tokens.lows
    noun = place - 2
    if noun < low or lows[noun + 1] != ":" or lows[noun] not in _INTERLUDES:
        return False
    i = low
    while i < noun and (lows[i] in _LINKING or is_adverb(tokens, i)):
        i += 1
    return i == noun or (lows[i] in DETERMINERS and noun - i <= _LONGEST_INTERLUDE)


def _has_finite(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a finite verb stands among the tokens."""
    return any(is_finite(tokens, i) for i in range(first, last))


def headline(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`Hall: I am “not going anywhere”`, the name first, in a line without a full stop."""
    lows = tokens.lows
    if lows[-1] in {".", "!", "?"} or ":" not in lows[low : low + _LONGEST_NAME + 1]:
        return None
    colon = lows.index(":", low)
    phrase = phrase_left(tokens, colon - 1, low) if colon < place else None
    if phrase is None or phrase[0] != low or not is_capital(tokens, phrase[1]):
        return None
    if not _LABELS.isdisjoint(lows[low:colon]) or QUOTE in lows[colon:place]:
        return None
    return Attribution(tokens.span(*phrase), tokens.span(colon, colon), "headline")


def headline_reversed(tokens: Tokens, place: int) -> Attribution | None:
    """`‘We will fight on’: union chief vows strike` and `‘We will fight on’: Hall`."""
    lows = tokens.lows
    count = len(lows)
    if place > 0 or lows[1:2] != [":"] or lows[-1] in {".", "!", "?"}:
        return None
    subject = subject_right(tokens, 2, count)
    if subject is None:
        return None
    verb = verb_at(tokens, skip_apposition(tokens, subject[1] + 1, count), count)
    if verb is not None:
        return Attribution(tokens.span(*subject), cue_span(tokens, verb), "headline, he vows")
    if subject[1] + 1 < count or not is_capital(tokens, subject[1]):
        return None
    return Attribution(tokens.span(*subject), tokens.span(1, 1), "headline, he")
