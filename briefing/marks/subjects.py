"""Who is the subject of a verb: read leftwards from it, or rightwards from its clause's start."""

from briefing.marks.appositions import LONGEST_APPOSITION
from briefing.marks.context import is_plural
from briefing.marks.cues import BEARERS, CUE_VERBS, NAMING, PLAIN, TAKING_CLAUSES
from briefing.marks.lexicon import words
from briefing.marks.phrases import (
    Phrase,
    is_surname,
    joined_left,
    phrase_left,
    phrase_right,
    subject_right,
)
from briefing.marks.tokens import QUOTE, Tokens
from briefing.marks.verbs import (
    is_adverb,
    is_auxiliary,
    is_capital,
    is_clipped,
    is_cue,
    is_finite,
    is_word,
)
from briefing.marks.words import (
    AUXILIARIES,
    CALENDAR,
    CLAUSE_OPENERS,
    DETERMINERS,
    INITIAL_SKIP,
    NOT_NAMES,
    PREPOSITIONS,
    PRONOUNS,
    TIME_UNITS,
)

FARTHEST_SUBJECT = 60
"""Tokens that a subject is looked for to the left of its verb."""

_TIES = frozenset({"of", "for", "in", "at", "from", "with", "on", "by", "to", "about", "near"})
"""Prepositions that tie a phrase to the noun before it."""

_PARENTHETICAL = frozenset({",", "—", "–", "-"})
"""What may set a relative clause off: "the sign — which read “…” — hung there"."""

_TELLING = PLAIN - {"begin", "remember", "continue", "recall", "read", "answer", "respond"}
"""Verbs that one speaker strings together: "said … but added"."""

_STRUNG = _TELLING | NAMING | {"put", "estimate"}
"""Verbs whose subject is that of a verb of telling before them: "said … and dismissed it as"."""

_LONGEST_EXPLANATION = 9
"""Tokens of what explains a name between commas."""

_OF_OFFICES = (["of", "staff"], ["of", "state"], ["of", "police"])
"""What belongs to the noun before it: "the governor's chief of staff"."""

_CAME_OUT = words(
    "released published issued obtained filed posted reviewed provided unsealed leaked"
)
_EXPLAINING = frozenset({"a", "an", "the", "who"})
"""Words that open what explains a name."""

_LONGEST_RELATIVE = 16
"""Tokens of a relative clause before its last phrase."""

_BEFORE_TIMES = words("less more than about just over nearly almost barely only long couple of")
"""Words that a time before "ago" may open with."""

_FROM_NOW = frozenset({"ago", "earlier", "later", "before"})
_QUOTING = words("quoted quotes quoting cited cites citing")
"""Verbs whose object speaks: "quoted an official as saying"."""

_BEFORE_INFINITIVE = AUXILIARIES | {"to"}
"""Words after which a verb's base form is a verb: what follows it is its object."""


def subject_of(tokens: Tokens, verb: int, lowest: int, depth: int = 0) -> Phrase | None:
    """The subject of the verb at token `verb`, in the sentence that starts at token `lowest`."""
    lows = tokens.lows
    lowest = max(lowest, verb - FARTHEST_SUBJECT)
    group = verb
    infinitive = False
    while group > lowest:
        low = lows[group - 1]
        if low == "to":
            infinitive = True
        elif low == "," and group - 3 > lowest and lows[group - 3] == ",":
            if not is_adverb(tokens, group - 2):
                break
            group -= 2
        elif low == "ago":
            group = _time_ago(tokens, group - 1, lowest)
            continue
        elif low in CALENDAR and not is_surname(tokens, group - 1):
            if group - 2 > lowest and lows[group - 2] in {"on", "last", "this", "late", "early"}:
                group -= 1
        elif not (is_auxiliary(tokens, group - 1) or is_adverb(tokens, group - 1)) or (
            low == "'s" and not is_clipped(tokens, group - 1)
        ):
            break
        group -= 1
    before = group - 1
    participle = lows[verb].endswith("ing") and not any(
        low in AUXILIARIES for low in lows[group:verb]
    )
    if participle and before > lowest:
        speaking = _speaking_object(tokens, before, lowest)
        if speaking is not None:
            return speaking
        absolute = phrase_left(tokens, before, lowest)
        if absolute and absolute[0] > lowest and lows[absolute[0] - 1] in {"with", "has", "had"}:
            return absolute
    if participle or infinitive:
        return clause_subject(tokens, lowest, group)
    if before < lowest:
        return None
    low = lows[before]
    if low in {"and", "but", "or"} and depth < 3:
        reports = CUE_VERBS.get(lows[verb]) in _STRUNG
        for i in range(before - 1, lowest - 1, -1):
            if reports and _reports(tokens, i):
                return subject_of(tokens, i, lowest, depth + 1)
        for i in range(before - 1, lowest - 1, -1):
            if is_finite(tokens, i) or is_cue(tokens, i):
                shared = subject_of(tokens, i, lowest, depth + 1)
                if shared is not None:
                    return shared
        return clause_subject(tokens, lowest, group)
    if low in {",", "—", "–", "-"}:
        head = _before_apposition(tokens, before, lowest)
        if head is None:
            return clause_subject(tokens, lowest, group)
        return head if lows[head[1]] in PRONOUNS else joined_left(tokens, head, lowest)
    if low in {"which", "that"}:
        return phrase_left(tokens, before - 1 - (lows[before - 1] in _PARENTHETICAL), lowest)
    phrase = phrase_left(tokens, before, lowest)
    if phrase is None:
        phrase = _behind_preposition(tokens, before, lowest)
    if phrase is None:
        return clause_subject(tokens, lowest, group)
    phrase = _without_participle(tokens, phrase)
    head = phrase if _is_object(tokens, phrase, lowest) else _outermost(tokens, phrase, lowest)
    if _is_object(tokens, head, lowest):
        return clause_subject(tokens, lowest, group) or head
    return _before_relative(tokens, head, lowest) or joined_left(tokens, head, lowest)


def _speaking_object(tokens: Tokens, last: int, lowest: int) -> Phrase | None:
    """What speaks right before a participle: "a sign saying", "quoted an official as saying"."""
    if tokens.lows[last] in BEARERS:
        bearer = phrase_left(tokens, last, lowest)
        if bearer is not None and bearer[0] < last and tokens.lows[bearer[0]].endswith("ing"):
            return bearer[0] + 1, last
        return bearer
    if tokens.lows[last] != "as":
        return None
    phrase = phrase_left(tokens, last - 1, lowest)
    if phrase is None or phrase[0] <= lowest or tokens.lows[phrase[0] - 1] not in _QUOTING:
        return None
    return phrase


def _reports(tokens: Tokens, i: int) -> bool:
    """Whether a token is a finite verb of plain telling: "Hall said … but said"."""
    low = tokens.lows[i]
    if CUE_VERBS.get(low) not in _TELLING or tokens.lows[i + 1] == ",":
        return False
    return not low.endswith("ing") and is_cue(tokens, i)


def _time_ago(tokens: Tokens, ago: int, lowest: int) -> int:
    """The first token of a time that ends in "ago": "less than two weeks ago"."""
    first = ago
    while first > lowest and (
        tokens.lows[first - 1] in TIME_UNITS
        or tokens.lows[first - 1] in DETERMINERS
        or tokens.lows[first - 1] in _BEFORE_TIMES
        or tokens.lows[first - 1].isdigit()
    ):
        first -= 1
    return first


def _is_object(tokens: Tokens, phrase: Phrase, lowest: int) -> bool:
    """Whether a verb that takes no clause stands right before a phrase, which is its object."""
    first = phrase[0]
    if first <= lowest or tokens.lows[first] in PRONOUNS:
        return False
    low = tokens.lows[first - 1]
    if low == "to":
        return tokens.words[first][0].islower() and tokens.lows[first] not in DETERMINERS
    if CUE_VERBS.get(low) in TAKING_CLAUSES:
        return False
    infinitive = (
        low in CUE_VERBS and first - 2 >= lowest and tokens.lows[first - 2] in _BEFORE_INFINITIVE
    )
    return infinitive or is_finite(tokens, first - 1)


def _behind_preposition(tokens: Tokens, last: int, lowest: int) -> Phrase | None:
    """The phrase that a complement without an article hangs on: "the secretary of state"."""
    for i in range(last, max(lowest, last - 4), -1):
        if tokens.lows[i] in PREPOSITIONS:
            return phrase_left(tokens, i - 1, lowest)
        if not is_word(tokens.lows[i]):
            return None
    return None


def _outermost(tokens: Tokens, phrase: Phrase, lowest: int) -> Phrase:
    """The head phrase of one that hangs on a preposition: "the mayor of Leeds" is the mayor."""
    lows = tokens.lows
    for _ in range(4):
        first = phrase[0]
        if first - 2 < lowest or lows[first - 1] not in _TIES:
            break
        outer = phrase_left(tokens, _before_participle(tokens, first - 2, lowest), lowest)
        if outer is None:
            break
        if lows[first - 1] == "by" and outer[0] < outer[1] and lows[outer[1]].endswith("ed"):
            outer = outer[0], outer[1] - 1
        phrase = outer
    if lows[phrase[1] + 1 : phrase[1] + 3] in _OF_OFFICES:
        return phrase[0], phrase[1] + 2
    return phrase


def _without_participle(tokens: Tokens, phrase: Phrase) -> Phrase:
    """A phrase without the participle that says how it came out: "a report released Tuesday"."""
    first, last = phrase
    if last - first > 0 and tokens.lows[last] in _CAME_OUT and is_word(tokens.lows[last - 1]):
        return phrase if tokens.lows[last - 1] in DETERMINERS else (first, last - 1)
    return phrase


def _before_participle(tokens: Tokens, last: int, lowest: int) -> int:
    """The token before a participle that modifies a plural: "experts not involved in it"."""
    low = tokens.lows[last]
    if last - 1 < lowest or not low.endswith(("ed", "ing")):
        return last
    noun = last - 1 - (tokens.lows[last - 1] == "not")
    return noun if noun >= lowest and is_plural(tokens.lows[noun]) else last


def _before_relative(tokens: Tokens, phrase: Phrase, lowest: int) -> Phrase | None:
    """The subject whose relative clause, with one verb of its own, a phrase ends: "The woman who
    found the dog near a farm" needs another verb, and has it after the farm.
    """
    lows = tokens.lows
    verbs = 0
    for i in range(phrase[0] - 1, max(lowest, phrase[0] - _LONGEST_RELATIVE), -1):
        low = lows[i]
        if low in {"who", "which"}:
            subject = phrase_left(tokens, i - 1, lowest) if verbs == 1 else None
            opens = subject is not None and (
                subject[0] == lowest or not is_word(lows[subject[0] - 1])
            )
            return subject if opens else None
        if not is_word(low) or low in CLAUSE_OPENERS or verbs > 1:
            return None
        modifies = lows[i - 1] in DETERMINERS
        verbs += is_finite(tokens, i) and low not in AUXILIARIES and not modifies
    return None


def _before_apposition(tokens: Tokens, comma: int, lowest: int) -> Phrase | None:
    """The phrase that an apposition ending at token `comma` belongs to."""
    lows = tokens.lows
    mark = lows[comma]
    for i in range(comma - 1, max(lowest, comma - LONGEST_APPOSITION) - 1, -1):
        if lows[i] in {QUOTE, ";", ":"}:
            return None
        if lows[i] == mark:
            of_several = lows[i - 2 : i] in (["of", "them"], ["of", "us"])
            phrase = phrase_left(tokens, i - 3 if of_several else i - 1, lowest)
            if phrase is None:
                continue
            if lows[phrase[0] - 1] in PREPOSITIONS and phrase[0] > lowest:
                head = _outermost(tokens, phrase, lowest)
                if head == phrase or lows[head[0] - 1] in _TIES:
                    continue
                phrase = head
            return _named_before(tokens, phrase, mark, lowest) or phrase
    return None


def _named_before(tokens: Tokens, phrase: Phrase, mark: str, lowest: int) -> Phrase | None:
    """The name that a phrase explains: "Ana Hall, a guide at Glen Park, which is new, said"."""
    first = phrase[0]
    if (
        first - 2 < lowest
        or tokens.lows[first] not in _EXPLAINING
        or tokens.lows[first - 1] != mark
    ):
        return None
    named = phrase_left(tokens, first - 2, lowest)
    if named is None or not is_capital(tokens, named[1]):
        return None
    is_subject = named[0] == lowest or tokens.lows[named[0] - 1] not in PREPOSITIONS
    return named if is_subject else None


def _opens_participle(tokens: Tokens, i: int, first: int) -> bool:
    """Whether a participle clause starts here: "Asked about it, …", "Speaking on Monday, …"."""
    low = tokens.lows[i]
    if len(low) < 5:
        return False
    return (
        low.endswith("ing")
        or (i == first and low.endswith("ed") and low in CUE_VERBS)
        or (
            i == first and low in {"reached", "pressed", "faced", "interviewed", "quizzed", "known"}
        )
    )


def _past_apposition(tokens: Tokens, i: int, highest: int) -> int:
    """Past what explains the name before the comma at `i - 1`: "For Hall, a mother of four, …"."""
    lows = tokens.lows
    if lows[i : i + 1] not in (["a"], ["an"]) or not tokens.words[i - 2][0].isupper():
        return i
    for j in range(i + 1, min(highest, i + _LONGEST_EXPLANATION)):
        if lows[j] == ",":
            return j + 1
        if is_finite(tokens, j) or lows[j] == QUOTE:
            break
    return i


def _tells_when(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is a time and no subject: "that week", "four years ago"."""
    low = tokens.lows[phrase[1]]
    return low in TIME_UNITS or (low in _FROM_NOW and tokens.lows[phrase[1] - 1] in TIME_UNITS)


def clause_subject(tokens: Tokens, first: int, highest: int) -> Phrase | None:
    """The subject of the main clause among the tokens `first` to `highest`, read from the left."""
    lows = tokens.lows
    i = first
    turns = 0
    while i < highest and turns < 12:
        turns += 1
        low = lows[i]
        if low == QUOTE or not is_word(low) or low in INITIAL_SKIP or is_adverb(tokens, i):
            i += 1
            continue
        if low in NOT_NAMES and lows[i + 1 : i + 2] == [","] and low not in PRONOUNS:
            i += 2
            continue
        if low == "about" and i + 1 < highest and lows[i + 1][0].isdigit():
            i += 1
            continue
        if low in PREPOSITIONS or low in CLAUSE_OPENERS or _opens_participle(tokens, i, first):
            comma = next((j for j in range(i, min(highest, i + 40)) if lows[j] == ","), -1)
            if comma < 0:
                if low in PREPOSITIONS and i + 1 < highest:
                    i += 1
                    phrase = phrase_right(tokens, i, highest)
                    i = phrase[1] + 1 if phrase else i + 1
                    continue
                return None
            i = _past_apposition(tokens, comma + 1, highest)
            continue
        if low in CALENDAR:
            i += 1
            continue
        if is_cue(tokens, i) and not low.endswith("ing"):
            return phrase_right(tokens, i + 1, highest)
        phrase = subject_right(tokens, i, highest)
        if phrase is None:
            i += 1
        elif _tells_when(tokens, phrase) and phrase[1] + 1 < highest:
            i = phrase[1] + 1
        else:
            return phrase
    return None
