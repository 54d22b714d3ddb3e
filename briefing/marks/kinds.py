"""What stands between quotation marks: speech whole or in part, a title, or a turn of phrase."""

import re

from briefing.marks.cues import BEARERS, CUE_VERBS
from briefing.marks.lexicon import words
from briefing.marks.rules import Attribution
from briefing.marks.tokens import QUOTE, Tokens
from briefing.marks.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_VERBS,
    PREPOSITIONS,
    PRONOUNS,
)
from briefing.model import QuoteKind

_WORD = re.compile(r"[^\W_][\w’'-]*")
_LONGEST_LOOK = 200
"""Characters of a quotation that are read to tell what it is."""

_CLIPPED = re.compile(r"(?:n't|'s|'m|'re|'ve|'ll|'d)$")
_VERBS = (
    FINITE_VERBS
    | AUXILIARIES
    | {form for form, verb in CUE_VERBS.items() if form != verb and not form.endswith("s")}
)
"""Words that are verbs by themselves, whatever stands beside them."""

_SMALL = PREPOSITIONS | DETERMINERS | {"and", "or", "but", "nor", "vs", "v"}

WORKS = words(
    """
    show series film movie book novel song album play musical podcast program programme poem
    sitcom drama comedy documentary magazine newspaper website blog column single hit theme
    anthem video ad advert spot exhibition opera painting game award awards campaign movement
    episode segment memoir biography bestseller soundtrack reboot sequel franchise musicals
    films shows books songs movies classic pageant article essay paper report bill act trailer
    tune track broadcast
    atlas textbook cookbook guidebook handbook audiobook e-book novella novels poems sonnet ode
    ballad hymn lullaby aria anthology compilation autobiography thriller whodunnit satire fable
    monograph treatise thesis dissertation pamphlet zine manga trilogy saga debut follow-up ep lp
    mixtape albums symphony sonata concerto cantata oratorio requiem ballet operetta cabaret
    monologue revue documentaries docuseries miniseries mini-series docudrama biopic romcom podcasts
    exhibitions installation retrospective paintings sculpture mural fresco triptych lithograph
    """
)
"""Nouns for what has a title."""

_SHOUTS = words("chant chants cry cries shout shouts call calls yell yells")
"""Nouns for what a crowd says, whose words may stand in title case: "chants of “Save Us!”"."""

_ENJOYED = words("read watched saw directed performed recorded sang filmed staged reread")
"""Verbs whose object, in title case, is a work."""

_AFTER_NOUNS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | ADVERBS
"""Words that follow a noun in marks rather than an adjective."""

_TITLED = frozenset({"titled", "entitled", "headlined", "nicknamed", "subtitled", "captioned"})
_LEADS_INWARD = frozenset({"'s", "on", "in", "of", "from"})
"""Words before a quotation that make it part of the clause: `on NBC's "Today," Hall said`."""

_DEFINITE = DETERMINERS - {"a", "an"}
_SO_CALLED = frozenset({"so-called", "self-styled", "self-described"})
_SURE = frozenset(
    {"said he", "he said", "he said, adding", "came the reply", "goes on", "goes before"}
)
_UNSURE = frozenset({"main clause", "subject before", "told before"})


def classify(tokens: Tokens, place: int, attribution: Attribution | None) -> QuoteKind:
    """The kind of the quotation at token `place`, by its form, its neighbours and its speaker."""
    start, end = tokens.span(place, place)
    inside = tokens.text[start + 1 : min(end - 1, start + _LONGEST_LOOK)]
    words = _WORD.findall(inside)
    rule = attribution.rule if attribution else ""
    before = tokens.lows[place - 1] if place else ""
    inward = before in _LEADS_INWARD or _is_enjoyed(tokens, place)
    if (rule not in _SURE or inward) and (_is_title(tokens, place, words) or not words):
        return QuoteKind.TITLE
    if _is_nickname(tokens, place, words) or (rule in _UNSURE and _is_worn(tokens, place)):
        return QuoteKind.SCARE
    sentence = len(words) >= 5 and has_verb(words)
    if rule in _SURE and inside[:1].isupper():
        sentence = sentence or tokens.quotes[place] in {".", "!", "?", ",", "…", "-", "—"}
    if before in {":", ","} and rule not in _UNSURE and inside[:1].isupper():
        sentence = sentence or tokens.quotes[place] in {".", "!", "?"}
    if sentence:
        return QuoteKind.DIRECT
    if attribution is None or (
        rule in _UNSURE
        and (_is_mere_word(tokens, place) or (len(words) == 1 and _is_attributive(tokens, place)))
    ):
        return QuoteKind.SCARE
    return QuoteKind.FRAGMENT


def _is_mere_word(tokens: Tokens, place: int) -> bool:
    """Whether marks only hold a word off, in the middle of the writer's own: the "old" rules."""
    before = tokens.lows[place - 1] if place else ""
    return before in {"the", "so-called"} and tokens.quotes[place] not in {".", ",", "!", "?"}


def _is_attributive(tokens: Tokens, place: int) -> bool:
    """Whether a headline's marks hold a mere adjective: `Hall faces calls over “hidden” report`."""
    if tokens.lows[-1] in {".", "!", "?"} or tokens.quotes[place] in {",", ".", "!", "?"}:
        return False
    following = tokens.words[place + 1] if place + 1 < len(tokens) else ""
    return following.isalpha() and following.islower() and following not in _AFTER_NOUNS


def _is_enjoyed(tokens: Tokens, place: int) -> bool:
    """Whether a verb for works has the quotation as its object: `sang "Harvest Road"`."""
    before = tokens.lows[place - 1] if place else ""
    return before in _ENJOYED and (before != "read" or tokens.lows[max(0, place - 2)] in PRONOUNS)


def _is_worn(tokens: Tokens, place: int) -> bool:
    """Whether the words only tell what stands on a thing: `a "Vote Hall" badge`."""
    return not BEARERS.isdisjoint(tokens.lows[place + 1 : place + 2])


def has_verb(words: list[str]) -> bool:
    """Whether one of the words looks like a verb."""
    for word in words:
        low = word.lower()
        if low in _VERBS or (len(low) > 4 and low.endswith(("ed", "ing"))):
            return True
        if "'" in low or "’" in low:
            low = low.replace("’", "'")
            if low in _VERBS or _CLIPPED.search(low):
                return True
    return False


def _in_title_case(words: list[str]) -> bool:
    """Whether every word but the small ones has a capital or is a number."""
    if not words or words[0][0].islower():
        return False
    capitals = 0
    for word in words:
        if not word[0].islower():
            capitals += 1
        elif word not in _SMALL:
            return False
    return capitals * 2 >= len(words)


def _is_title(tokens: Tokens, place: int, words: list[str]) -> bool:
    """Whether a quotation is the name of a work or an event: `the film "Harvest Road"`."""
    lows = tokens.lows
    before = lows[place - 1] if place else ""
    earlier = lows[place - 2] if place > 1 else ""
    following = lows[place + 1] if place + 1 < len(lows) else ""
    if before in _TITLED or (before == "," and earlier in _TITLED):
        return len(words) <= 20
    if tokens.title_case or len(words) > 12 or not _in_title_case(words):
        return False
    if _is_enjoyed(tokens, place):
        return True
    if before == "of" and earlier in _SHOUTS:
        return False
    if before in WORKS or (earlier in WORKS and before in {",", "called", "named", "and"}):
        return True
    if following in WORKS or (following == "'s"):
        return True
    if before == "'s" or before in _DEFINITE:
        return earlier != "as" and (len(words) > 1 or before == "'s")
    if before in {"in", "on", "from", "to", "for", "of", "including", "with"}:
        return len(words) > 1 or before in {"in", "on"}
    return before in {"and", ",", "or"} and earlier == QUOTE and len(words) > 1


def _is_nickname(tokens: Tokens, place: int, words: list[str]) -> bool:
    """Whether a quotation stands inside a name: `Maria "Mimi" Lopes`."""
    if len(words) > 2 or not 0 < place < len(tokens) - 1:
        return False
    sides = tokens.words[place - 1][:1] + tokens.words[place + 1][:1]
    if tokens.title_case or tokens.quotes[place] in {",", ".", "?", "!"}:
        return tokens.lows[place - 1] in _SO_CALLED
    return (
        sides.isupper()
        and sides.isalpha()
        and len(sides) == 2
        and tokens.lows[place + 1] not in _SMALL
    )
