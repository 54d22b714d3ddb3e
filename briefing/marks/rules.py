"""The rules of attribution whose cue stands before the quotation, in its own sentence.

`attribution` tries them, in an order of its own, after those of `tags`; every rule's docstring
begins with its example.
"""

from typing import NamedTuple

from briefing.marks.cues import (
    CUE_FORMS,
    CUE_NOUNS,
    CUE_VERBS,
    MAKING,
    NAMING,
    PHRASES,
    PLAIN,
    TAKING_CLAUSES,
    WEAK,
)
from briefing.marks.phrases import Phrase, phrase_left, phrase_right
from briefing.marks.subjects import subject_of
from briefing.marks.tokens import QUOTE, Tokens
from briefing.marks.verbs import (
    cue_verb,
    is_adverb,
    is_capital,
    is_cue,
    is_finite,
    is_negated,
    is_word,
    verb_at,
)
from briefing.marks.words import (
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
)
from briefing.model import Span

_JOINS = frozenset({"and", ",", "or", "but", "then"})
FARTHEST_CUE = 60
"""Tokens between a quotation and its cue, at most."""

LONGEST_CLAUSE = 25
"""Tokens between a verb that reports and the verb that it reports."""

_NEW_CLAUSE = frozenset({"and", "but", "while", "who", "which", "when"})
_NOT_BARE_VERBS = (PREPOSITIONS | DETERMINERS | PRONOUNS) - {"like"}
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
_OF_WHAT = frozenset({"of", "as", "with", "to", "that", QUOTE})
"""What follows what others say of, or to, the subject: "accused of", "told to", "called “…”"."""

_RECORDS = frozenset(
    {"emails", "email", "transcript", "transcripts", "records", "documents", "recording", "letters"}
    | {"messages", "memo", "memos", "minutes", "notes", "filing", "filings", "recordings"}
)
"""What keeps the words of others: `He wrote that it was "ugly," according to emails`."""

_SOURCING = frozenset({"according", "per"})
_ASKING = frozenset({"ask", "tell"})
"""Verbs whose participle may open a sentence, of who was asked: "Asked Monday, …"."""

_CALLED = frozenset({"called", "named", "dubbed", "nicknamed", "termed"})
"""Participles that may give the noun before them its name."""

_SAYING = frozenset({"say", "tell", "mention", "answer", "reply", "respond", "explain", "write"})
"""Cues that attribute nothing where they are denied."""


class Attribution(NamedTuple):
    """Whose words: the span that names the speaker, and the span of the cue (None: inferred)."""

    mention: Span | None
    cue: Span | None
    rule: str


def cue_span(tokens: Tokens, verb: int) -> Span:
    """The span of a cue: its verb, with a particle ("brushed off") or a noun ("a statement")."""
    lows = tokens.lows
    last = verb
    low = lows[verb]
    if (cue_verb(tokens, verb) or "") in PHRASES:
        last = verb + 1
        if lows[last] == "on" and lows[last + 1 : last + 2] == ["to"]:
            last = min(verb + 3, len(lows) - 1)
    elif low in MAKING or low.endswith("ing"):
        first = verb
        for i in range(verb - 1, max(-1, verb - 7), -1):
            if lows[i] in MAKING:
                first = i
                break
            if not is_word(lows[i]) and lows[i] != ",":
                break
        if first < verb and any(noun in CUE_NOUNS for noun in lows[first + 1 : verb]):
            last = max(i for i in range(first, verb) if lows[i] in CUE_NOUNS)
            return tokens.span(first, last)
    return tokens.span(verb, last)


def said_first(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`Said Hall: "…"` and `Said Hall, a pilot, "…"`: the cue opens the sentence."""
    verb = cue_verb(tokens, low)
    if verb not in PLAIN or verb in _ASKING or tokens.lows[low] == verb or low + 1 >= place:
        return None
    subject = phrase_right(tokens, low + 1, place)
    if subject is None or not is_capital(tokens, subject[1]) or tokens.title_case:
        return None
    if tokens.lows[subject[0]] in CALENDAR or tokens.lows[place - 1] not in {",", ":"}:
        return None
    return Attribution(tokens.span(*subject), tokens.span(low, low), "said he first")


def is_silent(tokens: Tokens, verb: int) -> bool:
    """Whether a cue tells that something was left unsaid: "has not said", "never told"."""
    if CUE_VERBS.get(tokens.lows[verb]) not in _SAYING:
        return False
    return is_negated(tokens, verb) or "neither" in tokens.lows[max(0, verb - 9) : verb]


def beside(
    tokens: Tokens, place: int, low: int, last: Attribution | None, last_place: int
) -> Attribution | None:
    """`"…," he said, adding "…"`: the second takes the first one's speaker, its own cue."""
    if last is None or last.mention is None or last_place < low:
        return None
    lows = tokens.lows
    for i in range(place - 1, last_place, -1):
        if is_cue(tokens, i):
            if lows[i].endswith("ing") and not _has_own_subject(tokens, i, last_place):
                return Attribution(last.mention, cue_span(tokens, i), "he said, adding")
            break
    between = lows[last_place + 1 : place]
    if _JOINS.issuperset(between):
        return Attribution(last.mention, last.cue, "list")
    return None


def governed(tokens: Tokens, place: int, low: int, high: int) -> Attribution | None:
    """`Hall dismissed it as "a slow tide." He later left.`: the words end their own sentence.

    What the next sentence says after its subject is said of something else.
    """
    if tokens.quotes[place] != "." or high != place + 1 or place <= low or high >= len(tokens):
        return None
    if tokens.lows[high] not in PRONOUNS or not tokens.words[high][0].isupper():
        return None
    return before(tokens, place, low)


def _has_own_subject(tokens: Tokens, verb: int, lowest: int) -> bool:
    """Whether "with" gives a participle a subject: "with Hall calling it …"."""
    phrase = phrase_left(tokens, verb - 1, lowest + 1)
    return phrase is not None and tokens.lows[phrase[0] - 1] == "with"


def before(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`The mayor said (that) … "…"`, `saying "…"`, the cue stands before the quote."""
    lows = tokens.lows
    if place <= low:
        return None
    verb = governing_cue(tokens, place, low)
    if verb is not None and not is_silent(tokens, verb):
        subject = _inverted_inside(tokens, verb, place) or subject_of(tokens, verb, low)
        if subject is None and (verb == low or lows[verb - 1] in {QUOTE, ","}):
            subject = phrase_right(tokens, verb + 1, place)
        if subject is not None:
            return Attribution(tokens.span(*subject), cue_span(tokens, verb), "he said before")
    return None


def _inverted_inside(tokens: Tokens, verb: int, place: int) -> Phrase | None:
    """The subject between commas after its cue: `It was, said Hall, "a slow tide"`."""
    if tokens.lows[verb - 1] != "," or cue_verb(tokens, verb) not in PLAIN:
        return None
    if tokens.lows[verb].endswith("ing") or verb == 0:
        return None
    subject = phrase_right(tokens, verb + 1, place)
    is_set_off = subject is not None and subject[1] + 2 == place and tokens.lows[place - 1] == ","
    return subject if is_set_off else None


def governing_cue(tokens: Tokens, place: int, low: int) -> int | None:
    """The cue verb before the quotation that governs it: the nearest that reports or names."""
    lows = tokens.lows
    weak = None
    floor = max(low, place - FARTHEST_CUE)
    if CUE_FORMS.isdisjoint(lows[floor:place]):
        return None
    for i in range(place - 1, floor - 1, -1):
        if lows[i] == ";":
            break
        if lows[i] not in CUE_FORMS or not is_cue(tokens, i) or _only_names(tokens, i, low):
            continue
        verb = cue_verb(tokens, i)
        if verb not in WEAK:
            return reporting(tokens, i, low)
        if weak is None or _takes_clause(tokens, i, weak):
            weak = i
    return weak


def _takes_clause(tokens: Tokens, verb: int, inner: int) -> bool:
    """Whether a clause with "that" hangs on a verb and holds another: "found that … showed"."""
    return (
        CUE_VERBS.get(tokens.lows[verb]) in TAKING_CLAUSES
        and tokens.lows[verb + 1] == "that"
        and inner - verb <= LONGEST_CLAUSE
        and _NEW_CLAUSE.isdisjoint(tokens.lows[verb + 2 : inner])
    )


def _only_names(tokens: Tokens, verb: int, low: int) -> bool:
    """Whether a participle gives its noun a name: "joined a club called “The Tide”"."""
    if tokens.lows[verb] not in _CALLED:
        return False
    phrase = phrase_left(tokens, verb - 1, low)
    if phrase is None or phrase[0] <= low or tokens.lows[phrase[0]] not in {"a", "an"}:
        return False
    before = phrase[0] - 1
    return (
        tokens.lows[before] in PREPOSITIONS
        or tokens.lows[before].endswith("ing")
        or is_finite(tokens, before)
        or CUE_VERBS.get(tokens.lows[before]) == tokens.lows[before]
    )


def reporting(tokens: Tokens, verb: int, low: int) -> int:
    """The verb that reports another: "Hall said he would welcome a …" hangs on "said"."""
    lows = tokens.lows
    base = cue_verb(tokens, verb)
    if lows[verb] != base and (base in NAMING or base in PLAIN):
        return verb
    for i in range(verb - 1, max(low, verb - LONGEST_CLAUSE) - 1, -1):
        if lows[i] in _NEW_CLAUSE or not (is_word(lows[i]) or lows[i] in {"'s", ","}):
            break
        if is_cue(tokens, i) and cue_verb(tokens, i) in PLAIN and not lows[i].endswith("ing"):
            return i
    return verb


def according_to(tokens: Tokens, low: int, high: int, place: int) -> Attribution | None:
    """`According to the mayor, … "…"`, `"…," according to the mayor` and `"…," per the report`."""
    lows = tokens.lows
    first, last = max(low, place - FARTHEST_CUE), min(high - 2, place + FARTHEST_CUE)
    if _SOURCING.isdisjoint(lows[first : max(first, last)]):
        return None
    cues = [i for i in range(first, last) if _names_source(tokens, i)]
    if not cues:
        return None
    nearest = min(cues, key=lambda i: abs(i - place))
    end = nearest + (lows[nearest] == "according")
    subject = phrase_right(tokens, end + 1, high)
    if subject is None or _goes_on_to_speak(tokens, subject[1] + 1, place):
        return None
    if tokens.lows[subject[1]] in _RECORDS and place < nearest and _is_told(tokens, place, low):
        return None
    return Attribution(tokens.span(*subject), tokens.span(nearest, end), "according to")


def _is_told(tokens: Tokens, place: int, low: int) -> bool:
    """Whether somebody speaks by what comes before the quotation: "He wrote that it was “…”"."""
    verb = governing_cue(tokens, place, low)
    return verb is not None and cue_verb(tokens, verb) in PLAIN


def _goes_on_to_speak(tokens: Tokens, first: int, place: int) -> bool:
    """Whether a clause before the quotation lets its source speak: "…, which called it “…”"."""
    return any(
        tokens.lows[i] == "which" and verb_at(tokens, i + 1, place) is not None
        for i in range(first, place)
    )


def _names_source(tokens: Tokens, i: int) -> bool:
    """Whether a source follows: "according to", and "per" after a comma or a quotation."""
    lows = tokens.lows
    if lows[i] == "per":
        is_name = lows[i + 1] in DETERMINERS - {"a", "an"} or tokens.words[i + 1][0].isupper()
        return i > 0 and lows[i - 1] in {",", QUOTE} and tokens.words[i] == "per" and is_name
    return lows[i] == "according" and lows[i + 1] == "to"


def main_clause(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """The subject of the verb nearest before the quotation: "Hall has a “plan” …"."""
    for i in range(place - 1, max(low, place - 40) - 1, -1):
        if tokens.lows[i] != QUOTE and is_finite(tokens, i) and not _only_names(tokens, i, low):
            if is_silent(tokens, i) or _is_told_of(tokens, i, place):
                return None
            subject = subject_of(tokens, i, low)
            if subject is not None:
                verb = _main_verb(tokens, i, place)
                cue = tokens.span(verb, verb) if verb is not None else None
                return Attribution(tokens.span(*subject), cue, "main clause")
    return None


def _is_told_of(tokens: Tokens, verb: int, place: int) -> bool:
    """Whether others speak of a clause's subject: "is accused of", "was described as"."""
    lows = tokens.lows
    last = verb
    while last < place and (lows[last] in AUXILIARIES or is_adverb(tokens, last)):
        last += 1
    if last >= place:
        return False
    before = last - 1
    while before > 0 and is_adverb(tokens, before):
        before -= 1
    return (
        lows[before] in _BE
        and lows[last].endswith(("ed", "ld", "en"))
        and lows[last] in CUE_VERBS
        and lows[last + 1] in _OF_WHAT
    )


def _main_verb(tokens: Tokens, first: int, highest: int) -> int | None:
    """The verb that carries the sense of a group: "is mulling", "didn't like"; None: "is" alone.

    "The slogan is" stands: its noun carries words.
    """
    i = first
    if first and tokens.lows[first - 1] in CUE_NOUNS:
        return first
    while i < highest and (tokens.lows[i] in AUXILIARIES or is_adverb(tokens, i)):
        i += 1
    if i == first:
        return first
    if i >= highest:
        return None
    low = tokens.lows[i]
    if low.endswith(("ing", "ed")) or low in PARTICIPLES:
        return i
    bare = tokens.lows[i - 1] not in _BE and tokens.words[i].islower()
    return i if bare and low not in _NOT_BARE_VERBS else None
