"""A paragraph as the attribution rules read it: words and marks, each quotation a single token."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefing.marks.sentences import is_abbreviation
from briefing.model import Span

_TOKEN = (
    r"(?:[^\W\d_]\.){2,6}"  # U.S., a.m.
    r"|[A-Z]\.(?=[ \u00a0][A-Z])"  # an initial
    r"|['’]s\b"  # possessive or clipped verb
    r"|[@#$]?\w+(?:[&.\-/’'](?!s\b)\w+)*"  # a word, with what joins its parts
    r"|[^\w\s]"
)
_PIECE = re.compile(rf"(?:{_TOKEN})\s*")
_SPACE = re.compile(r"\s*")

QUOTE = "“”"
"""The text of a token that stands for a whole quotation; no token of the text has two marks."""

_LONGEST_HEADLINE = 40
"""Tokens that a paragraph in title case may have."""

_STOPS = frozenset(".!?")
_MARKS = "\"“”„‟«»'‘’ )]"
"""What a quotation may end in after its last letter or stop: marks of its own or of a child."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a paragraph, as parallel lists.

    `words` as in the text, `lows` in lower case with straight apostrophes, `spans` in the text;
    `quotes` are the tokens that are quotations, with the last character inside their marks;
    `title_case` says that the paragraph is written like a headline.
    """

    text: str
    words: list[str]
    lows: list[str]
    spans: list[Span]
    quotes: dict[int, str]
    title_case: bool = False

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The span in the text from token `first` to token `last`, both included."""
        return self.spans[first][0], self.spans[last][1]

    def phrase(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


def tokenize(text: str, start: int, end: int, quotations: Sequence[Span]) -> Tokens:
    """The tokens of the paragraph `text[start:end]`; `quotations` lie in it, in order."""
    words: list[str] = []
    spans: list[Span] = []
    quotes: dict[int, str] = {}
    at = start
    for opening, closing in (*quotations, (end, end)):
        _read_pieces(text, at, opening, words, spans)
        if opening < closing:
            quotes[len(words)] = text[opening + 1 : closing].rstrip(_MARKS)[-1:]
            words.append(QUOTE)
            spans.append((opening, closing))
        at = closing
    lows = [word.lower() for word in words]
    if "’" in text[start:end]:
        lows = [low.replace("’", "'") if low != QUOTE else low for low in lows]
    return Tokens(text, words, lows, spans, quotes, _is_title_case(words))


def _read_pieces(text: str, start: int, end: int, words: list[str], spans: list[Span]) -> None:
    """Append the tokens of `text[start:end]` to `words` and `spans`.

    Each piece is a token and the space after it, so that sums of lengths give the places.
    """
    space = _SPACE.match(text, start, end)
    first = space.end() if space else start
    pieces = _PIECE.findall(text, first, end)
    found = [piece.rstrip() for piece in pieces]
    starts = list(accumulate(map(len, pieces), initial=first))
    places = [(at, at + len(word)) for at, word in zip(starts, found, strict=False)]
    for i in range(len(found) - 1, 0, -1):
        if found[i] == "." and _is_its_stop(text, places[i][0], start, places[i - 1]):
            places[i - 1] = (places[i - 1][0], places[i][1])
            del found[i], places[i]
    words += found
    spans += places


def _is_its_stop(text: str, stop: int, start: int, word: Span) -> bool:
    """Whether the full stop at `stop` belongs to the abbreviation before it."""
    return word[1] == stop and stop - word[0] < 7 and is_abbreviation(text, stop, start)


def _is_title_case(words: list[str]) -> bool:
    """Whether nearly every longer word has a capital, as in a headline: verbs have one too."""
    if len(words) > _LONGEST_HEADLINE:
        return False
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 2 and 5 * sum(word[0].isupper() for word in longer) >= 4 * len(longer)


def sentence_bounds(tokens: Tokens) -> list[tuple[int, int]]:
    """First and last-plus-one token of each sentence. A quotation that ends in . ! ? closes one
    where a capital or another quotation follows: whoever attributes it must look past the end.
    """
    bounds = []
    first = 0
    count = len(tokens)
    for i, low in enumerate(tokens.lows):
        if low in _STOPS or low == "…":
            ends = True
        elif low == QUOTE and tokens.quotes[i] in _STOPS:
            following = tokens.words[i + 1 : i + 2]
            ends = not following or following[0][0].isupper() or following[0] == QUOTE
        else:
            continue
        if ends:
            bounds.append((first, i + 1))
            first = i + 1
    if first < count:
        bounds.append((first, count))
    return bounds
