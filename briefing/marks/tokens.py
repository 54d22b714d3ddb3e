"""A paragraph as the attribution rules read it: words and marks, each quotation a single token."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress

from briefing.marks.sentences import is_abbreviation
from briefing.model import Span

_TOKEN = (
    r"(?:[^\W\d_]\.){2,6}"  # U.S., a.m.
    r"|[A-Z]\.(?=[ \u00a0][A-Z])"  # an initial
    r"|['’]s\b"  # possessive or clipped verb
    r"|[@#$]?\w+(?:(?:[&.\-/’'](?!s\b)|(?<=\d),(?=\d))\w+)*"  # a word, with what joins its parts
    r"(?:(?<=s)[’'](?= \w))?"  # and the possessive of a plural: "the Farmers' Union"
    r"|[^\w\s]"
)
_PIECE = re.compile(rf"\w++ (?!\s)|(?:\w++(?![&.\-/’']|,\d)|{_TOKEN})\s*+")
"""A token and the space after it; most are words that nothing can join to the next, tried first."""

_SPACE = re.compile(r"\s+")

QUOTE = "“”"
"""The text of a token that stands for a whole quotation; no token of the text has two marks."""

_LONGEST_HEADLINE = 40
"""Tokens that a paragraph in title case may have."""

_STOPS = frozenset(".!?")
_MAY_END = _STOPS | {"…", QUOTE}
_MARKS = "\"“”„‟«»'‘’ )]"
"""What a quotation may end in after its last letter or stop: marks of its own or of a child."""


@dataclass(slots=True)
class Tokens:
    """The tokens of a paragraph, as parallel lists; nobody changes them once they are read.

    `words` as in the text, `lows` in lower case with straight apostrophes, `starts` their places in
    the text; `ends` are the places where those tokens end that are longer than their word;
    `quotes` are the tokens that are quotations, with the last character inside their marks;
    `cues` are the reader's own cue verbs, which the rules read as forms of "say" in `lows`;
    `title_case` says that the paragraph is written like a headline.
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: dict[int, int]
    quotes: dict[int, str]
    cues: Mapping[str, str]
    title_case: bool = False

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The span in the text from token `first` to token `last`, both included."""
        return self.starts[first], self.end(last)

    def end(self, i: int) -> int:
        """Where token `i` ends in the text: a quotation, or an abbreviation after its full stop."""
        return self.ends[i] if i in self.ends else self.starts[i] + len(self.words[i])


def tokenize(
    text: str, start: int, end: int, quotations: Sequence[Span], cues: Mapping[str, str]
) -> Tokens:
    """The tokens of the paragraph `text[start:end]`; `quotations` lie in it, in order."""
    words: list[str] = []
    starts: list[int] = []
    ends: dict[int, int] = {}
    quotes: dict[int, str] = {}
    at = start
    for opening, closing in (*quotations, (end, end)):
        if at < opening:
            _read_pieces(text, at, opening, words, starts, ends)
        if opening < closing:
            quotes[len(words)] = _last_inside(text, opening, closing)
            ends[len(words)] = closing
            words.append(QUOTE)
            starts.append(opening)
        at = closing
    lows = list(map(str.lower, words))
    if text.find("’", start, end) >= 0:
        lows = [low.replace("’", "'") for low in lows]
    if cues:
        lows = [cues.get(low, low) for low in lows]
    return Tokens(text, words, lows, starts, ends, quotes, cues, _is_title_case(words))


def _last_inside(text: str, opening: int, closing: int) -> str:
    """The last character inside the quotation `text[opening:closing]` that is no mark, or ""."""
    last = closing - 1
    while last > opening and text[last] in _MARKS:
        last -= 1
    return text[last] if last > opening else ""


def _read_pieces(
    text: str, start: int, end: int, words: list[str], starts: list[int], ends: dict[int, int]
) -> None:
    """Append the tokens of `text[start:end]` to `words`, their places to `starts` and `ends`.

    Each piece is a token and the space after it, so that sums of lengths give the places.
    """
    first = start
    if text[start].isspace() and (space := _SPACE.match(text, start, end)):
        first = space.end()
    pieces = _PIECE.findall(text, first, end)
    found = list(map(str.rstrip, pieces))
    begun = list(accumulate(map(len, pieces), initial=first))
    begun.pop()
    stops = [i for i in _places_of(".", found) if i and _is_its_stop(text, i, start, begun, found)]
    for gone, i in enumerate(stops):
        ends[len(words) + i - 1 - gone] = begun[i] + 1
    for i in reversed(stops):
        del found[i], begun[i]
    words += found
    starts += begun


def _places_of(token: str, tokens: list[str]) -> list[int]:
    """Where `token` stands among `tokens`, in order; a list's own search is the fastest."""
    places = []
    at = -1
    for _ in range(tokens.count(token)):
        at = tokens.index(token, at + 1)
        places.append(at)
    return places


def _is_its_stop(text: str, i: int, start: int, begun: list[int], found: list[str]) -> bool:
    """Whether the full stop that is token `i` belongs to the abbreviation before it."""
    stop, length = begun[i], len(found[i - 1])
    return length < 7 and begun[i - 1] + length == stop and is_abbreviation(text, stop, start)


def _is_title_case(words: list[str]) -> bool:
    """Whether nearly every longer word has a capital, as in a headline: verbs have one too."""
    if len(words) > _LONGEST_HEADLINE:
        return False
    initials = [word[0] for word in words if len(word) > 3 and word[0].isalpha()]
    return len(initials) > 2 and 5 * sum(map(str.isupper, initials)) >= 4 * len(initials)


def _ends_in_bracket(tokens: Tokens, stop: int) -> bool:
    """Whether a full stop ends what a bracket holds, and the sentence goes on: "(D-Calif.), a"."""
    following = tokens.words[stop + 1 : stop + 3]
    return len(following) == 2 and following[0] == ")" and not following[1][0].isupper()


def sentence_bounds(tokens: Tokens) -> list[tuple[int, int]]:
    """First and last-plus-one token of each sentence. A quotation that ends in . ! ? closes one
    where a capital or another quotation follows: whoever attributes it must look past the end.
    """
    bounds = []
    first = 0
    count = len(tokens)
    for i in list(compress(range(count), map(_MAY_END.__contains__, tokens.lows))):
        if tokens.lows[i] == QUOTE:
            following = tokens.words[i + 1] if i + 1 < count else QUOTE
            ends = tokens.quotes[i] in _STOPS and (following[0].isupper() or following == QUOTE)
        else:
            ends = not _ends_in_bracket(tokens, i)
        if ends:
            bounds.append((first, i + 1))
            first = i + 1
    if first < count:
        bounds.append((first, count))
    return bounds
