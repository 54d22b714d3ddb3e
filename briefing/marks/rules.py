"""The rules of attribution: each reads a paragraph's tokens and answers with whose words they are.

`attribution` tries them, in an order of its own; every rule's docstring begins with its example.
"""

from typing import NamedTuple

from briefing.marks.cues import (
    CUE_FORMS,
    CUE_NOUNS,
    CUE_VERBS,
    FINAL,
    FINAL_FORMS,
    MAKING,
    NAMING,
    PHRASES,
    PLAIN,
    WEAK,
)
from briefing.marks.phrases import phrase_left, phrase_right, skip_apposition, subject_right
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

_COMMA_INSIDE = frozenset(",?!.—–-…")
_SPOKEN_ENDS = frozenset(",?!")
_THINGS = frozenset({"nothing", "something", "anything", "everything"})
_DASHES = frozenset("—–-")
_PAUSES = _DASHES | {",", QUOTE}
"""Tokens after which a sentence may end in its cue: "…, the mayor said"."""

_JOINS = frozenset({"and", ",", "or", "but", "then"})
_ENDS = frozenset(".!?;")
_FARTHEST_CUE = 60
"""Tokens between a quotation and its cue, at most."""

_FARTHEST_END = 4 * _FARTHEST_CUE
"""Tokens after a quotation that a cue at its sentence's end, with its subject, can stand in."""

_LONGEST_ADVERBIAL = 10
"""Tokens after a cue that may still be an adverbial: "said to loud cheers on Friday"."""

_LONGEST_CLAUSE = 25
"""Tokens between a verb that reports and the verb that it reports."""

_NEW_CLAUSE = frozenset({"and", "but", "while", "who", "which", "when"})
_NOT_BARE_VERBS = (PREPOSITIONS | DETERMINERS | PRONOUNS) - {"like"}
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
_INVERTED = PLAIN | {"agree"}
"""Cues that may stand before their subject: "agreed another"."""

_OWN_CLAUSES = (PRONOUNS - {"you", "who"}) | {"that", "whether", "why", "how", "what"}
"""Words after a cue that open a clause of its own: no quotation before it is its object."""

_ASKING = frozenset({"ask", "tell"})
"""Verbs whose participle may open a sentence, of who was asked: "Asked Monday, …"."""

_CALLED = frozenset({"called", "named", "dubbed", "nicknamed", "termed"})

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


def after(tokens: Tokens, place: int) -> Attribution | None:
    """`"…," said the mayor` and `"…," the mayor, a Democrat, later said`, right after the quote.

    Also `"…," as Hall put it`.
    """
    lows = tokens.lows
    count = len(lows)
    i = place + 1
    if i >= count:
        return None
    closed = tokens.quotes[place] in _COMMA_INSIDE
    if lows[i] == "," or lows[i] in _DASHES:
        closed = True
        i += 1
    if i >= count or lows[i] == QUOTE:
        return None
    stopped = tokens.quotes[place] == "." and lows[place + 1] not in {","} | _DASHES
    highest = min(count, i + _FARTHEST_CUE)
    if lows[i] == "as" and i + 1 < highest:
        subject = phrase_right(tokens, i + 1, highest)
        verb = verb_at(tokens, subject[1] + 1, highest) if subject else None
        if subject and verb is None and lows[subject[1] + 1 : subject[1] + 2] == ["put"]:
            verb = subject[1] + 1
        if subject and verb is not None and (closed or lows[verb + 1 : verb + 2] == ["it"]):
            return Attribution(tokens.span(*subject), cue_span(tokens, verb), "as he put it")
        return None
    long = not _is_short(tokens, place)
    inverted = _inverted(tokens, i, highest, stopped, tokens.quotes[place] in _SPOKEN_ENDS)
    if inverted is not None and (closed or long):
        return inverted
    subject = None if _is_participle(tokens, i) else subject_right(tokens, i, highest)
    if subject is None or not (closed or long):
        return None
    k = skip_apposition(tokens, subject[1] + 1, highest)
    verb = verb_at(tokens, k, highest)
    if verb is None or (lows[verb].endswith("ing") and not _has_auxiliary(lows, k, verb)):
        return None
    if (stopped or not closed) and tokens.words[i][0].isupper() and not _closes(tokens, verb):
        return None
    if _is_silent(tokens, verb):
        return None
    if tokens.quotes[place] in {"?", "!"} and (
        (cue_verb(tokens, verb) not in PLAIN and not _ends_clause(tokens, verb))
        or _OWN_CLAUSES.intersection(lows[verb + 1 : verb + 2])
    ):
        return None
    return Attribution(tokens.span(*subject), cue_span(tokens, verb), "he said")


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


def fronted(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`Citing "thick fog," the harbour master closed …`: the participle is the main subject's."""
    first = low + (tokens.lows[low] in {"in", "by", "while", "after"})
    if first >= place or not _is_participle_cue(tokens, first):
        return None
    if any(tokens.lows[i] == "," or is_finite(tokens, i) for i in range(first + 1, place)):
        return None
    count = len(tokens)
    i = place + 1
    if tokens.quotes[place] != ",":
        ceiling = min(count, i + _LONGEST_CLAUSE)
        i = next((j + 1 for j in range(i, ceiling) if tokens.lows[j] == ","), count)
    subject = subject_right(tokens, i, count) if i < count else None
    if subject is None or _is_participle(tokens, i):
        return None
    return Attribution(tokens.span(*subject), tokens.span(first, first), "fronted")


def _is_participle_cue(tokens: Tokens, i: int) -> bool:
    """Whether a sentence may open with this participle of a cue: "Citing", "calling"."""
    low = tokens.lows[i]
    return low.endswith("ing") and low in CUE_VERBS


def _is_participle(tokens: Tokens, i: int) -> bool:
    """Whether a clause without a subject starts here: `"…," making a face`."""
    word = tokens.words[i]
    return len(word) > 4 and word.endswith("ing") and word.islower() and word not in _THINGS


def _ends_clause(tokens: Tokens, verb: int) -> bool:
    """Whether a cue, with its particle and adverbs, ends its clause: "cried out, waving"."""
    lows = tokens.lows
    i = verb + 1 + ((cue_verb(tokens, verb) or "") in PHRASES)
    while i < len(lows) and is_adverb(tokens, i):
        i += 1
    return i >= len(lows) or lows[i] in _ENDS or lows[i] == ","


def _is_short(tokens: Tokens, place: int) -> bool:
    """Whether a quotation has four words at most."""
    return tokens.text.count(" ", *tokens.span(place, place)) < 4


def _inverted(
    tokens: Tokens, i: int, highest: int, stopped: bool, spoken: bool
) -> Attribution | None:
    """The cue before its subject: "said the mayor", "wrote Hall on Friday".

    After marks that end as speech does, any cue may stand before a name: "exhorted Hall".
    """
    lows = tokens.lows
    while i < highest and is_adverb(tokens, i):
        i += 1
    if i >= highest or not is_cue(tokens, i):
        return None
    verb = cue_verb(tokens, i)
    plain = verb in _INVERTED
    if not plain and (not spoken or verb in NAMING or verb in WEAK):
        return None
    if lows[i].endswith("ing") or (stopped and tokens.words[i][0].isupper()):
        return None
    k = i + 1
    while k < highest and is_adverb(tokens, k):
        k += 1
    subject = phrase_right(tokens, k, highest)
    if subject is None or not (plain or tokens.words[subject[0]][0].isupper()):
        return None
    return Attribution(tokens.span(*subject), cue_span(tokens, i), "said he")


def _is_silent(tokens: Tokens, verb: int) -> bool:
    """Whether a cue tells that something was left unsaid: "has not said", "never told"."""
    return CUE_VERBS.get(tokens.lows[verb]) in _SAYING and is_negated(tokens, verb)


def after_any_verb(tokens: Tokens, place: int) -> Attribution | None:
    """`"…," she grinned`: after a comma inside the marks, a verb that is no cue elsewhere."""
    lows = tokens.lows
    i = place + 1
    highest = min(len(lows), i + _FARTHEST_CUE)
    if i >= highest or tokens.quotes[place] != "," or _is_short(tokens, place):
        return None
    if is_finite(tokens, i) and not is_adverb(tokens, i):
        subject = phrase_right(tokens, i + 1, highest)
        if subject is not None and tokens.words[subject[0]][0].isupper():
            return Attribution(tokens.span(*subject), cue_span(tokens, i), "said he")
    subject = subject_right(tokens, i, highest)
    if subject is None or lows[i].endswith("ing") or lows[i] == "who":
        return None
    verb = skip_apposition(tokens, subject[1] + 1, highest)
    while verb < highest and is_adverb(tokens, verb):
        verb += 1
    if verb < highest and is_finite(tokens, verb):
        return Attribution(tokens.span(*subject), tokens.span(verb, verb), "he said")
    return None


def _has_auxiliary(lows: list[str], first: int, last: int) -> bool:
    """Whether an auxiliary stands among the tokens `first` to `last`."""
    return any(low in AUXILIARIES for low in lows[first:last])


def _closes(tokens: Tokens, verb: int) -> bool:
    """Whether only adverbials follow the cue at `verb`, and no clause of its own."""
    lows = tokens.lows
    i = verb + 1
    if i >= len(lows) or lows[i] in _ENDS or lows[i] == ",":
        return True
    if lows[i] not in PREPOSITIONS and lows[i] not in CALENDAR:
        return False
    rest = lows[i : i + _LONGEST_ADVERBIAL]
    stop = next((j for j, low in enumerate(rest) if low in _ENDS), None)
    return stop is not None and "that" not in rest[:stop]


def beside(
    tokens: Tokens, place: int, low: int, last: Attribution | None, last_place: int
) -> Attribution | None:
    """`"…," he said, adding "…"`: the second takes the first one's speaker, its own cue."""
    if last is None or last.mention is None or last_place < low:
        return None
    lows = tokens.lows
    for i in range(place - 1, last_place, -1):
        if is_cue(tokens, i):
            if lows[i].endswith("ing"):
                return Attribution(last.mention, cue_span(tokens, i), "he said, adding")
            break
    between = lows[last_place + 1 : place]
    if _JOINS.issuperset(between):
        return Attribution(last.mention, last.cue, "list")
    return None


def final(tokens: Tokens, place: int, high: int) -> Attribution | None:
    """`… a "fragment" in the sentence, the mayor said on Monday.`"""
    lows = tokens.lows
    if FINAL_FORMS.isdisjoint(lows[place + 1 : min(high, place + _FARTHEST_END)]):
        return None
    for comma in range(place + 1, min(high, place + _FARTHEST_CUE)):
        if lows[comma] not in _PAUSES:
            continue
        if lows[comma] == QUOTE and tokens.quotes[comma] not in _COMMA_INSIDE:
            continue
        i = comma + 1
        if i >= high:
            return None
        if is_cue(tokens, i) and cue_verb(tokens, i) in PLAIN and not lows[i].endswith("ing"):
            subject = phrase_right(tokens, i + 1, high)
            if subject is not None and _is_named(tokens, subject):
                return Attribution(tokens.span(*subject), cue_span(tokens, i), "final, said he")
        subject = subject_right(tokens, i, high)
        if subject is None:
            continue
        k = skip_apposition(tokens, subject[1] + 1, high)
        verb = verb_at(tokens, k, high)
        if verb is None or lows[verb].endswith("ing"):
            continue
        if cue_verb(tokens, verb) not in FINAL:
            continue
        if _trails_off(tokens, verb + 1, high):
            return Attribution(tokens.span(*subject), cue_span(tokens, verb), "final")
    return None


def _is_named(tokens: Tokens, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is a name, the article aside: "Hall", "the Hull Herald"."""
    first, last = phrase
    return tokens.words[first + (tokens.lows[first] == "the" and first < last)][0].isupper()


def _trails_off(tokens: Tokens, i: int, high: int) -> bool:
    """Whether only adverbials follow a cue up to the sentence's end: "said on Monday."""
    lows = tokens.lows
    while i < high and is_adverb(tokens, i):
        i += 1
    if i >= high or lows[i] in _ENDS or lows[i] in {",", QUOTE}:
        return True
    return lows[i] in PREPOSITIONS or lows[i] in CALENDAR


def before(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`The mayor said (that) … "…"`, `saying "…"`, the cue stands before the quote."""
    lows = tokens.lows
    if place <= low:
        return None
    verb = governing_cue(tokens, place, low)
    if verb is not None and not _is_silent(tokens, verb):
        subject = subject_of(tokens, verb, low)
        if subject is None and (verb == low or lows[verb - 1] in {QUOTE, ","}):
            subject = phrase_right(tokens, verb + 1, place)
        if subject is not None:
            return Attribution(tokens.span(*subject), cue_span(tokens, verb), "he said before")
    return None


def governing_cue(tokens: Tokens, place: int, low: int) -> int | None:
    """The cue verb before the quotation that governs it: the nearest that reports or names."""
    lows = tokens.lows
    weak = None
    floor = max(low, place - _FARTHEST_CUE)
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
        if weak is None:
            weak = i
    return weak


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
    for i in range(verb - 1, max(low, verb - _LONGEST_CLAUSE) - 1, -1):
        if lows[i] in _NEW_CLAUSE or not (is_word(lows[i]) or lows[i] in {"'s", ","}):
            break
        if is_cue(tokens, i) and cue_verb(tokens, i) in PLAIN and not lows[i].endswith("ing"):
            return i
    return verb


def according_to(tokens: Tokens, low: int, high: int, place: int) -> Attribution | None:
    """`According to the mayor, … "…"` and `"…," according to the mayor`."""
    lows = tokens.lows
    nearest = None
    first, last = max(low, place - _FARTHEST_CUE), min(high - 2, place + _FARTHEST_CUE)
    if "according" not in lows[first : max(first, last)]:
        return None
    for i in range(first, last):
        if lows[i] != "according" or lows[i + 1] != "to":
            continue
        if nearest is None or abs(i - place) < abs(nearest - place):
            nearest = i
    if nearest is None:
        return None
    subject = phrase_right(tokens, nearest + 2, high)
    if subject is None:
        return None
    return Attribution(tokens.span(*subject), tokens.span(nearest, nearest + 1), "according to")


def main_clause(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """The subject of the verb nearest before the quotation: "Hall has a “plan” …"."""
    for i in range(place - 1, max(low, place - 40) - 1, -1):
        if tokens.lows[i] != QUOTE and is_finite(tokens, i) and not _only_names(tokens, i, low):
            if _is_silent(tokens, i):
                return None
            subject = subject_of(tokens, i, low)
            if subject is not None:
                verb = _main_verb(tokens, i, place)
                cue = tokens.span(verb, verb) if verb is not None else None
                return Attribution(tokens.span(*subject), cue, "main clause")
    return None


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
