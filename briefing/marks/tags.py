"""The rules of attribution whose subject stands after the quotation: `"…," the mayor said`.

`attribution` tries them, in an order of its own; every rule's docstring begins with its example.
"""

from briefing.marks.appositions import skip_apposition
from briefing.marks.cues import CUE_VERBS, FINAL, FINAL_FORMS, NAMING, PHRASES, PLAIN, WEAK
from briefing.marks.phrases import phrase_right, subject_right
from briefing.marks.rules import FARTHEST_CUE, LONGEST_CLAUSE, Attribution, cue_span, is_silent
from briefing.marks.tokens import QUOTE, Tokens
from briefing.marks.verbs import cue_verb, is_adverb, is_cue, is_finite, verb_at
from briefing.marks.words import AUXILIARIES, CALENDAR, PREPOSITIONS, PRONOUNS

_COMMA_INSIDE = frozenset(",?!.—–-…")
_SPOKEN_ENDS = frozenset(",?!")
_THINGS = frozenset({"nothing", "something", "anything", "everything"})
_DASHES = frozenset("—–-")
_PAUSES = _DASHES | {",", QUOTE}
"""Tokens after which a sentence may end in its cue: "…, the mayor said"."""

_ENDS = frozenset(".!?;")
_FARTHEST_END = 4 * FARTHEST_CUE
"""Tokens after a quotation that a cue at its sentence's end, with its subject, can stand in."""

_LONGEST_ADVERBIAL = 10
"""Tokens after a cue that may still be an adverbial: "said to loud cheers on Friday"."""

_BEFORE_PARTICIPLE = frozenset({"in", "by", "while", "after"})
_INVERTED = PLAIN | {"agree", "reckon"}
"""Cues that may stand before their subject: "agreed another"."""

_ADDRESSING = frozenset({"tell"})
"""Cues whose object is whom they address: what follows them is no subject."""

_OWN_CLAUSES = (PRONOUNS - {"you", "who"}) | {"that", "whether", "why", "how", "what"}
"""Words after a cue that open a clause of its own: no quotation before it is its object."""


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
    highest = min(count, i + FARTHEST_CUE)
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
    if is_silent(tokens, verb):
        return None
    if tokens.quotes[place] in {"?", "!"} and (
        (cue_verb(tokens, verb) not in PLAIN and not _ends_clause(tokens, verb))
        or _OWN_CLAUSES.intersection(lows[verb + 1 : verb + 2])
    ):
        return None
    return Attribution(tokens.span(*subject), cue_span(tokens, verb), "he said")


def fronted(tokens: Tokens, place: int, low: int) -> Attribution | None:
    """`Citing "thick fog," the harbour master closed …`: the participle is the main subject's."""
    first = low + (tokens.lows[low] in _BEFORE_PARTICIPLE)
    if first >= place or not _is_participle_cue(tokens, first):
        return None
    reports = CUE_VERBS[tokens.lows[first]] in PLAIN
    if any(
        tokens.lows[i] == "," or (not reports and is_finite(tokens, i))
        for i in range(first + 1, place)
    ):
        return None
    count = len(tokens)
    i = place + 1
    if tokens.quotes[place] != ",":
        ceiling = min(count, i + LONGEST_CLAUSE)
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
    if i >= highest or not (is_cue(tokens, i) or _write_the_authors(tokens, i, highest)):
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
    if (
        subject is None
        or lows[subject[1]] in _THINGS
        or not (plain or tokens.words[subject[0]][0].isupper())
    ):
        return None
    return Attribution(tokens.span(*subject), cue_span(tokens, i), "said he")


def _write_the_authors(tokens: Tokens, i: int, highest: int) -> bool:
    """Whether a cue in its base form stands before a subject in the plural: "write the authors"."""
    low = tokens.lows[i]
    if low not in PLAIN or tokens.lows[i - 1] not in {QUOTE, ","}:
        return False
    subject = subject_right(tokens, i + 1, highest)
    return subject is not None and (
        tokens.lows[subject[1]].endswith("s") or "and" in tokens.lows[subject[0] : subject[1]]
    )


def after_any_verb(tokens: Tokens, place: int) -> Attribution | None:
    """`"…," she grinned`: after a comma inside the marks, a verb that is no cue elsewhere."""
    lows = tokens.lows
    i = place + 1
    highest = min(len(lows), i + FARTHEST_CUE)
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


def final(tokens: Tokens, place: int, high: int) -> Attribution | None:
    """`… a "fragment" in the sentence, the mayor said on Monday.`"""
    lows = tokens.lows
    if FINAL_FORMS.isdisjoint(lows[place + 1 : min(high, place + _FARTHEST_END)]):
        return None
    for comma in range(place + 1, min(high, place + FARTHEST_CUE)):
        if lows[comma] not in _PAUSES:
            continue
        if lows[comma] == QUOTE and tokens.quotes[comma] not in _COMMA_INSIDE:
            continue
        i = comma + 1
        if i >= high:
            return None
        if is_cue(tokens, i) and cue_verb(tokens, i) in PLAIN and not lows[i].endswith("ing"):
            inverted = CUE_VERBS.get(lows[i]) not in _ADDRESSING
            subject = phrase_right(tokens, i + 1, high) if inverted else None
            if subject is not None and _is_named(tokens, subject):
                return Attribution(tokens.span(*subject), cue_span(tokens, i), "final, said he")
        subject = subject_right(tokens, i, high)
        if subject is None:
            continue
        k = skip_apposition(tokens, subject[1] + 1, high)
        verb = verb_at(tokens, k, high)
        if verb is None or lows[verb].endswith("ing"):
            continue
        if cue_verb(tokens, verb) not in FINAL or lows[verb : verb + 2] == ["thought", "for"]:
            continue
        if _trails_off(tokens, verb + 1, high) or _only_addresses(tokens, verb, high):
            return Attribution(tokens.span(*subject), cue_span(tokens, verb), "final")
    return None


def _is_named(tokens: Tokens, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is a name, the article aside: "Hall", "the Hull Herald"."""
    first, last = phrase
    return tokens.words[first + (tokens.lows[first] == "the" and first < last)][0].isupper()


def _only_addresses(tokens: Tokens, verb: int, high: int) -> bool:
    """Whether nothing but whom it addresses follows a cue: "told the Orlen Courier on Monday."""
    if CUE_VERBS.get(tokens.lows[verb]) not in _ADDRESSING:
        return False
    addressee = phrase_right(tokens, verb + 1, high)
    if addressee is None:
        return False
    after = addressee[1] + 1
    return tokens.lows[after : after + 1] != ["to"] and _trails_off(tokens, after, high)


def _trails_off(tokens: Tokens, i: int, high: int) -> bool:
    """Whether only adverbials follow a cue up to the sentence's end: "said on Monday."""
    lows = tokens.lows
    while i < high and is_adverb(tokens, i):
        i += 1
    if i >= high or lows[i] in _ENDS or lows[i] in {",", QUOTE}:
        return True
    return lows[i] in PREPOSITIONS or lows[i] in CALENDAR
