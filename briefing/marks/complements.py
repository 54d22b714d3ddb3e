"""What follows a verb of claiming: a clause, which it reports, or the mere object of a deed.

The verbs of speech that are verbs of doing too (Levin 1993) report a figure only in a clause:
"claimed 12 people had died", but "claimed 12 wickets"; `claimants` asks.
"""

from briefing.marks.cues import CUE_VERBS, EVIDENCE
from briefing.marks.lexicon import words
from briefing.marks.number_words import CARDINALS
from briefing.marks.people import BODIES, is_person
from briefing.marks.phrases import Phrase
from briefing.marks.tokens import QUOTE, Tokens
from briefing.marks.verbs import is_finite, is_word
from briefing.marks.words import (
    AUXILIARIES,
    CLAUSE_OPENERS,
    FINITE_VERBS,
    PLURALS,
    PRONOUNS,
    REPORTING,
)

_DOING = words("add answer claim concede find hear pledge promise tweet")
"""Verbs of speech whose plain object is something done, had or given: "added 300 staff"."""

_UNCOVERING = words("reveal show expose uncover")
"""Verbs of bringing to light: a thing that does so is no source of what it shows."""

_MEASURING = words("find")
"""Those of them whose object tells a share of what was asked: "the poll found 12% in favour"."""

_INDIRECT = words("why whether")
"""Words that open a question which nobody answers: "tells us why he left a $700m sale"."""

_RELATIVES = frozenset({"that", "which", "who"})
"""Words before a verb whose clause hangs on a noun: "storms that claimed 40 lives have ended"."""

_NEW_CLAUSE = CLAUSE_OPENERS - {"as", "than"}
"""Words after which a finite verb belongs to another clause; "as many as", "more than" count."""

_OPENS_REPORT = frozenset({"that", "how", ":", QUOTE})
"""Words and marks after which all is reported: "the court heard how he stole £40,000"."""

_JOINS = frozenset({"and", "or", "but"})
_FARTHEST = 30
"""Tokens after a figure in which the verb of its clause is looked for."""

_FARTHEST_QUESTION = 4
"""Tokens between a verb and the word that opens the question it tells of."""


def reports_figure(tokens: Tokens, verb: int, place: int, high: int) -> bool:
    """Whether the claiming verb at `verb` reports the figure at `place`, in a sentence up to
    `high`.
    """
    lows = tokens.lows
    if not _INDIRECT.isdisjoint(lows[verb + 1 : min(place, verb + _FARTHEST_QUESTION)]):
        return False
    base = CUE_VERBS.get(lows[verb])
    if base not in _DOING or (base in _MEASURING and _is_share(tokens, place)):
        return True
    opened = lows[verb + 1 : place]
    return (
        "to" in opened[:1]
        or not _OPENS_REPORT.isdisjoint(opened)
        or (lows[verb - 1] not in _RELATIVES and _has_verb(tokens, verb, place, high))
    )


def only_uncovers(tokens: Tokens, subject: Phrase, verb: int, place: int, high: int) -> bool:
    """Whether a mere thing brings to light what the figure counts: "her maps revealed 17 rivers".

    Somebody, a body, or what is made to inform ("the survey showed 17 cases") answers for it.
    """
    if CUE_VERBS.get(tokens.lows[verb]) not in _UNCOVERING:
        return False
    last = subject[1]
    if last >= verb or tokens.words[last][0].isupper() or _may_answer(tokens.lows[last]):
        return False
    is_clause = not _OPENS_REPORT.isdisjoint(tokens.lows[verb + 1 : place])
    return not (is_clause or _has_verb(tokens, verb, place, high))


def _may_answer(noun: str) -> bool:
    """Whether a noun means somebody, a body, or evidence, in the singular or the plural."""
    single = noun.removesuffix("s")
    return (
        noun in EVIDENCE
        or noun in PRONOUNS
        or noun in PLURALS
        or noun in REPORTING
        or noun in BODIES
        or single in BODIES
        or is_person(noun)
        or is_person(single)
    )


def _is_share(tokens: Tokens, place: int) -> bool:
    """Whether a figure is a part of a whole: "12%", "3 in 10", "one in five"."""
    following = tokens.lows[place + 1 : place + 2]
    return following in (["%"], ["percent"], ["per"], ["in"], ["out"])


def _has_verb(tokens: Tokens, verb: int, place: int, high: int) -> bool:
    """Whether a clause with a finite verb of its own holds the figure or goes on from its noun."""
    lows = tokens.lows
    for i in range(verb + 1, min(high, place + _FARTHEST)):
        low = lows[i]
        if low in _NEW_CLAUSE or (low in _JOINS and not _goes_on(tokens, i + 1)):
            return False
        if i > place and not (is_word(low) or low in {"'s", "%"}):
            return False
        if _is_verb(tokens, i) and not _belongs_to_noun(tokens, i, place):
            return True
    return False


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Whether another figure is joined to the one before: "12 men and 3 women had died"."""
    return i < len(tokens) and (tokens.lows[i][0].isdigit() or tokens.lows[i] in CARDINALS)


def _is_verb(tokens: Tokens, i: int) -> bool:
    """Whether a token is a finite verb, in a headline's capitals too."""
    if is_finite(tokens, i):
        return True
    low = tokens.lows[i]
    return tokens.title_case and (low in FINITE_VERBS or (len(low) > 4 and low.endswith("ed")))


def _belongs_to_noun(tokens: Tokens, i: int, place: int) -> bool:
    """Whether what looks like a verb right after a figure is its noun, or a participle before it:
    "40 lives", "12 wounded men".
    """
    low = tokens.lows[i]
    if i != place + 1 or low in AUXILIARIES:
        return False
    if low.endswith("s"):
        return tokens.lows[place][-1].isalnum()
    following = tokens.lows[i + 1] if i + 1 < len(tokens) else ""
    return low.endswith("ed") and is_word(following or ".") and following.endswith(("s", "n"))
