"""The rules of attribution whose cue is a noun that carries words: a call, a promise, a reply."""

from briefing.marks.cues import CUE_NOUNS
from briefing.marks.phrases import phrase_left, phrase_right
from briefing.marks.rules import Attribution
from briefing.marks.tokens import Tokens
from briefing.marks.verbs import is_finite, is_word
from briefing.marks.words import DETERMINERS

_REPLIES = frozenset({"reply", "answer", "response", "retort", "cry", "shout", "call", "verdict"})
"""What may come after a quotation, and be its cue: "came the reply"."""

_VIEWS = frozenset(
    {"view", "words", "opinion", "eyes", "phrase", "telling", "judgment", "judgement"}
)
"""What is somebody's own, and tells whose words they are: "in Hall's view"."""

_FARTHEST_VIEW = 25
"""Tokens on either side of a quotation that may tell in whose view it holds."""

_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our"})


def possessed(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`Hall's call for a "new start"`, `her promise of "clean water"`, `Hall's "thugs" remark`."""
    lows = tokens.lows
    noun = None
    if lows[place + 1 : place + 2] and lows[place + 1] in CUE_NOUNS:
        noun = place + 1
    first = place
    for i in range(place - 1, max(low, place - 9) - 1, -1):
        if not is_word(lows[i]) and lows[i] != "'s":
            break
        first = i
        if lows[i] == "'s" or lows[i] in _POSSESSIVES:
            break
        if lows[i] in CUE_NOUNS and lows[i + 1] in {"of", "for", "to", "that", "about", "on"}:
            noun = i
        elif is_finite(tokens, i):
            return None
    if noun is None or first == place:
        return None
    if lows[first] in _POSSESSIVES:
        return Attribution(tokens.span(first, first), tokens.span(noun, noun), "possessed")
    owner = phrase_left(tokens, first - 1, low) if lows[first] == "'s" else None
    if owner is None:
        return None
    return Attribution(tokens.span(*owner), tokens.span(noun, noun), "possessed")


def in_whose_view(tokens: Tokens, place: int, low: int, high: int) -> Attribution | None:
    """`It was "a slow tide," in Hall's view.` and `It was, in her telling, "a slow tide"`."""
    lows = tokens.lows
    first, last = max(low, place - _FARTHEST_VIEW), min(high, place + _FARTHEST_VIEW)
    if _VIEWS.isdisjoint(lows[first:last]):
        return None
    for i in (*range(place + 1, last), *range(first, place)):
        if lows[i] != "in" or i + 2 >= high:
            continue
        owned = phrase_right(tokens, i + 1, high)
        if owned is None and lows[i + 1] in _POSSESSIVES and lows[i + 2] in _VIEWS:
            owned = i + 1, i + 2
        if owned is None or lows[owned[1]] not in _VIEWS:
            continue
        owner = owned[1] - 1 - (lows[owned[1] - 1] == "'s")
        if owner == owned[1] - 1 and lows[owner] not in _POSSESSIVES:
            continue
        cue = tokens.span(owned[1], owned[1])
        return Attribution(tokens.span(i + 1, owner), cue, "in his view")
    return None


def came_the_reply(tokens: Tokens, place: int) -> Attribution | None:
    """`"Yes," came the reply` and `"Yes," came his answer`; "from Hall" after it tells whose."""
    lows = tokens.lows
    noun = place + 3
    if lows[place + 1 : place + 2] not in (["came"], ["comes"]) or noun >= len(lows):
        return None
    if lows[noun - 1] not in DETERMINERS or lows[noun] not in _REPLIES:
        return None
    mention = None
    if lows[noun - 1] in _POSSESSIVES:
        mention = tokens.span(noun - 1, noun - 1)
    elif lows[noun + 1 : noun + 2] == ["from"]:
        phrase = phrase_right(tokens, noun + 2, len(lows))
        mention = tokens.span(*phrase) if phrase else None
    return Attribution(mention, tokens.span(noun, noun), "came the reply")
