"""What explains a subject and stands between it and its verb: "Ana Hall, 29, of Leeds, said".

The rules of attribution skip it on their way from the one to the other.
"""

from briefing.marks.number_words import CARDINALS
from briefing.marks.tokens import QUOTE, Tokens
from briefing.marks.verbs import is_adverb, is_finite, is_word, verb_at
from briefing.marks.words import DETERMINERS

LONGEST_APPOSITION = 32
"""Tokens between the commas of an apposition, about 120 characters and some room."""

_SPEECH_ENDS = frozenset(",.?!")


def skip_apposition(tokens: Tokens, i: int, highest: int) -> int:
    """Past an apposition, age, bracket or relative clause that starts at token `i`, if one does."""
    lows = tokens.lows
    if i < highest and lows[i] in {"(", "["}:
        for j in range(i + 1, min(highest, i + 12)):
            if lows[j] in {")", "]"}:
                i = j + 1
                break
    if i + 2 < highest and lows[i] == "of" and _is_number(lows[i + 1]):
        i += 2
        if verb_at(tokens, i, highest) is not None:
            return i
    if i < highest and lows[i] in {"of", "for", "from", "with", "at", "in", "to"}:
        for j in range(i + 1, min(highest, i + 14)):
            if lows[j] == "," and (past := skip_apposition(tokens, j, highest)) > j:
                return past
            if not is_word(lows[j]) and lows[j] != "'s":
                break
            if is_finite(tokens, j) and lows[j - 1] not in DETERMINERS:
                return j
            if is_adverb(tokens, j) and j + 1 < highest and is_finite(tokens, j + 1):
                return j
    if i < highest and lows[i] in {",", "—", "–", "-"}:
        mark = lows[i]
        for j in range(i + 1, min(highest, i + LONGEST_APPOSITION)):
            if lows[j] in {".", ";"} or (lows[j] == QUOTE and tokens.quotes[j] in _SPEECH_ENDS):
                break
            if lows[j] == mark and verb_at(tokens, j + 1, highest) is not None:
                return j + 1
    return i


def _is_number(low: str) -> bool:
    """Whether a word tells how many: "a mother of two", "a father of 12"."""
    return low in CARDINALS or low.isdigit()
