"""The rules of attribution that look past the quotation's own sentence, or inside its marks."""

import re
from collections.abc import Mapping, Sequence

from briefing.marks.colons import before_colon
from briefing.marks.cues import CUE_FORMS, WEAK
from briefing.marks.rules import Attribution, cue_span, governing_cue, reporting
from briefing.marks.subjects import clause_subject, subject_of
from briefing.marks.tokens import Tokens, sentence_bounds, tokenize
from briefing.marks.verbs import cue_verb, is_cue
from briefing.model import Span

_TRANSCRIPT_NAME = re.compile(r"([A-Z][A-Z.’'-]{1,20}(?: [A-Z][A-Z.’'-]{1,20}){0,3})(:)(?= )")
_SIGNATURE = re.compile(
    r"([—–]|--?) ?([A-Z][\w.’'-]{0,30}?(?: [A-Z][\w.’'-]{0,30}?){0,4})(?:[.,]|, [^.!?\n]{1,80})?"
)
_FARTHEST_BACK = 600
"""Characters of the paragraph before that are read for who speaks next."""


def transcribed(tokens: Tokens, place: int) -> Attribution | None:
    """`"HALL: We saw it."`: a transcript names the speaker in capitals inside the marks."""
    start, end = tokens.span(place, place)
    if not tokens.text[start + 1 : start + 3].isupper():
        return None
    name = _TRANSCRIPT_NAME.match(tokens.text, start + 1, end)
    if name is None:
        return None
    return Attribution(name.span(1), name.span(2), "transcript")


def introduced(
    text: str, lines: Sequence[Span], number: int, cues: Mapping[str, str]
) -> Attribution | None:
    """A paragraph that is a quotation, after one that ends in a colon: "Hall wrote:"."""
    if number == 0:
        return None
    start, end = lines[number - 1]
    if text[end - 1] != ":":
        return None
    tokens = tokenize(text, max(start, end - _FARTHEST_BACK), end, [], cues)
    bounds = sentence_bounds(tokens)
    low = bounds[-1][0]
    colon = len(tokens) - 1
    verb = governing_cue(tokens, colon, low)
    if verb is not None:
        subject = subject_of(tokens, verb, low)
        if subject is not None:
            return Attribution(tokens.span(*subject), cue_span(tokens, verb), "introduced")
    return before_colon(tokens, colon, low)


def signed(text: str, lines: Sequence[Span], number: int, end: int) -> Attribution | None:
    """A quotation that is a paragraph, and "— Ana Hall, pilot" after its `end` or under it."""
    line = lines[number]
    if end == line[1]:
        if number + 1 >= len(lines):
            return None
        line = lines[number + 1]
    else:
        line = end + (text[end] == " "), line[1]
    name = _SIGNATURE.fullmatch(text, *line)
    return Attribution(name.span(2), name.span(1), "signed") if name else None


def told_before(tokens: Tokens, low: int, high: int) -> Attribution | None:
    """A sentence that reports speech without quoting it, before one that is all quotation."""
    for verb in range(high - 1, low, -1):
        if tokens.lows[verb] not in CUE_FORMS or not is_cue(tokens, verb):
            continue
        if cue_verb(tokens, verb) not in WEAK:
            verb = reporting(tokens, verb, low)
            subject = subject_of(tokens, verb, low)
            if subject is not None:
                return Attribution(tokens.span(*subject), cue_span(tokens, verb), "told before")
    subject = clause_subject(tokens, low, high)
    if subject is None or not (subject[0] == subject[1] or tokens.words[subject[1]][0].isupper()):
        return None
    return Attribution(tokens.span(*subject), None, "subject before")


def paragraph_before(text: str, line: Span, cues: Mapping[str, str]) -> Attribution | None:
    """A paragraph that is all quotation, after one that reports its speaker without quoting."""
    start, end = line
    tokens = tokenize(text, max(start, end - _FARTHEST_BACK), end, [], cues)
    if tokens.title_case:
        return None
    return told_before(tokens, *sentence_bounds(tokens)[-1])
