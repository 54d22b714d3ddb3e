"""Verbs in a paragraph's tokens: which words are cues, finite verbs, or adverbs beside them.

A shallow grammar: closed word classes, endings and neighbours stand in for a parser.
"""

from briefing.marks.cues import (
    CUE_FORMS,
    CUE_NOUNS,
    CUE_VERBS,
    NAMING,
    PHRASAL_VERBS,
    PHRASES,
    WEAK,
)
from briefing.marks.lexicon import words
from briefing.marks.tokens import Tokens
from briefing.marks.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FINITE_VERBS,
    NOT_NAMES,
    PARTICIPLES,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING,
)

_FLOATING = frozenset({"both", "all", "each"})
"""Quantifiers that may stand behind the subject they belong to."""

_ADVERBIAL = ADVERBS | _FLOATING

_CLIPPING = PRONOUNS | {"that", "there"}
"""Words after which "'s" is a clipped verb."""

_OPENS_OBJECT = frozenset({"a", "an", "the", "his", "her", "their", "its"})
"""Words that begin the object of a verb."""

_OPENS_OBJECT_OF_CUE = _OPENS_OBJECT | {"it", "him", "them", "such", "this", "that", "those"}
"""Words that begin what a cue is about."""

_SAME_PAST = frozenset({"read", "put", "hit", "cast", "forecast"})
"""Verbs whose past is their base form."""

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_WHEN = frozenset({"when", "if", "as", "once", "until", "unless", "though", "than"})
"""Words after which a participle has no subject: "told them, when asked, …"."""

_TO_SPEAK = (_BE - {"be", "been", "being"}) | {"used"}
"""Words whose infinitive is the verb of their clause: "used to tell", "is to say"."""

_BEFORE_A_NOUN = DETERMINERS - words(
    """
    that this these those one another two three four five six seven eight nine ten several few some
    many all most both each her
    """
)
"""Determiners that cannot be subjects themselves, right before a verb."""

_PLURAL = words(
    """
    these those two three four five six seven eight nine ten several few some many all most both
    other
    """
)
"""Determiners of plurals: a word in -s after one is no verb but a noun ("all charges")."""

_OF_ONE = frozenset({"a", "an", "'s", "this", "that", "each", "every"})
"""Words before a noun in the singular, a plural in front of it or not."""

_TIES = frozenset({"of", "in", "at", "from"})
"""Prepositions that tie a complement to a plural before it."""

_TIES_TO_NOUN = _TIES | {"by", "for", "to"}
"""Prepositions that tie a complement to the noun "forecast"."""

_LONGEST_COMPLEMENT = 6
"""Tokens of a complement that are read back for the plural it hangs on."""

_NO_NOUNS = words(
    """
    say tell argue insist contend maintain warn explain suggest believe think write reckon allege
    """
)
"""Verbs whose base form is no noun."""

_LONGEST_APPOSITION = 20
"""Tokens of an apposition that are read back for the plural it explains."""

_LONGEST_JOINT = 7
"""Tokens before a comma or a verb in which "and" joins the names of one subject."""

_MODIFIERS = words(
    """
    new old latest recent own early late further previous similar public private false true big
    small major key other long short such strong sharp angry final initial official original
    earlier repeated alleged common
    """
)
"""Adjectives before a noun: "of the new notes" has no verb."""

_NOUNS_TOO = words("calls plans needs looks works lives plays talks turns shows uses hopes moves")
"""Plurals of nouns that may also be verbs."""

_CLAIMS = words(
    "answers attacks calls charges claims comments demands estimates forecasts insults judges "
    "offers orders pledges projects promises questions reports shows signs threats votes vows"
)
"""Nouns in -s that are forms of cues as well: objects right after a verb ("expect claims")."""

_BEFORE_PLURALS = _BEFORE_A_NOUN | _PLURAL | PREPOSITIONS | (FINITE_VERBS - {"'s", "'d"})
"""Words after which one of them is a noun: "faces calls", "the plans", "for talks"."""


def is_word(low: str) -> bool:
    """Whether a token is a word or number at all."""
    return low[0].isalnum() or (low[0] in "@#$" and len(low) > 1)


def is_capital(tokens: Tokens, i: int) -> bool:
    """Whether a token may be part of a name: a capital, and no word that only opens sentences."""
    word = tokens.words[i]
    if not (word[0].isupper() or word[0] == "@"):
        return False
    return tokens.lows[i] not in NOT_NAMES


def is_adverb(tokens: Tokens, i: int) -> bool:
    """Whether a word may stand between a subject and its verb, or beside the verb."""
    low = tokens.lows[i]
    if low in _ADVERBIAL:
        return low not in _FLOATING or _floats(tokens, i)
    if len(low) < 5 or not low.endswith("ly") or low in {"family", "ally", "assembly", "early"}:
        return False
    following = tokens.lows[i + 1] if i + 1 < len(tokens) else ""
    return tokens.words[i][0].islower() or following == "," or following in PRONOUNS


def _floats(tokens: Tokens, i: int) -> bool:
    """Whether a quantifier stands between its subject and the verb: "Hall and Mills both think"."""
    if not 0 < i < len(tokens) - 1:
        return False
    following, before = tokens.lows[i + 1], tokens.lows[i - 1]
    if not (following in CUE_FORMS or following in FINITE_VERBS or following in AUXILIARIES):
        return False
    if before in {"they", "we"} or before in PLURALS:
        return True
    if is_capital(tokens, i - 1):
        return "and" in tokens.lows[max(0, i - _LONGEST_JOINT) : i - 1]
    return before.endswith("s") and before not in FINITE_VERBS and before not in CUE_FORMS


def is_auxiliary(tokens: Tokens, i: int) -> bool:
    """Whether a token is an auxiliary: Will, with a capital inside a sentence, is a name."""
    return tokens.lows[i] in AUXILIARIES and (i == 0 or not tokens.words[i][0].isupper())


def is_finite(tokens: Tokens, i: int) -> bool:
    """Whether a token looks like a finite verb of a clause."""
    low = tokens.lows[i]
    if tokens.words[i][0].isupper():
        return low in CUE_FORMS and is_cue(tokens, i)
    if low in FINITE_VERBS:
        if low in _NOUNS_TOO and i and tokens.lows[i - 1] in _BEFORE_PLURALS:
            return False
        return low != "'s" or is_clipped(tokens, i)
    if low in PARTICIPLES:
        return i > 0 and tokens.lows[i - 1] in AUXILIARIES
    if len(low) > 3 and low.endswith("ed"):
        return "-" not in low and (low[-3] != "e" or CUE_VERBS.get(low, low) != low)
    if low in CUE_VERBS:
        return not low.endswith("ing") and (CUE_VERBS[low] != low) and low not in CUE_NOUNS
    return _acts(tokens, i)


def _acts(tokens: Tokens, i: int) -> bool:
    """Whether a word in -s is a verb by its neighbours: "Hall forwards an email"."""
    return (
        0 < i < len(tokens) - 1
        and tokens.lows[i][-1] == "s"
        and tokens.lows[i + 1] in _OPENS_OBJECT
        and len(tokens.lows[i]) > 4
        and not tokens.lows[i - 1].endswith("s")
        and is_capital(tokens, i - 1)
        and tokens.lows[i][-2] not in "su"
    )


def verb_at(tokens: Tokens, i: int, highest: int) -> int | None:
    """The cue verb of the verb group that starts at token `i`, adverbs and auxiliaries skipped."""
    lows = tokens.lows
    for j in range(i, min(highest, i + 7)):
        low = lows[j]
        if low in CUE_FORMS and is_cue(tokens, j):
            return j
        if not (is_auxiliary(tokens, j) or is_adverb(tokens, j) or low == "to"):
            return None
    return None


def cue_verb(tokens: Tokens, i: int) -> str | None:
    """The cue verb that token `i` is a form of, with its particle ("brush off"), if it is one."""
    lows = tokens.lows
    verb = PHRASAL_VERBS.get(lows[i])
    if verb is not None and i + 1 < len(lows):
        phrase = f"{verb} {lows[i + 1]}"
        if phrase in PHRASES:
            return phrase
    return CUE_VERBS.get(lows[i])


def is_cue(tokens: Tokens, i: int) -> bool:
    """Whether a token is a form of a cue verb, as a verb and not as a noun."""
    low = tokens.lows[i]
    if low not in CUE_FORMS:
        return False
    verb = cue_verb(tokens, i)
    if verb is None:
        return False
    verb = verb.partition(" ")[0]
    before = tokens.lows[i - 1] if i else ""
    if tokens.words[i][0].isupper():
        if not tokens.title_case or i == 0 or before in PREPOSITIONS:
            return False
        return low != verb or (low in _NO_NOUNS and may_precede_base(tokens, i - 1, low))
    if before in _BEFORE_A_NOUN or (before in _PLURAL and low.endswith("s") and low != verb):
        return False
    if before in _MODIFIERS and low.endswith("s") and low != verb:
        return False
    if before in PREPOSITIONS and (not low.endswith("ing") or verb in WEAK):
        return before == "to" and i > 1 and tokens.lows[i - 2] in _TO_SPEAK and low == verb
    if before == "'s" and not is_clipped(tokens, i - 1):
        return False
    if low in PARTICIPLES and i and before not in AUXILIARIES and not is_adverb(tokens, i - 1):
        return False
    if before in _BE and low.endswith(("ed", "wn", "en", "ld")):
        return False
    if low == "forecast" and _hangs_on_noun(tokens, i):
        return False
    if low.endswith("ed") and (before in _WHEN or tokens.lows[i + 1 : i + 2] == ["by"]):
        return False
    if low in _CLAIMS and _is_base_verb(tokens, i - 1):
        return False
    if before in {"and", "but"} and low != verb and _takes_object(tokens, i):
        return True
    if before == "," and verb in NAMING and tokens.lows[i + 1 : i + 2] in (["it"], ["them"]):
        return True
    if low == verb and before.endswith("s") and tokens.lows[i + 1 : i + 2] in (["it"], ["them"]):
        return True
    if before == "," and low.endswith("ing") and tokens.lows[i + 1 : i + 2] == ["that"]:
        return True
    if low == verb or low in CUE_NOUNS:
        return may_precede_base(tokens, i - 1, low)
    return True


def _hangs_on_noun(tokens: Tokens, i: int) -> bool:
    """Whether a complement makes a noun of the word at `i`: "its growth forecast for May"."""
    return bool(_TIES_TO_NOUN.intersection(tokens.lows[i + 1 : i + 2]))


def _is_base_verb(tokens: Tokens, i: int) -> bool:
    """Whether a token is a cue in its base form: "insurers expect"."""
    low = tokens.lows[i]
    return i > 0 and CUE_VERBS.get(low) == low and may_precede_base(tokens, i - 1, low)


def _takes_object(tokens: Tokens, i: int) -> bool:
    """Whether an object opens right after a token: "and calls it", "and claims the city"."""
    return bool(_OPENS_OBJECT_OF_CUE.intersection(tokens.lows[i + 1 : i + 2]))


def is_negated(tokens: Tokens, verb: int) -> bool:
    """Whether the verb at a token is denied: "has not said", "hasn't yet said", "never said"."""
    lows = tokens.lows
    for i in range(verb - 1, max(-1, verb - 5), -1):
        if lows[i] in {"not", "never"} or lows[i].endswith("n't"):
            return True
        if not (is_auxiliary(tokens, i) or is_adverb(tokens, i)):
            return False
    return False


def may_precede_base(tokens: Tokens, i: int, low: str) -> bool:
    """Whether the verb `low` in its base form may follow token `i`: a plural, "to", a pronoun."""
    if i < 0:
        return False
    before = tokens.lows[i]
    if before in PRONOUNS or before in AUXILIARIES or before == "to" or low in _SAME_PAST:
        return True
    if low == "report":
        return before in REPORTING and not _is_part_of_noun(tokens, i)
    if low in CUE_NOUNS or (low == "state" and not before.endswith("s")):
        return False
    if before == ",":
        return i > 0 and (
            is_adverb(tokens, i - 1) or (low in _NO_NOUNS and _ends_apposition(tokens, i))
        )
    if before in PLURALS or before in {"two", "three", "both", "many", "some"}:
        return True
    if is_adverb(tokens, i) or (before.endswith("s") and before != "'s"):
        return True
    if low in _NO_NOUNS and _ends_joint(tokens, i):
        return True
    return low in CUE_VERBS and low not in FINITE_VERBS and _hangs_on_plural(tokens, i)


def _ends_joint(tokens: Tokens, last: int) -> bool:
    """Whether the name that ends at a token is joined to one before it: "Ana Hall and Bo Mills",
    "Ana Hall and wife Jane".
    """
    if not is_capital(tokens, last):
        return False
    for i in range(last - 1, max(0, last - _LONGEST_JOINT), -1):
        if tokens.lows[i] == "and":
            return is_capital(tokens, i - 1)
        if not is_capital(tokens, i):
            joined = i > 1 and tokens.lows[i - 1] == "and" and not is_finite(tokens, i)
            return joined and is_capital(tokens, i - 2)
    return False


def _ends_apposition(tokens: Tokens, comma: int) -> bool:
    """Whether a comma ends what explains several: "Hall and Mills, divers at the port, say"."""
    lows = tokens.lows
    for i in range(comma - 1, max(0, comma - _LONGEST_APPOSITION), -1):
        if not (is_word(lows[i]) or lows[i] in {"'s", ","}):
            return False
        if lows[i] == ",":
            head = lows[i - 1]
            opens = tokens.words[i - 1].islower() or i == 1
            if head in PLURALS or (head.endswith("s") and opens):
                return True
            return "and" in lows[max(0, i - _LONGEST_JOINT) : i - 1] and is_capital(tokens, i - 1)
    return False


def _is_part_of_noun(tokens: Tokens, i: int) -> bool:
    """Whether the plural at a token is tied to the noun after it: "a doctors report had said"."""
    return (i > 0 and tokens.lows[i - 1] in _OF_ONE) or (
        i + 2 < len(tokens) and is_finite(tokens, i + 2)
    )


def _hangs_on_plural(tokens: Tokens, last: int) -> bool:
    """Whether a phrase hangs on a plural that opens a clause: "the authors of the study"."""
    lows = tokens.lows
    for i in range(last - 1, max(0, last - _LONGEST_COMPLEMENT), -1):
        if lows[i] in _TIES:
            head = lows[i - 1]
            plural = head in PLURALS or (head.endswith("s") and not head.endswith(("ss", "'s")))
            return plural and (i < 3 or not is_word(lows[i - 2]) or i == 2 or _opens(lows, i - 2))
        if not is_word(lows[i]):
            return False
    return False


def _opens(lows: list[str], i: int) -> bool:
    """Whether nothing but a determiner stands between token `i` and the start of a clause."""
    return lows[i] in DETERMINERS and (i == 0 or not is_word(lows[i - 1]))


def is_clipped(tokens: Tokens, i: int) -> bool:
    """Whether "'s" is a clipped verb ("he's calling") rather than a possessive."""
    return i > 0 and tokens.lows[i - 1] in _CLIPPING
