"""Noun phrases in a paragraph's tokens: where one starts and ends, and what hangs on it.

The rules of attribution and the claimants call it. Every search is bounded, so that the work is
linear in the tokens.
"""

from briefing.marks import bodies
from briefing.marks.context import is_plural
from briefing.marks.cues import CUE_VERBS, SPEECH_SOURCES
from briefing.marks.lexicon import words
from briefing.marks.titles import TITLE_TAILS
from briefing.marks.tokens import Tokens
from briefing.marks.verbs import (
    is_adverb,
    is_capital,
    is_cue,
    is_finite,
    is_word,
    may_precede_base,
)
from briefing.marks.words import (
    AUXILIARIES,
    CALENDAR,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_VERBS,
    NAME_PARTICLES,
    NOT_NAMES,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
)

LONGEST_PHRASE = 9
"""Tokens in a noun phrase: an article, up to seven words and a name's last part."""

_SPEECH_ENDS = frozenset(",.?!")
_POSSESSIVES = frozenset({"its", "his", "her", "their"})
_OPENING = frozenset({"the", "a", "an", "whose", "our", "my"}) | _POSSESSIVES
"""Words that nothing before them in a phrase goes with: "a pilot whose maps" is two phrases."""

_LONGEST_LIST = 8
"""Names in a list that are one subject."""

_IN_BODIES = frozenset({"of", "for", "on", "the", "and"})
"""Words in lower case that the name of a body may hold."""

Phrase = tuple[int, int]
"""First and last token of a phrase, both included."""

_NEVER_IN_PHRASE = (
    PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | PRONOUNS
    | {"not", "which", "whose", "what", "how", "why", "according"}
) - {"'s", "her", "no", "like"}
_STANDS_ALONE = frozenset(
    {"one", "another", "some", "many", "several", "both", "most", "few", "these", "those", "all"}
)
"""Determiners that are subjects without a noun: "another said"."""

_PAST_ALONE = (
    FINITE_VERBS
    - words("left cut set hit put will can might may could would should must shall 's 'd let")
    - frozenset(form for form in FINITE_VERBS if form.endswith("s"))
)
"""Pasts that are no noun, whatever stands before them: "the envoy sent"."""

_BEFORE_PARTICIPLES = DETERMINERS - {"this", "that"}

_FIRST_NAMES = frozenset({"jan", "april", "may", "june", "august"})
"""Words of the calendar that are first names too."""

_SURNAMES = frozenset({"may", "march", "august", "day"})
"""Words of the calendar that are surnames too."""

_NEEDS_A_NOUN = DETERMINERS - _STANDS_ALONE


def phrase_left(tokens: Tokens, last: int, lowest: int) -> Phrase | None:
    """The noun phrase that ends at token `last`, or None."""
    lows = tokens.lows
    if last < lowest:
        return None
    if lows[last] in {")", "]"}:
        last = _before_bracket(tokens, last, lowest)
        if last < lowest:
            return None
    low = lows[last]
    if low in PRONOUNS:
        return last, last
    if not is_word(low) or _is_barred(tokens, last) or low in _NEEDS_A_NOUN:
        return None
    first = last
    floor = max(lowest, last - LONGEST_PHRASE)
    named = is_capital(tokens, last)
    while first > floor:
        low = lows[first - 1]
        if low == "'s":
            first -= 1
            floor = max(lowest, first - LONGEST_PHRASE)
            continue
        if low == "&" and first - 2 >= floor and tokens.words[first][0].isupper():
            first -= 2
            continue
        if low == "that" and _opens_clause(tokens, first - 1, lowest):
            break
        if low in _IN_BODIES and tokens.words[first][0].isupper():
            head = bodies.head_left(tokens, first, lowest)
            if head is None and bodies.is_appeal(tokens, first - 2, len(lows)):
                head = first - 2
            if head is not None and head >= lowest:
                first = head
                floor = max(lowest, first - LONGEST_PHRASE)
                continue
        if low in DETERMINERS or low == "whose":
            first -= 1
            if low in _OPENING or (low == "one" and _opens_relative(tokens, first, lowest)):
                break
            continue
        if low in NAME_PARTICLES and first - 1 > floor and is_capital(tokens, first - 2):
            first -= 1
            continue
        if low == "of" and named and _is_office(tokens, first - 2, floor):
            first -= 2
            continue
        if not is_word(low) or low in _NEVER_IN_PHRASE or is_adverb(tokens, first - 1):
            break
        if tokens.words[first - 1][0].isupper():
            if low in NOT_NAMES or is_cue(tokens, first - 1):
                break
        elif _is_verb_before(tokens, first - 1):
            break
        first -= 1
    while first < last and (lows[first] in CALENDAR or lows[first] == "'s"):
        first += 1
    if lows[first] in WEEKDAYS and first == last:
        return None
    if not (named or _heads_a_phrase(tokens, first, last)):
        return None
    return first + (lows[first] == "whose"), last


def _opens_clause(tokens: Tokens, that: int, lowest: int) -> bool:
    """Whether "that" opens a clause and points at nothing: "a case that prosecutors brought"."""
    following = tokens.lows[that + 1]
    if tokens.words[that + 1][0].isupper():
        return True
    before = tokens.lows[that - 1] if that > lowest else "."
    if not is_word(before) or before in PREPOSITIONS or before in CONJUNCTIONS:
        return False
    if following == "one":
        return before not in CUE_VERBS
    return is_plural(following) or following in PLURALS


def _opens_relative(tokens: Tokens, one: int, lowest: int) -> bool:
    """Whether "one" opens a clause right after a noun: "a change one manager called a mess"."""
    before = tokens.lows[one - 1] if one > lowest else "."
    is_noun = is_word(before) and tokens.words[one - 1][0].islower() and before not in DETERMINERS
    return is_noun and before not in _NEVER_IN_PHRASE and not before.endswith("ly")


def _is_barred(tokens: Tokens, i: int) -> bool:
    """Whether a token can stand in no noun phrase; Will, May and Per, with capitals, are names."""
    low = tokens.lows[i]
    if low in {"will", "may", "per"} and i > 0 and tokens.words[i][0].isupper():
        return False
    return low in _NEVER_IN_PHRASE


def _is_office(tokens: Tokens, i: int, floor: int) -> bool:
    """Whether a token heads a title with a complement: "Secretary of State Antony Blinken"."""
    return i > floor and tokens.lows[i] in TITLE_TAILS and tokens.words[i][0].isupper()


def _is_verb_before(tokens: Tokens, i: int) -> bool:
    """Whether a token is a verb that the phrase after it does not hold: "prosecutors say Hall"."""
    if is_finite(tokens, i):
        return not _is_participle_before_noun(tokens, i)
    low = tokens.lows[i]
    return CUE_VERBS.get(low) == low and may_precede_base(tokens, i - 1, low)


def _is_participle_before_noun(tokens: Tokens, i: int) -> bool:
    """Whether a word in -ed modifies the noun after it ("a retired general")."""
    before = tokens.lows[i - 1] if i else ""
    return before in _BEFORE_PARTICIPLES and tokens.lows[i].endswith("ed")


def _heads_a_phrase(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a phrase without a capital at its end can be a subject: an article, or a plural."""
    low = tokens.lows[last]
    if low in CALENDAR or low in _PAST_ALONE or is_adverb(tokens, last):
        return False
    passive = tokens.lows[last + 1 : last + 2] == ["by"]
    if is_finite(tokens, last) and (
        first == last or (_is_verb_after(tokens, last - 1) and not passive)
    ):
        return False
    if tokens.lows[first] in DETERMINERS or "'s" in tokens.lows[first:last]:
        return True
    return low.endswith("s") or low in PLURALS or low in SPEECH_SOURCES or first < last


def _is_verb_after(tokens: Tokens, i: int) -> bool:
    """Whether a word in -ed after token `i` is a verb ("Hall resisted"), unlike "the accused"."""
    return tokens.lows[i] in {"this", "that"} or is_capital(tokens, i)


def _before_bracket(tokens: Tokens, last: int, lowest: int) -> int:
    """The token before the bracket that ends at `last`: "(D-Pa.)", "[laughing]"."""
    for i in range(last - 1, max(lowest - 1, last - 12), -1):
        if tokens.lows[i] in {"(", "["}:
            return i - 1
    return last - 1


def phrase_right(tokens: Tokens, first: int, highest: int) -> Phrase | None:
    """The noun phrase that starts at token `first`, or None; `highest` is past its last token."""
    lows = tokens.lows
    if first >= highest:
        return None
    low = lows[first]
    if low in PRONOUNS:
        return first, first
    if not is_word(low) or _is_barred(tokens, first) or is_adverb(tokens, first):
        return None
    i = first
    ceiling = min(highest, first + LONGEST_PHRASE + 3)
    last = -1
    in_body = False
    if bodies.is_appeal(tokens, first, highest):
        i = first + 2
    while i < ceiling:
        low = lows[i]
        complement = bodies.opens_complement(tokens, i, ceiling) if i > first else 0
        if complement:
            i = complement
            in_body = True
            continue
        if in_body and bodies.goes_on(tokens, i, ceiling):
            i += 1
            continue
        if low == "'s" and i > first:
            i += 1
            continue
        if low in NAME_PARTICLES and i + 1 < ceiling and is_capital(tokens, i + 1):
            i += 1
            continue
        if low in {"of", "to"} and i > first and _is_office(tokens, i - 1, first - 1):
            i += 1
            if i < ceiling and lows[i] == "the":
                i += 1
            if i < ceiling and is_capital(tokens, i):
                continue
            break
        if low == "&" and i > first and i + 1 < ceiling and is_capital(tokens, i + 1):
            i += 1
            continue
        if low == "." and i > first and len(tokens.words[i - 1]) == 1 and i + 1 < ceiling:
            i += 1
            continue
        if not is_word(low) or _is_barred(tokens, i) or (is_adverb(tokens, i) and i > first):
            break
        capital = tokens.words[i][0].isupper()
        if capital and i > first and is_cue(tokens, i):
            break
        if i > first and not capital:
            if is_finite(tokens, i) and lows[i - 1] not in _NEEDS_A_NOUN:
                break
            if CUE_VERBS.get(low) == low and may_precede_base(tokens, i - 1, low):
                break
            if low in DETERMINERS and low not in {"one", "other", "two", "three"}:
                break
        if (
            capital
            and low in CALENDAR
            and i > first
            and not (_is_first_name(tokens, i) or is_surname(tokens, i))
        ):
            break
        last = i
        i += 1
    if last < 0 or (last == first and _is_empty(lows[first])):
        return None
    return first, last


def _is_first_name(tokens: Tokens, i: int) -> bool:
    """Whether a word of the calendar is a first name here: "Jan Maas", "June Hall"."""
    following = tokens.words[i + 1 : i + 2]
    return tokens.lows[i] in _FIRST_NAMES and bool(following) and following[0][0].isupper()


def is_surname(tokens: Tokens, i: int) -> bool:
    """Whether a month is a surname here: "said Jo May", unlike "told Reuters May 3"."""
    if tokens.lows[i] not in _SURNAMES or tokens.title_case or not is_capital(tokens, i - 1):
        return False
    following = tokens.lows[i + 1] if i + 1 < len(tokens) else "."
    return (
        following in _SPEECH_ENDS
        or following == "'s"
        or is_cue(tokens, i + 1)
        or is_finite(tokens, i + 1)
    )


def subject_right(tokens: Tokens, first: int, highest: int) -> Phrase | None:
    """The subject that starts at token `first`: a phrase, or names joined as in "A, B, and C"."""
    phrase = phrase_right(tokens, first, highest)
    if phrase is None or phrase[1] + 2 >= highest:
        return phrase
    lows = tokens.lows
    last = phrase[1]
    for _ in range(_LONGEST_LIST):
        i = last + 1
        comma = i < highest and lows[i] == ","
        i += comma
        closes = i < highest and lows[i] == "and"
        item = phrase_right(tokens, i + closes, highest) if comma or closes else None
        if item is None or not _is_item(tokens, item):
            return phrase
        last = item[1]
        if closes:
            return first, last
    return phrase


def joined_left(tokens: Tokens, phrase: Phrase, lowest: int) -> Phrase:
    """The phrase with those that "and" joins to it on its left, where a clause starts with them."""
    lows = tokens.lows
    first, last = phrase
    joined = phrase
    for _ in range(_LONGEST_LIST):
        i = first - 1
        if i > lowest and lows[i] == "and":
            i -= 1 + (lows[i - 1] == ",")
        elif i > lowest and lows[i] == "," and joined != phrase:
            i -= 1
        else:
            return joined
        item = phrase_left(tokens, i, lowest)
        if item is None or (item[0] == item[1] and lows[item[0]] in PRONOUNS - {"he", "she"}):
            return joined
        first = item[0]
        before = lows[first - 1] if first > lowest else "."
        if before in CLAUSE_OPENERS or before in CALENDAR or not is_word(before):
            joined = first, last
    return joined


def _is_item(tokens: Tokens, item: Phrase) -> bool:
    """Whether a phrase may be a part of a list of names: "South Korea", "its allies"."""
    return tokens.words[item[0]][0].isupper() or tokens.lows[item[0]] in {
        "its",
        "his",
        "her",
        "their",
    }


def _is_empty(low: str) -> bool:
    """Whether a word names nothing by itself."""
    return low in _NEEDS_A_NOUN
