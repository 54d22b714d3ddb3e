"""The rules of attribution whose speaker is no subject of a cue: an agent, an object, an owner."""

from briefing.marks.appositions import skip_apposition
from briefing.marks.cues import CUE_VERBS, NAMING, PHRASAL_VERBS, PLAIN
from briefing.marks.lexicon import words
from briefing.marks.phrases import Phrase, phrase_right, subject_right
from briefing.marks.rules import (
    FARTHEST_CUE,
    LONGEST_CLAUSE,
    Attribution,
    cue_span,
    governing_cue,
)
from briefing.marks.tokens import Tokens
from briefing.marks.verbs import is_adverb, verb_at

_LONGEST_AGENT = 12
"""Tokens between "by" and the "as" after its agent."""

_FARTHEST_OWNER = 25
"""Tokens on either side of a quotation in which its owner is told."""

_ARTICLES = frozenset({"a", "an", "the"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_LISTENING = frozenset(form for form, verb in CUE_VERBS.items() if verb in {"hear", "overhear"})
"""Forms of the verbs whose object speaks: "heard the man shout"."""

_EXPRESSIONS = words("words phrase view opinion account telling judgment judgement estimation")
"""What is somebody's: "in the words of Hall"."""


def by_agent(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`dismissed by Hall as "…"` and `once called (a) "…" by Hall`: the agent of a passive."""
    lows = tokens.lows
    verb = place - 1 - (lows[place - 1 : place] == ["as"])
    if verb < low:
        return None
    if lows[place + 1 : place + 2] == ["by"]:
        naming = _naming_before(tokens, place, low)
        agent = phrase_right(tokens, place + 2, len(tokens)) if naming is not None else None
        if naming is not None and agent is not None and not lows[agent[1]].endswith("ing"):
            return Attribution(tokens.span(*agent), tokens.span(naming, naming), "by him")
    if verb == place - 1:
        return None
    for by in range(verb, max(low, verb - _LONGEST_AGENT), -1):
        if lows[by] == "by" and _is_naming_participle(tokens, by - 1):
            agent = phrase_right(tokens, by + 1, place - 1)
            if agent is not None:
                return Attribution(tokens.span(*agent), tokens.span(by - 1, by - 1), "by him")
    return None


def _naming_before(tokens: Tokens, place: int, low: int) -> int | None:
    """The naming participle before a quotation; with an article between them, a form of "be" must
    tell that it is passive: "was hailed (as) a “hero” by".
    """
    lows = tokens.lows
    verb = place - 1
    has_article = verb > low and lows[verb] in _ARTICLES
    verb -= has_article
    verb -= verb > low and lows[verb] == "as"
    if not _is_naming_participle(tokens, verb):
        return None
    return verb if not has_article or lows[verb - 1] in _PASSIVE else None


def _is_naming_participle(tokens: Tokens, i: int) -> bool:
    """Whether a token is a participle that pins words on something: "called", "dismissed"."""
    low = tokens.lows[i]
    return i >= 0 and low.endswith("ed") and CUE_VERBS.get(low) in NAMING


def is_how(tokens: Tokens, place: int) -> Attribution | None:
    """`"…" is how Hall described it` and `"…" — that was how Hall put it`."""
    lows = tokens.lows
    i = place + 1
    highest = min(len(lows), i + _FARTHEST_OWNER)
    while i < highest and lows[i] in {",", "—", "–", "-", "that", "this", "which"}:
        i += 1
    if lows[i : i + 2] not in (["is", "how"], ["was", "how"], ["'s", "how"]):
        return None
    subject = subject_right(tokens, i + 2, highest)
    if subject is None:
        return None
    after = skip_apposition(tokens, subject[1] + 1, highest)
    verb = verb_at(tokens, after, highest)
    if verb is None and lows[after + 1 : after + 2] == ["it"] and lows[after] in PHRASAL_VERBS:
        verb = after
    if verb is None:
        return None
    return Attribution(tokens.span(*subject), cue_span(tokens, verb), "is how he put it")


def in_the_words_of(tokens: Tokens, place: int, low: int, high: int) -> Attribution | None:
    """`In the words of Hall, … "…"`, on either side of the quotation."""
    lows = tokens.lows
    first, last = max(low, place - _FARTHEST_OWNER), min(high - 3, place + _FARTHEST_OWNER)
    if _EXPRESSIONS.isdisjoint(lows[first : max(first, last)]):
        return None
    for i in range(first, last):
        if lows[i : i + 2] == ["in", "the"] and lows[i + 2] in _EXPRESSIONS:
            owner = _of(tokens, i + 3, high)
            if owner is not None:
                cue = tokens.span(i + 2, i + 2)
                return Attribution(tokens.span(*owner), cue, "in the words of")
    return None


def _of(tokens: Tokens, i: int, high: int) -> Phrase | None:
    """The phrase after "of" at token `i`."""
    return phrase_right(tokens, i + 1, high) if tokens.lows[i : i + 1] == ["of"] else None


def heard(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`Sailors heard the man shout "…"`: the speaker is the object of who listens."""
    lows = tokens.lows
    floor = max(low, place - FARTHEST_CUE - LONGEST_CLAUSE)
    if _LISTENING.isdisjoint(lows[floor:place]):
        return None
    verb = governing_cue(tokens, place, low)
    if verb is None or lows[verb] not in _LISTENING:
        return None
    speaker = phrase_right(tokens, verb + 1, place)
    if speaker is None:
        return None
    first, last = speaker
    last -= last > first and CUE_VERBS.get(lows[last]) == lows[last]
    speech = last + 1
    while speech < place and is_adverb(tokens, speech):
        speech += 1
    base = CUE_VERBS.get(lows[speech])
    if base not in PLAIN or (lows[speech] != base and not lows[speech].endswith("ing")):
        return None
    return Attribution(tokens.span(first, last), tokens.span(speech, speech), "heard him say")
