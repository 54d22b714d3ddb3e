"""Finds quotation marks and pairs them, a paragraph at a time; `annotate` calls it first."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.marks.cues import CUE_VERBS
from briefing.marks.sentences import paragraphs
from briefing.model import Span

OPENERS = frozenset("“„‟«‘")
CLOSERS = frozenset("”»’")
STRAIGHT = frozenset("\"'")

_DOUBLE = '"“”„‟«»'
_SINGLE = "'‘’"
_SINGLE_OPENERS = [
    re.compile(rf"{mark}(?=[A-Za-z“\"])(?<![^\s(\[—–\"“]{mark})") for mark in ("'", "‘")
]

_BEFORE_OPENING = frozenset("([{—–-/:;,“‘«…")
_AFTER_OPENING = frozenset("$£€[(.…@#&‘'“-—–*")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-…")

_ELIDED = re.compile(
    r"['’](?:s|ll|re|ve|t|d|m|em|cause|til|tis|twas|n|round|bout|nuff|\d0s|\d\d)\b", re.IGNORECASE
)
"""What an apostrophe stands before: the clipped words of speech, and decades ('90s)."""

_LOW_SINGLE = re.compile(r"(?<!\w)‚(?=\w)[^‚‘’\n]{1,400}[‘’](?!\w)|(?<!\w)‹\w[^‹›\n]{1,400}›(?!\w)")
"""Single marks that are never apostrophes: German ‚…‘ and ‹…›."""

_LATER_CLOSER = re.compile(r"[^'‘’\"“”]{1,200}(?<!\s)['’](?!\w)")
"""Text up to a single mark that can close, with no other mark on the way."""

_SPOKEN = re.compile(
    r"\b(?P<before>[A-Za-z]{3,20})[:,] ['‘](?=\w)"
    r"|(?<=[,!?])['’](?P<after>(?: [\w’-]{1,30}){1,5})"
)
"""A single mark as speech opens after a verb for it, or ends before one: "said: ‘Stay", "go,’ he
said".
"""

_LONG_SINGLE = re.compile(
    r"(?<![^\s(\[—–])‘(?=\w)(?P<inside>(?:[^‘’“”\"\n]|(?<=\w)’(?=\w)){12,300})’(?!\w)"
)
"""Single marks with a direction around many words: no apostrophe, and no mere word held off."""

_FEWEST_WORDS = 4
"""Words between single marks that tell what somebody said, most of them without a capital."""

_DISPLAY_LEAD = re.compile(r"(?:SEE ALSO|READ MORE|WATCH|RELATED|PHOTO|VIDEO)\b", re.IGNORECASE)
_DISPLAY_WIDTH = 160
_BRITISH_OPENERS = 3
_SHORT_WORD = 3
_BRITISH_CURLY = 2
"""Single marks with a direction that tell the style where there is no double mark."""

_BEFORE_SPEECH = frozenset(".!?,:")


class Quotation(NamedTuple):
    """A pair of quotation marks: its span (marks included) and paragraph (a number from 0).

    `continues` says that an open quotation of the paragraph before runs on here, `runs_on` that no
    mark closes it.
    """

    start: int
    end: int
    paragraph: int
    continues: bool = False
    runs_on: bool = False


@dataclass(slots=True)
class _Open:
    """A mark still to be closed, and the pairs already found inside it."""

    start: int
    single: bool
    inside: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Style:
    """Whether single marks are the outer ones, told by the text so far: what follows a paragraph
    does not change how it is read.
    """

    singles: int = 0
    curly: int = 0
    doubles: int = 0
    is_spoken: bool = False

    def read(self, text: str, start: int, end: int, singles: list[int], doubles: int) -> None:
        """Take in a paragraph, with where single marks open in it and how many are double."""
        self.singles += len(singles)
        if singles and not self.doubles and not _is_headline(text, start, end):
            self.curly += sum(text[at] == "‘" for at in singles)
        self.doubles += doubles + text.count("''", start, end)
        if singles and not self.doubles and not self.is_spoken:
            self.is_spoken = _tells_speech(text, start, end) or _holds_speech(text, start, end)

    @property
    def is_british(self) -> bool:
        """Whether there are many single marks, or speech between them ("said: ‘Stay.’"), and few
        double ones; two with a direction are many.
        """
        if self.singles < _BRITISH_OPENERS:
            return not self.doubles and (self.is_spoken or self.curly >= _BRITISH_CURLY)
        return self.singles > self.doubles


def _tells_speech(text: str, start: int, end: int) -> bool:
    """Whether a verb stands beside what single marks hold; a headline's tell no style."""
    for found in _SPOKEN.finditer(text, start, end):
        words = (found["before"] or found["after"]).split()
        cues = [word for word in words if word.lower() in CUE_VERBS]
        if cues and not all(word[0].isupper() for word in (words if len(words) > 1 else cues)):
            return True
    return False


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether most of the longer words of a paragraph have capitals, as in a headline."""
    if end - start > _DISPLAY_WIDTH:
        return False
    longer = [word.lstrip("‘'") for word in text[start:end].split() if len(word) > _SHORT_WORD]
    return 2 * sum(word[:1].isupper() for word in longer) > len(longer)


def _holds_speech(text: str, start: int, end: int) -> bool:
    """Whether single marks hold words enough to be speech, and not in a headline's capitals."""
    return any(
        sum(map(str.islower, found["inside"].split())) >= _FEWEST_WORDS - 1
        and found["inside"].count(" ") >= _FEWEST_WORDS - 1
        for found in _LONG_SINGLE.finditer(text, start, end)
    )


def find_quotations(text: str, lines: Sequence[Span] | None = None) -> list[Quotation]:
    """The outermost quotations of `text`, in order; none crosses a paragraph.

    `lines` are the paragraphs of `text` where they are known already.
    """
    if lines is None:
        lines = paragraphs(text)
    doubles = _places(text, _DOUBLE)
    singles = [mark.start() for opener in _SINGLE_OPENERS for mark in opener.finditer(text)]
    either = sorted(doubles + _places(text, _SINGLE)) if singles else []
    singles.sort()
    style = _Style()
    found: list[Quotation] = []
    running = False
    for number, (start, end) in enumerate(lines):
        marks = _within(doubles, start, end)
        if singles:
            opening = _within(singles, start, end)
            style.read(text, start, end, opening, len(marks))
            if opening and (style.is_british or _is_display_line(text, start, end)):
                marks = _within(either, start, end)
        if not marks:
            running = False
            continue
        continues = running and marks[0] == start
        pairs, unclosed = _pair(text, start, end, marks)
        running = False
        if unclosed is not None:
            if not unclosed.inside and _runs_on(text, start, end, unclosed.start):
                found += (Quotation(a, b, number) for a, b in pairs if b <= unclosed.start)
                found.append(Quotation(unclosed.start, end, number, continues, True))
                running = True
                continue
            pairs = sorted(pairs + unclosed.inside)
        found += (Quotation(a, b, number, continues and a == start) for a, b in pairs)
    return _with_low_singles(text, lines, found) if "‚" in text or "‹" in text else found


def _runs_on(text: str, start: int, end: int, mark: int) -> bool:
    """Whether a mark that nothing closes holds all that follows it in the paragraph: one that opens
    the paragraph does, or else a whole sentence: `he said. "We sail.`.
    """
    if mark == start:
        return True
    sentence = text[mark + 1 : mark + 2].isupper() and text[end - 1] in ".!?"
    return sentence and text[max(start, mark - 2) : mark].strip()[-1:] in _BEFORE_SPEECH


def _with_low_singles(text: str, lines: Sequence[Span], found: list[Quotation]) -> list[Quotation]:
    """The quotations with those between low or angular single marks that stand in none of them."""
    starts = [line[0] for line in lines]
    opened = [quotation.start for quotation in found]
    more = []
    for match in _LOW_SINGLE.finditer(text):
        start, end = match.span()
        i = bisect_left(opened, start) - 1
        inside = i >= 0 and found[i].end > start
        if not inside and not (i + 1 < len(found) and found[i + 1].start < end):
            more.append(Quotation(start, end, bisect_right(starts, start) - 1))
    return sorted(found + more)


def _places(text: str, marks: str) -> list[int]:
    """Where one of `marks` stands in `text`, in order; one fast search a mark."""
    places = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1)
    places.sort()
    return places


def _within(places: list[int], start: int, end: int) -> list[int]:
    """Those of the places, in order, that lie between `start` and `end`."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _is_display_line(text: str, start: int, end: int) -> bool:
    """Whether the paragraph is a headline, a caption or a see-also line, by its form."""
    if _DISPLAY_LEAD.match(text, start, end):
        return True
    if end - start > _DISPLAY_WIDTH:
        return False
    return text[start:end].rstrip("'’)] ")[-1:] not in tuple('.!?:;,"”…')


def _pair(text: str, start: int, end: int, marks: Sequence[int]) -> tuple[list[Span], _Open | None]:
    """The outermost pairs of a paragraph, and the outermost mark that nothing closes."""
    pairs: list[Span] = []
    stack: list[_Open] = []
    for at in marks:
        char = text[at]
        single = char in _SINGLE
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if before == "=" or (single and _is_apostrophe(text, at, end, before, after, stack)):
            continue
        if _opens(char, before, after, single, stack):
            stack.append(_Open(at, single))
        else:
            _close(stack, pairs, at + 1, single)
    if not stack:
        return pairs, None
    outermost = stack[0]
    for inner in stack[1:]:
        outermost.inside += inner.inside
    return pairs, outermost


def _opens(char: str, before: str, after: str, single: bool, stack: list[_Open]) -> bool:
    """Whether a mark opens: curly by its direction, straight by turns, both checked by context."""
    is_open = _depth(stack, single) > 0
    spaced = before.isspace()
    if char in OPENERS:
        return not (is_open and _could_close(before, after) and not _could_open(before, after))
    if char in CLOSERS:
        return spaced and not is_open and _could_open(before, after)
    if is_open:
        return spaced and after.isalnum()
    if single:
        return _could_open(before, after)
    return spaced or not (before.isdigit() or after.isspace())


def _could_open(before: str, after: str) -> bool:
    """Whether a mark between these two characters looks like an opening one."""
    if not (before.isspace() or before in _BEFORE_OPENING or before in STRAIGHT):
        return False
    return after.isalnum() or after in _AFTER_OPENING or after in STRAIGHT


def _could_close(before: str, after: str) -> bool:
    """Whether a mark between these two characters looks like a closing one."""
    return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)


def _depth(stack: list[_Open], single: bool) -> int:
    """How deep in the stack, 1 or 2, the nearest open mark of the same kind is; 0 without one."""
    if not stack:
        return 0
    if stack[-1].single == single:
        return 1
    return 2 if len(stack) > 1 and stack[-2].single == single else 0


def _is_apostrophe(
    text: str, at: int, end: int, before: str, after: str, stack: list[_Open]
) -> bool:
    """Whether a single mark is part of a word ("don't", "'90s", "the voters' choice")."""
    if before.isalnum() and after.isalnum():
        return True
    if text[at] == "‘":
        return False
    if not before.isalnum() and _ELIDED.match(text, at, end):
        return True
    if not any(mark.single for mark in stack):
        return before.isalnum() or text[at] == "’"
    plural = before in "sS" and after == " " and text[at + 2 : at + 3].islower()
    return plural and _LATER_CLOSER.match(text, at + 1, end) is not None


def _close(stack: list[_Open], pairs: list[Span], end: int, single: bool) -> None:
    """Close the nearest open mark of the same kind; marks left open inside it are dropped."""
    depth = _depth(stack, single)
    if not depth:
        return
    opened = stack[-depth]
    del stack[-depth:]
    if end - opened.start <= 2:
        return
    (stack[-1].inside if stack else pairs).append((opened.start, end))
